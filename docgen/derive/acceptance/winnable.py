"""What of a deduction as it stands can still be won back before the period ends, and what is lost."""

from __future__ import annotations

from decimal import Decimal

from docgen.model.acceptance.rule import Members, Ratio, Rule, Sample, Shortfall, Whole
from docgen.model.acceptance.score import CriterionScore


def winnable(criterion: CriterionScore) -> Decimal:
    """The points of the criterion that further work before the period's end may still bring.

    A target not reached, a share too low, a member short of a service may be caught up. A case that was
    counted, a week or month that is over without its record and what an assessor took stay as they are; of a
    criterion that several rules take from, only what those leave is to be won.
    """
    if not criterion.rules:
        return Decimal(0)
    lost = sum((each.deduction.points for each in criterion.rules if not _later(each.rule)), Decimal(0))
    return max(criterion.deduction - lost, Decimal(0))


def _later(rule: Rule) -> bool:
    """Whether more of what the rule counts makes it take less."""
    if isinstance(rule, Whole):
        return rule.least is not None
    return isinstance(rule, Shortfall | Ratio | Sample | Members)
