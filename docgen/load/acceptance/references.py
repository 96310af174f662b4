"""Codes that scoring.yaml and acceptance.yaml refer to: where one leads nowhere, nothing can be scored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.model.acceptance.ledger import SITES
from docgen.model.acceptance.records import AcceptanceFile, ScoringFile
from docgen.model.acceptance.rule import Judgement, Members, Missing, Ratio, Rule, Sample, Whole
from docgen.model.acceptance.scoring import CriterionRules, Extra
from docgen.model.finding import Finding, Message
from docgen.model.service import Service
from docgen.model.sources import Place, Sources

_Reference = tuple[Place, str, str]
"""Where a code is named, the code, and what it must give."""

_Named = tuple[Place, str, set[str]]
"""Where a code is named, the code, and those that are known."""

_GIVES = {"days": (Missing,), "members": (Members,), "units": (Sample,)}


def reference_faults(
    sources: Sources, service: Service, scoring: ScoringFile, records: AcceptanceFile
) -> Iterator[Finding]:
    """Every code that leads nowhere, and every metric that gives something else than its rule needs."""
    gives = {metric.code: metric.gives for metric in scoring.metrics}
    for place, code, wanted in _metrics(scoring):
        if gives.get(code) != wanted:
            known = tuple(name for name, kind in gives.items() if kind == wanted)
            said = Message("{code} is no metric that gives {wanted}", {"code": code, "wanted": wanted})
            yield sources.found("SCORING-METRIC", ("scoring", *place), said, known=known)
    yield from _unknown(sources, "scoring", _codes(scoring, service))
    yield from _unknown(sources, "acceptance", _recorded(records, scoring, service))


def every_rule(entry: CriterionRules) -> Iterator[tuple[Place, Rule]]:
    """Each rule of a criterion, under every reading, with its place in the entry."""
    for i, rule in enumerate(entry.rules):
        yield ("rules", i), rule


def _metrics(scoring: ScoringFile) -> Iterator[_Reference]:
    for c, entry in enumerate(scoring.criteria):
        for place, rule in every_rule(entry):
            yield from (
                ((*("criteria", c), *place, field), code, wanted) for field, code, wanted in _rule(rule)
            )
        for i, code in enumerate(entry.evidence):
            yield ("criteria", c, "evidence", i), code, "table"
    for path, entries in _extras(scoring):
        for i, extra in enumerate(entries):
            yield (*path, i, "metric"), extra.metric, "figure"
    for i, veto in enumerate(scoring.vetoes):
        if veto.metric:
            yield ("vetoes", i, "metric"), veto.metric, "figure"
    for i, fine in enumerate(scoring.payment.fines):
        yield ("payment", "fines", i, "metric"), fine.metric, "figure"
    for p, paper in enumerate(scoring.papers):
        for i, code in enumerate(paper.tables):
            yield ("papers", p, "tables", i), code, "table"
    for i, chart in enumerate(scoring.charts):
        yield ("charts", i, "metric"), chart.metric, "table"


def _extras(scoring: ScoringFile) -> Iterator[tuple[Place, tuple[Extra, ...]]]:
    yield ("malus",), scoring.malus
    if scoring.bonus:
        yield ("bonus", "entries"), scoring.bonus.entries


def _rule(rule: Rule) -> Iterator[tuple[str, str, str]]:
    match rule:
        case Judgement():
            return
        case Ratio():
            yield "of", rule.of, "figure"
            yield "among", rule.among, "figure"
        case _:
            wanted = next((kind for kind, types in _GIVES.items() if isinstance(rule, types)), "figure")
            yield "metric", rule.metric, wanted
            if isinstance(rule, Whole) and rule.occasion:
                yield "occasion", rule.occasion, "figure"


def _codes(scoring: ScoringFile, service: Service) -> list[_Named]:
    lot = service.tender.lot
    stages = {stage.code for stage in lot.payment.stages}
    criteria = (
        {each.code for item in lot.scorecard.items for each in item.criteria} if lot.scorecard else set()
    )
    outcomes = {point.code: {outcome.code for outcome in point.outcomes} for point in scoring.points}
    found: list[_Named] = [
        (("periods", i, "stage"), period.stage, stages) for i, period in enumerate(scoring.periods)
    ]
    found += _ledgers(scoring)
    found += _answers(scoring)
    found += [(("criteria", c, "code"), entry.code, criteria) for c, entry in enumerate(scoring.criteria)]
    for place, when in _conditions(scoring):
        for point, outcome in when.items():
            found.append(((*place, "when"), point, set(outcomes)))
            found.append(((*place, "when", point), outcome, outcomes.get(point, {outcome})))
    return found


def _conditions(scoring: ScoringFile) -> Iterator[tuple[Place, dict[str, str]]]:
    """Everything that counts under certain readings only."""
    for c, entry in enumerate(scoring.criteria):
        for place, rule in every_rule(entry):
            yield ("criteria", c, *place), rule.when
    for i, schedule in enumerate(scoring.schedules):
        yield ("schedules", i), schedule.when
    for path, extras in _extras(scoring):
        for i, extra in enumerate(extras):
            yield (*path, i), extra.when


def _ledgers(scoring: ScoringFile) -> Iterator[_Named]:
    """What columns refer to: the sites, or a ledger whose rows one column tells apart."""
    known = {SITES, *(spec.code for spec in scoring.ledgers if len(spec.key) == 1)}
    for i, spec in enumerate(scoring.ledgers):
        for c, column in enumerate(spec.columns):
            if column.refers:
                yield ("ledgers", i, "columns", c, "refers"), column.refers, known


def _answers(scoring: ScoringFile) -> Iterator[_Named]:
    """The samples that the ledgers answer."""
    drawn = {
        entry.code for entry in scoring.criteria for _, rule in every_rule(entry) if isinstance(rule, Sample)
    }
    for i, metric in enumerate(scoring.metrics):
        if metric.answers:
            yield ("metrics", i, "answers"), metric.answers, drawn


def _recorded(records: AcceptanceFile, scoring: ScoringFile, service: Service) -> Iterator[_Named]:
    """Criteria, vetoes, periods and payments that acceptance.yaml names."""
    card = service.tender.lot.scorecard
    criteria = {each.code for item in card.items for each in item.criteria} if card else set()
    vetoes = {veto.code for veto in scoring.vetoes}
    stages = {stage.code for stage in service.tender.lot.payment.stages}
    for name, money in (("payments", records.payments), ("invoices", records.invoices)):
        for i, each in enumerate(money):
            yield (name, i, "stage"), each.stage, stages
    numbers = {str(number) for number in range(1, len(scoring.periods) + 1)}
    for p, record in enumerate(records.periods):
        yield ("periods", p, "number"), str(record.number), numbers
        for i, judged in enumerate(record.judgements):
            yield ("periods", p, "judgements", i, "criterion"), judged.criterion, criteria
        for i, veto in enumerate(record.vetoes):
            yield ("periods", p, "vetoes", i, "code"), veto.code, vetoes
        for i, differing in enumerate(record.assessment.deductions if record.assessment else ()):
            yield ("periods", p, "assessment", "deductions", i, "criterion"), differing.criterion, criteria


def _unknown(sources: Sources, source: str, named: Iterable[_Named]) -> Iterator[Finding]:
    for place, code, known in named:
        if code not in known:
            said = Message("{code} leads nowhere", {"code": code})
            yield sources.found("SCORING-REFERENCE", (source, *place), said, known=tuple(sorted(known)))
