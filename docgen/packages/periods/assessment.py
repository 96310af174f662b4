"""A period of a contract from its ledgers to its score and its money: load → measure → derive → check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from docgen.check.acceptance.assessor import check_assessor
from docgen.check.acceptance.checks import check_period, check_scoring
from docgen.check.acceptance.dates import check_dates, check_late_decisions
from docgen.check.acceptance.ledgers import check_gaps, check_known
from docgen.check.acceptance.signed import check_frozen, check_papers, check_signed
from docgen.derive.acceptance.duties import setup_day
from docgen.derive.acceptance.owed import owed
from docgen.derive.acceptance.periods import span
from docgen.derive.acceptance.report_day import as_reported, report_day
from docgen.derive.acceptance.settlement import assessed_settlement, settlement
from docgen.load.acceptance.narratives import strays
from docgen.load.ledgers.measuring import Measures, measuring
from docgen.load.ledgers.queries import QueryFault
from docgen.model.acceptance.behind import TakenRows
from docgen.model.acceptance.draws import units_held
from docgen.model.acceptance.measurement import (
    Draw,
    Gap,
    LedgerSummary,
    LedgerTable,
    Measurement,
    PeriodicSection,
)
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import DayRange, Period, SampleKey, Settlement
from docgen.model.acceptance.signed import Basis, Signed
from docgen.model.due_unit import Asked, DueUnit
from docgen.model.finding import DocgenError, Finding, has_errors
from docgen.packages.periods.asked import contract_periods, named_periods
from docgen.packages.periods.behind import rows_behind
from docgen.packages.periods.money import Assessed, by_stage, check_money
from docgen.packages.periods.sections import periodic_sections
from docgen.packages.periods.signing import basis, drawn_from, with_drawn
from docgen.packages.periods.unread import Unread, unread_ledgers


@dataclass(frozen=True)
class PeriodResult:
    """A period scored: the operator's settlement, the assessor's once recorded, and what it rests on.

    `own` is null where the queries could not all be answered. `gaps`: where rows are missing. `tables` are
    masked, `unmasked` are not; `sections` are those of each periodic paper by its title. `signed`: the period
    as it was signed, if it was, and what it rests on now. `behind`: the rows of each deduction of `own`.
    `draws`: what each sample was drawn from, where papers are to be made.
    """

    period: Period
    measured: Measurement
    own: Settlement | None
    theirs: Settlement | None
    gaps: tuple[Gap, ...]
    tables: Mapping[str, LedgerTable]
    unmasked: Mapping[str, LedgerTable]
    sections: Mapping[str, tuple[PeriodicSection, ...]]
    findings: tuple[Finding, ...]
    signed: tuple[Signed, Basis] | None = None
    behind: tuple[TakenRows, ...] = ()
    draws: Mapping[SampleKey, Draw] = field(default_factory=dict)


@dataclass(frozen=True)
class Results:
    """The periods asked for, the ledgers they rest on, and what was found before any period.

    `assessed`: every period that was signed or assessed by its number, asked for or not. `unread`: what of
    the ledgers was not read; no score or amount stands while there is any. `unit`: the week or month asked
    for; the one result is then its period as it stood on its last day.
    """

    acceptance: Acceptance
    periods: tuple[Period, ...]
    ledgers: tuple[LedgerSummary, ...]
    results: tuple[PeriodResult, ...]
    assessed: Mapping[int, Assessed]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = ()
    unit: DueUnit | None = None

    @property
    def all_findings(self) -> list[Finding]:
        """Everything found."""
        return [*self.findings, *(finding for result in self.results for finding in result.findings)]


def assess(acceptance: Acceptance, asked_for: Asked, tables: bool = False) -> Results:
    """Score the period of that number, or every period. With `tables`, also what the papers print.

    Of a week, month or day, its period as it stood on the unit's last day, with the papers owed for the unit
    alone; samples and signatures are the whole period's and count for nothing here.

    Raises DocgenError where the ledgers cannot be read, or there is no such period.
    """
    folder = acceptance.service.folder
    known = contract_periods(acceptance)
    unit = asked_for if isinstance(asked_for, DueUnit) else None
    if unit:
        acceptance = replace(acceptance, samples={}, signed={}, altered={})
    named = named_periods(acceptance, known, asked_for)
    asked = [period for period in named if not period.empty]
    with measuring(folder, acceptance, known[0].opened, known[-1].end) as (measures, found):
        broken = has_errors(found)
        results = tuple(
            _assess(acceptance, each, measures.known_on(each.end), tables, broken, unit) for each in asked
        )
        others = tables or bool(acceptance.payments or acceptance.invoices)
        done = _assessed(acceptance, known, results, measures if others else None)
        ledgers = measures.book.summaries
    findings = (
        *check_scoring(acceptance),
        *check_money(acceptance, known, by_stage(known, done)),
        *check_known(acceptance),
        *check_frozen(acceptance),
        *check_papers(acceptance),
        *check_dates(acceptance, named, setup_day(acceptance)),
        *check_assessor(acceptance, asked),
        *strays(folder),
        *found,
    )
    unread = tuple(unread_ledgers(acceptance.scoring.ledgers, found))
    return Results(acceptance, known, ledgers, results, done, findings, unread, unit)


def _assessed(
    acceptance: Acceptance,
    known: Iterable[Period],
    results: Iterable[PeriodResult],
    measures: Measures | None,
) -> dict[int, Assessed]:
    """What was signed, or else follows from the assessment; without `measures` of the periods asked for."""
    asked = {each.period.number: each.theirs for each in results if each.theirs}
    found = {}
    for period in known:
        record, signed = acceptance.periods.get(period.number), acceptance.signed.get(period.number)
        theirs = asked.get(period.number)
        if theirs is None and measures and record and record.assessment and not (period.empty or signed):
            then = measures.known_on(period.end)
            theirs = _assess(acceptance, period, then, tables=False, broken=True).theirs
        if signed:
            found[period.number] = Assessed(signed.basis.total, signed.basis.payable)
        elif theirs:
            lowest = min(payment.total for payment in theirs.payments)
            found[period.number] = Assessed(lowest, theirs.payable)
    return found


def measurement(acceptance: Acceptance, number: int) -> Measurement:
    """What the ledgers say of the period, the units drawn among it, without regard to results."""
    return assess(acceptance, number).results[0].measured


def signed_basis(acceptance: Acceptance, number: int) -> Basis:
    """The period's score with what it rests on. Raises DocgenError where its queries cannot be answered."""
    known = contract_periods(acceptance)
    with measuring(acceptance.service.folder, acceptance, known[0].opened, known[-1].end) as (measures, _):
        period = known[number - 1]
        then = measures.known_on(period.end)
        result = _assess(acceptance, period, then, tables=False, broken=False)
        if result.own is None:
            raise DocgenError(*result.findings)
        settled = result.theirs or result.own
        made = basis(as_reported(acceptance, period), period, then, result.measured, settled)
        record = acceptance.periods.get(number)
        seed = record.seed if record else ""
        spans = {metric.code: span(metric, period) for metric in acceptance.scoring.metrics}
        draws = _draws(then, spans, seed, result.measured, [])
        return made.model_copy(update={"samples": tuple(drawn_from(made.samples, draws))})


def ledger_summaries(acceptance: Acceptance) -> tuple[LedgerSummary, ...]:
    """Files and rows of the ledgers, whatever the queries would say of them."""
    known = contract_periods(acceptance)
    contract = acceptance.service.contract
    opened, end = (known[0].opened, known[-1].end) if known else (contract.signed, contract.signed)
    with measuring(acceptance.service.folder, acceptance, opened, end) as (measures, _):
        return measures.book.summaries


def _assess(
    acceptance: Acceptance,
    period: Period,
    measures: Measures,
    tables: bool,
    broken: bool,
    unit: DueUnit | None = None,
) -> PeriodResult:
    """The period's result; where ledgers are `broken`, what follows from that is not reported again."""
    everything, acceptance = acceptance, as_reported(acceptance, period)
    spans: dict[str, DayRange | None] = {
        metric.code: span(metric, period) for metric in acceptance.scoring.metrics
    }
    record = acceptance.periods.get(period.number)
    seed = record.seed if record else ""
    rows = acceptance.samples.get(period.number, ())
    held = units_held(rows, seed, acceptance.scoring.samples)
    measured = measures.measure(spans, seed, held)
    if measured.found:
        return PeriodResult(period, measured, None, None, (), {}, {}, {}, measured.found)
    signed = acceptance.signed.get(period.number)
    measured = with_drawn(measured, signed)
    own = settlement(acceptance, period, measured.values, measured.drawn)
    theirs = assessed_settlement(acceptance, period, measured.values, measured.drawn)
    gaps = () if broken else measures.gaps(lambda expected: owed(expected, period))
    found = list(check_gaps(gaps))
    if not broken and unit is None:
        found += check_period(acceptance, period, measured, theirs or own)
        found += check_late_decisions(everything, period, report_day(everything, period), theirs or own)
    now = basis(acceptance, period, measures, measured, theirs or own) if signed else None
    if signed and now:
        found += check_signed(signed, now)
    codes = _table_codes(acceptance) if tables and unit is None else []
    shown = _tables(measures, codes, spans, found, masked=True)
    bare = _tables(measures, codes, spans, found, masked=False)
    sections = periodic_sections(acceptance, period, measures, found, unit) if tables else {}
    behind: tuple[TakenRows, ...] = ()
    whole = unit is None or unit.every == "day"
    if whole and (tables or not broken):  # what would stop the papers is found before
        behind = rows_behind(acceptance, period, measures, spans, measured, own.score, found)
    rebuilt = (signed, now) if signed and now else None
    draws = _draws(measures, spans, seed, measured, found) if tables and unit is None else {}
    return PeriodResult(
        period, measured, own, theirs, gaps, shown, bare, sections, tuple(found), rebuilt, behind, draws
    )


def _draws(
    measures: Measures,
    spans: Mapping[str, DayRange | None],
    seed: str,
    measured: Measurement,
    found: list[Finding],
) -> dict[SampleKey, Draw]:
    try:
        return measures.draws(spans, seed, measured.drawn)
    except QueryFault as fault:
        found.append(fault.finding)
        return {}


def _table_codes(acceptance: Acceptance) -> list[str]:
    named = [code for entry in acceptance.scoring.criteria for code in entry.evidence]
    return list(dict.fromkeys([*named, *(chart.metric for chart in acceptance.scoring.charts)]))


def _tables(
    measures: Measures,
    codes: Iterable[str],
    spans: Mapping[str, DayRange | None],
    found: list[Finding],
    masked: bool,
) -> dict[str, LedgerTable]:
    tables = {}
    for code in codes:
        try:
            tables[code] = measures.table(code, spans, masked)
        except QueryFault as fault:
            found += [fault.finding] if masked else []
    return tables
