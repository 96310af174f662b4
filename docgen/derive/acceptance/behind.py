"""What each deduction of a period rests on: the rows behind it, why, and the points that each took."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from docgen.derive.acceptance.deductions import bare_units
from docgen.model.acceptance.behind import BehindFigure, BehindRow, TakenRow, TakenRows
from docgen.model.acceptance.measurement import Measurement
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.rule import Cases, Judgement, Members, Missing, Ratio, Rule, Sample, Whole
from docgen.model.acceptance.score import (
    CriterionScore,
    ExtraScore,
    MetricValue,
    Period,
    RuleDeduction,
    Score,
)
from docgen.model.finding import Message
from docgen.model.money import digits

Rows = Callable[[str, Mapping[str, int]], BehindFigure | None]
"""The rows behind a metric; of members, by the services that each needs."""

_MOST_COUNTED = 60
"""Rows that were done, not missed, are listed up to so many: a longer list is the ledger itself."""

_UNTOLD = Message("the query does not say which rows it counted")

_ONE = Decimal(1)


def rows_taken(
    acceptance: Acceptance, period: Period, measured: Measurement, score: Score, rows: Rows
) -> Iterator[TakenRows]:
    """Of each rule that takes points under the reading shown, and of each entry beside the scorecard."""
    found = partial(_of_rule, acceptance, period, measured, rows)
    for item in score.items:
        for criterion in item.criteria:
            yield from (found(criterion, each) for each in criterion.rules if each.deduction.points)
    for entry in (*score.maluses, *score.bonuses):
        if entry.points:
            yield _beside(entry, rows(entry.metric, {}))


def _of_rule(
    acceptance: Acceptance,
    period: Period,
    measured: Measurement,
    rows: Rows,
    criterion: CriterionScore,
    taken: RuleDeduction,
) -> TakenRows:
    rule, points = taken.rule, taken.deduction.points
    made = partial(
        TakenRows,
        code=criterion.code,
        title=criterion.title,
        points=points,
        working=taken.deduction.working,
    )
    match rule:
        case Judgement():
            return made(ledger="", rows=tuple(_judged(acceptance, period, criterion.code, points)))
        case Sample():
            return made(ledger="", rows=tuple(_failed(acceptance, period, measured, criterion.code, rule)))
        case Missing():
            return made(ledger="", rows=tuple(_bare(rule, period, measured.values)))
        case Ratio():
            figure = _missed(rule, rows) if rule.least is not None else rows(rule.of, {})
        case Members():
            figure = rows(rule.metric, rule.needs)
        case _:
            figure = rows(rule.metric, {})
    if figure is None:
        return made(ledger="", rows=(), unlisted=_UNTOLD)
    listed = _faults(rule) or len(figure.rows) <= _MOST_COUNTED
    services = {metric.code: metric.services for metric in acceptance.scoring.metrics}[figure.metric]
    return made(
        ledger=figure.ledger,
        rows=tuple(_taken(rule, figure.rows, services)) if listed else (),
        unlisted=_unlisted(figure, listed),
    )


def _missed(rule: Ratio, rows: Rows) -> BehindFigure | None:
    """Those among whom a share was to be reached, less those who count towards it."""
    of, among = rows(rule.of, {}), rows(rule.among, {})
    if of is None or among is None or of.ledger != among.ledger or _cut(of) or _cut(among):
        return None
    counted = {(row.file, row.sheet, row.row) for row in of.rows}
    missed = tuple(row for row in among.rows if (row.file, row.sheet, row.row) not in counted)
    return BehindFigure(of.metric, of.ledger, missed, sum((row.count for row in missed), Decimal(0)))


def _cut(figure: BehindFigure) -> bool:
    return sum((row.count for row in figure.rows), Decimal(0)) != figure.count


def _faults(rule: Rule) -> bool:
    """Whether the rows of a rule are what went wrong, and not what was done."""
    return isinstance(rule, (Cases, Members, Ratio)) or (isinstance(rule, Whole) and rule.most is not None)


def _taken(rule: Rule, rows: Iterable[BehindRow], services: Mapping[str, str]) -> Iterator[TakenRow]:
    each = rule.each if isinstance(rule, (Cases, Members)) else None
    for row in rows:
        reason = _short(rule, row, services) if isinstance(rule, Members) else row.reason
        yield TakenRow(row, reason, None if each is None else row.count * each)


def _short(rule: Members, row: BehindRow, services: Mapping[str, str]) -> Message:
    """What a member got too little of."""
    few = tuple(
        Message(
            "{service} {n} of {need}",
            {"service": services.get(code, code), **digits(n=row.services[code], need=need)},
        )
        for code, need in rule.needs.items()
        if row.services.get(code, 0) < need
    )
    return Message("too little of: {few}", {"few": few})


def _unlisted(figure: BehindFigure, listed: bool) -> Message | None:
    """That rows are counted and not listed; nothing where all are."""
    if not listed:
        return Message("{n} counted; they are all in the ledger", digits(n=figure.count))
    if not _cut(figure):
        return None
    return Message("{n} in all; the first are listed", digits(n=figure.count))


def _bare(rule: Missing, period: Period, values: Mapping[str, MetricValue]) -> Iterator[TakenRow]:
    """The weeks, months or quarters in which nothing is recorded."""
    days = values[rule.metric] or ()
    for first, last in bare_units(rule, period, days if isinstance(days, tuple) else ()):
        said = Message("nothing recorded from {first} to {last}", {"first": first, "last": last})
        yield TakenRow(_nowhere(first), said, rule.each)


def _failed(
    acceptance: Acceptance, period: Period, measured: Measurement, code: str, rule: Sample
) -> Iterator[TakenRow]:
    """The units of a sample that failed, where they stand in the sheet of its results."""
    source, drawn = f"sample-{period.number}", measured.drawn.get((code, rule.metric), frozenset())
    drawn = frozenset(rule.entries(drawn))
    for no, row in enumerate(acceptance.samples.get(period.number, ())):
        if row.criterion == code and row.code in drawn and row.passed == "不合格":
            at = acceptance.sources.origin(source, no)
            place = BehindRow(at.file, "", _row(at.location), row.code, None, "", row.note, _ONE)
            yield TakenRow(place, row.note or Message("failed in the sample"), rule.each)


def _judged(acceptance: Acceptance, period: Period, code: str, points: Decimal) -> Iterator[TakenRow]:
    record = acceptance.periods.get(period.number)
    for made in record.judgements if record else ():
        if made.criterion == code:
            yield TakenRow(_nowhere(None), made.reason, points)


def _beside(entry: ExtraScore, figure: BehindFigure | None) -> TakenRows:
    rows = figure.rows if figure else ()
    return TakenRows(
        code=entry.code,
        title=entry.name,
        ledger=figure.ledger if figure else "",
        rows=tuple(TakenRow(row, row.reason, row.count * entry.each) for row in rows),
        points=entry.points,
        working=(entry.working,),
        unlisted=_unlisted(figure, listed=True) if figure else _UNTOLD,
    )


def _row(location: str) -> int:
    digits_only = location.split()[0] if location else ""
    return int(digits_only) if digits_only.isdigit() else 0


def _nowhere(day: date | None) -> BehindRow:
    return BehindRow("", "", 0, "", day, "", "", _ONE)
