"""Scoring in forms that no rule was written from: heads, merged cells, points in names and texts, prose."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from kit.tender_paper import as_read, cases

from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Reading

CASES = cases("scoring")


def _read(name: str, folder: Path) -> tuple[Outline, Reading]:
    return as_read(CASES[name]["paper"], folder)


def _items(outline: Outline, reading: Reading, several: bool) -> list[list[Any]]:
    numbers = {lot.code: lot.number for lot in outline.lots}
    return [
        [item.name, item.points, item.kind, *([numbers.get(item.lot)] if several else [])]
        for item in reading.scoring
    ]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "items" in case])
def test_items_of_scoring_never_seen(name: str, tmp_path: Path) -> None:
    outline, reading = _read(name, tmp_path)
    assert _items(outline, reading, bool(outline.lots)) == CASES[name]["items"]


def test_parts_with_points_of_their_own_are_items_under_the_merged_name(tmp_path: Path) -> None:
    name = "one item with parts of their own points under a merged name"
    case = CASES[name]
    _, reading = _read(name, tmp_path)
    assert [item.points for item in reading.scoring] == case["points"]
    assert [item.kind for item in reading.scoring] == case["kinds"]
    for item, held in zip(reading.scoring, case["names_hold"], strict=True):
        assert item.name.startswith(held)
    assert len({item.name for item in reading.scoring}) == len(case["points"])
    assert sum(item.points or 0 for item in reading.scoring) == Decimal(case["sum"])


def test_a_scorecard_of_the_service_is_no_scoring_of_bids(tmp_path: Path) -> None:
    name = "the lowest price wins, nothing is scored"
    _, reading = _read(name, tmp_path)
    assert [[point.text, point.points] for point in reading.service] == CASES[name]["service"]
    assert [row.name for row in reading.qualification] == ["营业执照", "信用记录"]
