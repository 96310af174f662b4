"""What was changed in a project's files, when and by whom: a line for every write, from which it is undone.

`.docgen/journal.jsonl` lies in the project's folder and is hidden: it is not packed, and git is told to leave
it out. A line holds the words that were replaced, without which nothing could be undone, and these may be
personal. So only the latest `KEPT` lines hold them; older ones say when, who and where.
"""

from __future__ import annotations

import getpass
import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from docgen.model.sources import Place
from docgen.pack.writing import writing

KEPT = 200
_FOLDER, _NAME = ".docgen", "journal.jsonl"


@dataclass(frozen=True)
class Line:
    """One write: at `start` of a file's text `old` became `new`; `was` and `now` are its SHA-256 before and
    after. `undoes` is the number of the line that it takes back, 0 for none."""

    number: int
    at: str
    by: str
    file: str
    place: Place
    was: str
    now: str
    start: int = 0
    old: str | None = None
    new: str | None = None
    undoes: int = 0


def lines(folder: Path) -> list[Line]:
    """The journal of a project from its beginning; a line that a crash cut short is left out."""
    path = folder / _FOLDER / _NAME
    if not path.is_file():
        return []
    told = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            entry = json.loads(line)
            told.append(Line(**{**entry, "place": tuple(entry["place"])}))
        except (ValueError, TypeError, KeyError):
            continue
    return told


def write(
    folder: Path, file: str, place: Place, texts: tuple[str, str], sums: tuple[str, str], undoes: int = 0
) -> None:
    """A line for a write that is about to be made; on the disk when this returns."""
    known = lines(folder)
    start, old, new = _differs(*texts)
    line = Line(
        number=known[-1].number + 1 if known else 1,
        at=datetime.now().astimezone().isoformat(timespec="seconds"),
        by=_who(),
        file=file,
        place=place,
        was=sums[0],
        now=sums[1],
        start=start,
        old=old,
        new=new,
        undoes=undoes,
    )
    path = folder / _FOLDER / _NAME
    if not path.parent.is_dir():
        path.parent.mkdir()
        (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    if len(known) >= 2 * KEPT and known[-KEPT - 1].old is not None:
        older = [replace(each, old=None, new=None) for each in known[:-KEPT]]
        with writing(path) as temporary:
            kept = "".join(map(_told, [*older, *known[-KEPT:]]))
            temporary.write_text(kept, encoding="utf-8", newline="\n")
    with path.open("a+b") as file_:
        if file_.tell():
            file_.seek(-1, os.SEEK_END)
            if file_.read(1) != b"\n":  # a crash cut the last line short
                file_.write(b"\n")
        file_.write(_told(line).encode())
        file_.flush()
        os.fsync(file_.fileno())


def latest(folder: Path, sums: dict[str, str]) -> Line | None:
    """The line to undo: the latest that stands, of a file that is still as it left it.

    `sums` is the SHA-256 of each file. None where there is none, or the file was changed elsewhere since. A
    line whose write never came, as after a crash, is passed over.
    """
    known = lines(folder)
    undone = {each.undoes for each in known}
    for line in reversed(known):
        if line.undoes or line.number in undone or sums.get(line.file) == line.was != line.now:
            continue
        whole = line.old is not None and sums.get(line.file) == line.now
        return line if whole else None
    return None


def _differs(one: str, other: str) -> tuple[int, str, str]:
    """Where two texts begin to differ, and what stands there in each."""
    start = _alike(one, other)
    behind = _alike(one[start:][::-1], other[start:][::-1])
    return start, one[start : len(one) - behind], other[start : len(other) - behind]


def _alike(one: str, other: str) -> int:
    """How many signs two texts have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (left, right) in pairs if left != right), min(len(one), len(other)))


def _told(line: Line) -> str:
    return json.dumps(asdict(line), ensure_ascii=False) + "\n"


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name in this system
        return ""
