"""Every kind of list that a project's files may hold, found by walking the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from docgen.load.company.lists import LISTS
from docgen.load.files.annotations import is_code, kinds, options, records, said, whole
from docgen.model.acceptance.records import SampleRow
from docgen.model.base import Record
from docgen.model.handover.records import SignedInventory
from docgen.model.handover.rows import Account, Asset
from docgen.model.response.response import EquipmentItem
from docgen.model.told_apart import WHOLE, Keys
from docgen.tasks import schemas

FILES: dict[str, type[BaseModel]] = {**schemas.records(), "inventory": SignedInventory}
SHEETS: tuple[type[Record], ...] = (
    EquipmentItem,
    *(each.record for each in LISTS if each.field != "evidence"),
    Asset,
    Account,
    SampleRow,
)


@dataclass(frozen=True)
class Listed:
    """A list: the record and field that hold it, what an entry is, and what tells entries apart."""

    holder: type[BaseModel]
    field: str
    entry: Any
    keys: Keys

    def __str__(self) -> str:
        kind = getattr(self.entry, "__name__", "value")
        return f"{self.holder.__name__}.{self.field}:{kind}"


def every_list() -> list[Listed]:
    """Each once, whatever file it is in; of a list of several kinds of records one for each."""
    found: dict[str, Listed] = {}
    seen: set[type[BaseModel]] = set()
    for record in (*FILES.values(), *SHEETS):
        for listed in _lists(record, seen):
            found[str(listed)] = listed
    return list(found.values())


def _lists(record: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[Listed]:
    if record in seen:
        return
    seen.add(record)
    for name, field in record.model_fields.items():
        yield from _of(record, name, whole(field), seen)


def _of(holder: type[BaseModel], name: str, annotation: Any, seen: set[type[BaseModel]]) -> Iterator[Listed]:
    for option in options(annotation):
        if get_origin(option) is tuple:
            entry = get_args(option)[0]
            here = next(iter(said(annotation, Keys)), None)
            for kind in records(entry) or [entry]:
                declared = kind.told_apart if kind in records(entry) else WHOLE
                yield Listed(holder, name, kind, here or declared if here is None else here)
                if kind in records(entry):
                    yield from _lists(kind, seen)
        elif get_origin(option) is dict:
            yield from _of(holder, name, get_args(option)[1], seen)
        elif option in records(option):
            yield from _lists(option, seen)


def entry(kind: Any, word: str = "x") -> Any:
    """Plain data of the shape of an entry, with every field; only their likeness matters."""
    for option in options(kind):
        if option in records(option):
            return {name: _value(option, name, word) for name in option.model_fields}
    return word


def _value(record: type[BaseModel], name: str, word: str) -> Any:
    field = record.model_fields[name]
    if name == "kind" and len(kinds(record)) == 1:
        return kinds(record)[0]
    return word if is_code(whole(field)) or str in options(whole(field)) else f"{word}!"
