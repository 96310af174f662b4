"""Statutory workdays, periods as the law counts them, and the days on which payments fall due.

Years whose holidays are not announced count by the weekday and are said to be provisional.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from docgen.model.months import add_months
from docgen.model.tender.payment import Due, OffDay, PaymentDate
from docgen.model.tender.tender import Lot
from docgen.rules import workday_rule

_MOST = 36_500
"""Spans beyond a hundred years are no periods of a contract."""


def is_workday(day: date) -> tuple[bool, bool]:
    """Whether `day` is a statutory workday, make-up days included, and whether that is provisional."""
    rule = workday_rule()
    if (works := rule.overridden(day)) is not None:
        return works, False
    weekday = day.weekday() < 5
    if day.year in rule.announced:
        return weekday, False
    # Imported here: it costs start-up time that most commands need not pay.
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day)), False  # type: ignore[no-untyped-call]
    except NotImplementedError:
        return weekday, True


def add_workdays(day: date, count: int) -> tuple[date, bool]:
    """The `count`-th workday after `day`, which is not counted itself, and whether that is provisional.

    Raises OverflowError for a span that no contract has.
    """
    bounded(count)
    provisional = False
    while count > 0:
        day += timedelta(days=1)
        counts, unsure = is_workday(day)
        provisional |= unsure
        count -= counts
    return day, provisional


def moved(day: date, off: OffDay) -> tuple[date, bool]:
    """The workday that counts in place of `day`, or `day` where it stays, and whether that is provisional."""
    if off == "marked":
        return day, False
    step = timedelta(days=1 if off == "later" else -1)
    provisional = False
    while True:
        works, unsure = is_workday(day)
        provisional |= unsure
        if works:
            return day, provisional
        day += step


def due_date(due: Due, events: Mapping[str, date]) -> tuple[date | None, bool]:
    """When a payment falls due, and whether that is provisional; None while its event has no date."""
    start = events.get(due.event)
    if start is None:
        return None, False
    bounded(due.days)
    day, provisional = add_workdays(add_months(start, due.months) + timedelta(days=due.days), due.workdays)
    day, unsure = moved(day, due.off)
    return day, provisional or unsure


def payment_dates(lot: Lot, events: Mapping[str, date]) -> tuple[PaymentDate, ...]:
    """Every payment of the lot by the dates of the contract's events: signing, opening, acceptance, end."""
    found = []
    for stage in lot.payment.stages:
        day, provisional = due_date(stage.due, events) if stage.due else (None, False)
        found.append(PaymentDate(code=stage.code, name=stage.name, day=day, provisional=provisional))
    return tuple(found)


def bounded(span: int) -> int:
    """A span of days or months as it is. Raises OverflowError for one that no contract has."""
    if span > _MOST:
        raise OverflowError(span)
    return span
