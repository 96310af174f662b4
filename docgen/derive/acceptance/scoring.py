"""The score of a period: every criterion's deduction, capped at its points; bonus, malus, vetoes.

Nothing is rounded but a proportion (to a hundredth of a point), so a tenth of a point in dispute can be
traced to its rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from docgen.derive.acceptance.deductions import NOTHING, deduction_by
from docgen.derive.acceptance.figures import Figures
from docgen.derive.acceptance.readings import Choice, holds, named_points, readings, shown_choice, ways
from docgen.model.acceptance.records import Assessment, ScoringFile
from docgen.model.acceptance.rule import Rule, Shortfall
from docgen.model.acceptance.score import (
    CriterionScore,
    Deduction,
    ExtraScore,
    ItemScore,
    Period,
    PeriodFacts,
    Reading,
    RuleDeduction,
    Score,
)
from docgen.model.acceptance.scoring import CriterionRules, Extra, Veto
from docgen.model.finding import Message
from docgen.model.money import digits, in_digits
from docgen.model.tender.scorecard import Scorecard


def score(
    card: Scorecard, scoring: ScoringFile, period: Period, facts: PeriodFacts, decided: Choice | None = None
) -> Score:
    """The period's score with every reading that `decided` leaves; of open points the first is shown."""
    left = ways(scoring, decided or {})
    shown = shown_choice(left)
    scored = _Criteria(scoring, period, facts, left)
    entries = {entry.code: entry for entry in scoring.criteria}
    items = tuple(
        ItemScore(
            code=item.code,
            name=item.name,
            points=item.points,
            criteria=tuple(
                scored.criterion(entries[each.code], each.title, item.points_of(each))
                for each in item.criteria
                if each.code in entries
            ),
        )
        for item in card.items
    )
    figures = Figures(scoring, period, facts)
    bonus, said = _bonus(scoring, figures, shown)
    vetoed = [
        veto
        for veto in scoring.vetoes
        if veto.code in facts.vetoes or (veto.metric and facts.values[veto.metric])
    ]
    return Score(
        items=tuple(item for item in items if item.criteria),
        bonus=bonus,
        bonus_working=said,
        bonuses=_extras(scoring.bonus.entries if scoring.bonus else (), figures, shown),
        maluses=_extras(scoring.malus, figures, shown),
        vetoes=tuple(
            Message("{name}: {reason}", {"name": veto.name, "reason": _vetoed_by(veto, figures)})
            for veto in vetoed
        ),
        veto_score=min((veto.score for veto in vetoed), default=None),
        beside=_beside(scoring, figures, left),
    )


def assessed(own: Score, assessment: Assessment) -> Score:
    """The score as the assessor gave it: their deductions in place of the operator's, where they differ.

    A total alone leaves the operator's deductions as they are, and nothing open that would move it.
    """
    if assessment.total is not None:
        return replace(own, items=tuple(map(_closed, own.items)), given=assessment.total, beside=())
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
    return replace(item, criteria=tuple(replace(each, readings=()) for each in item.criteria))


class _Criteria:
    """Scores criteria under every reading that is left."""

    def __init__(
        self, scoring: ScoringFile, period: Period, facts: PeriodFacts, left: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._scoring, self._period, self._facts, self._left = scoring, period, facts, left
        self._figures = Figures(scoring, period, facts)

    def criterion(self, entry: CriterionRules, title: str, points: Decimal) -> CriterionScore:
        """The criterion under the first reading, and what the others take."""
        rules = self._rules(entry, points, shown_choice(self._left))
        shown = _together([each.deduction for each in rules], points)
        named = named_points(self._scoring, entry)
        return CriterionScore(
            code=entry.code,
            title=title,
            points=points,
            deduction=shown.points,
            working=shown.working,
            evidence=entry.evidence,
            readings=readings(named, self._left, lambda choice: self._under(entry, points, choice)),
            rules=rules,
        )

    def _under(self, entry: CriterionRules, points: Decimal, choice: Choice) -> Deduction:
        return _together([each.deduction for each in self._rules(entry, points, choice)], points)

    def _rules(self, entry: CriterionRules, points: Decimal, choice: Choice) -> tuple[RuleDeduction, ...]:
        """What each rule that holds under `choice` takes by itself."""
        return tuple(
            RuleDeduction(rule, self._by(rule, entry.code, points, choice))
            for rule in entry.rules
            if holds(rule.when, choice)
        )

    def _by(self, rule: Rule, code: str, points: Decimal, choice: Choice) -> Deduction:
        scheduled = isinstance(rule, Shortfall) and rule.scheduled
        schedule = self._scoring.schedule(choice) if scheduled else None
        found = deduction_by(rule, code, points, self._period, self._facts, schedule)
        return _headed(found, self._figures.of_rule(rule))


def _headed(found: Deduction, figures: Message | str) -> Deduction:
    """The rule's working, headed by what was counted or asked."""
    first, *rest = found.working
    return Deduction(found.points, (Message("{name}: {said}", {"name": figures, "said": first}), *rest))


def _together(each: list[Deduction], points: Decimal) -> Deduction:
    """The rules of one criterion, which share its points."""
    if not each:
        return Deduction(NOTHING, (Message("nothing is taken under this reading"),))
    raw = sum((one.points for one in each), NOTHING)
    working = tuple(line for one in each for line in one.working)
    if raw <= points:
        return Deduction(raw, working)
    capped = Message(
        "{raw} in all, at most {points} points", {"raw": in_digits(raw), "points": in_digits(points)}
    )
    return Deduction(points, (*working, capped))


def _beside(
    scoring: ScoringFile, figures: Figures, left: Mapping[str, tuple[str, ...]]
) -> tuple[Reading, ...]:
    """The malus less the bonus under every reading that makes a difference."""
    entries = (*scoring.malus, *(scoring.bonus.entries if scoring.bonus else ()))
    named = {point for entry in entries for point in entry.when}

    def taken(choice: Choice) -> Deduction:
        malus = sum((entry.points for entry in _extras(scoring.malus, figures, choice)), NOTHING)
        return Deduction(malus - _bonus(scoring, figures, choice)[0], ())

    return readings(named, left, taken)


def _extras(entries: tuple[Extra, ...], figures: Figures, choice: Choice) -> tuple[ExtraScore, ...]:
    return tuple(
        ExtraScore(
            code=entry.code,
            name=entry.name,
            metric=entry.metric,
            each=entry.each,
            points=count * entry.each,
            working=Message(
                "{figure}: {n} × {each} points = {sum}",
                {
                    "figure": figures.of_metric(entry.metric),
                    **digits(n=count, each=entry.each, sum=count * entry.each),
                },
            ),
        )
        for entry in entries
        if holds(entry.when, choice) and isinstance(count := figures.facts.values[entry.metric], Decimal)
    )


def _bonus(scoring: ScoringFile, figures: Figures, choice: Choice) -> tuple[Decimal, Message | None]:
    """The bonus under its cap, and what the cap took."""
    if scoring.bonus is None:
        return NOTHING, None
    raw = sum((entry.points for entry in _extras(scoring.bonus.entries, figures, choice)), NOTHING)
    most = scoring.bonus.most
    if most is None or raw <= most:
        return raw, None
    return most, Message(
        "{raw} in all, at most {points} points", {"raw": in_digits(raw), "points": in_digits(most)}
    )


def _vetoed_by(veto: Veto, figures: Figures) -> Message | str:
    """What the assessor recorded, or else the figure of the ledgers that vetoes."""
    recorded = figures.facts.vetoes.get(veto.code)
    if recorded is None and veto.metric:
        return figures.of_metric(veto.metric)
    return recorded or veto.code
