"""What a demand says of itself: the count that is enough, and which term is that of signing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from docgen.model.tender.requirement import AmountRequirement, FacilityRequirement, TermRequirement


@pytest.mark.parametrize(
    ("least", "optional", "there", "verdict"),
    [
        (2, False, 1, "short"),
        (2, False, 2, "met"),
        (2, False, 3, "exceeded"),
        (None, False, 0, "short"),
        (None, False, 5, "met"),
        (None, True, 0, "met"),
    ],
)
def test_what_is_there_is_judged_by_the_count_named(
    least: int | None, optional: bool, there: int, verdict: str
) -> None:
    count = None if least is None else Decimal(least)
    asked = FacilityRequirement(kind="facility", name="电脑", least=count, optional=optional)
    assert asked.verdict(Decimal(there)) == verdict


@pytest.mark.parametrize("name", ["合同签订", "签订合同期限", "签 约", "签署采购合同"])
def test_the_term_of_signing_has_many_names(name: str) -> None:
    assert TermRequirement(kind="term", name=name, most=15, unit="日").of_signing


@pytest.mark.parametrize("name", ["合同签订后完善场地", "签订合同之后进场", "服务期"])
def test_what_is_counted_from_signing_is_another_term(name: str) -> None:
    assert not TermRequirement(kind="term", name=name, most=15, unit="日").of_signing


def test_an_amount_with_its_spread_has_two_bounds_and_one_without_has_none() -> None:
    rent = AmountRequirement(kind="amount", name="月租金", amount=Decimal(35), spread_percent=Decimal(10))

    assert rent.bounds == (Decimal("31.5"), Decimal("38.5"))
    assert AmountRequirement(kind="amount", name="年度预算", amount=Decimal(35)).bounds == (None, None)
    assert AmountRequirement(kind="amount", name="保额", least=Decimal(35)).bounds == (Decimal(35), None)


@pytest.mark.parametrize("fields", [{}, {"amount": Decimal(1), "most": Decimal(2)}])
def test_an_amount_is_named_or_bounded_and_not_both(fields: dict[str, Decimal]) -> None:
    with pytest.raises(ValidationError, match="needs an amount, or least or most"):
        AmountRequirement(kind="amount", name="保额", **fields)
