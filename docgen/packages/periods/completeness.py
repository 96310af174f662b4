"""Which ledgers have their rows, month by month: what a clerk still has to enter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from docgen.derive.acceptance.owed import owed
from docgen.load.ledgers.gaps import Owed
from docgen.load.ledgers.measuring import measuring
from docgen.load.ledgers.months import rows_by_month
from docgen.model.acceptance.ledger import Expected, LedgerSpec
from docgen.model.acceptance.measurement import Gap
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import DayRange, Period
from docgen.model.finding import Finding, Message
from docgen.model.months import add_months


@dataclass(frozen=True)
class LedgerMonth:
    """The rows that a ledger has in a month (2026-03) of the period, and what is missing in it so far."""

    month: str
    rows: int
    missing: tuple[Message, ...]


@dataclass(frozen=True)
class LedgerState:
    """A ledger with its months. `file`: none where there is none yet; `missing`: of the ledger as a whole."""

    code: str
    title: str
    file: str
    months: tuple[LedgerMonth, ...]
    missing: tuple[Message, ...]


def completeness(
    acceptance: Acceptance, period: Period, on: date
) -> tuple[tuple[LedgerState, ...], tuple[Finding, ...]]:
    """The state of every ledger from the period's start to the day `on`, and what is wrong in them.

    Raises DocgenError where a ledger is no table.
    """
    service = acceptance.service
    with measuring(service.folder, acceptance, period.opened, period.ends) as (measures, found):
        counted = rows_by_month(measures.book, on)
        then = measures.known_on(on)
        everywhere = then.gaps(lambda _: ())
        parts = list(_months(period, on))
        by_month = {part.name: then.gaps(_owed_in(part, period)) for part in parts}
        files = {summary.code: summary.file for summary in measures.book.summaries}
    ledgers = tuple(
        LedgerState(
            code=spec.code,
            title=spec.title,
            file=files.get(spec.code, ""),
            months=tuple(_month(spec, part, counted, by_month[part.name]) for part in parts),
            missing=_of(spec, everywhere),
        )
        for spec in acceptance.scoring.ledgers
    )
    return ledgers, tuple(found)


def _months(period: Period, on: date) -> Iterator[Period]:
    """The period month by month up to the day, each named by its month."""
    first = period.start
    while first <= min(period.end, on):
        following = add_months(first.replace(day=1), 1)
        last = min(following - timedelta(days=1), period.end, on)
        yield replace(period, name=f"{first:%Y-%m}", start=first, end=last)
        first = following


def _owed_in(part: Period, whole: Period) -> Owed:
    """What is owed within a month: a row for the whole period only in its last."""

    def units(expected: Expected) -> Iterable[DayRange]:
        if expected.every != "period":
            return owed(expected, part)
        return owed(expected, whole) if part.end == whole.end else ()

    return units


def _month(
    spec: LedgerSpec, part: Period, counted: Mapping[str, Mapping[str, int]], gaps: tuple[Gap, ...]
) -> LedgerMonth:
    missing = tuple(gap.said for gap in gaps if gap.title == spec.title and not gap.case)
    return LedgerMonth(part.name, counted.get(spec.code, {}).get(part.name, 0), missing)


def _of(spec: LedgerSpec, gaps: tuple[Gap, ...]) -> tuple[Message, ...]:
    return tuple(gap.said for gap in gaps if gap.title == spec.title)
