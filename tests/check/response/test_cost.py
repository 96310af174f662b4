"""What a check costs: little enough to be run after every change."""

from __future__ import annotations

from pathlib import Path
from time import process_time

from docgen.packages.runner import check

MOST_SECONDS = 1.5


def test_lot_1_is_checked_within_a_second_and_a_half_of_cpu(lot1: Path) -> None:
    check(lot1)  # what is read once a process: rules, calendars, compiled patterns
    started = process_time()

    check(lot1)

    assert process_time() - started < MOST_SECONDS
