"""Statutory workdays, periods as the law counts them, and the contract's dates.

Years whose holidays are not announced count by the weekday and are said to be provisional.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from docgen.model.months import add_months
from docgen.model.project import Project
from docgen.model.response.figures import ContractCalendar, PaymentDate
from docgen.model.tender.payment import Due, OffDay
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
    _bounded(count)
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


def latest_notice(opening: date) -> tuple[date, bool]:
    """The last lawful day of the award notice, were evaluation to end on the opening day; provisional?"""
    return add_workdays(opening, workday_rule().notice.total)


def due_date(due: Due, events: Mapping[str, date]) -> tuple[date | None, bool]:
    """When a payment falls due, and whether that is provisional; None while its event has no date."""
    start = events.get(due.event)
    if start is None:
        return None, False
    _bounded(due.days)
    day, provisional = add_workdays(add_months(start, due.months) + timedelta(days=due.days), due.workdays)
    day, unsure = moved(day, due.off)
    return day, provisional or unsure


def payment_dates(lot: Lot, events: Mapping[str, date]) -> tuple[PaymentDate, ...]:
    """Every payment of the lot by the dates of the contract's events: signing, opening, acceptance, end."""
    found = []
    for stage in lot.payment.stages:
        day, provisional = due_date(stage.due, events)
        found.append(PaymentDate(code=stage.code, name=stage.name, day=day, provisional=provisional))
    return tuple(found)


def signing_limits(project: Project) -> tuple[tuple[str, int], ...]:
    """By clause: the most days after the latest lawful notice in which it wants the contract signed."""
    found = []
    for clause in project.tender.lot.clauses:
        for term in clause.requires:
            if term.kind == "term" and term.most is not None and term.of_signing:
                days = _days(project.tender.opening, term.most, term.unit)
                found += [(clause.code, days)] if days is not None else []
    return tuple(found)


def contract_calendar(project: Project) -> ContractCalendar | None:
    """The contract signed as late as offered after the latest lawful notice; None beyond the year 9999.

    The term runs from signing; acceptance is taken to come at its end; the day of opening is not known.
    """
    lot = project.tender.lot
    try:
        notice, unsure = latest_notice(project.tender.opening)
        signing = notice + timedelta(days=_bounded(project.response.signing_days))
        end = add_months(signing, lot.term_months)
        payments = payment_dates(lot, {"signing": signing, "acceptance": end, "end": end})
    except OverflowError:
        return None
    on_workday, signing_unsure = is_workday(signing)
    years = {notice.year} if unsure else set()
    years |= {signing.year} if signing_unsure else set()
    years |= {payment.day.year for payment in payments if payment.day and payment.provisional}
    return ContractCalendar(
        notice=notice,
        signing=signing,
        signing_is_workday=on_workday,
        end=end,
        payments=payments,
        provisional_years=tuple(sorted(years)),
    )


def _days(opening: date, most: int, unit: str) -> int | None:
    if unit == "日":
        return most
    try:
        notice, _ = latest_notice(opening)
        months = most * 12 if unit == "年" else most
        last = add_workdays(notice, most)[0] if unit == "工作日" else add_months(notice, months)
    except OverflowError:
        return None
    return (last - notice).days


def _bounded(span: int) -> int:
    if span > _MOST:
        raise OverflowError(span)
    return span
