"""One change of a file's data, and what it comes to step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from docgen.model.sources import Place

Kind = Literal["put", "insert", "drop", "move"]


@dataclass(frozen=True)
class Change:
    """What becomes of what stands at a place.

    `put`: `value` takes its place, or is a new field of its group. `insert`: `value` becomes the entry of a
    list at the number that ends the place. `drop`: field or entry is taken out. `move`: the entry goes to the
    position `value`. Values are plain data: text, whole numbers, true and false, None, lists, groups; exact
    figures and days are text.
    """

    place: Place
    value: Any = None
    kind: Kind = "put"


def at(data: Any, place: Place) -> Any:
    """What stands at a place of plain data. Raises LookupError where the place is not there."""
    for part in place:
        if isinstance(data, dict) or (isinstance(data, list) and isinstance(part, int)):
            data = data[part]  # type: ignore[index]
        else:
            raise LookupError(place)
    return data


def changed(data: Any, change: Change) -> Any:
    """The data with the change made; what it does not touch is shared.

    Raises LookupError where the place is not there: all of it, but for the new fields that a `put` makes.
    """
    return _changed(data, change.place, change)


def _changed(data: Any, place: Place, change: Change) -> Any:
    if not place:
        if change.kind != "put":
            raise LookupError(change.place)
        return change.value
    head, *rest = place
    if isinstance(head, int) and isinstance(data, list):
        return _changed_list(data, head, tuple(rest), change)
    if data is None and change.kind == "put" and isinstance(head, str):
        data = {}
    if not isinstance(data, dict) or isinstance(head, int) or (change.kind != "put" and head not in data):
        raise LookupError(change.place)
    if not rest and change.kind == "drop":
        return {name: value for name, value in data.items() if name != head}
    if not rest and change.kind != "put":
        raise LookupError(change.place)
    return {**data, head: _changed(data.get(head), tuple(rest), change)}


def _changed_list(data: list[Any], i: int, rest: Place, change: Change) -> list[Any]:
    if not 0 <= i < len(data) + (change.kind == "insert" and not rest):
        raise LookupError(change.place)
    if rest or change.kind == "put":
        return [*data[:i], _changed(data[i], rest, change), *data[i + 1 :]]
    if change.kind == "insert":
        return [*data[:i], change.value, *data[i:]]
    left = [*data[:i], *data[i + 1 :]]
    if change.kind == "move":
        to = change.value
        if not isinstance(to, int) or not 0 <= to < len(data):
            raise LookupError(change.place)
        left.insert(to, data[i])
    return left


def steps(data: Any, change: Change) -> Iterator[Change]:
    """Changes that come to the same, each of one value, field or entry, so that no more is written anew."""
    if change.kind != "put":
        yield change
        return
    try:
        held = at(data, change.place)
    except LookupError:
        yield _missing(data, change)
        return
    yield from _put(held, change.value, change.place)


def _missing(data: Any, change: Change) -> Change:
    """A new field, with the groups around it that are missing too."""
    place, value = change.place, change.value
    for length in range(len(place)):
        if data is None:  # a field that is there and blank becomes the group
            length -= 1
        elif not isinstance(data, dict) or place[length] in data:
            data = data[place[length]]
            continue
        for part in reversed(place[length + 1 :]):
            value = {part: value}
        return Change(place[: length + 1], value)
    return change


def _put(held: Any, value: Any, place: Place) -> Iterator[Change]:
    if same(held, value):
        return
    if isinstance(held, dict) and isinstance(value, dict) and held and value and place:
        for name in held:
            if name in value:
                yield from _put(held[name], value[name], (*place, name))
        for name in value:
            if name not in held:
                yield Change((*place, name), value[name])
        yield from (Change((*place, name), kind="drop") for name in held if name not in value)
    elif isinstance(held, list) and isinstance(value, list) and held and value and _entries(held + value):
        yield from _list(held, value, place)
    else:
        yield Change(place, value)


def _entries(values: list[Any]) -> bool:
    """Whether a list has entries of its own lines; a list of words is written anew as a whole."""
    return any(isinstance(each, dict | list) for each in values)


def _list(held: list[Any], value: list[Any], place: Place) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [repr(each) for each in held], [repr(each) for each in value], False)
    for tag, i, until, j, end in reversed(matcher.get_opcodes()):  # from behind, so that positions stay
        if tag == "equal":
            continue
        both = min(until - i, end - j)
        yield from (Change((*place, at), kind="drop") for at in reversed(range(i + both, until)))
        for k in reversed(range(j + both, end)):
            yield Change((*place, i + both), value[k], "insert")
        for k in range(both):
            yield from _put(held[i + k], value[j + k], (*place, i + k))


def same(one: Any, other: Any) -> bool:
    """Whether two values come to the same where they are written: 1 and true do not, nor 1 and "1"; the order
    of a group's fields says nothing."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
