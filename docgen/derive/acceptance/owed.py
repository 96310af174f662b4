"""The days, weeks and months of a period in which a ledger owes a row."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from docgen.derive.acceptance.periods import units_ended
from docgen.derive.calendar import is_workday
from docgen.model.acceptance.ledger import Expected
from docgen.model.acceptance.score import DayRange, Period


def owed(expected: Expected, period: Period) -> Iterator[DayRange]:
    """First and last day of each unit that owes a row; a week or month counts in the period it ends in, and
    only if the service was open all through it, and before it where the row is about the one before."""
    match expected.every:
        case "period":
            yield period.start, period.end
        case "week" | "month" as unit:
            since = period.opened + timedelta(days=1 if expected.past else 0)
            yield from ((first, last) for first, last in units_ended(unit, period) if first >= since)
        case "day":
            yield from ((day, day) for day in _days(period, expected.free) if _on(day, expected.weekdays))
        case "workday":
            yield from ((day, day) for day in _days(period, expected.free) if is_workday(day)[0])


def _days(period: Period, free: Collection[date]) -> Iterator[date]:
    for offset in range((period.end - period.start).days + 1):
        day = period.start + timedelta(days=offset)
        if day not in free:
            yield day


def _on(day: date, weekdays: Collection[int]) -> bool:
    return not weekdays or day.isoweekday() in weekdays
