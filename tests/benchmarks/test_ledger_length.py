"""The ledger benchmark runs, on a length that a test can afford."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.ledgers import project, score


@pytest.mark.sample(1)
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_longer_ledger_is_scored_the_same_in_both_forms(tmp_path: Path, form: str) -> None:
    rows = 20_000
    short = sum(i % 365 <= 64 and i % 5 < 2 and i % 7 >= 3 and i % 101 == 0 for i in range(rows))

    seconds, cpu, kilobytes, total = score(project(tmp_path, rows, form))

    assert seconds > 0 < cpu
    assert kilobytes < 1_000_000
    # The example without its own visits loses nothing to Q2.2, and 0.01 points for each of these.
    assert Decimal(total) == Decimal("92.44") - short * Decimal("0.01")
