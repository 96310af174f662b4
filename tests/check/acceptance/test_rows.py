"""A metric's rows that are not its figure are a fault, which a check finds before any paper is made."""

from __future__ import annotations

from kit.edits import edit, reword
from kit.examples import acceptance

from docgen.packages.periods.assessment import assess


def codes(*edits: object) -> list[str]:
    result = assess(acceptance(*edits), 1).results[0]  # type: ignore[arg-type]
    return [each.code for each in result.findings if each.code.startswith("METRIC-")]


def test_rows_that_make_another_sum_than_the_figure_are_an_error() -> None:
    twice = reword("scoring/metrics/own-fairs/rows/sql", "people >= 50 THEN 1", "people >= 50 THEN 2")
    assert codes(twice) == ["METRIC-ROWS"]


def test_rows_that_cannot_be_asked_for_are_an_error_and_the_score_stands() -> None:
    assert codes(edit("scoring/metrics/own-fairs/rows/sql", "SELECT nobody FROM events")) == ["METRIC-QUERY"]
