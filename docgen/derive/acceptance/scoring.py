"""The score of a period: every criterion's deduction, capped at its points; bonus, malus, vetoes.

Nothing is rounded but a proportion (to a hundredth of a point), so a tenth of a point in dispute can be
traced to its rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product

from docgen.derive.acceptance.deductions import NOTHING, deduction_by
from docgen.model.acceptance.records import Assessment, ScoringFile
from docgen.model.acceptance.score import (
    CriterionScore,
    Deduction,
    ExtraScore,
    ItemScore,
    OutcomeDeduction,
    Period,
    PeriodFacts,
    Score,
)
from docgen.model.acceptance.scoring import Extra, Judgement, Ratio, Rule, Sample
from docgen.model.finding import Message
from docgen.model.money import in_digits
from docgen.model.service import Decision
from docgen.model.tender.tender import Criterion, Scorecard, ScorecardItem

Choice = Mapping[str, str]
"""Open point → outcome."""


def score(
    card: Scorecard, scoring: ScoringFile, period: Period, facts: PeriodFacts, choice: Choice | None = None
) -> Score:
    """The period's score; `choice` settles open points, of others the first outcome is shown."""
    ruled = {entry.code for entry in scoring.criteria}
    items = tuple(
        ItemScore(
            code=item.code,
            name=item.name,
            points=item.points,
            criteria=tuple(
                _criterion(scoring, item, criterion, period, facts, choice or {})
                for criterion in item.criteria
                if criterion.code in ruled
            ),
        )
        for item in card.items
    )
    bonus, said = _bonus(scoring, facts)
    vetoed = {
        veto.code: veto
        for veto in scoring.vetoes
        if veto.code in facts.vetoes or (veto.metric and facts.values[veto.metric])
    }
    return Score(
        items=tuple(item for item in items if item.criteria),
        bonus=bonus,
        bonus_working=said,
        bonuses=_extras(scoring.bonus.entries if scoring.bonus else (), facts),
        maluses=_extras(scoring.malus, facts),
        vetoes=tuple(
            Message("{name}: {reason}", {"name": veto.name, "reason": facts.vetoes.get(code, veto.code)})
            for code, veto in vetoed.items()
        ),
        veto_score=min((veto.score for veto in vetoed.values()), default=None),
    )


def choices(scored: Score, decisions: tuple[Decision, ...]) -> Iterator[Choice]:
    """Every way to settle the open points that make a difference, decided ones as they were decided."""
    decided = settled(decisions)
    live: dict[str, tuple[str, ...]] = {}
    for item in scored.items:
        for criterion in item.criteria:
            if criterion.readings and criterion.point not in decided:
                live[criterion.point] = tuple(reading.outcome for reading in criterion.readings)
    for combination in product(*live.values()):
        yield {**decided, **dict(zip(live, combination, strict=True))}


def settled(decisions: tuple[Decision, ...]) -> dict[str, str]:
    """Open point → outcome, as decided."""
    return {decision.point: decision.outcome for decision in decisions}


def assessed(own: Score, assessment: Assessment) -> Score:
    """The score as the assessor gave it: their deductions in place of the operator's, where they differ.

    A total alone leaves the operator's deductions as they are, and nothing open that would move it.
    """
    if assessment.total is not None:
        return replace(own, items=tuple(map(_closed, own.items)), given=assessment.total)
    theirs = {entry.criterion: entry for entry in assessment.deductions}

    def judged(criterion: CriterionScore) -> CriterionScore:
        entry = theirs.get(criterion.code)
        if entry is None:
            return criterion
        said = Message("by {by}: {reason}", {"by": assessment.by, "reason": entry.reason})
        deduction = min(entry.deduction, criterion.points)
        return CriterionScore(criterion.code, criterion.title, criterion.points, deduction, (said,))

    items = tuple(
        ItemScore(item.code, item.name, item.points, tuple(judged(each) for each in item.criteria))
        for item in own.items
    )
    return replace(own, items=items)


def _closed(item: ItemScore) -> ItemScore:
    """The item without its open readings."""
    return replace(item, criteria=tuple(replace(each, point="", readings=()) for each in item.criteria))


def _criterion(
    scoring: ScoringFile,
    item: ScorecardItem,
    criterion: Criterion,
    period: Period,
    facts: PeriodFacts,
    choice: Choice,
) -> CriterionScore:
    points = item.points_of(criterion)
    entry = next(each for each in scoring.criteria if each.code == criterion.code)
    titles = {metric.code: metric.title for metric in scoring.metrics}

    def under(rules: tuple[Rule, ...]) -> Deduction:
        each = [_named(rule, deduction_by(rule, entry.code, points, period, facts), titles) for rule in rules]
        return _together(each, points)

    ways = {each.outcome: under(each.rules) for each in entry.choices}
    first = entry.choices[0].outcome if ways else ""
    shown = ways.get(choice.get(entry.point or "", first), ways[first]) if ways else under(entry.rules)
    differ = len({way.points for way in ways.values()}) > 1
    return CriterionScore(
        code=criterion.code,
        title=criterion.title,
        points=points,
        deduction=shown.points,
        working=shown.working,
        evidence=entry.evidence,
        point=entry.point or "",
        readings=tuple(OutcomeDeduction(outcome, way.points) for outcome, way in ways.items())
        if differ
        else (),
    )


def _named(rule: Rule, found: Deduction, titles: Mapping[str, str]) -> Deduction:
    """The rule's working, headed by the name of what was counted or asked."""
    match rule:
        case Sample() | Judgement():
            name = rule.question
        case Ratio():
            name = f"{titles[rule.of]} ÷ {titles[rule.among]}"
        case _:
            name = titles[rule.metric]
    first, *rest = found.working
    return Deduction(found.points, (Message("{name}: {said}", {"name": name, "said": first}), *rest))


def _together(each: list[Deduction], points: Decimal) -> Deduction:
    """The rules of one criterion, which share its points."""
    raw = sum((one.points for one in each), NOTHING)
    working = tuple(line for one in each for line in one.working)
    if raw <= points:
        return Deduction(raw, working)
    capped = Message(
        "{raw} in all, at most {points} points", {"raw": in_digits(raw), "points": in_digits(points)}
    )
    return Deduction(points, (*working, capped))


def _extras(entries: tuple[Extra, ...], facts: PeriodFacts) -> tuple[ExtraScore, ...]:
    return tuple(
        ExtraScore(
            code=entry.code,
            name=entry.name,
            points=count * entry.each,
            working=Message(
                "{n} × {each} points = {sum}",
                {"n": in_digits(count), "each": in_digits(entry.each), "sum": in_digits(count * entry.each)},
            ),
        )
        for entry in entries
        if isinstance(count := facts.values[entry.metric], Decimal)
    )


def _bonus(scoring: ScoringFile, facts: PeriodFacts) -> tuple[Decimal, Message | None]:
    """The bonus under its cap, and what the cap took."""
    if scoring.bonus is None:
        return NOTHING, None
    raw = sum((entry.points for entry in _extras(scoring.bonus.entries, facts)), NOTHING)
    most = scoring.bonus.most
    if most is None or raw <= most:
        return raw, None
    return most, Message(
        "{raw} in all, at most {points} points", {"raw": in_digits(raw), "points": in_digits(most)}
    )
