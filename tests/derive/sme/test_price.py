"""Price deduction, evaluated price, price score and the what-if table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.derive.sme.price import band_on, evaluate, score_prices, term_faults, what_if
from docgen.model.sme.price import Bid, JointShare, PriceTerms
from docgen.model.sme.size_rule import FigureError
from docgen.rules import price_law

LAW = price_law()
DAY = date(2025, 11, 3)


def terms(**over: Any) -> PriceTerms:
    return PriceTerms.model_validate(
        {"category": "services", "weight": 10, "rate": 10, "joint_rate": 4} | over
    )


def bid(price: str = "1000000.00", size: str = "small", **over: Any) -> Bid:
    return Bid.model_validate({"name": "甲", "price": Decimal(price), "size": size} | over)


def joint(share: int | str, form: str = "consortium", related: bool = False) -> JointShare:
    return JointShare.model_validate({"form": form, "share": Decimal(share), "related": related})


def rate(terms_given: PriceTerms, bid_given: Bid) -> Decimal:
    return evaluate(LAW, DAY, terms_given, bid_given).rate


@pytest.mark.parametrize(
    ("size", "expected"), [("micro", 10), ("small", 10), ("medium", 0), ("large", 0), ("unknown", 0)]
)
def test_only_small_and_micro_get_the_rate(size: str, expected: int) -> None:
    assert rate(terms(), bid(size=size)) == expected


@pytest.mark.parametrize("size", ["micro", "small", "medium", "large"])
def test_a_reserved_package_gives_none(size: str) -> None:
    assert rate(terms(reserved=True), bid(size=size, joint=joint(40))) == 0
    assert rate(terms(reserved=True, rate=None), bid(size=size, welfare=True)) == 0


@pytest.mark.parametrize(("share", "expected"), [("29.999999", 0), ("30", 4), ("30.000001", 4), ("100", 4)])
@pytest.mark.parametrize("form", ["consortium", "subcontract"])
def test_a_share_of_at_least_thirty_percent_gets_the_joint_rate(share: str, form: str, expected: int) -> None:
    assert rate(terms(), bid(size="large", joint=joint(share, form))) == expected


def test_a_joint_share_gets_nothing_where_ties_or_tender_exclude_it() -> None:
    assert rate(terms(), bid(size="medium", joint=joint(50, related=True))) == 0
    assert rate(terms(joint_rate=None), bid(size="medium", joint=joint(50))) == 0
    forbidden = terms(subcontracting="forbidden")
    assert rate(forbidden, bid(size="medium", joint=joint(50, "subcontract"))) == 0
    assert rate(forbidden, bid(size="medium", joint=joint(50))) == 4


def test_benefits_are_never_added_up() -> None:
    assert rate(terms(), bid(size="small", welfare=True, joint=joint(50))) == 10
    assert rate(terms(), bid(size="large", welfare=True)) == 10


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"rate": "9.999999"}, ["rate"]),
        ({"rate": 10}, []),
        ({"rate": 20}, []),
        ({"rate": "20.000001"}, ["rate"]),
        ({"rate": None}, ["rate"]),
        ({"joint_rate": "3.999999"}, ["joint_rate"]),
        ({"joint_rate": 6}, []),
        ({"joint_rate": "6.000001"}, ["joint_rate"]),
        ({"joint_rate": None}, []),
        ({"weight": "9.999999"}, ["weight"]),
        ({"weight": 30}, []),
        ({"weight": "30.000001"}, ["weight"]),
        ({"weight": 30, "category": "goods"}, []),
        ({"weight": 60, "category": "goods"}, []),
        ({"weight": "60.000001", "category": "goods"}, ["weight"]),
        ({"rate": 6, "joint_rate": 2, "weight": 5}, ["weight", "rate", "joint_rate"]),
        ({"rate": None, "joint_rate": 50, "reserved": True}, []),
    ],
)
def test_terms_outside_the_law_are_found(changed: dict[str, Any], fields: list[str]) -> None:
    faults = term_faults(LAW, DAY, terms(**changed))
    assert [fault.origin.location for fault in faults] == fields


@pytest.mark.parametrize(
    ("stated", "taken"), [("0", 0), ("6", 6), ("8.5", Decimal("8.5")), ("25", 25), (None, 10)]
)
def test_a_rate_outside_the_law_is_taken_as_it_is_and_one_not_stated_is_the_law_s_least(
    stated: str | None, taken: Decimal
) -> None:
    assert rate(terms(rate=stated), bid()) == taken


def test_both_deductions_are_taken_on_the_original_price() -> None:
    goods = bid("1000000.00", domestic=Decimal("400000.00"))
    priced = evaluate(LAW, DAY, terms(domestic_rate=20), goods)

    assert priced.evaluated_price == Decimal("820000")  # 1,000,000 − 100,000 − 80,000, and not 828,000
    assert (priced.rate, priced.domestic_rate, priced.contract_price) == (10, 20, 1000000)
    assert [message.text.format(**message.values) for message in priced.working] == [
        "Small or micro enterprise: 10 % deducted.",
        "Domestic products of 400000.00: 20 % deducted.",
        "1000000.00 − 1000000.00 × 10 % − 400000.00 × 20 % = 820000.00; the contract price stays 1000000.00.",
    ]


@pytest.mark.parametrize(
    ("size", "reserved", "evaluated"), [("large", False, "920000"), ("small", True, "920000")]
)
def test_domestic_products_need_no_small_bidder(size: str, reserved: bool, evaluated: str) -> None:
    goods = bid("1000000.00", size, domestic=Decimal("400000.00"))

    found = evaluate(LAW, DAY, terms(domestic_rate=20, reserved=reserved), goods).evaluated_price
    assert found == Decimal(evaluated)


def test_without_a_rate_domestic_products_earn_nothing() -> None:
    goods = bid("1000000.00", domestic=Decimal("400000.00"))

    assert evaluate(LAW, DAY, terms(), goods).evaluated_price == Decimal(900000)


def test_what_if_keeps_the_part_of_domestic_products() -> None:
    goods = bid("1000000.00", domestic=Decimal("400000.00"))
    (row,) = what_if(LAW, DAY, terms(domestic_rate=20), goods, [Decimal("500000")], ())

    assert row.own.evaluated.evaluated_price == Decimal(410000)


def test_the_law_of_the_day_binds() -> None:
    assert band_on(LAW, date(2022, 6, 30)).small_micro.least == 6
    assert band_on(LAW, date(2022, 7, 1)).small_micro.least == 10
    assert not term_faults(LAW, date(2022, 6, 30), terms(rate=6, joint_rate=2))
    with pytest.raises(FigureError):
        band_on(LAW, date(2020, 12, 31))


def test_the_contract_price_never_changes_and_the_working_shows_both() -> None:
    priced = evaluate(LAW, DAY, terms(), bid("1862400.01"))
    assert priced.contract_price == Decimal("1862400.01")
    assert priced.evaluated_price == Decimal("1676160.009")
    assert [message.text.format(**message.values) for message in priced.working] == [
        "Small or micro enterprise: 10 % deducted.",
        "1862400.01 × (1 − 10 %) = 1676160.009; the contract price stays 1862400.01.",
    ]


def test_score_is_lowest_over_own_times_weight_half_up() -> None:
    own, rival = score_prices(LAW, DAY, terms(), (bid("1000000.00"), bid("960000.00", size="medium")))
    assert (own.evaluated.evaluated_price, own.score) == (Decimal(900000), Decimal("10.00"))
    assert rival.score == Decimal("9.38")  # 9.375
    assert rival.working.text.format(**rival.working.values) == "900000.00 ÷ 960000.00 × 10 % × 100 = 9.38"


def test_a_hair_below_a_half_is_not_rounded_up() -> None:
    """9.375 exactly rises; one fen more on a price of 10^14 does not, though 28 digits could not tell."""
    lowest = bid("99999999999999.00", size="large")
    half = Decimal("99999999999999.00") * 10 / Decimal("9.375")
    exact = score_prices(LAW, DAY, terms(), (lowest, bid(f"{half:.2f}", size="large")))[1]
    above = score_prices(LAW, DAY, terms(), (lowest, bid(f"{half + Decimal('0.01'):.2f}", size="large")))[1]
    assert (exact.score, above.score) == (Decimal("9.38"), Decimal("9.37"))


def test_what_if_shows_each_supposed_price_against_the_rivals() -> None:
    rivals = (bid("950000.00", name="乙"), bid("900000.00", size="large", name="丙"))
    rows = what_if(LAW, DAY, terms(), bid(), [Decimal("1000000"), Decimal("900000")], rivals)
    assert [row.own.evaluated.contract_price for row in rows] == [Decimal(1000000), Decimal(900000)]
    assert [(row.own.score, row.lead) for row in rows] == [
        (Decimal("9.50"), Decimal("-0.50")),
        (Decimal("10.00"), Decimal("0.53")),
    ]
    assert [rival.evaluated.name for rival in rows[0].rivals] == ["乙", "丙"]
    (alone,) = what_if(LAW, DAY, terms(), bid(), [Decimal(1)], ())
    assert (alone.own.score, alone.lead) == (Decimal("10.00"), None)


PRICES = st.integers(1, 10**16).map(lambda fen: Decimal(fen).scaleb(-2))
SIZES = st.sampled_from(["micro", "small", "medium", "large"])


@given(st.lists(st.tuples(PRICES, SIZES), min_size=1, max_size=5))
def test_scores_lie_within_the_weight_and_the_lowest_gets_it_all(bids: list[tuple[Decimal, str]]) -> None:
    scored = score_prices(LAW, DAY, terms(weight=30), [bid(f"{price:f}", size) for price, size in bids])
    assert max(result.score for result in scored) == 30
    assert all(0 <= result.score <= 30 for result in scored)
    for (price, _), result in zip(bids, scored, strict=True):
        assert result.evaluated.contract_price == price
        assert result.evaluated.evaluated_price <= price
