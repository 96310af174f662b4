"""The contract's calendar as a bid supposes it: signed as late as offered after the latest lawful notice."""

from __future__ import annotations

from datetime import date, timedelta

from docgen.derive.calendar import add_workdays, bounded, is_workday, payment_dates
from docgen.model.months import add_months
from docgen.model.project import Project
from docgen.model.response.figures import ContractCalendar
from docgen.rules import workday_rule


def latest_notice(opening: date) -> tuple[date, bool]:
    """The last lawful day of the award notice, were evaluation to end on the opening day; provisional?"""
    return add_workdays(opening, workday_rule().notice.total)


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
        signing = notice + timedelta(days=bounded(project.response.signing_days))
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
