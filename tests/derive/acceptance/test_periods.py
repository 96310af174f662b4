"""Periods from the signing date, and the weeks, months and quarters that end in each."""

from __future__ import annotations

from datetime import date

import pytest
from kit.edits import edit
from kit.examples import acceptance

from docgen.derive.acceptance.periods import span, units_ended
from docgen.model.acceptance.ledger import Metric
from docgen.model.acceptance.score import Period
from docgen.packages.periods.asked import contract_periods


def period(start: date, end: date) -> Period:
    opened, ends = date(2026, 3, 2), date(2027, 3, 2)
    return Period(2, "例", start, end, "P3", (end - opened).days, 365, opened, ends, date(2025, 12, 5))


SECOND = period(date(2026, 5, 6), date(2026, 9, 5))


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("pingxiang-lot1", ["2026-05-05", "2026-09-05", "2027-03-02"]),
        ("pingxiang-lot2", ["2026-05-08", "2026-09-08", "2027-01-27"]),
        ("gangbei", ["2026-04-27", "2026-10-27", "2027-04-27", "2027-10-27", "2028-04-27", "2028-10-26"]),
    ],
)
def test_periods_end_where_the_contract_says(name: str, ends: list[str]) -> None:
    found = contract_periods(acceptance(example=name))

    assert [p.end.isoformat() for p in found] == ends
    assert found[0].start == found[0].opened
    assert found[-1].served == found[-1].term


def test_a_month_is_due_in_the_period_in_which_it_ends() -> None:
    first = period(date(2026, 3, 2), date(2026, 5, 5))

    assert [last for _, last in units_ended("month", first)] == [date(2026, 3, 31), date(2026, 4, 30)]
    assert next(units_ended("month", SECOND)) == (date(2026, 5, 1), date(2026, 5, 31))
    assert len(list(units_ended("month", SECOND))) == 4


def test_weeks_run_from_monday_and_quarters_by_the_calendar() -> None:
    weeks = list(units_ended("week", SECOND))

    assert weeks[0] == (date(2026, 5, 4), date(2026, 5, 10))
    assert weeks[-1] == (date(2026, 8, 24), date(2026, 8, 30))
    assert list(units_ended("quarter", SECOND)) == [(date(2026, 4, 1), date(2026, 6, 30))]


@pytest.mark.parametrize(
    ("spans", "until", "expected"),
    [
        ("period", "", (date(2026, 5, 6), date(2026, 9, 5))),
        ("term", "", (date(2026, 3, 2), date(2026, 9, 5))),
        ("months", "", (date(2026, 5, 1), date(2026, 8, 31))),
        ("year", "06-30", (date(2026, 1, 1), date(2026, 6, 30))),
        ("year", "12-20", None),
    ],
)
def test_a_metric_looks_at_the_days_of_its_span(spans: str, until: str, expected: object) -> None:
    metric = Metric.model_validate(
        {"code": "m", "title": "x", "sql": "SELECT 1", "span": spans, "until": until}
    )

    assert span(metric, SECOND) == expected


def test_after_a_period_that_never_began_the_next_begins_with_the_opening() -> None:
    first, second, _ = contract_periods(acceptance(edit("contract/opened", "2026-06-01")))

    assert first.empty
    assert (second.start, second.end, second.empty) == (date(2026, 6, 1), date(2026, 9, 5), False)
