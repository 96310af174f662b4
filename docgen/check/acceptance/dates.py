"""Dates of the contract and of its periods that cannot be, or came too late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period
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


def _report(acceptance: Acceptance, period: Period) -> Iterator[Finding]:
    record = acceptance.periods.get(period.number)
    if record and record.dated and record.dated < period.end:
        words = {"name": period.name, "dated": record.dated, "end": period.end}
        said = Message("{name}: the report is dated {dated}, the period ends on {end}", words)
        yield acceptance.found("REPORT-EARLY", (*record_place(acceptance, period.number), "dated"), said)
