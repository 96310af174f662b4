"""What is taken under every reading of the open points that an entry hangs on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import product

from docgen.model.acceptance.records import ScoringFile
from docgen.model.acceptance.rule import Shortfall
from docgen.model.acceptance.score import Deduction, Reading
from docgen.model.acceptance.scoring import CriterionRules
from docgen.model.service import Decision

Choice = Mapping[str, str]
"""Open point → outcome."""


def settled(decisions: tuple[Decision, ...]) -> dict[str, str]:
    """Open point → outcome, as decided."""
    return {decision.point: decision.outcome for decision in decisions}


def ways(scoring: ScoringFile, decided: Choice) -> dict[str, tuple[str, ...]]:
    """The outcomes that are left of every open point: the one decided, or all."""
    left = {}
    for point in scoring.points:
        outcomes = tuple(outcome.code for outcome in point.outcomes)
        made = decided.get(point.code)
        left[point.code] = (made,) if made in outcomes else outcomes
    return left


def shown_choice(left: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The first outcome left of every point: what is shown while others are possible."""
    return {point: outcomes[0] for point, outcomes in left.items()}


def holds(when: Choice, choice: Choice) -> bool:
    """Whether an entry counts under the choice."""
    return when.items() <= choice.items()


def named_points(scoring: ScoringFile, entry: CriterionRules) -> set[str]:
    """The open points that a criterion's rules hang on."""
    named = {point for rule in entry.rules for point in rule.when}
    if any(isinstance(rule, Shortfall) and rule.scheduled for rule in entry.rules):
        named |= {point for schedule in scoring.schedules for point in schedule.when}
    return named


def readings(
    named: Iterable[str], left: Mapping[str, tuple[str, ...]], taken: Callable[[Choice], Deduction]
) -> tuple[Reading, ...]:
    """What `taken` gives under every reading; points that make no difference are left out."""
    wanted = set(named)
    axes = {point: outcomes for point, outcomes in left.items() if point in wanted and len(outcomes) > 1}
    shown = shown_choice(left)
    found = {
        combination: taken({**shown, **dict(zip(axes, combination, strict=True))})
        for combination in product(*axes.values())
    }
    moving = [place for place, _ in enumerate(axes) if _moves(found, place)]
    points = list(axes)
    kept: dict[tuple[str, ...], Deduction] = {}
    for combination, deduction in found.items():
        kept.setdefault(tuple(combination[place] for place in moving), deduction)
    if not moving:
        return ()
    return tuple(
        Reading(
            dict(zip((points[place] for place in moving), outcomes, strict=True)),
            deduction.points,
            deduction.working,
        )
        for outcomes, deduction in kept.items()
    )


def _moves(found: Mapping[tuple[str, ...], Deduction], place: int) -> bool:
    """Whether any two readings that differ at `place` alone take different points."""
    same: dict[tuple[str, ...], Decimal] = {}
    return any(
        same.setdefault((*combination[:place], *combination[place + 1 :]), deduction.points)
        != deduction.points
        for combination, deduction in found.items()
    )
