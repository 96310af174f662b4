"""Every criterion of every scorecard against sums worked by hand (tests/scoring_cases/*.yaml)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from conftest import EXAMPLES, ROOT

from docgen.acceptance import contract_periods
from docgen.derive.scoring import score
from docgen.load.acceptance import load_acceptance
from docgen.load.yaml_source import read_yaml
from docgen.model.acceptance import Acceptance, RecordedDeduction
from docgen.model.scored import Facts, MemberGroup, SampleFacts, Score, Value

CASES = ROOT / "tests/scoring_cases"
EXAMPLES_SCORED = sorted(path.stem for path in CASES.glob("*.yaml") if (EXAMPLES / path.stem).is_dir())


@cache
def example(name: str) -> Acceptance:
    return load_acceptance(EXAMPLES / name)


def cases() -> list[Any]:
    found = []
    for name in EXAMPLES_SCORED:
        data, _ = read_yaml(CASES / f"{name}.yaml", name)
        found += [
            pytest.param(name, case, id=f"{name} {case['criterion']} {i}") for i, case in enumerate(data)
        ]
    return found


def facts(acceptance: Acceptance, case: dict[str, Any]) -> Facts:
    """The case's figures; every other metric gives nothing."""
    empty: dict[str, Value] = {"figure": Decimal(0), "days": (), "members": ()}
    values = {metric.code: empty.get(metric.gives) for metric in acceptance.scoring.metrics}
    for code, given in case.get("given", {}).items():
        assert code in values, f"{code} is no metric"
        values[code] = value(given)
    sample = {key: Decimal(str(number)) for key, number in case.get("sample", {}).items()}
    judged = case.get("judged")
    code = case["criterion"]
    return Facts(
        values,
        {code: SampleFacts(**{k: n if k == "marks" else int(n) for k, n in sample.items()})}
        if sample
        else {},  # type: ignore[arg-type]
        {code: RecordedDeduction(criterion=code, deduction=judged, reason="例")} if judged else {},
    )


def value(given: Any) -> Value:
    if not isinstance(given, list):
        return Decimal(str(given))
    if given and isinstance(given[0], dict):
        return tuple(
            MemberGroup({k: n for k, n in group.items() if k != "members"}, group["members"])
            for group in given
        )
    return tuple(date.fromisoformat(day) for day in given)


def scored(name: str, case: dict[str, Any]) -> Score:
    acceptance = example(name)
    card = acceptance.operation.tender.lot.scorecard
    assert card
    period = contract_periods(acceptance)[case.get("period", 1) - 1]
    return score(card, acceptance.scoring, period, facts(acceptance, case), case.get("choice"))


@pytest.mark.parametrize(("name", "case"), cases())
def test_a_criterion_takes_what_was_worked_by_hand(name: str, case: dict[str, Any]) -> None:
    found = [c for item in scored(name, case).items for c in item.criteria if c.code == case["criterion"]]

    assert [c.deduction for c in found] == [Decimal(str(case["takes"]))], case["why"]
    assert found[0].working


@pytest.mark.parametrize("name", EXAMPLES_SCORED)
def test_every_criterion_has_a_case_and_the_points_sum_to_the_total(name: str) -> None:
    data, _ = read_yaml(CASES / f"{name}.yaml", name)
    card = example(name).operation.tender.lot.scorecard
    assert card

    criteria = {criterion.code for item in card.items for criterion in item.criteria}
    assert {case["criterion"] for case in data} == criteria
    assert sum(item.points_of(each) for item in card.items for each in item.criteria) == card.total == 100
