"""Scores into money: every band edge against sums worked by hand (payment_cases/*.yaml)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.examples import acceptance as loaded
from kit.project import EXAMPLES

from docgen.derive.acceptance.payment import PaymentBasis, possible_payments, stage_amounts
from docgen.derive.acceptance.periods import periods
from docgen.derive.acceptance.settlement import payment_basis
from docgen.load.files.yaml import read_yaml
from docgen.locale.messages import say
from docgen.model.acceptance.records import PeriodRecord, RectificationRecord
from docgen.model.acceptance.score import CriterionScore, ItemScore, PeriodFacts, Score
from docgen.model.acceptance.scoring import Fine, PeriodRule, PointPrice
from docgen.model.tender.tender import Due, PaymentBand
from docgen.packages.periods.assessment import contract_periods

CASES = Path(__file__).with_name("payment_cases")
EXAMPLES_PAID = sorted(path.stem for path in CASES.glob("*.yaml") if (EXAMPLES / path.stem).is_dir())


def cases() -> list[Any]:
    found = []
    for name in EXAMPLES_PAID:
        data, _ = read_yaml(CASES / f"{name}.yaml", name)
        amount = {"amount": data["amount"]}
        found += [
            pytest.param(name, {**amount, **case}, id=f"{name} {case['score']} {i}")
            for i, case in enumerate(data["cases"])
        ]
    return found


def terms(name: str, case: dict[str, Any]) -> PaymentBasis:
    acceptance = loaded(example=name)
    state = case.get("rectification")
    record = PeriodRecord(number=1, rectification=RectificationRecord(state=state)) if state else None
    period = contract_periods(acceptance)[0]
    contract = acceptance.service.contract
    if "amount" in case:
        contract = contract.model_copy(update={"amount": Decimal(case["amount"])})
    service = replace(acceptance.service, contract=contract)
    base = payment_basis(replace(acceptance, service=service), period)
    return replace(base, decided=case.get("decisions", {}), record=record)


def score_of(total: object) -> Score:
    points = Decimal(str(total))
    criterion = CriterionScore("X", "", points, Decimal(0), ())
    return Score((ItemScore("X", "", points, (criterion,)),), Decimal(0), None, (), (), (), None)


@pytest.mark.parametrize(("name", "case"), cases())
def test_a_score_pays_what_was_worked_by_hand(name: str, case: dict[str, Any]) -> None:
    found = list(possible_payments(score_of(case["score"]), PeriodFacts({}), terms(name, case)))

    assert sorted({outcome.payable for outcome in found}) == sorted({Decimal(p) for p in case["pays"]}), case[
        "why"
    ]
    assert all(outcome.working for outcome in found)
    assert len(found) == 1 or all(outcome.assumption for outcome in found)


@pytest.mark.parametrize("name", EXAMPLES_PAID)
@given(fen=st.integers(min_value=1, max_value=10**13))
def test_the_stages_of_any_contract_sum_to_it_to_the_fen(name: str, fen: int) -> None:
    amount = Decimal(fen) / 100
    stages = stage_amounts(loaded(example=name).service.tender.lot, amount, {"signing": date(2025, 12, 5)})

    assert sum(stage.amount for stage in stages) == amount
    assert all(
        stage.amount >= 0 and stage.amount == stage.amount.quantize(Decimal("0.01")) for stage in stages
    )


def test_money_is_taken_for_each_point_below_a_bar_and_for_cases_up_to_a_cap() -> None:
    base = terms("pingxiang-lot1", {})
    fine = Fine(code="late", name="迟报", metric="late", each=Decimal("200.00"), most=Decimal("500.00"))
    payment = base.scoring.payment.model_copy(
        update={"per_point": PointPrice(bar=Decimal(95), amount=Decimal("1000.00")), "fines": (fine,)}
    )
    priced = replace(base, scoring=base.scoring.model_copy(update={"payment": payment}))

    (found,) = possible_payments(score_of("92.5"), PeriodFacts({"late": Decimal(2)}), priced)
    assert found.payable == Decimal("372480.00") - Decimal("2500.00") - Decimal("400.00")
    (found,) = possible_payments(score_of("95"), PeriodFacts({"late": Decimal(3)}), priced)
    assert found.payable == Decimal("372480.00") - Decimal("500.00")


def test_a_percentage_of_the_fee_may_be_taken_for_each_point() -> None:
    base = terms("pingxiang-lot1", {})
    payment = base.scoring.payment.model_copy(
        update={"per_point": PointPrice(bar=Decimal(100), percent=Decimal("0.5"))}
    )
    priced = replace(base, scoring=base.scoring.model_copy(update={"payment": payment}))

    (found,) = possible_payments(score_of("98"), PeriodFacts({}), priced)
    assert found.payable == Decimal("372480.00") - Decimal("3724.80")


def test_tiers_are_bands_with_names() -> None:
    base = terms("pingxiang-lot1", {})
    tiers = (("优", 90, None, 100), ("良", 80, 90, 90), ("中", 60, 80, 70), ("差", None, 60, 0))
    bands = tuple(
        PaymentBand(name=n, least=least, below=below, share=share) for n, least, below, share in tiers
    )
    plan = base.lot.payment.model_copy(update={"bands": bands})
    tiered = replace(base, lot=base.lot.model_copy(update={"payment": plan}))

    for total, name, paid in (
        ("90", "优", "372480.00"),
        ("89.995", "良", "335232.00"),
        ("60", "中", "260736.00"),
    ):
        (found,) = possible_payments(score_of(total), PeriodFacts({}), tiered)
        assert found.payable == Decimal(paid)
        assert name in say(found.working[0], "zh")


def test_a_contract_may_be_scored_every_month() -> None:
    acceptance = loaded()
    rules = tuple(
        PeriodRule(name=f"第{n}月", until=Due(event="opening", months=n), stage="P2") for n in range(1, 13)
    )

    found = periods(acceptance.service.contract, acceptance.service.tender.lot, rules)

    assert [(p.number, p.end) for p in found][:2] == [(1, date(2026, 4, 2)), (2, date(2026, 5, 2))]
    assert all(after.start == before.end + timedelta(days=1) for before, after in pairwise(found))
    assert found[-1].served == found[-1].term == 365


def test_a_veto_counts_as_the_score_it_names_whatever_was_earned() -> None:
    vetoed = replace(score_of(99), veto_score=Decimal(0))

    found = list(possible_payments(vetoed, PeriodFacts({}), terms("pingxiang-lot1", {})))
    assert {(outcome.total, outcome.payable) for outcome in found} == {(0, 0)}
