"""Edits: small changes to an example's records, along a path, such as "response/offer/lines/夏装/amount".

An edit changes plain data, the values as YAML or a sheet would give them; `kit.examples` makes records of
them again, once all edits are made, so that what only fits together is changed together. Data are never
changed in place: what an edit does not touch is shared with the example.

A step of a path is a field, a position, or any value that tells an entry from its neighbours: its code, its
name, its year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any

Data = Mapping[str, Any]
"""An example's records by source: tender, response, answers, bidder, staff, equipment …"""

Edit = Callable[[Data], Data]

_GONE = object()


def edit(path: str, value: object) -> Edit:
    """The field at `path` gets another value; an optional field may be new."""
    return lambda data: _put(data, path.split("/"), lambda _: value)


def reword(path: str, old: str, new: str) -> Edit:
    """`old`, which must stand in the text at `path`, is replaced once."""

    def reworded(text: Any) -> str:
        assert old in text, f"{old!r} does not stand in {path}"
        return str(text).replace(old, new, 1)

    return lambda data: _put(data, path.split("/"), reworded)


def row(path: str, /, **fields: object) -> Edit:
    """Several fields of the record at `path`, such as "staff/S10" or "assets/PARK-003"."""
    return lambda data: _put(data, path.split("/"), lambda record: {**record, **fields})


def each(path: str, /, **fields: object) -> Edit:
    """The same fields of every entry of the list at `path`."""
    return lambda data: _put(data, path.split("/"), lambda rows: [{**record, **fields} for record in rows])


def add(path: str, *entries: object) -> Edit:
    """Further entries before those of the list at `path`, which may be new."""
    return lambda data: _put(data, path.split("/"), lambda rows: [*entries, *(rows or ())])


def drop(path: str) -> Edit:
    """The entry or field at `path` is taken out."""
    return lambda data: _put(data, path.split("/"), lambda _: _GONE)


def both(*edits: Edit) -> Edit:
    return lambda data: edited(data, edits)


def answer(code: str, text: str, deviation: str = "none", evidence: Sequence[str] = ()) -> Edit:
    """The whole answer to a clause or criterion anew."""
    return edit(f"answers/{code}", {"text": text, "deviation": deviation, "evidence": evidence})


def person(code: str, /, **fields: object) -> Edit:
    return row(f"staff/{code}", **fields)


def asset(code: str, /, **fields: object) -> Edit:
    return row(f"assets/{code}", **fields)


def account(code: str, /, **fields: object) -> Edit:
    return row(f"accounts/{code}", **fields)


def said(text: str, code: str = "B3") -> Edit:
    """An answer gets a further sentence; that to B3 of lot 1 holds no figures."""
    return lambda data: _put(data, ["answers", code, "text"], lambda before: f"{before}{text}")


def planned(text: str, chapter: str = "02-sites.md") -> Edit:
    """A chapter gets a further paragraph; as Word or Markdown it is not read, so `text` is what is shown."""
    return lambda data: _put(data, ["plan", chapter], lambda before: (*before, ("999", text)))


def promised(text: str) -> Edit:
    return add("response/commitments", text)


def edited(data: Data, edits: Sequence[Edit]) -> Data:
    """The data after all edits, in their order."""
    return reduce(lambda before, change: change(before), edits, data)


def _put(held: Any, steps: Sequence[str], change: Callable[[Any], object]) -> Any:
    """`held` with what `change` makes of the value that the steps lead to."""
    if not steps:
        return change(held)
    key = _key(held, steps[0])
    inner = held.get(key) if isinstance(held, Mapping) else held[key]
    assert inner is not None or len(steps) == 1, f"{steps[0]} is not there"
    value = _put(inner, steps[1:], change)
    if isinstance(held, Mapping):
        assert value is not _GONE or key in held, f"{key} is not there"
        rest = {**held, key: value}
        return {name: entry for name, entry in rest.items() if entry is not _GONE}
    return [*held[:key], *([] if value is _GONE else [value]), *held[key + 1 :]]


def _key(held: Any, step: str) -> Any:
    if isinstance(held, Mapping):
        return step
    if step.isdecimal() and int(step) < len(held):
        return int(step)
    for position, entry in enumerate(held):
        if step in (map(str, entry.values()) if isinstance(entry, Mapping) else (str(entry),)):
            return position
    raise AssertionError(f"no entry is told by {step}")
