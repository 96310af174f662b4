"""The points of an item, wherever they are printed: in a cell of their own, in the name, in the criteria."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from docgen.model.rules.reading_scoring import ScoringRule
from docgen.model.rules.wording import Pattern
from docgen.model.text import narrow

_PARTS = re.compile(r"(?:^|[\n。;；])\s*(?:[(（]\d{1,2}[)）]|\d{1,2}[.．、)）](?!\d)|[①-⑳])")
_TIERS = re.compile(r"[。;；\n]")


def in_cell(text: str, rule: ScoringRule) -> Decimal | None:
    """Points that are all a cell says: 10, 10分, 0-10, 满分10分; of a range its end."""
    return _met(rule.points_in_cell, narrow(text).replace(" ", "").replace("\n", ""))


def in_name(text: str, rule: ScoringRule) -> Decimal | None:
    """Points beside a name: 技术（48分）, 商务 30分."""
    return _met(rule.points_in_name, narrow(text).strip())


def in_text(text: str, rule: ScoringRule) -> Decimal | None:
    """Points that the criteria give at most (最高得8分); else numbered parts together, each its best tier."""
    plain = narrow(text).replace(" ", "")
    parts = [part for part in _PARTS.split(plain) if part.strip()]
    if len(parts) > 1 and _PARTS.match(plain):
        each = [_most(part, rule) for part in parts]
        return sum((points for points in each if points), Decimal(0)) or None
    return _most(plain, rule)


def _most(text: str, rule: ScoringRule) -> Decimal | None:
    capped, ranged, given = rule.points_in_text
    met = capped.search(text)
    if met:
        return Decimal(met["value"])
    spans = [Decimal(found["most"]) for found in ranged.finditer(text)]
    plain = [
        Decimal(found["value"])
        for found in given.finditer(text)
        if not rule.each.search(_TIERS.split(text[: found.start()])[-1])
    ]
    return max([*spans, *plain], default=None)


def _met(patterns: Sequence[Pattern], text: str) -> Decimal | None:
    for pattern in patterns:
        met = pattern.search(text)
        if met:
            groups = met.groupdict()
            return Decimal(groups.get("value") or groups["most"])
    return None
