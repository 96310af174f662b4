"""A change written into its file: checked, in one piece, and only over what was seen."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from pydantic import BaseModel

from docgen.edit import journal
from docgen.edit.change import Change, at, same
from docgen.edit.text import edited, with_fields
from docgen.edit.valid import check_change
from docgen.guard.files import read_file
from docgen.load.files.yaml import MAX_BYTES, data_of, yaml_text
from docgen.model.finding import DocgenError, Message, Origin, found
from docgen.model.remembered import Remembered
from docgen.model.sources import Place
from docgen.pack.claim import editing
from docgen.pack.writing import writing


class Keeping(Protocol):
    """A file that people keep: where it lies, its name in the project, its word among the sources, and how
    large it may be."""

    @property
    def path(self) -> Path:
        """Where it lies."""

    @property
    def shown(self) -> str:
        """Its name in the project."""

    @property
    def source(self) -> str:
        """Its word among the sources."""

    @property
    def most(self) -> int:
        """How many bytes it may have."""

    def taken_back(
        self, raw: bytes, slices: Sequence[journal.Slice]
    ) -> tuple[bytes, Sequence[journal.Slice]]:
        """Its bytes as they were before these slices, and the slices of that. Raises ValueError where it does
        not say what the slices made of it."""


@dataclass(frozen=True)
class Kept:
    """A YAML file that people keep, with what its data make."""

    path: Path
    shown: str
    source: str
    record: type[BaseModel]
    most = MAX_BYTES

    def taken_back(
        self, raw: bytes, slices: Sequence[journal.Slice]
    ) -> tuple[bytes, Sequence[journal.Slice]]:
        """Its bytes as they were before these slices. Raises ValueError."""
        text = yaml_text(raw, self.shown)
        made = text
        for each in slices:
            made = each.taken_back(made)
        return _content(raw, made), [journal.differs(text, made)]


@dataclass(frozen=True)
class Read:
    """A file as it was read: its data and its SHA-256."""

    data: Any
    sha256: str


class Conflict(DocgenError):
    """The place says something else than was seen: `now`, while `wanted` is what should have been written.

    `sha256` is the file as it is, so that whoever chooses can write over it knowingly.
    """

    def __init__(self, kept: Keeping, place: Place, now: Any, wanted: Any, sha256: str) -> None:
        said = Message("was changed elsewhere since it was shown here")
        super().__init__(found("EDIT-CONFLICT", Origin(kept.shown, "", kept.source, place), said))
        self.now, self.wanted, self.sha256 = now, wanted, sha256


def read(kept: Kept) -> Read:
    """What a file says now. Raises DocgenError where it cannot be read."""
    raw = read_file(kept.path, kept.shown, MAX_BYTES)
    sha256 = sum_of(raw)

    def anew() -> Read:
        data, _ = data_of(yaml_text(raw, kept.shown), kept.shown)
        return Read(data or {}, sha256)

    return _known.get((kept.shown, sha256), anew)


_known: Remembered[Read] = Remembered(50)
"""By content of the file; a page asks for it more than once. Nobody changes the data."""


def save(folder: Path, kept: Kept, change: Change, sha256: str, seen: Any = None) -> Read:
    """Make the change in the file and in the journal of the project in `folder`.

    `sha256` is the file as it was read, `seen` what stood at the place then. Where the file was changed
    elsewhere since, the change is still made if it only concerns fields by their names and the place says
    what was seen; else it is a Conflict, and nothing is written. Raises DataFaults where the value does not
    fit its field, DocgenError EDIT-PLACE where the place cannot be changed alone.
    """
    with editing(kept.path):
        raw = read_file(kept.path, kept.shown, MAX_BYTES)
        text, now = yaml_text(raw, kept.shown), sum_of(raw)
        old, _ = data_of(text, kept.shown)
        if now != sha256:
            _unless_seen(kept, old, change, now, seen)
        made, data = edited(text, kept.shown, change)
        check_change(kept.record, kept.shown, kept.source, old or {}, data)
        contents = raw, _content(raw, made)
        return Read(data, put(folder, kept, change.place, contents, [journal.differs(text, made)]))


def save_fields(folder: Path, kept: Kept, fields: Mapping[Place, Any], sha256: str) -> Read:
    """Write further fields of several entries at once, in one line of the journal.

    Raises Conflict where the file is not as it was read any more; else what `save` does.
    """
    with editing(kept.path):
        raw = read_file(kept.path, kept.shown, MAX_BYTES)
        text, now = yaml_text(raw, kept.shown), sum_of(raw)
        old, _ = data_of(text, kept.shown)
        if now != sha256:
            raise Conflict(kept, (), None, None, now)
        made, data = with_fields(text, kept.shown, fields)
        check_change(kept.record, kept.shown, kept.source, old or {}, data)
        first: Place = next(iter(fields), ())
        contents = raw, _content(raw, made)
        return Read(data, put(folder, kept, first, contents, [journal.differs(text, made)]))


def undo(folder: Path, files: Mapping[str, Keeping]) -> journal.Line:
    """Take back the latest change that the journal of the project in `folder` knows; the line taken back.

    `files` are those that may be written, by their names. Raises DocgenError EDIT-UNDO where there is none,
    or its file was changed elsewhere since.
    """
    line = journal.latest(folder, cache(lambda name: _sum_of(files.get(name))))
    if line is None:
        said = Message("there is no change that can be undone")
        raise DocgenError(found("EDIT-UNDO", Origin(folder.name), said))
    kept = files[line.file]
    with editing(kept.path):
        raw = read_file(kept.path, kept.shown, kept.most)
        try:
            made, slices = kept.taken_back(raw, line.slices or ())
        except ValueError:
            said = Message("there is no change that can be undone")
            raise DocgenError(
                found("EDIT-UNDO", Origin(kept.shown, "", kept.source, line.place), said)
            ) from None
        put(folder, kept, line.place, (raw, made), slices, line.number)
    return line


def put(
    folder: Path,
    kept: Keeping,
    place: Place,
    contents: tuple[bytes, bytes],
    slices: Sequence[journal.Slice],
    undoes: int = 0,
) -> str:
    """Write a file's new bytes over the old ones; the SHA-256 of what it says now.

    The journal's line comes first: a crash may leave a line too many, never a change without one.
    """
    sums = sum_of(contents[0]), sum_of(contents[1])
    if sums[0] != sums[1]:
        journal.write(folder, kept.shown, place, slices, sums, undoes)
        with writing(kept.path) as temporary:
            temporary.write_bytes(contents[1])
    return sums[1]


def _sum_of(kept: Keeping | None) -> str | None:
    return sum_of(read_file(kept.path, kept.shown, kept.most)) if kept else None


def _unless_seen(kept: Kept, data: Any, change: Change, now: str, seen: Any) -> None:
    try:
        held = at(data or {}, change.place)
    except LookupError:
        held = None
    by_name = all(isinstance(part, str) for part in change.place) and change.kind == "put"
    if not (by_name and same(held, seen)):
        raise Conflict(kept, change.place, held, change.value, now)


def _content(raw: bytes, text: str) -> bytes:
    return BOM_UTF8 * raw.startswith(BOM_UTF8) + text.encode()


def sum_of(raw: bytes) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(raw).hexdigest()
