"""What was changed in a project's files, when and by whom: a line for every write, from which it is undone.

`.docgen/journal.jsonl` lies in the project's folder and is hidden: it is not packed, and git is told to leave
it out. A line holds the words that were replaced, without which nothing could be undone, and these may be
personal. So only the latest lines hold them, `KEPT` to twice as many; older ones say when, who and where.
"""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from docgen.model.sources import Place
from docgen.pack.writing import writing

KEPT = 200
_FOLDER, _NAME = ".docgen", "journal.jsonl"


@dataclass(frozen=True)
class Slice:
    """At `start` of a text `old` became `new`; `part` says which of a workbook's texts it is."""

    start: int
    old: str
    new: str
    part: str = ""

    def taken_back(self, text: str) -> str:
        """The text as it was. Raises ValueError where it does not say what the slice made of it."""
        end = self.start + len(self.new)
        if text[self.start : end] != self.new:
            raise ValueError(self.start)
        return text[: self.start] + self.old + text[end:]


@dataclass(frozen=True)
class Line:
    """One write: `was` and `now` are the file's SHA-256 before and after, `slices` the words that changed.
    `undoes` is the number of the line that it takes back, 0 for none."""

    number: int
    at: str
    by: str
    file: str
    place: Place
    was: str
    now: str
    slices: tuple[Slice, ...] | None = None
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
            slices = entry["slices"] and tuple(Slice(**each) for each in entry["slices"])
            told.append(Line(**{**entry, "place": tuple(entry["place"]), "slices": slices}))
        except (ValueError, TypeError, KeyError):
            continue
    return told


def write(
    folder: Path, file: str, place: Place, slices: Sequence[Slice], sums: tuple[str, str], undoes: int = 0
) -> None:
    """A line for a write that is about to be made; on the disk when this returns."""
    path = folder / _FOLDER / _NAME
    if not path.parent.is_dir():
        path.parent.mkdir()
        (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    line = Line(
        number=_last_number(path) + 1,
        at=datetime.now().astimezone().isoformat(timespec="seconds"),
        by=_who(),
        file=file,
        place=place,
        was=sums[0],
        now=sums[1],
        slices=tuple(slices),
        undoes=undoes,
    )
    if line.number % KEPT == 0:
        _forget(folder, path)
    with path.open("a+b") as file_:
        if file_.tell():
            file_.seek(-1, os.SEEK_END)
            if file_.read(1) != b"\n":  # a crash cut the last line short
                file_.write(b"\n")
        file_.write(_told(line).encode())
        file_.flush()
        os.fsync(file_.fileno())


def _last_number(path: Path) -> int:
    """The number of the last whole line; a paste makes long lines, so that only the end is read for it."""
    for line in reversed(path.read_bytes().splitlines() if path.is_file() else []):
        try:
            return int(json.loads(line)["number"])
        except (ValueError, TypeError, KeyError):
            continue
    return 0


def _forget(folder: Path, path: Path) -> None:
    """Take the words out of all lines but the latest."""
    known = lines(folder)
    if len(known) > KEPT and known[-KEPT - 1].slices is not None:
        older = [replace(each, slices=None) for each in known[:-KEPT]]
        with writing(path) as temporary:
            kept = "".join(map(_told, [*older, *known[-KEPT:]]))
            temporary.write_text(kept, encoding="utf-8", newline="\n")


def latest(folder: Path, sum_of: Callable[[str], str | None]) -> Line | None:
    """The line to undo: the latest that stands, of a file that is still as it left it.

    `sum_of` gives the SHA-256 of a file by its name, None of one that cannot be written. None where there is
    no such line, or the file was changed elsewhere since. A line whose write never came, as after a crash, is
    passed over.
    """
    known = lines(folder)
    by_number = {each.number: each for each in known}
    undone = {each.undoes for each in known}
    # What an undo made says what the file said before; of a workbook its packed bytes may differ.
    alike = {each.now: by_number[each.undoes].was for each in known if each.undoes in by_number}
    for line in reversed(known):
        if line.undoes or line.number in undone:
            continue
        now = sum_of(line.file)
        same = {now, alike.get(now or "", now)}
        if line.was in same and line.was != line.now:
            continue
        return line if line.slices is not None and line.now in same else None
    return None


def differs(one: str, other: str, part: str = "") -> Slice:
    """Where two texts begin to differ, and what stands there in each."""
    start = _alike(one, other)
    behind = _alike(one[start:][::-1], other[start:][::-1])
    return Slice(start, one[start : len(one) - behind], other[start : len(other) - behind], part)


def _alike(one: str, other: str) -> int:
    """How many signs two texts have in common from their beginning; found by halves, as texts may be long."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _told(line: Line) -> str:
    return json.dumps(asdict(line), ensure_ascii=False) + "\n"


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name in this system
        return ""
