"""A change written into its file: checked, in one piece, and only over what was seen."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from docgen.edit import journal
from docgen.edit.change import Change, at, same
from docgen.edit.text import edited, with_fields
from docgen.edit.valid import check_change
from docgen.guard.files import read_file
from docgen.load.files.yaml import MAX_BYTES, data_of, yaml_text
from docgen.model.finding import DocgenError, Message, Origin, found
from docgen.model.sources import Place
from docgen.pack.claim import editing
from docgen.pack.writing import writing


@dataclass(frozen=True)
class Kept:
    """A file that people keep: where it lies, its name in the project, its word among the sources, and what
    its data make."""

    path: Path
    shown: str
    source: str
    record: type[BaseModel]


@dataclass(frozen=True)
class Read:
    """A file as it was read: its data and its SHA-256."""

    data: Any
    sha256: str


class Conflict(DocgenError):
    """The place says something else than was seen: `now`, while `wanted` is what should have been written.

    `sha256` is the file as it is, so that whoever chooses can write over it knowingly.
    """

    def __init__(self, kept: Kept, place: Place, now: Any, wanted: Any, sha256: str) -> None:
        said = Message("was changed elsewhere since it was shown here")
        super().__init__(found("EDIT-CONFLICT", Origin(kept.shown, "", kept.source, place), said))
        self.now, self.wanted, self.sha256 = now, wanted, sha256


def read(kept: Kept) -> Read:
    """What a file says now. Raises DocgenError where it cannot be read."""
    raw = read_file(kept.path, kept.shown, MAX_BYTES)
    data, _ = data_of(yaml_text(raw, kept.shown), kept.shown)
    return Read(data or {}, _sum(raw))


def save(folder: Path, kept: Kept, change: Change, sha256: str, seen: Any = None) -> Read:
    """Make the change in the file and in the journal of the project in `folder`.

    `sha256` is the file as it was read, `seen` what stood at the place then. Where the file was changed
    elsewhere since, the change is still made if it only concerns fields by their names and the place says
    what was seen; else it is a Conflict, and nothing is written. Raises DataFaults where the value does not
    fit its field, DocgenError EDIT-PLACE where the place cannot be changed alone.
    """
    with editing(kept.path):
        raw = read_file(kept.path, kept.shown, MAX_BYTES)
        text, now = yaml_text(raw, kept.shown), _sum(raw)
        old, _ = data_of(text, kept.shown)
        if now != sha256:
            _unless_seen(kept, old, change, now, seen)
        made, data = edited(text, kept.shown, change)
        check_change(kept.record, kept.shown, kept.source, old or {}, data)
        return Read(data, _written(folder, kept, change.place, raw, made))


def save_fields(folder: Path, kept: Kept, fields: Mapping[Place, Any], sha256: str) -> Read:
    """Write further fields of several entries at once, in one line of the journal.

    Raises Conflict where the file is not as it was read any more; else what `save` does.
    """
    with editing(kept.path):
        raw = read_file(kept.path, kept.shown, MAX_BYTES)
        text, now = yaml_text(raw, kept.shown), _sum(raw)
        old, _ = data_of(text, kept.shown)
        if now != sha256:
            raise Conflict(kept, (), None, None, now)
        made, data = with_fields(text, kept.shown, fields)
        check_change(kept.record, kept.shown, kept.source, old or {}, data)
        first: Place = next(iter(fields), ())
        return Read(data, _written(folder, kept, first, raw, made))


def undo(folder: Path, files: Mapping[str, Kept]) -> journal.Line:
    """Take back the latest change that the journal of the project in `folder` knows; the line taken back.

    `files` are those that may be written, by their names. Raises DocgenError EDIT-UNDO where there is none,
    or its file was changed elsewhere since.
    """
    sums = {name: _sum(read_file(kept.path, name, MAX_BYTES)) for name, kept in files.items()}
    line = journal.latest(folder, sums)
    if line is None:
        said = Message("there is no change that can be undone")
        raise DocgenError(found("EDIT-UNDO", Origin(folder.name), said))
    kept = files[line.file]
    with editing(kept.path):
        raw = read_file(kept.path, kept.shown, MAX_BYTES)
        text = yaml_text(raw, kept.shown)
        end = line.start + len(line.new or "")
        if _sum(raw) != line.now or text[line.start : end] != line.new:
            said = Message("there is no change that can be undone")
            raise DocgenError(found("EDIT-UNDO", Origin(kept.shown, "", kept.source, line.place), said))
        made = text[: line.start] + (line.old or "") + text[end:]
        _written(folder, kept, line.place, raw, made, line.number)
    return line


def _unless_seen(kept: Kept, data: Any, change: Change, now: str, seen: Any) -> None:
    try:
        held = at(data or {}, change.place)
    except LookupError:
        held = None
    by_name = all(isinstance(part, str) for part in change.place) and change.kind == "put"
    if not (by_name and same(held, seen)):
        raise Conflict(kept, change.place, held, change.value, now)


def _written(folder: Path, kept: Kept, place: Place, raw: bytes, text: str, undoes: int = 0) -> str:
    """The journal's line comes first: a crash may leave a line too many, never a change without one."""
    content = BOM_UTF8 * raw.startswith(BOM_UTF8) + text.encode()
    if content == raw:
        return _sum(raw)
    sums = _sum(raw), _sum(content)
    journal.write(folder, kept.shown, place, (yaml_text(raw, kept.shown), text), sums, undoes)
    with writing(kept.path) as temporary:
        temporary.write_bytes(content)
    return sums[1]


def _sum(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
