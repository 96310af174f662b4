"""Where dropped files belong: the folder of a company or a bid, the list in its YAML file, its people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.derive.evidence.file_name import Company
from docgen.load.company.read import read_company
from docgen.load.files.yaml import read_yaml
from docgen.load.reading import Reading
from docgen.model.company.someone import people
from docgen.model.finding import Message, stop
from docgen.model.project_file import ProjectFile

EVIDENCE = "evidence"
PROJECT, BIDDER, RESPONSE = "project.yaml", "bidder.yaml", "response.yaml"


@dataclass(frozen=True)
class Entry:
    """A paper of the list as it stands there."""

    code: str
    file: str
    kind: str
    about: str
    title: str


@dataclass(frozen=True)
class Home:
    """A folder whose `evidence` is looked through, its YAML file with the papers known, whose they are.

    `scope`: the files and folders asked for; empty for all. `taken`: the codes of the papers, and of those
    of the bid that a company's folder lies in.
    """

    folder: Path
    file: Path
    known: tuple[Entry, ...]
    company: Company
    scope: tuple[Path, ...] = ()
    taken: tuple[str, ...] = ()


def homes(paths: Sequence[Path]) -> tuple[Home, ...]:
    """The homes of folders and files, each once; a bid's folder stands for its company's too.

    Raises DocgenError where a path is not there, belongs to no company and no bid, or whose data cannot be
    read.
    """
    wanted: dict[Path, list[Path]] = {}
    for path in paths:
        if not path.exists():
            raise stop("FILE-MISSING", str(path), Message("does not exist or cannot be opened"), "opened")
        owner = _owner(path)
        wanted.setdefault(owner, []).extend([] if path.resolve() == owner.resolve() else [path])
    found: dict[Path, Home] = {}
    for owner, scope in wanted.items():
        for home in _of_folder(owner, tuple(scope)):
            found.setdefault(home.file.resolve(), home)
    return tuple(found.values())


def _owner(path: Path) -> Path:
    """The nearest folder around the path that is a company's or a bid's."""
    around = [path, *path.absolute().parents] if path.is_dir() else list(path.absolute().parents)
    for folder in around:
        if (folder / BIDDER).is_file() or (folder / PROJECT).is_file():
            return folder
    said = Message("lies in no company's folder and in no project's")
    raise stop("EVIDENCE-WHERE", str(path), said)


def _of_folder(folder: Path, scope: tuple[Path, ...]) -> list[Home]:
    if (folder / BIDDER).is_file():
        reading = Reading(folder, of_company=True)
        return [_company_home(reading, folder, scope)]
    reading = Reading(folder)
    project = reading.yaml("project", folder / PROJECT, ProjectFile)
    company = reading.company(project)
    if company is None:
        raise reading.stopped()
    of_company = _company_home(reading, company, ())
    known = tuple(_of_response(folder))
    taken = (*(each.code for each in known), *of_company.taken)
    own = Home(folder, folder / RESPONSE, known, of_company.company, scope, taken)
    return [own] if scope else [own, of_company]


def _company_home(reading: Reading, folder: Path, scope: tuple[Path, ...]) -> Home:
    company = read_company(reading, folder)
    bidder, staff = company.bidder, company.staff
    if bidder is None or reading.findings:
        raise reading.stopped()
    known = tuple(Entry(each.code, each.file, each.kind, each.about, each.title) for each in bidder.evidence)
    around = _of_response(folder.absolute().parent)
    taken = tuple(each.code for each in (*known, *around))
    return Home(folder, folder / BIDDER, known, Company(bidder, people(bidder, staff)), scope, taken)


def _of_response(folder: Path) -> list[Entry]:
    """The papers of a bid's response, which may be half written or not there."""
    response = folder / RESPONSE
    data: Any = read_yaml(response, RESPONSE)[0] if response.is_file() else {}
    held = data.get("evidence") if isinstance(data, dict) else None
    return [
        Entry(*(str(each.get(name) or "") for name in ("code", "file", "kind", "about", "title")))
        for each in held or ()
        if isinstance(each, dict)
    ]
