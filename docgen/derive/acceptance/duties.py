"""Everything owed during the contract with its day: periods, assessments, payments, recurring duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.derive.acceptance.periods import contract_events
from docgen.derive.calendar import payment_dates
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period
from docgen.model.acceptance.scoring import Duty
from docgen.model.finding import Message
from docgen.model.months import add_months
from docgen.model.tender.tender import Citation

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


@dataclass(frozen=True)
class DueDay:
    """Something owed on a day."""

    day: date
    title: Message
    place: Citation | None = None


def duties(acceptance: Acceptance, periods: tuple[Period, ...]) -> tuple[DueDay, ...]:
    """Every duty in order of its day."""
    contract, lot = acceptance.service.contract, acceptance.service.tender.lot
    events = known_events(acceptance, periods)
    found = [DueDay(contract.signed, Message("the contract is signed"))]
    found += [DueDay(periods[0].opened, Message("the service opens"))] if periods else []
    for period in periods:
        words = {"name": period.name}
        found.append(DueDay(period.assess_by, Message("{name}: the assessment is to be done", words)))
        found.append(DueDay(period.end, Message("{name}: the period ends", words)))
    for payment in payment_dates(lot, events):
        if payment.day:
            words = {"name": payment.name}
            sure = Message("{name}: payment is due", words)
            unsure = Message("{name}: payment is due (provisional, holidays not announced)", words)
            found.append(DueDay(payment.day, unsure if payment.provisional else sure))
    for duty in acceptance.scoring.duties if periods else ():
        said = Message("{name}", {"name": duty.name})
        found += [DueDay(day, said, duty.place) for day in _days(duty, periods[0].opened, periods[-1].end)]
    return tuple(sorted(found, key=lambda each: each.day))


def known_events(acceptance: Acceptance, periods: tuple[Period, ...]) -> dict[str, date]:
    """The contract's dates as far as they are known; acceptance is the assessment of the last period."""
    events = contract_events(acceptance.service.contract, acceptance.service.tender.lot)
    last = acceptance.periods.get(periods[-1].number) if periods else None
    return {**events, "acceptance": last.assessment.on} if last and last.assessment else events


def _days(duty: Duty, first: date, last: date) -> Iterator[date]:
    if duty.every == "week":
        day = first + timedelta(days=(duty.day - 1 - first.weekday()) % 7)
        step = timedelta(days=7)
        while day <= last:
            yield day
            day += step
        return
    months = _MONTHS[duty.every]
    start = first.replace(month=(first.month - 1) // months * months + 1, day=1)
    while (day := start.replace(day=duty.day)) <= last:
        if day >= first:
            yield day
        start = add_months(start, months)
