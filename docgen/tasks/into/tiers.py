"""Tiers and parts of an item that scores the bid, where its words give all of its points away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from docgen.model.rules.drafting_limits import TierWords
from docgen.model.text import narrow
from docgen.tasks.into.entries import Entry

_POINTS = re.compile(r"\d+(?:\.\d+)?分")
_ENDS = re.compile(r"[；;。\n]")
_EDGES = " \t\n，,。；;：:、的"


def shared_out(text: str, points: Decimal | None, words: TierWords) -> Entry:
    """`tiers` or `parts` of an item; nothing where a figure is left over, or the points do not come out."""
    if points is None:
        return {}
    told = narrow(text)
    if tiers := _tiers(told, text, points, words):
        return {"tiers": tiers}
    parts = list(_parts(told, text, words))
    whole = sum((part["points"] for part in parts), Decimal(0))
    if len(parts) > 1 and whole == points:
        return {"parts": [part | {"points": _plain(part["points"])} for part in parts]}
    return {}


def _tiers(told: str, text: str, points: Decimal, words: TierWords) -> list[Entry]:
    """From the best to the last; each gives less than the one before it."""
    if words.not_when.search(told):
        return []
    found: list[tuple[Decimal, Decimal, Entry]] = []
    left = told
    for pattern in words.spans:
        met = list(pattern.finditer(told))
        if len(met) > 1:
            for each in met:
                said = each.groupdict()
                most = Decimal(said.get("most") or said["points"])
                least = Decimal(said.get("least") or most)
                found.append((least, most, _tier(text[each.start("text") : each.end("text")], words)))
            left = pattern.sub("", told)
            break
    rest = [piece for piece in _ENDS.split(left) if _POINTS.search(piece) and not words.nothing.search(piece)]
    falling = all(a[0] >= b[1] and a[1] > b[1] for a, b in pairwise(found))
    if rest or not found or not falling or found[0][1] != points:
        return []
    named = all("name" in entry for _, _, entry in found)
    return [
        ({"name": entry["name"]} if named else {})
        | ({"least_points": _plain(least)} if least != most else {})
        | {"points": _plain(most)}
        | ({"text": text} if (text := entry["text"] if named else entry["whole"]) else {})
        for least, most, entry in found
        if most > 0
    ]


def _tier(text: str, words: TierWords) -> Entry:
    """The words of a tier, and its name and the rest of them where it has one."""
    bare = words.number.sub("", text.strip(_EDGES)).strip(_EDGES)
    met = words.names.match(narrow(bare))
    if met is None:
        return {"whole": bare}
    return {"whole": bare, "name": met["name"], "text": bare[met.end() :].strip(_EDGES + "（()）")}


def _parts(told: str, text: str, words: TierWords) -> Iterator[Entry]:
    """Parts in their order: from nothing up to so many points, or so many if it holds."""
    found = [(met, False) for met in words.range_part.finditer(told)]
    found += [(met, True) for met in words.whole_part.finditer(told)]
    for met, whole in sorted(found, key=lambda each: each[0].start()):
        said = text[met.start("text") : met.end("text")].strip(_EDGES)
        entry: Entry = {
            "text": words.number.sub("", said).strip(_EDGES),
            "points": Decimal(met["points" if whole else "most"]),
        }
        yield entry | ({"whole": True} if whole else {})


def _plain(value: Decimal) -> int | str:
    return int(value) if value == value.to_integral_value() else format(value.normalize(), "f")
