"""The days of a duty that is owed again and again, from the opening to the end of the service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.model.acceptance.scoring import Duty
from docgen.model.months import add_months

_DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


@dataclass(frozen=True)
class Occasion:
    """A day on which the duty is owed; `unit`: the first day of the week, month … in which it falls due.

    `partial`: the service ran for a part only of what it is about.
    """

    unit: date
    day: date
    partial: bool


def occasions(duty: Duty, opened: date, last: date) -> Iterator[Occasion]:
    """Every day on which the duty is owed by a service from `opened` to `last`.

    What is about the current unit is never due outside the service; what is about the past one may be due
    after its end. The first and the last unit are owed though the service ran for a part of them only.
    """
    unit: date = _unit_of(duty, opened)
    past: date | None = None
    while True:
        ongoing = unit <= last
        about = [unit] if ongoing and duty.about != "past" else []
        about += [past] if past and duty.about != "current" else []
        if not ongoing and not about:
            return
        if about:
            day = _nominal(duty, unit)
            if about == [unit]:
                day = min(max(day, opened), last)
            partial = any(each < opened or _end(duty, each) > last for each in about)
            yield Occasion(unit, day, partial)
        past, unit = (unit if ongoing else None), _end(duty, unit) + _DAY


def _nominal(duty: Duty, unit: date) -> date:
    return _end(duty, unit) if duty.day is None else unit + timedelta(days=duty.day - 1)


def _unit_of(duty: Duty, day: date) -> date:
    """The first day of the week, month … that holds `day`."""
    if duty.every == "week":
        return day - timedelta(days=day.weekday())
    months = _MONTHS[duty.every]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def _end(duty: Duty, unit: date) -> date:
    """The last day of the unit that begins on `unit`."""
    return (
        unit + timedelta(days=7) if duty.every == "week" else add_months(unit, _MONTHS[duty.every])
    ) - _DAY
