"""A period settled: the operator's score and, once recorded, the assessor's, each with its money."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

from docgen.derive.acceptance.payment import PaymentBasis, possible_payments, stage_amounts
from docgen.derive.acceptance.periods import contract_events
from docgen.derive.acceptance.scoring import assessed, choices, score, settled
from docgen.model.acceptance.records import Acceptance, SampleRow
from docgen.model.acceptance.score import MetricValue, Period, PeriodFacts, SampleFacts, Score, Settlement
from docgen.model.acceptance.scoring import CriterionRules, Sample
from docgen.model.finding import Message

_Facts = tuple[tuple[tuple[Message, ...], PeriodFacts], ...]


def settlement(
    acceptance: Acceptance, period: Period, values: Mapping[str, MetricValue], drawn: Mapping[str, int]
) -> Settlement:
    """The operator's score with what it pays. `drawn`: by criterion, how many units its sample holds."""
    return _settled(acceptance, period, period_facts(acceptance, period, values, drawn), lambda own: own)


def assessed_settlement(
    acceptance: Acceptance, period: Period, values: Mapping[str, MetricValue], drawn: Mapping[str, int]
) -> Settlement | None:
    """The assessor's score with what it pays; None until one is recorded.

    What the assessor left as the operator scored it stays open where it was open; a total leaves
    nothing open.
    """
    record = acceptance.periods.get(period.number)
    if record is None or record.assessment is None:
        return None
    judged = partial(assessed, assessment=record.assessment)
    ways = period_facts(acceptance, period, values, drawn)
    if record.assessment.total is not None:
        ways = (((), ways[0][1]),)
    return _settled(acceptance, period, ways, judged)


def _settled(
    acceptance: Acceptance, period: Period, ways: _Facts, judged: Callable[[Score], Score]
) -> Settlement:
    """Every score that `judged` makes of the operator's, under all readings, with what it pays."""
    card, decisions = acceptance.service.tender.lot.scorecard, acceptance.service.contract.decisions
    if card is None:
        raise ValueError("a lot without a scorecard has no acceptance")
    shown = judged(score(card, acceptance.scoring, period, ways[0][1], settled(decisions)))
    terms = payment_basis(acceptance, period)
    found = []
    for unchecked, facts in ways:
        first = judged(score(card, acceptance.scoring, period, facts, settled(decisions)))
        for choice in choices(first, decisions):
            scored = judged(score(card, acceptance.scoring, period, facts, choice))
            supposing = (*unchecked, *_supposed(acceptance, first, choice))
            found += list(possible_payments(scored, facts, terms, supposing))
    return Settlement(shown, tuple(found))


def payment_basis(acceptance: Acceptance, period: Period) -> PaymentBasis:
    """What the period's money is computed by."""
    service = acceptance.service
    lot, contract = service.tender.lot, service.contract
    stages = stage_amounts(lot, contract.amount, contract_events(contract, lot))
    return PaymentBasis(
        lot=lot,
        scoring=acceptance.scoring,
        contract=contract,
        stage=next(stage for stage in stages if stage.code == period.stage),
        decided=settled(contract.decisions),
        record=acceptance.periods.get(period.number),
    )


def period_facts(
    acceptance: Acceptance, period: Period, values: Mapping[str, MetricValue], drawn: Mapping[str, int]
) -> _Facts:
    """All that the score is computed from; where samples are not checked yet, once as if what is left had
    passed and once as if it had failed."""
    record = acceptance.periods.get(period.number)
    judgements = {entry.criterion: entry for entry in record.judgements} if record else {}
    vetoes = {entry.code: entry.reason for entry in record.vetoes} if record else {}
    rows = acceptance.samples.get(period.number, ())
    samples = {code: _checked(rows, code, count) for code, count in drawn.items()}
    facts = PeriodFacts(values, samples, judgements, vetoes)
    if all(each.checked == each.drawn for each in samples.values()):
        return (((), facts),)
    passing = Message("every unit of a sample that is still to be checked passes")
    failing = Message("every unit of a sample that is still to be checked fails")
    rules = {entry.code: rule for entry in acceptance.scoring.criteria for rule in sample_rules(entry)}
    return tuple(
        ((said,), replace(facts, samples={c: _filled(s, rules[c], ok) for c, s in samples.items()}))
        for said, ok in ((passing, True), (failing, False))
    )


def sample_rules(entry: CriterionRules) -> list[Sample]:
    """The random samples among a criterion's rules."""
    every = (*entry.rules, *(rule for choice in entry.choices for rule in choice.rules))
    return [rule for rule in every if isinstance(rule, Sample)]


def _checked(rows: tuple[SampleRow, ...], code: str, drawn: int) -> SampleFacts:
    ours = [
        row
        for row in rows
        if (row.criterion == code and row.passed is not None)
        or (row.criterion == code and row.mark is not None)
    ]
    return SampleFacts(
        drawn=drawn,
        checked=min(len(ours), drawn),
        failed=sum(row.passed == "不合格" for row in ours),
        marks=sum((row.mark for row in ours if row.mark is not None), Decimal(0)),
    )


def _filled(found: SampleFacts, rule: Sample, passing: bool) -> SampleFacts:
    """The sample as if all that is unchecked had passed, or failed."""
    left = found.drawn - found.checked
    marks = (rule.least_mean or Decimal(0)) * left if passing else Decimal(0)
    failed = 0 if passing else left
    return SampleFacts(found.drawn, found.drawn, found.failed + failed, found.marks + marks)


def _supposed(acceptance: Acceptance, first: Score, choice: Mapping[str, str]) -> tuple[Message, ...]:
    """The readings of open points that this choice supposes and nobody decided, by the point's number."""
    numbers = {point.code: no for no, point in enumerate(acceptance.scoring.points, 1)}
    texts = {
        (point.code, outcome.code): outcome.text
        for point in acceptance.scoring.points
        for outcome in point.outcomes
    }
    decided = settled(acceptance.service.contract.decisions)
    live = {each.point for item in first.items for each in item.criteria if each.readings}
    return tuple(
        Message("open point {no}: {outcome}", {"no": numbers[point], "outcome": texts[point, outcome]})
        for point, outcome in choice.items()
        if point in live and point not in decided
    )
