"""What a batch remembers beside its outputs: which folder is whose, what each job made, and from what.

A job is kept by --resume only if nothing that its papers hang on has changed: every file of the project,
of its company's folder and its tender, the templates, the rules, docgen and its libraries, and the papers.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from docgen.load.files.yaml import read_yaml
from docgen.model.finding import DocgenError
from docgen.model.job import Job
from docgen.pack.manifest import Published, digest, programs
from docgen.pack.writing import writing
from docgen.resources import bundled
from docgen.rules import rule_ids

RECORDS = ".jobs"
"""The folder, in a batch's output, with a record of each job that was done."""

_FOLDERS = "folders.json"
_NO_INPUT = {".git", ".hg", ".svn"}
_OPEN_FILE = ("~$", ".~lock.")
"""How the names of files begin that Word and LibreOffice put beside one that is open."""

Files = tuple[tuple[str, Published], ...]
"""What a job made: the kind of package, and the file."""


def folders(out: Path) -> dict[Path, str]:
    """Each project, and the name of its folder below `out` in the batches so far. A project that is gone
    has none any more."""
    try:
        known = json.loads((out / RECORDS / _FOLDERS).read_text(encoding="utf-8"))
        owners = {Path(os.path.normpath(out / project)): str(name) for name, project in known.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
    return {project: name for project, name in owners.items() if project.exists()}


def begin(out: Path, jobs: Iterable[Job], resume: bool) -> None:
    """Write down whose each folder is; without `resume`, forget what jobs made before."""
    owners = {name: _shown(project, out) for project, name in folders(out).items()}
    owners |= {job.folder: _shown(job.project, out) for job in jobs}
    if not resume:
        for record in (out / RECORDS).glob("*.json"):
            record.unlink()
    with writing(out / RECORDS / _FOLDERS) as temporary:
        temporary.write_text(json.dumps(owners, ensure_ascii=False, indent=1), encoding="utf-8")


def record(job: Job, files: Files, origin: str, out: Path) -> None:
    """Write down, in one step, that the job is done, what it made and from what (`made_from`)."""
    listed = [
        {"kind": kind, "path": file.path.relative_to(out).as_posix(), "sha256": file.sha256}
        for kind, file in files
    ]
    done = {"project": _shown(job.project, out), "made_from": origin, "files": listed}
    with writing(out / RECORDS / f"{job.name}.json") as temporary:
        temporary.write_text(json.dumps(done, ensure_ascii=False, indent=1), encoding="utf-8")


def kept(job: Job, origin: str, out: Path) -> Files | None:
    """The job's files as recorded, if they were made for this very project from what is `made_from` now,
    and every one is still what it was."""
    try:
        done = json.loads((out / RECORDS / f"{job.name}.json").read_text(encoding="utf-8"))
        if (done["project"], done["made_from"]) != (_shown(job.project, out), origin):
            return None
        contents = {entry["path"]: (out / entry["path"]).read_bytes() for entry in done["files"]}
        files = tuple(
            (entry["kind"], Published(out / entry["path"], len(contents[entry["path"]]), entry["sha256"]))
            for entry in done["files"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    same = all(hashlib.sha256(contents[e["path"]]).hexdigest() == e["sha256"] for e in done["files"])
    return files if same else None


def made_from(project: Path, out: Path) -> str:
    """A digest of everything that the papers of a project hang on, as it is now; what lies in `out` aside.

    Files that turn out not to matter count too: what a project may come to read is not known beforehand.
    """
    beside = {project / "outputs", out}
    seen = {name: _tree(place, beside) for name, place in _places(project).items()}
    text = json.dumps([_program(), seen], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _places(project: Path) -> dict[str, Path]:
    """The project's folder, and what project.yaml names elsewhere."""
    places = {"project": project}
    try:
        named = read_yaml(project / "project.yaml", "project.yaml")[0]
    except DocgenError:
        named = {}
    for field in ("company", "tender"):
        if isinstance(named, Mapping) and isinstance(path := named.get(field), str):
            places[field] = project / path
    return places


def _tree(place: Path, beside: Iterable[Path]) -> dict[str, str]:
    """The digest of the file, or of every file below the folder."""
    if place.is_file():
        return {"": _digest(place)}
    return {path.relative_to(place).as_posix(): _digest(path) for path in _files(place, set(beside))}


def _digest(path: Path) -> str:
    try:
        return digest(path)
    except OSError:  # whether it is needed is for the build to say
        return ""


def _files(folder: Path, passed: set[Path]) -> Iterator[Path]:
    """Every file below a folder, through links as well, each folder once and those in `passed` not at all."""
    known = {each.resolve() for each in passed}
    for here, folders, names in os.walk(folder, followlinks=True):
        place = Path(here).resolve()
        if place in known:
            folders.clear()
            continue
        known.add(place)
        folders[:] = sorted(set(folders) - _NO_INPUT)
        for name in sorted(names):
            if not name.startswith(_OPEN_FILE) and (path := Path(here, name)).is_file():
                yield path


@cache
def _program() -> object:
    """docgen, its libraries, rules and built-in templates."""
    return [programs(), rule_ids(), _tree(bundled("templates/docx"), ())]


def _shown(project: Path, out: Path) -> str:
    """The project as seen from `out`, so that both may be moved together."""
    try:
        return Path(os.path.relpath(project, out)).as_posix()
    except ValueError:  # on another drive
        return project.as_posix()
