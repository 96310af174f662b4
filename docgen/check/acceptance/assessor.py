"""What the assessor recorded, against the scorecard's points and the period's days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from docgen.check.acceptance.dates import record_place
from docgen.model.acceptance.records import Acceptance, PeriodRecord, RecordedDeduction
from docgen.model.acceptance.score import Period
from docgen.model.finding import Finding, Message
from docgen.model.money import in_digits
from docgen.model.sources import Place


def check_assessor(acceptance: Acceptance, periods: Sequence[Period]) -> Iterator[Finding]:
    """Deductions beyond the points, and assessments on a day on which the period could not be assessed."""
    for period in periods:
        record = acceptance.periods.get(period.number)
        if record:
            place = record_place(acceptance, period.number)
            yield from _deductions(acceptance, place, record)
            yield from _total(acceptance, place, record)
            yield from _date(acceptance, place, period, record)


def _deductions(acceptance: Acceptance, place: Place, record: PeriodRecord) -> Iterator[Finding]:
    """Of the operator's own judgement and of the assessor."""
    card = acceptance.service.tender.lot.scorecard
    points = (
        {each.code: item.points_of(each) for item in card.items for each in item.criteria} if card else {}
    )
    listed: list[tuple[Place, tuple[RecordedDeduction, ...]]] = [(("judgements",), record.judgements)]
    listed += [(("assessment", "deductions"), record.assessment.deductions)] if record.assessment else []
    for path, entries in listed:
        for i, entry in enumerate(entries):
            most = points.get(entry.criterion)
            if most is not None and entry.deduction > most:
                words = {
                    "code": entry.criterion,
                    "deduction": in_digits(entry.deduction),
                    "points": in_digits(most),
                }
                said = Message("{code}: {deduction} points taken of {points}", words)
                yield acceptance.found("ASSESSMENT-POINTS", (*place, *path, i, "deduction"), said)


def _total(acceptance: Acceptance, place: Place, record: PeriodRecord) -> Iterator[Finding]:
    """A total that no service could reach."""
    card, bonus = acceptance.service.tender.lot.scorecard, acceptance.scoring.bonus
    total = record.assessment.total if record.assessment else None
    if card is None or total is None or (bonus and bonus.most is None):
        return
    most = card.total + (bonus.most or Decimal(0) if bonus else Decimal(0))
    if total > most:
        said = Message(
            "a total of {total}, at most {most}", {"total": in_digits(total), "most": in_digits(most)}
        )
        yield acceptance.found("ASSESSMENT-POINTS", (*place, "assessment", "total"), said, "total")


def _date(acceptance: Acceptance, place: Place, period: Period, record: PeriodRecord) -> Iterator[Finding]:
    """An assessment before its period, or while it ran, or later than the tender's text allows."""
    if record.assessment is None:
        return
    on, term = record.assessment.on, acceptance.service.tender.lot.assessment
    at = (*place, "assessment", "on")

    def words(last: date) -> dict[str, object]:
        return {"name": period.name, "on": on, "start": period.start, "end": period.end, "last": last}

    if on < period.start:
        said = Message("{name}: assessed on {on}, the period begins on {start}", words(on))
        yield acceptance.found("ASSESSMENT-DATE", at, said, "before")
    elif term is None and on < period.end:
        said = Message("{name}: assessed on {on}, the period ends on {end}", words(on))
        yield acceptance.found("ASSESSMENT-DATE", at, said, "running")
    elif term and period.assess_by and on > period.assess_by:
        late = Message("{name}: assessed on {on}, to be done by {last}", words(period.assess_by))
        where = {"text": term.text, "place": str(term.place)}
        case = "late" if on > period.end else "reading"
        yield acceptance.found("ASSESSMENT-DATE", at, late, case, **where)
