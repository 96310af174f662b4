"""Which entry of a project is the one that was read again: by its words, its place, its paragraph."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from docgen.model.text import folded, squeezed

Key = Callable[[Mapping[str, Any]], Hashable]


def _words(entry: Mapping[str, Any]) -> Hashable:
    return squeezed(str(entry.get("verbatim") or entry.get("text") or ""))


def _place(entry: Mapping[str, Any]) -> Hashable:
    place = entry.get("place")
    if not isinstance(place, Mapping):
        return ""
    return squeezed(f"{place.get('section') or ''}{place.get('item') or ''}")


def _field(name: str) -> Key:
    return lambda entry: folded(str(entry.get(name) if entry.get(name) is not None else ""))


_ASKED = (_words, _field("name"), _place, _field("block"))
_KEYS: dict[str, tuple[Key, ...]] = {
    "clauses": (_words, _place, _field("block")),
    "headings": (_place, _field("title")),
    "qualification": _ASKED,
    "conformity": _ASKED,
    "evaluation": _ASKED,
    "marks": (_field("symbol"),),
    "bonds": (_field("kind"),),
    "parties": (_field("role"), _field("name")),
    "volumes": (_field("title"),),
    "facts": (_field("field"),),
    "files": (_field("sha256"),),
    "stages": (_words, _place),
    "lots": (lambda entry: squeezed(str(entry.get("code") or "")),),
}


def merged_by_entry(name: str) -> bool:
    """Whether the entries of that list are told apart; others are taken as one thing that is there or not."""
    return name in _KEYS


def pairs(name: str, old: Sequence[Any], new: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """The position of each new entry that is there already → where; by the surest sign first."""
    found: dict[int, int] = {}
    for key in _KEYS[name]:
        free: dict[Hashable, list[int]] = {}
        for j, entry in enumerate(old):
            if isinstance(entry, Mapping) and j not in found.values() and key(entry):
                free.setdefault(key(entry), []).append(j)
        for i, entry in enumerate(new):
            if i not in found and (known := free.get(key(entry))):
                found[i] = known.pop(0)
    return found
