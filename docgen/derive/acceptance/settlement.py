"""A period settled: the operator's score and, once recorded, the assessor's, each with its money."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial

from docgen.derive.acceptance.outcomes import Group, Outcomes, count
from docgen.derive.acceptance.payment import PaymentBasis, possible_payments, steps
from docgen.derive.acceptance.periods import contract_events, periods
from docgen.derive.acceptance.readings import settled
from docgen.derive.acceptance.scoring import assessed, score
from docgen.derive.acceptance.stage_words import running_words
from docgen.derive.acceptance.stages import begun_in, running_left, stage_amounts
from docgen.model.acceptance.records import Acceptance, SampleRow
from docgen.model.acceptance.rule import Sample
from docgen.model.acceptance.score import (
    Effect,
    MetricValue,
    Period,
    PeriodFacts,
    PossiblePayment,
    SampleFacts,
    SampleKey,
    Score,
    Settlement,
    StageAmount,
)
from docgen.model.finding import Message
from docgen.model.money import digits

Drawn = Mapping[SampleKey, frozenset[str]]
"""The units of every sample."""

_Facts = tuple[tuple[tuple[Message, ...], PeriodFacts], ...]


def settlement(
    acceptance: Acceptance, period: Period, values: Mapping[str, MetricValue], drawn: Drawn
) -> Settlement:
    """The operator's score with what it pays. `drawn`: the units that each sample holds."""
    return _settled(acceptance, period, period_facts(acceptance, period, values, drawn), lambda own: own)


def assessed_settlement(
    acceptance: Acceptance, period: Period, values: Mapping[str, MetricValue], drawn: Drawn
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
    card, decided = acceptance.service.tender.lot.scorecard, settled(acceptance.service.contract.decisions)
    if card is None:
        raise ValueError("a lot without a scorecard has no acceptance")
    terms = payment_basis(acceptance, period)
    order = [point.code for point in acceptance.scoring.points]
    shown: list[Score] = []
    payments: list[PossiblePayment] = []
    effects: list[Effect] = []
    for unchecked, facts in ways:
        scored = judged(score(card, acceptance.scoring, period, facts, decided))
        outcomes = Outcomes(scored, order, _paying(facts, terms), steps(terms))
        groups = outcomes.groups()
        for group in groups:
            supposed = (*unchecked, *_supposed(acceptance, group, outcomes, groups))
            payments += [_grouped(each, group, supposed) for each in outcomes.payments(group)]
        shown.append(scored)
        effects += outcomes.effects(groups)
    return Settlement(shown[0], tuple(payments), tuple(_joined(effects)))


def _paying(facts: PeriodFacts, terms: PaymentBasis) -> Callable[[Decimal], tuple[PossiblePayment, ...]]:
    return cache(lambda total: possible_payments(total, facts, terms))


def _grouped(payment: PossiblePayment, group: Group, supposed: tuple[Message, ...]) -> PossiblePayment:
    """The payment of a group's lowest score as that of the whole group."""
    spread = digits(n=group.readings, least=group.least, most=group.most)
    several = (Message("{n} readings, {least} to {most} points; by the lowest", spread),)
    return replace(
        payment,
        assumption=(*supposed, *payment.assumption),
        working=(*(several if group.least < group.most else ()), *payment.working),
        most=group.most,
        readings=group.readings,
    )


def _joined(effects: Iterable[Effect]) -> Iterator[Effect]:
    """The effects of an outcome, whether samples pass or fail, as one."""
    found: dict[tuple[str, str], Effect] = {}
    for each in effects:
        key = (each.point, each.outcome)
        other = found.get(key, each)
        total = min(each.total[0], other.total[0]), max(each.total[1], other.total[1])
        payable = min(each.payable[0], other.payable[0]), max(each.payable[1], other.payable[1])
        found[key] = Effect(*key, total, payable)
    yield from found.values()


def payment_basis(acceptance: Acceptance, period: Period) -> PaymentBasis:
    """What the period's money is computed by."""
    contract = acceptance.service.contract
    return PaymentBasis(
        lot=acceptance.service.tender.lot,
        scoring=acceptance.scoring,
        stages=tuple(_stages(acceptance, period)),
        decided=settled(contract.decisions),
        record=acceptance.periods.get(period.number),
    )


def _stages(acceptance: Acceptance, period: Period) -> Iterator[tuple[StageAmount, Message | None]]:
    """The period's payment in full under every reading of a supplement that began while a period ran, as far
    as they differ; with its words where the period hangs on one."""
    lot, contract = acceptance.service.tender.lot, acceptance.service.contract
    known = periods(contract, lot, acceptance.scoring.periods)
    events = contract_events(contract, lot)
    begun = next(begun_in(contract, known), None)
    found: dict[Decimal, tuple[StageAmount, str]] = {}
    for running in running_left(contract, known):
        stages = stage_amounts(lot, contract, events, known, running)
        stage = next(each for each in stages if each.code == period.stage)
        found.setdefault(stage.amount, (stage, running))
    for stage, running in found.values():
        own = begun is not None and begun[1].number == period.number
        hangs = begun is not None and (own or len(found) > 1)
        yield stage, running_words(*begun, running) if begun and hangs else None


def period_facts(
    acceptance: Acceptance, period: Period, values: Mapping[str, MetricValue], drawn: Drawn
) -> _Facts:
    """All that the score is computed from; where samples are not checked yet, once as if what is left had
    passed and once as if it had failed."""
    record = acceptance.periods.get(period.number)
    judgements = {entry.criterion: entry for entry in record.judgements} if record else {}
    vetoes = {entry.code: entry.reason for entry in record.vetoes} if record else {}
    rows = acceptance.samples.get(period.number, ())
    rules = acceptance.scoring.samples
    samples = {
        key: _checked(rows, key[0], frozenset(rules[key].entries(units))) for key, units in drawn.items()
    }
    facts = PeriodFacts(values, samples, judgements, vetoes)
    if all(each.checked == each.drawn for each in samples.values()):
        return (((), facts),)
    passing = Message("every unit of a sample that is still to be checked passes")
    failing = Message("every unit of a sample that is still to be checked fails")
    return tuple(
        ((said,), replace(facts, samples={c: _filled(s, rules[c], ok) for c, s in samples.items()}))
        for said, ok in ((passing, True), (failing, False))
    )


def _checked(rows: tuple[SampleRow, ...], criterion: str, units: frozenset[str]) -> SampleFacts:
    ours = {
        row.code: row
        for row in rows
        if row.criterion == criterion
        and row.code in units
        and (row.passed is not None or row.mark is not None)
    }
    return SampleFacts(
        drawn=len(units),
        checked=len(ours),
        failed=sum(row.passed == "不合格" for row in ours.values()),
        marks=sum((row.mark for row in ours.values() if row.mark is not None), Decimal(0)),
    )


def _filled(found: SampleFacts, rule: Sample, passing: bool) -> SampleFacts:
    """The sample as if all that is unchecked had passed, or failed."""
    left = found.drawn - found.checked
    marks = (rule.least_mean or Decimal(0)) * left if passing else Decimal(0)
    failed = 0 if passing else left
    return SampleFacts(found.drawn, found.drawn, found.failed + failed, found.marks + marks, supposed=left)


def _supposed(
    acceptance: Acceptance, group: Group, outcomes: Outcomes, groups: list[Group]
) -> Iterator[Message]:
    """The readings that a group supposes of the open points, by the point's number."""
    for no, point in enumerate(acceptance.scoring.points, 1):
        chosen = group.box.get(point.code, ())
        if len(chosen) < len(outcomes.box.get(point.code, ())):
            texts = [outcome.text for outcome in point.outcomes if outcome.code in chosen]
            yield Message("open point {no}: {outcome}", {"no": no, "outcome": _either(texts)})
    every = count(outcomes.box)
    if sum(each.readings for each in groups) < every:
        yield Message(
            "the lowest or the highest of {n} readings, which pay too differently to list", {"n": every}
        )


def _either(texts: list[str]) -> Message | str:
    """One of several texts."""
    if len(texts) == 1:
        return texts[0]
    return Message("{first} or {second}", {"first": _either(texts[:-1]), "second": texts[-1]})
