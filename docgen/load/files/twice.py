"""Entries of lists that stand twice, told before anything is made of them: the last would silently win.

What tells entries apart is said by the records (`told_apart`); here plain data are gone through beside them,
so that an entry is known to stand twice although something else is wrong with it.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from docgen.load.files.annotations import is_code, options, record_of, records, said, whole
from docgen.load.files.faults import dotted
from docgen.model.base import Record
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.personal import hidden
from docgen.model.sources import Place
from docgen.model.text import folded
from docgen.model.told_apart import WHOLE, Key, Keys

Space = dict[Hashable, Place]
"""Where each key stands first."""

Spaces = ChainMap[str, Space]
"""Those that lists share, by name; each record that begins one anew hides the one around it."""


def twice(record: type[BaseModel], data: Any, origin: Callable[[Place], Origin]) -> Iterator[Finding]:
    """A finding for every entry of a list in `data`, of the kind `record`, that stands there before."""
    yield from _Walk(origin).record(record, data, (), ChainMap())


def rows_twice(
    record: type[BaseModel], rows: Sequence[Mapping[str, Any]], origin: Callable[[Place], Origin]
) -> Iterator[Finding]:
    """The same of a sheet's rows; a place begins with the row's position."""
    yield from _Walk(origin).entries(record, rows, (), ChainMap())


class _Walk:
    """Through data and annotations side by side."""

    def __init__(self, origin: Callable[[Place], Origin]) -> None:
        self.origin = origin

    def record(self, record: type[BaseModel], data: Any, place: Place, spaces: Spaces) -> Iterator[Finding]:
        if not isinstance(data, Mapping):
            return
        if issubclass(record, Record) and record.code_spaces:
            spaces = spaces.new_child({name: {} for name in record.code_spaces})
        for name, annotation in _nested(record):
            if name in data:
                yield from self.value(annotation, data[name], (*place, name), spaces)

    def value(self, annotation: Any, data: Any, place: Place, spaces: Spaces) -> Iterator[Finding]:
        for option in options(annotation):
            if isinstance(data, list) and get_origin(option) is tuple:
                keys = next(iter(said(annotation, Keys)), None)
                yield from self.entries(get_args(option)[0], data, place, spaces, keys)
            elif isinstance(data, Mapping) and get_origin(option) is tuple:  # one entry, not in a list
                if record := record_of(get_args(option)[0], data):
                    yield from self.record(record, data, place, spaces)
            elif isinstance(data, Mapping) and get_origin(option) is dict:
                for name, each in data.items():
                    yield from self.value(get_args(option)[1], each, (*place, name), spaces)
        if isinstance(data, Mapping) and (record := record_of(annotation, data)):
            yield from self.record(record, data, place, spaces)

    def entries(
        self, kind: Any, data: Sequence[Any], place: Place, spaces: Spaces, keys: Keys | None = None
    ) -> Iterator[Finding]:
        own: dict[Key, Space] = {}
        for i, entry in enumerate(data):
            at = (*place, i)
            record = record_of(kind, entry) if isinstance(entry, Mapping) else None
            for key in (_keys(record) if keys is None else keys).each:
                space = _shared(spaces, key.among) if key.among else own.setdefault(key, {})
                mark = _mark(key, kind, record, entry)
                if key.by_check or mark is None:
                    continue
                first = space.setdefault(mark, at)
                if first != at:
                    yield self._told(key, entry, at, first)
                    break
            else:
                if record:
                    yield from self.record(record, entry, at, spaces)

    def _told(self, key: Key, entry: Any, at: Place, first: Place) -> Finding:
        field = key.fields[:1]
        before = self.origin((*first, *field))
        here = self.origin((*at, *field))
        if isinstance(entry, Mapping) and not key.fields:
            values: dict[str, object] = {"field": dotted(at), "other": dotted(first), "first": before}
            said = Message("{field} is the same as {other}, at {first}", values)
            return found(key.told, here, said, "whole")
        words = _words(entry, key)
        if key.told == "CODE-DUPLICATE":
            said = Message(
                "{code} is used twice; it stands at {first} already", {"code": words, "first": before}
            )
        else:
            values = {"field": dotted(at[:-1]), "entry": words, "first": before}
            said = Message("{field}: {entry} stands twice; it stands at {first} already", values)
        return found(key.told, here, said)


def _keys(record: type[BaseModel] | None) -> Keys:
    """What its records say; of those that say nothing, and of plain values, the whole tells them apart."""
    declared = record.told_apart if record is not None and issubclass(record, Record) else None
    return WHOLE if declared is None else declared


def _shared(spaces: Spaces, name: str) -> Space:
    return spaces[name] if name in spaces else spaces.maps[-1].setdefault(name, {})


class _Part(NamedTuple):
    """A field of a key: whether a blank one leaves the entry without it, and what its default comes to."""

    name: str
    needed: bool
    code: bool
    default: Hashable


# A sheet asks the same of each of its rows: what a record's annotations say is worked out once.
@cache
def _nested(record: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """The fields that may hold lists or records, with their annotations."""
    there = ((name, whole(field)) for name, field in record.model_fields.items())
    return tuple(
        (name, annotation)
        for name, annotation in there
        if records(annotation) or any(get_origin(each) in (tuple, dict) for each in options(annotation))
    )


@cache
def _parts(record: type[BaseModel], key: Key) -> tuple[_Part, ...]:
    beside = record.of_origin if issubclass(record, Record) else ()
    made = []
    for name in key.fields or [name for name in record.model_fields if name not in beside]:
        field = record.model_fields[name]
        code = is_code(whole(field))
        default = _alike(field.get_default(call_default_factory=True), code)
        made.append(_Part(name, field.is_required() and bool(key.fields), code, default))
    return tuple(made)


def _mark(key: Key, kind: Any, record: type[BaseModel] | None, entry: Any) -> Hashable | None:
    """What two entries have alike that stand for one; None where an entry has no such key."""
    if record is None:
        return None if entry is None or isinstance(entry, Mapping) else _alike(entry, is_code(kind))
    marks = []
    for name, needed, code, default in _parts(record, key):
        if name in entry:
            marks.append(_alike(entry[name], code))
        elif needed:
            return None
        else:
            marks.append(default)
    if key.unless_blank and not any(marks):
        return None
    return tuple(marks) if key.among else (record.__name__, *marks)


def _alike(value: Any, code: bool) -> Hashable:
    """The value as it is compared: codes as they stand, other text folded, figures by what they amount to."""
    if isinstance(value, str):  # nearly all are
        return value if code else folded(value)
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case int() | Decimal() if Decimal(value).is_finite():
            return format(Decimal(value).normalize(), "f")
        case Mapping():
            return frozenset((str(name), _alike(each, code)) for name, each in value.items())
        case list() | tuple():
            return tuple(_alike(each, code) for each in value)
    return str(value)


def _words(entry: Any, key: Key) -> str:
    """The key as it was written; a blank one, such as of the only part of a price, has no words."""
    values = [entry.get(name) for name in key.fields] if isinstance(entry, Mapping) else [entry]
    return hidden(" / ".join(word for value in values if (word := _written(value)))) or "-"


def _written(value: Any) -> str:
    match value:
        case None:
            return ""
        case list() | tuple():
            return ", ".join(map(_written, value))
        case Mapping():
            return ", ".join(f"{name}: {_written(each)}" for name, each in value.items())
    return str(value)
