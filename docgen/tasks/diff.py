"""Two versions of a bid compared: two projects by their data, two builds by their papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from docgen.derive import changes as derived
from docgen.model.change import Change, Recorded
from docgen.model.finding import Message, stop
from docgen.pack.compare import package_changes
from docgen.pack.manifest import MANIFEST
from docgen.pack.redline import Say, redline
from docgen.pack.writing import writing
from docgen.packages.registry import kinds, package


def changes(old: Path, new: Path) -> list[Change]:
    """What differs. Raises DocgenError DIFF-UNLIKE where the folders are not of one kind, or of none."""
    projects = _is_project(old), _is_project(new)
    if projects == (True, True):
        both = [kind for kind in kinds() if any((folder / f"{kind}.yaml").is_file() for folder in (old, new))]
        return derived.changes(_recorded(old, both), _recorded(new, both))
    before, after = _packages(old), _packages(new)
    if projects == (False, False) and before and after:
        names = dict.fromkeys([*after, *before])
        return [change for name in names for change in package_changes(before.get(name), after.get(name))]
    for folder in (old, new):
        if not folder.exists():
            said = Message("cannot be read: {reason}", {"reason": Message("it is not there")})
            raise stop("FILE-MISSING", folder, said)
    raise stop("DIFF-UNLIKE", f"{old}, {new}", Message("are not two projects, nor two builds"))


def write_redline(found: list[Change], old: Path, new: Path, out: Path, say: Say) -> Path:
    """The changes as a .docx with tracked changes at `out`."""
    with writing(out) as temporary:
        temporary.write_bytes(redline(found, old.name, new.name, say, _whose(new)))
    return out


def write_papers(old: Path, new: Path, folder: Path) -> list[Path]:
    """The papers of two builds that differ, each whole and with tracked changes, in `folder`.

    Whose changes they are and of which day, the new papers' own properties say. Raises DocgenError
    REDLINE-MISSING where the extra is not installed, DIFF-UNLIKE where the two are no builds.
    """
    from docgen.pack.tracked import changed_papers, engine_missing, told_by, tracked

    before, after = _packages(old), _packages(new)
    if not before or not after:
        raise stop("DIFF-UNLIKE", f"{old}, {new}", Message("are not two projects, nor two builds"))
    if engine_missing():
        raise stop(
            "REDLINE-MISSING", str(folder), Message("papers with tracked changes are made by an extra")
        )
    written: list[Path] = []
    for name in (name for name in after if name in before):
        for paper, was, now in changed_papers(before[name], after[name]):
            out = folder / name / paper
            out.parent.mkdir(parents=True, exist_ok=True)
            with writing(out) as temporary:
                temporary.write_bytes(tracked(was, now, paper, *told_by(now)))
            written.append(out)
    return written


def _whose(new: Path) -> tuple[str, date] | None:
    """The bidder and the day of signing of the newer project or build; None where neither is known."""
    if (new / "response.yaml").is_file():
        project = package("response").load(new)
        return project.bidder.name, project.response.signed
    papers = [paper for folder in _packages(new).values() for paper in sorted(folder.glob("*.docx"))]
    if not papers:
        return None
    from docgen.pack.tracked import told_by

    return told_by(papers[0].read_bytes())


def _recorded(folder: Path, asked: Sequence[str]) -> list[Recorded]:
    """Everything recorded in the project for these kinds of package; a source of several kinds once."""
    found: dict[str, Recorded] = {}
    for kind in asked:
        if (folder / f"{kind}.yaml").is_file():
            declared = package(kind)
            found = {each.source: each for each in declared.recorded(declared.load(folder))} | found
    return list(found.values())


def _is_project(folder: Path) -> bool:
    return (folder / "project.yaml").is_file()


def _packages(folder: Path) -> dict[str, Path]:
    """The package that the folder is, or those in it by name: a build has several."""
    if (folder / MANIFEST).is_file():
        return {"": folder}
    return {path.parent.name: path.parent for path in sorted(folder.glob(f"*/{MANIFEST}"))}
