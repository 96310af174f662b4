"""Payment clauses that no rule was written from: lines, sentences, rows, contracts, scores, lots."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from kit.tender_paper import as_read, cases

CASES = cases("payment")


def _figure(printed: str | None) -> Decimal | None:
    return None if printed is None else Decimal(printed)


@pytest.mark.parametrize("name", CASES)
def test_payments_never_seen(name: str, tmp_path: Path) -> None:
    outline, reading = as_read(CASES[name]["paper"], tmp_path)
    stages = CASES[name]["stages"]
    numbers = {lot.code: lot.number for lot in outline.lots}
    assert [(stage.percent, stage.amount) for stage in reading.payment] == [
        (_figure(percent), _figure(amount)) for percent, amount, *_ in stages
    ]
    for stage, (_, _, words, *lot) in zip(reading.payment, stages, strict=True):
        assert words in stage.text
        assert [numbers[stage.lot]] == lot if lot else not stage.lot


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "bands" in case])
def test_scores_that_decide_what_is_paid(name: str, tmp_path: Path) -> None:
    _, reading = as_read(CASES[name]["paper"], tmp_path)
    bands = [(band.least, band.most, band.share) for band in reading.bands if not band.each]
    assert bands == [tuple(map(_figure, band)) for band in CASES[name]["bands"]]
    assert [band.each for band in reading.bands if band.each] == [CASES[name]["each"]]
