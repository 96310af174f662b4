"""What of a deduction may still be won back before a period ends."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.derive.acceptance.winnable import winnable
from docgen.model.acceptance.rule import Cases, Judgement, Missing, Rule, Shortfall, Whole
from docgen.model.acceptance.score import CriterionScore, Deduction, RuleDeduction

TARGET = Shortfall(kind="shortfall", metric="m", target=Decimal(10), each=Decimal(1))
COMPLAINTS = Cases(kind="cases", metric="m", each=Decimal(1))


def scored(points: int, *rules: tuple[Rule, str]) -> CriterionScore:
    taken = tuple(RuleDeduction(rule, Deduction(Decimal(each), ())) for rule, each in rules)
    whole = min(sum((each.deduction.points for each in taken), Decimal(0)), Decimal(points))
    return CriterionScore("Q1", "", Decimal(points), whole, (), rules=taken)


@pytest.mark.parametrize(
    ("criterion", "points"),
    [
        (scored(5, (TARGET, "3")), "3"),
        (scored(5, (COMPLAINTS, "3")), "0"),
        (scored(5, (TARGET, "1"), (COMPLAINTS, "2")), "1"),
        (scored(5, (TARGET, "4"), (COMPLAINTS, "3")), "2"),  # the complaints leave two of the five
        (scored(5, (TARGET, "4"), (COMPLAINTS, "9")), "0"),
        (scored(5, (Whole(kind="whole", metric="m", least=Decimal(1)), "5")), "5"),
        (scored(5, (Whole(kind="whole", metric="m", most=Decimal(1)), "5")), "0"),
        (scored(5, (Missing(kind="missing", metric="m", every="week"), "1")), "0"),
        (scored(5, (Judgement(kind="judgement", question="?"), "1")), "0"),
        (CriterionScore("Q1", "", Decimal(5), Decimal(2), ()), "0"),  # an assessor took them
    ],
)
def test_targets_may_be_caught_up_and_cases_stay(criterion: CriterionScore, points: str) -> None:
    assert winnable(criterion) == Decimal(points)
