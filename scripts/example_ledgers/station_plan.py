"""The measure of a lot with stations, and its days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

Rows = list[dict[str, Any]]
_KEY_GROUPS = ("就业困难人员", "失业人员", "脱贫劳动力", "残疾人", "退役军人")


@dataclass(frozen=True)
class Stations:
    """The measure of a lot: its days, sites with their staff, and how much is done."""

    opened: date
    ends: date
    period_ends: tuple[date, ...]
    staff: dict[str, int]
    seekers_a_day: tuple[int, int]
    visits_a_month: int
    park_firms: int
    other_firms: int
    own_fairs: int
    key_groups: tuple[str, ...] = _KEY_GROUPS
    graduates: bool = True
    campus_fairs: int = 12
    notices: bool = False
    evenings: tuple[str, ...] = ()


def workdays(lot: Stations) -> Iterator[date]:
    """Monday to Saturday, but for the week of the National Day."""
    day = lot.opened
    while day <= lot.ends:
        if day.weekday() < 6 and not (day.month == 10 and day.day <= 7):
            yield day
        day += timedelta(days=1)


def months(lot: Stations) -> list[date]:
    """The first days of the months of service."""
    found, day = [], lot.opened.replace(day=1)
    while day <= lot.ends:
        found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found


def period_end(lot: Stations, day: date) -> date:
    """The last day of the period that holds `day`."""
    return next(end for end in (*lot.period_ends, lot.ends) if day <= end)


def soon(lot: Stations, random: Random, day: date, most: int) -> date:
    """A day or so later, in the same period."""
    return min(day + timedelta(days=random.randint(0, most)), period_end(lot, day))
