"""Hours as spans of minutes: nights, days that touch, gaps, and the clock at midnight."""

from __future__ import annotations

from datetime import time

import pytest
from pydantic import ValidationError

from docgen.model.hours import (
    DAY,
    WEEK,
    across_sunday,
    by_day,
    clock,
    day_span,
    joined,
    thinner,
    week_spans,
    without,
)
from docgen.model.response.response import OpeningHours


def hours(weekdays: tuple[int, ...], opens: str, closes: str) -> OpeningHours:
    return OpeningHours(weekdays=weekdays, opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))


def test_a_night_ends_on_the_next_day() -> None:
    assert day_span(22 * 60, 6 * 60) == (22 * 60, DAY + 6 * 60)
    assert day_span(0, 0) == (0, DAY)


def test_sunday_night_runs_into_monday() -> None:
    spans = week_spans([hours((7,), "22:00", "06:00")])
    assert spans == [(0, 6 * 60), (WEEK - 2 * 60, WEEK)]
    assert across_sunday(spans) == [(WEEK - 2 * 60, WEEK + 6 * 60)]


def test_days_without_a_break_are_one_span() -> None:
    assert week_spans([hours(tuple(range(1, 8)), "00:00", "00:00")]) == [(0, WEEK)]


def test_midnight_may_be_written_as_24_00() -> None:
    written = OpeningHours.model_validate({"weekdays": [1], "opens": "15:00", "closes": "24:00"})
    assert week_spans([written]) == [(15 * 60, DAY)]
    for field in ({"opens": "24:00", "closes": "09:00"}, {"opens": "09:00", "closes": "24:30"}):
        with pytest.raises(ValidationError):
            OpeningHours.model_validate({"weekdays": [1], **field})


def test_what_is_taken_away_leaves_its_sides() -> None:
    assert without([(0, 100)], [(20, 30), (40, 200)]) == [(0, 20), (30, 40)]
    assert joined([(5, 9), (0, 5)]) == [(0, 9)]


def test_spans_are_cut_at_midnight() -> None:
    assert list(by_day([(DAY - 60, DAY + 60)])) == [(1, (DAY - 60, DAY)), (2, (0, 60))]


def test_midnight_is_twenty_four_and_then_the_next_day_begins() -> None:
    assert [clock(minutes) for minutes in (9 * 60 + 5, DAY, DAY + 30)] == ["09:05", "24:00", "00:30"]


@pytest.mark.parametrize(
    ("there", "least", "thin"),
    [
        ([[(0, 600)], [(0, 300), (300, 600)]], 2, []),
        ([[(0, 600)], [(0, 300), (301, 600)]], 2, [(300, 301)]),
        ([[(0, 600)]], 2, [(0, 600)]),
        ([[(0, 200)], [(100, 600)]], 2, [(0, 100), (200, 600)]),
        ([], 1, [(0, 600)]),
    ],
)
def test_the_minutes_at_which_fewer_are_there(
    there: list[list[tuple[int, int]]], least: int, thin: list[tuple[int, int]]
) -> None:
    assert thinner([(0, 600)], there, least) == thin
