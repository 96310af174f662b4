"""Which entry of a project is the one that was read again: by its words, its place, its paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import takewhile
from typing import Any

from docgen.model.numerals import number
from docgen.model.text import folded, narrow, squeezed

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
    "forms": (_field("block"), _field("title")),
    "facts": (_field("field"),),
    "files": (_field("sha256"),),
    "stages": (_words, _place, _field("share")),
    "plan": (_field("file"),),
    "questions": (_field("code"),),
    "evidence": (_field("code"),),
    "lots": (lambda entry: squeezed(str(entry.get("code") or "")),),
}


def merged_by_entry(name: str) -> bool:
    """Whether the entries of that list are told apart; others are taken as one thing that is there or not."""
    return name in _KEYS


def pairs(name: str, old: Sequence[Any], new: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """The position of each new entry that is there already → where; by the surest sign first.

    Clauses that people typed in words of their own are known by where they stand and what they speak of.
    """
    found: dict[int, int] = {}
    for key in _KEYS[name]:
        free: dict[Hashable, list[int]] = {}
        for j, entry in enumerate(old):
            if isinstance(entry, Mapping) and j not in found.values() and key(entry):
                free.setdefault(key(entry), []).append(j)
        for i, entry in enumerate(new):
            if i not in found and (known := free.get(key(entry))):
                found[i] = known.pop(0)
    if name == "clauses":
        found |= _retold(old, new, found)
    return found


_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+|[①-⑳]")
_ENOUGH = ((3, 0.12), (2, 0.25), (1, 0.4), (0, 0.55))
"""So many last numbers of the place alike, so large a share of the shorter text's pairs of signs."""


def _retold(old: Sequence[Any], new: Sequence[Mapping[str, Any]], known: Mapping[int, int]) -> dict[int, int]:
    """Typed clauses beside those that were read: the likest first, each once."""
    typed = {
        j: (_numbers(entry), _pairs_of_signs(entry))
        for j, entry in enumerate(old)
        if isinstance(entry, Mapping) and not entry.get("certainty") and j not in known.values()
    }
    likest = sorted(
        (-(same / 10 + share), i, j)
        for i, entry in enumerate(new)
        if i not in known
        for own, said in [(_numbers(entry), _pairs_of_signs(entry))]
        for j, (numbers, words) in typed.items()
        for same in [_alike_at_end(own, numbers)]
        for share in [len(said & words) / max(1, min(len(said), len(words)))]
        if any(same >= least and share >= enough for least, enough in _ENOUGH)
    )
    found: dict[int, int] = {}
    for _, i, j in likest:
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _numbers(entry: Mapping[str, Any]) -> list[int]:
    """The numbers of a place in their order: 标项一 三（一）1（2） is 1 3 1 1 2."""
    place = entry.get("place")
    said = f"{place.get('section')} {place.get('item') or ''}" if isinstance(place, Mapping) else ""
    found = _NUMBER.findall(narrow(said))
    return [ord(each) - ord("①") + 1 if "①" <= each <= "⑳" else int(number(each)) for each in found]


def _alike_at_end(one: Sequence[int], other: Sequence[int]) -> int:
    pairs_from_end = zip(reversed(one), reversed(other), strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs_from_end)))


def _pairs_of_signs(entry: Mapping[str, Any]) -> frozenset[str]:
    said = squeezed("".join(str(entry.get(name) or "") for name in ("title", "text", "verbatim")))
    return frozenset(said[i : i + 2] for i in range(len(said) - 1))
