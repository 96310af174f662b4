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

from docgen.derive.acceptance.payment import PaymentBasis, possible_payments
from docgen.derive.acceptance.periods import periods
from docgen.derive.acceptance.settlement import payment_basis
from docgen.derive.acceptance.stages import stage_amounts
from docgen.load.files.yaml import read_yaml
from docgen.locale.messages import say
from docgen.model.acceptance.records import PeriodRecord, RectificationRecord
from docgen.model.acceptance.score import PeriodFacts
from docgen.model.acceptance.scoring import Fine, PeriodRule
from docgen.model.tender.payment import Due, PaymentBand
from docgen.packages.periods.asked import contract_periods

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


@pytest.mark.parametrize(("name", "case"), cases())
def test_a_score_pays_what_was_worked_by_hand(name: str, case: dict[str, Any]) -> None:
    found = list(possible_payments(Decimal(str(case["score"])), PeriodFacts({}), terms(name, case)))

    assert sorted({outcome.payable for outcome in found}) == sorted({Decimal(p) for p in case["pays"]}), case[
        "why"
    ]
    assert all(outcome.working for outcome in found)
    assert len(found) == 1 or all(outcome.assumption for outcome in found)


@pytest.mark.parametrize("name", EXAMPLES_PAID)
@given(fen=st.integers(min_value=1, max_value=10**13))
def test_the_stages_of_any_contract_sum_to_it_to_the_fen(name: str, fen: int) -> None:
    amount = Decimal(fen) / 100
    service = loaded(example=name).service
    contract = service.contract.model_copy(update={"amount": amount})
    stages = stage_amounts(service.tender.lot, contract, {"signing": date(2025, 12, 5)}, ())

    assert sum(stage.amount for stage in stages) == amount
    assert all(
        stage.amount >= 0 and stage.amount == stage.amount.quantize(Decimal("0.01")) for stage in stages
    )


def banded(*bands: PaymentBand, fines: tuple[Fine, ...] = (), **decisions: str) -> PaymentBasis:
    """Lot 1's second stage, 372,480.00 in full, paid by these bands."""
    base = terms("pingxiang-lot1", {"decisions": decisions})
    plan = base.lot.payment.model_copy(update={"bands": bands})
    payment = base.scoring.payment.model_copy(update={"fines": fines, "rectification": None})
    scoring = base.scoring.model_copy(update={"payment": payment})
    return replace(base, lot=base.lot.model_copy(update={"payment": plan}), scoring=scoring)


def band(share: str, **bounds: Any) -> PaymentBand:
    return PaymentBand.model_validate({"share": share, **bounds})


def paid(score: str, basis: PaymentBasis, late: int = 0) -> list[str]:
    facts = PeriodFacts({"late": Decimal(late)})
    return [str(found.payable) for found in possible_payments(Decimal(score), facts, basis)]


def test_money_is_taken_for_each_point_below_a_bar_and_for_cases_up_to_a_cap() -> None:
    fine = Fine(code="late", name="迟报", metric="late", each=Decimal("200.00"), most=Decimal("500.00"))
    basis = banded(band("100", per_point={"bar": "95", "amount": "1000.00"}), fines=(fine,))

    assert paid("92.5", basis, late=2) == ["369580.00"]  # 372480 − 2.5 × 1000 − 2 × 200
    assert paid("95", basis, late=3) == ["371980.00"]  # 372480 − 500, the cap


def test_a_share_falls_by_the_point_in_its_own_band_alone() -> None:
    basis = banded(
        band("100", least="90"),
        band("100", least="80", below="90", per_point={"bar": "90", "percent": "1"}),
        band("70", below="80"),
    )

    assert paid("98", basis) == ["372480.00"]
    assert paid("90", basis) == ["372480.00"]
    assert paid("88", basis) == ["365030.40"]  # 2 % less: 372480 × 0.98
    assert paid("80.5", basis) == ["337094.40"]  # 9.5 % less: 372480 × 0.905
    assert paid("79.99", basis) == ["260736.00"]  # 70 %, and nothing by the point


OVERLAPPING = (band("100", least="85"), band("80", least="70", most="85"), band("0", below="70"))


def test_a_score_in_two_bands_pays_by_either_until_it_is_decided() -> None:
    found = possible_payments(Decimal(85), PeriodFacts({}), banded(*OVERLAPPING))
    assert sorted(str(each.payable) for each in found) == ["297984.00", "372480.00"]
    assert all(each.assumption for each in found)

    assert paid("85.01", banded(*OVERLAPPING)) == ["372480.00"]
    assert paid("84.99", banded(*OVERLAPPING)) == ["297984.00"]
    assert paid("85", banded(*OVERLAPPING, **{"band-overlap": "upper"})) == ["372480.00"]
    assert paid("85", banded(*OVERLAPPING, **{"band-overlap": "lower"})) == ["297984.00"]
    assert sorted(paid("85", banded(*OVERLAPPING, **{"band-gap": "lower"}))) == ["297984.00", "372480.00"]


def test_a_plan_knows_that_its_bands_overlap() -> None:
    assert banded(*OVERLAPPING).lot.payment.overlaps
    assert not any(terms(name, {}).lot.payment.overlaps for name in EXAMPLES_PAID)


def test_a_base_says_what_all_payments_would_come_to() -> None:
    # 30 % + 10 % and six payments of a sixth: 140 % of the contract; by the stage's own share it is 100 %.
    said = [
        say(each.assumption[-1], "zh")
        for each in possible_payments(Decimal(96), PeriodFacts({}), terms("gangbei", {}))
    ]

    assert ["140" in each for each in said] == [False, True]


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
        (found,) = possible_payments(Decimal(total), PeriodFacts({}), tiered)
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
