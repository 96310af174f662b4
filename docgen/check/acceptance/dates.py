"""Dates of the contract and of its periods that cannot be, or came too late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period, Settlement
from docgen.model.acceptance.scoring import (
    BAND_GAP,
    BAND_OVERLAP,
    RECTIFIED,
    SHARE_BASE,
    SUPPLEMENT_PERIOD,
)
from docgen.model.finding import Finding, Message


def check_dates(acceptance: Acceptance, periods: Iterable[Period], setup: date | None) -> Iterator[Finding]:
    """Periods that were over before the service opened, reports dated before their period's end, and a
    service that opened after `setup`, the last day for it."""
    yield from _setup(acceptance, setup)
    for period in periods:
        if period.empty:
            yield acceptance.found("PERIOD-EMPTY", ("contract", "opened"), empty_words(period))
        else:
            yield from _report(acceptance, period)


def empty_words(period: Period) -> Message:
    """What is wrong with a period that ends before it begins."""
    words = {"name": period.name, "start": period.start, "end": period.end}
    return Message("{name} would begin on {start} and end on {end}", words)


def record_place(acceptance: Acceptance, number: int) -> tuple[str, str, int]:
    """Where the record of the period stands."""
    return ("acceptance", "periods", list(acceptance.periods).index(number))


def _setup(acceptance: Acceptance, last: date | None) -> Iterator[Finding]:
    term, opened = acceptance.service.tender.lot.setup, acceptance.service.contract.opened
    if term and last and opened and opened > last:
        words = {"name": term.name, "opened": opened, "last": last}
        said = Message("{name}: opened on {opened}, due by {last}", words)
        place = ("contract", "opened")
        yield acceptance.found("SETUP-LATE", place, said, place=str(term.place))


def check_late_decisions(
    acceptance: Acceptance, period: Period, reported: date, settled: Settlement
) -> Iterator[Finding]:
    """Decisions made after the day of the period's report, on points that the report leaves open: they are
    not applied to it."""
    moving = {effect.point for effect in settled.effects}
    if settled.payable is None:
        moving |= {BAND_GAP, BAND_OVERLAP, SHARE_BASE, RECTIFIED, SUPPLEMENT_PERIOD}
    for i, decision in enumerate(acceptance.service.contract.decisions):
        if decision.on > reported and decision.point in moving:
            words = {
                "name": period.name,
                "dated": reported,
                "point": decision.point,
                "outcome": decision.outcome,
                "on": decision.on,
            }
            said = Message(
                "{name}: the report is dated {dated}; {point}: {outcome}, decided on {on}, is not applied",
                words,
            )
            yield acceptance.found("DECISION-LATE", ("contract", "decisions", i, "on"), said)


def _report(acceptance: Acceptance, period: Period) -> Iterator[Finding]:
    record = acceptance.periods.get(period.number)
    if record is None or record.dated is None:
        return
    words: dict[str, object] = {"name": period.name, "dated": record.dated, "end": period.end}
    place = (*record_place(acceptance, period.number), "dated")
    if record.dated < period.end:
        said = Message("{name}: the report is dated {dated}, the period ends on {end}", words)
        yield acceptance.found("REPORT-EARLY", place, said)
    if record.assessment and record.dated < record.assessment.on:
        words |= {"on": record.assessment.on}
        said = Message("{name}: the report is dated {dated}, and tells of the assessment of {on}", words)
        yield acceptance.found("REPORT-EARLY", place, said, "knows")
    if record.rectification and record.rectification.on and record.dated < record.rectification.on:
        words |= {"on": record.rectification.on}
        said = Message("{name}: the report is dated {dated}, and tells of the rectification of {on}", words)
        yield acceptance.found("REPORT-EARLY", place, said, "knows")
