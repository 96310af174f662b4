"""What a price contains, what a ceiling holds beside it, and how many months of people it is bid for."""

from __future__ import annotations

from typing import Any

import pytest
from kit.edits import edit, promised
from kit.found import codes, expect_error, findings, the
from kit.priced import PLACE, ceiling, line, part, priced

from docgen.locale.messages import say

Price = dict[str, Any]
WAGES = {"name": "工资", "place": PLACE}
FEE: Price = {
    "parts": [part("unit", people=60)],
    "budget": "5184000.00",
    "compared": "unit",
    "settled": [WAGES],
}
BID: Price = {"lines": [line("管理费", "118.00", "720")]}


def found(rules: Price, offer: Price = BID) -> list[Any]:
    return findings(priced(rules, offer, term=12))


def said(rules: Price, offer: Price = BID) -> list[str]:
    wanted = ("PRICE-CEILING", "PRICE-CEILING-OPEN", "PRICE-SETTLED", "PRICE-QUANTITY")
    return [each.code for each in found(rules, offer) if each.code in wanted]


def test_unit_prices_of_which_nothing_says_whether_they_are_all_that_is_paid_are_said() -> None:
    assert said({**FEE, "settled": None}) == ["PRICE-SETTLED"]
    assert said({**FEE, "settled": []}) == []
    assert said(FEE) == []


def test_a_ceiling_that_holds_wages_as_well_is_not_compared_with_the_fee_alone() -> None:
    one = the(found({**FEE, "ceiling_settled": True}), "PRICE-CEILING-OPEN")

    assert one.severity == "info"
    assert say(one.message, "zh") == "限价5184000.00（第三章2）没有核对：限价还包括工资，而这些费用没有金额"


def test_it_is_compared_with_both_where_the_tender_puts_a_sum_to_the_wages() -> None:
    """84,960.00 for the fee: equal to the ceiling with 5,099,040.00 of wages, and a fen above it."""
    wages = {**WAGES, "amount": "5099040.00"}
    assert said({**FEE, "ceiling_settled": True, "settled": [wages]}) == []

    high = {**FEE, "ceiling_settled": True, "settled": [{**wages, "amount": "5099040.01"}]}
    assert "5184000.01" in say(expect_error(found(high), "PRICE-CEILING").message, "zh")


def test_the_fee_alone_above_such_a_ceiling_is_an_error_whatever_the_wages_are() -> None:
    expect_error(found({**FEE, "budget": "84959.99", "ceiling_settled": True}), "PRICE-CEILING")


PARTS = {
    "parts": [part("total"), part("total", "B"), part("total", "C")],
    "budget": "999.00",
    "compared": "total",
}
LINES = {"lines": [line(name, "100.00", "1", part=name) for name in "ABC"]}


@pytest.mark.parametrize(("amount", "wrong"), [("200.00", []), ("199.99", ["PRICE-CEILING"])])
def test_a_ceiling_of_two_parts_of_three_binds_these_two_together(amount: str, wrong: list[str]) -> None:
    rules = {**PARTS, "ceilings": [ceiling("whole", amount, parts=["A", "C"])]}

    assert codes(found(rules, LINES), "error") == wrong


@pytest.mark.parametrize(
    ("people", "months", "quantity", "wrong"),
    [
        (60, None, "720", []),
        (60, None, "600", ["PRICE-QUANTITY"]),
        (60, 10, "600", []),
        (60, None, "721", ["PRICE-QUANTITY"]),
        (None, None, "600", []),
    ],
)
def test_a_quantity_is_the_tenders_people_times_its_months(
    people: int | None, months: int | None, quantity: str, wrong: list[str]
) -> None:
    rules = {**FEE, "parts": [part("unit", people=people, months=months)]}

    assert said(rules, {"lines": [line("管理费", "118.00", quantity)]}) == wrong


@pytest.mark.parametrize(("lot", "wrong"), [("60人", ["PRICE-QUANTITY"]), ("50名", []), ("1项", [])])
def test_the_lots_own_number_of_people_counts_where_the_part_names_none(lot: str, wrong: list[str]) -> None:
    rules = {**FEE, "parts": [part("unit")]}
    project = priced(
        rules, {"lines": [line("管理费", "118.00", "600")]}, edit("tender/lot/quantity", lot), term=12
    )

    assert [each.code for each in findings(project) if each.code == "PRICE-QUANTITY"] == wrong


@pytest.mark.parametrize("unit", ["项", "人·年", "工日"])
def test_a_price_by_something_else_is_not_counted_by_people(unit: str) -> None:
    assert said(FEE, {"lines": [{**line("管理费", "118.00", "600"), "unit": unit}]}) == []


def test_a_reduction_that_reads_like_a_discount_is_said() -> None:
    rules = {"parts": [part("reduction", allowed={"least": "5"})], "compared": "rate"}

    one = the(found(rules, {"parts": [{"rate": "94"}]}), "PRICE-RATE")
    assert (one.severity, say(one.message, "zh")) == (
        "warning",
        "A部分的下浮率是94%，像是把折扣率写成了下浮率",
    )
    assert [each for each in found(rules, {"parts": [{"rate": "49.9"}]}) if each.code == "PRICE-RATE"] == []


def named(rules: Price, offer: Price, words: str) -> list[str]:
    each = findings(priced(rules, offer, promised(words), term=12))
    return [say(one.message, "zh") for one in each if one.code == "PRICE-ALTERNATIVE"]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("管理费按116元/人·月报价。", 1),
        ("管理费118元/人·月。", 0),
        ("管理费为120元/人·月的上限之内。", 0),
        ("投标单价116元/人·月。", 1),
        ("投标单价118元/人·月。", 0),
    ],
)
def test_a_unit_price_in_words_is_the_one_offered(words: str, count: int) -> None:
    rules = {**FEE, "parts": [part("unit", ceilings=[ceiling("unit", "120.00")])]}

    assert len(named(rules, BID, words)) == count


RATE = {"parts": [part("discount", allowed={"most": "95"})], "compared": "rate"}


@pytest.mark.parametrize("words", ["我公司打九六折。", "我公司打9.6折。", "我公司按96折结算。"])
def test_tenths_in_words_are_the_rate_offered_and_limits_are_not_called_offered(words: str) -> None:
    offer = {"parts": [{"rate": "92.5"}]}

    assert named(RATE, offer, words) == ["这里把费率写成96%，而报价是92.5%"]


@pytest.mark.parametrize("words", ["我公司打九二五折。", "我公司打9.25折。", "我公司不打折扣。"])
def test_the_rate_offered_in_tenths_is_right(words: str) -> None:
    assert named(RATE, {"parts": [{"rate": "92.5"}]}, words) == []
