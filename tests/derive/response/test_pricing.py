"""What follows from lines, rates and the term: sums, years, months, the rate that evaluation compares."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from kit.priced import PLACE, line, part

from docgen.derive.response.pricing import price_schedule
from docgen.model.response.offer import Offer
from docgen.model.response.price import PriceSchedule
from docgen.model.tender.price import PriceRules


def schedule(rules: dict[str, Any], offer: dict[str, Any], term: int = 24) -> PriceSchedule:
    return price_schedule(
        Offer.model_validate(offer), PriceRules.model_validate({"place": PLACE, **rules}), term
    )


def test_lines_of_a_group_are_summed_in_the_order_in_which_groups_are_named() -> None:
    lines = [line("甲", "1.00", "1", group="乙组"), line("乙", "2.00", "2", group="甲组")]
    price = schedule({}, {"lines": [*lines, line("丙", "3.00", "3", group="乙 组"), line("丁", "1.00", "1")]})

    (whole,) = price.parts
    assert [(group.name, group.amount) for group in whole.groups] == [
        ("乙组", Decimal("10.00")),
        ("甲组", Decimal("4.00")),
        ("", Decimal("1.00")),
    ]
    assert price.total == Decimal("15.00")


@pytest.mark.parametrize(
    ("form", "rate", "amount"),
    [("discount", "92.5", "92500.00"), ("reduction", "7.5", "92500.00"), ("discount", "33.333", "33333.00")],
)
def test_a_rate_is_taken_on_the_base_that_the_tender_gives(form: str, rate: str, amount: str) -> None:
    offer = {"parts": [{"rate": rate}]}

    assert schedule({"parts": [part(form, base="100000.00")]}, offer).total == Decimal(amount)
    assert schedule({"parts": [part(form)]}, offer).total is None


def test_a_unit_price_without_a_quantity_leaves_every_sum_open() -> None:
    rules = {"parts": [part("unit")], "heads": [{"code": "H", "name": "人工", "place": PLACE}]}
    lines = [line("甲", "1.00", "1", head="H", group="组"), line("乙", "2.00", head="H", group="组")]
    price = schedule(rules, {"lines": lines})

    assert (price.total, price.heads[0].amount, price.parts[0].groups[0].amount) == (None, None, None)
    assert (price.years, price.yearly, price.monthly, price.unsummed) == ((), None, None, ("A部分",))


@pytest.mark.parametrize(
    ("term", "months", "amounts"),
    [
        (24, [12, 12], ["60", "60"]),
        (30, [12, 12, 6], ["48", "48", "24"]),
        (6, [6], ["120"]),
        (12, [12], ["120"]),
    ],
)
def test_years_share_the_total_by_their_months(term: int, months: list[int], amounts: list[str]) -> None:
    price = schedule({}, {"lines": [line("甲", "120.00", "1")]}, term)

    assert [year.months for year in price.years] == months
    assert [year.amount for year in price.years] == list(map(Decimal, amounts))
    assert price.monthly == Decimal(120) / term
    assert price.yearly == (Decimal(1440) / term if term >= 12 else None)


def test_what_belongs_to_one_year_is_that_year_s_alone() -> None:
    price = schedule({}, {"lines": [line("甲", "120.00", "1"), line("乙", "30.00", "1", year=2)]})

    assert [year.amount for year in price.years] == [Decimal(60), Decimal(90)]
    assert (price.yearly, price.monthly) == (None, None)


@pytest.mark.parametrize(
    ("weights", "forms", "rate"),
    [
        (("70", "30"), ("discount", "discount"), "90.9999"),
        (("70", "20"), ("discount", "discount"), None),
        (("70", None), ("discount", "discount"), None),
        (("70", "30"), ("discount", "reduction"), None),
    ],
)
def test_rates_are_weighted_where_their_weights_make_100(
    weights: tuple[str, str | None], forms: tuple[str, str], rate: str | None
) -> None:
    parts = [part(form, code, weight=weight) for form, code, weight in zip(forms, "AB", weights, strict=True)]
    offer = {"parts": [{"part": "A", "rate": "90"}, {"part": "B", "rate": "93.333"}]}
    price = schedule({"parts": parts}, offer)

    assert price.rate == (None if rate is None else Decimal(rate))
    assert price.compared is None


def test_a_part_that_may_be_left_out_is_no_gap_in_the_total() -> None:
    parts = [part("total"), part("discount", "B", base="9.00", required=False)]
    lines = [line("甲", "5.00", "1", part="A")]

    assert schedule({"parts": parts}, {"lines": lines}).total == Decimal("5.00")
    offered = {"lines": lines, "parts": [{"part": "B", "rate": "50"}]}
    assert schedule({"parts": parts}, offered).total == Decimal("9.50")


KINDS: dict[str, dict[str, Any]] = {
    "property: two years in one sum, a budget above the ceiling": {
        "budget": "438.00",
        "ceiling": "429.00",
        "text": "按两年总价报价",
    },
    "dispatch: a fee by person and month, a ceiling of its sum": {
        "ceiling": "518.00",
        "compared": "total",
        "parts": [
            part(
                "unit",
                ceilings=[{"binds": "unit", "amount": "120.00", "unit": "人·月", "place": PLACE}],
            )
        ],
    },
    "food: two discounts with weights and no sum": {
        "budget": "760.00",
        "compared": "rate",
        "parts": [
            part("discount", "FRESH", allowed={"most": "95"}, decimals=1, weight="70"),
            part("discount", "DRY", allowed={"most": "98"}, decimals=1, weight="30"),
        ],
    },
    "green: unit prices by area and year": {
        "ceiling": "258.00",
        "ceilings": [{"binds": "year", "amount": "258.00", "year": 1, "place": PLACE}],
        "parts": [part("unit")],
    },
    "repairs: a reduction on a catalogue": {
        "parts": [part("reduction", allowed={"least": "5", "below": "30"})]
    },
}


@pytest.mark.parametrize("rules", KINDS.values(), ids=KINDS)
def test_what_tenders_say_of_the_price_can_be_said(rules: dict[str, Any]) -> None:
    made = PriceRules.model_validate({"place": PLACE, **rules})

    assert len(list(made.every_ceiling())) == len(made.ceilings) + (made.most is not None) + sum(
        len(each.ceilings) for each in made.parts
    )
