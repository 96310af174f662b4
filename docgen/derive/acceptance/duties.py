"""Everything owed during the contract with its day: set-up, periods, payments, recurring duties, the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from docgen.derive.acceptance.periods import contract_events
from docgen.derive.acceptance.recurring import occasions
from docgen.derive.calendar import due_date, is_workday, moved, payment_dates
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period
from docgen.model.finding import Message
from docgen.model.tender.citation import Citation
from docgen.model.tender.tender import Lot

_WEEK = 7


@dataclass(frozen=True)
class DueDay:
    """Something owed on a day.

    `key` tells it from everything else of the lot and stays when its day changes. `deadline`: something is
    to be done by then, so a day off must be marked. `notice`: so many days before it one is reminded.
    """

    key: str
    day: date
    title: Message
    place: Citation | None = None
    deadline: bool = True
    notice: int = _WEEK


def duties(
    acceptance: Acceptance, periods: tuple[Period, ...], failed: Collection[int] = ()
) -> tuple[DueDay, ...]:
    """Every duty in order of its day, days off marked.

    `failed`: the numbers of periods whose assessment demands a rectification, recorded or not.
    """
    found = [
        *_beginning(acceptance, periods),
        *_assessed(acceptance, periods, failed),
        *_payments(acceptance, periods),
        *_recurring(acceptance, periods),
        *_ending(acceptance),
    ]
    return tuple(sorted(map(_marked, found), key=lambda each: (each.day, each.key)))


def known_events(acceptance: Acceptance, periods: tuple[Period, ...]) -> dict[str, date]:
    """The contract's dates as far as they are known; acceptance is the assessment of the last period."""
    events = contract_events(acceptance.service.contract, acceptance.service.tender.lot)
    last = acceptance.periods.get(periods[-1].number) if periods else None
    return {**events, "acceptance": last.assessment.on} if last and last.assessment else events


def setup_day(acceptance: Acceptance) -> date | None:
    """By when the place of service must be set up, where the tender says so."""
    lot = acceptance.service.tender.lot
    if lot.setup is None:
        return None
    return due_date(lot.setup.until, contract_events(acceptance.service.contract, lot))[0]


def _beginning(acceptance: Acceptance, periods: tuple[Period, ...]) -> Iterator[DueDay]:
    yield DueDay(
        "signing", acceptance.service.contract.signed, Message("the contract is signed"), deadline=False
    )
    setup, day = acceptance.service.tender.lot.setup, setup_day(acceptance)
    if setup and day:
        yield DueDay("setup", day, Message("{name}: the last day", {"name": setup.name}), setup.place)
    if periods:
        yield DueDay("opening", periods[0].opened, Message("the service opens"), deadline=False)


def _assessed(
    acceptance: Acceptance, periods: tuple[Period, ...], failed: Collection[int]
) -> Iterator[DueDay]:
    """The end of every period, its assessment and what was to be mended after it."""
    term, rule = acceptance.service.tender.lot.assessment, acceptance.scoring.payment.rectification
    for period in periods:
        if period.empty:
            continue
        key, words = f"period:{period.number}", {"name": period.name}
        yield DueDay(f"{key}:end", period.end, Message("{name}: the period ends", words), deadline=False)
        if period.assess_by and term:
            said = Message("{name}: the assessment is to be done", words)
            yield DueDay(f"{key}:assessment", period.assess_by, said, term.place)
        record = acceptance.periods.get(period.number)
        to_mend = period.number in failed or (record and record.rectification)
        if record and record.assessment and to_mend and rule:
            day, _ = due_date(rule.term, {rule.term.event: record.assessment.on})
            if day:
                said = Message("{name}: the rectification is to be done", words)
                yield DueDay(f"{key}:rectification", day, said, rule.place)


def _payments(acceptance: Acceptance, periods: tuple[Period, ...]) -> Iterator[DueDay]:
    """Every payment with a day; none for a period that never began."""
    lot = acceptance.service.tender.lot
    places = {stage.code: stage.place for stage in lot.payment.stages}
    never = {period.stage for period in periods if period.empty}
    for payment in payment_dates(lot, known_events(acceptance, periods)):
        if payment.day and payment.code not in never:
            words = {"name": payment.name}
            sure = Message("{name}: payment is due", words)
            unsure = Message("{name}: payment is due (provisional, holidays not announced)", words)
            said = unsure if payment.provisional else sure
            yield DueDay(f"payment:{payment.code}", payment.day, said, places[payment.code])


def _recurring(acceptance: Acceptance, periods: tuple[Period, ...]) -> Iterator[DueDay]:
    for duty in acceptance.scoring.duties if periods else ():
        for each in occasions(duty, periods[0].opened, periods[-1].end):
            whole = Message("{name}", {"name": duty.name})
            partial = Message("{name} (for part of a term only)", {"name": duty.name})
            said = partial if each.partial else whole
            yield DueDay(
                f"duty:{duty.code}:{each.unit}",
                moved(each.day, duty.off)[0],
                said,
                duty.place,
                notice=1 if duty.every == "week" else _WEEK,
            )


def _ending(acceptance: Acceptance) -> Iterator[DueDay]:
    service = acceptance.service
    lot, day = service.tender.lot, service.ends
    yield DueDay("end", day, Message("the contract ends"), deadline=False)
    if lot.handover:
        stated, silent = (
            Message("assets and accounts are handed over"),
            Message("handover (not settled by the tender: agree on it before)"),
        )
        yield DueDay("handover", day, stated if lot.handover.stated else silent, _handover_place(lot))


def _handover_place(lot: Lot) -> Citation | None:
    """Where the first of the lot's rules on the handover stands."""
    named = [rule.clause for rule in lot.handover.rules if rule.clause] if lot.handover else []
    return next((clause.place for clause in lot.clauses if clause.code in named), None)


def _marked(due: DueDay) -> DueDay:
    """What is to be done on a day off says so."""
    if not due.deadline or is_workday(due.day)[0]:
        return due
    return replace(due, title=Message("{title} (no workday)", {**due.title.values, "title": due.title}))
