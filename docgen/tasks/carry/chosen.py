"""Which files a packed project is made of: all of the project's, and those that it shares with others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from docgen.load.files.yaml import read_yaml
from docgen.model.finding import Message, stop
from docgen.model.project_file import ProjectFile

PROJECT = "project.yaml"
_MADE = ("outputs",)
_PASSING = ("~$", "Thumbs.db", "desktop.ini", "__pycache__")
_SCHEMAS = ".schemas"


@dataclass
class Chosen:
    """Files by their path in the package; links, which are not followed; and paths in project.yaml that
    change because what they name lies outside the project's folder: field → new value."""

    files: dict[str, Path] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    company: str = ""
    moved: dict[str, str] = field(default_factory=dict)
    title: str = ""


def chosen(folder: Path) -> Chosen:
    """What belongs to the project in `folder`. Raises DocgenError where it is none, or cannot be read."""
    if not (folder / PROJECT).is_file():
        said = Message("is no project folder: project.yaml is not there")
        raise stop("PROJECT-MISSING", str(folder), said)
    made = Chosen()
    _add(made, folder, "")
    data, _ = read_yaml(folder / PROJECT, PROJECT, ProjectFile)
    data = data if isinstance(data, dict) else {}
    made.title = str(data.get("title", ""))
    company, tender = (str(data.get(name) or usual) for name, usual in _SHARED.items())
    made.company = _shared_folder(made, folder, company)
    _shared_file(made, folder, tender)
    return made


_SHARED = {"company": "company", "tender": "tender.yaml"}


def _shared_folder(made: Chosen, folder: Path, company: str) -> str:
    """The company's folder in the package; brought inside where it lies elsewhere."""
    if is_inside(company):
        return PurePosixPath(company.replace("\\", "/")).as_posix().removeprefix("./")
    name = _free("company", made)
    if (folder / company).is_dir():
        _add(made, folder / company, f"{name}/")
    made.moved["company"] = name
    return name


def _shared_file(made: Chosen, folder: Path, tender: str) -> None:
    if is_inside(tender):
        return
    name = _free(PurePosixPath(tender.replace("\\", "/")).name, made)
    if (folder / tender).is_file():
        made.files[name] = folder / tender
    made.moved["tender"] = name


def is_inside(path: str) -> bool:
    """Whether a path that project.yaml names stays within the project's folder."""
    steps = path.replace("\\", "/").split("/")
    return ".." not in steps and steps[0] != "" and ":" not in path


def _free(name: str, made: Chosen) -> str:
    """The name, or the name with a number where a file or folder of the project has it."""
    taken = {path.split("/")[0].casefold() for path in made.files}
    stem, dot, ending = name.partition(".")
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}{dot}{ending}"
    return name


def _add(made: Chosen, folder: Path, before: str) -> None:
    for path in _below(folder):
        name = before + path.relative_to(folder).as_posix()
        if path.is_symlink():
            made.links.append(name)
        elif path.is_file():
            made.files[name] = path


def _below(folder: Path) -> Iterator[Path]:
    """Everything in the folder in a fixed order, but for what is made, hidden, or left behind by programs."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        hidden = path.name.startswith(".") and path.name != _SCHEMAS
        if hidden or path.name.startswith(_PASSING) or path.name in _MADE:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        else:
            yield path
