"""Parts, unit prices, rates, groups, years: what is wrong with them is found, what only looks so is not."""

from __future__ import annotations

from typing import Any

import pytest
from kit.edits import edit, promised
from kit.found import codes, expect_error, findings, the
from kit.priced import ceiling, line, part, priced

from docgen.locale.messages import say

Price = dict[str, Any]


def price_codes(found: list[Any]) -> list[str]:
    """Codes of the price at any severity but the information of what is not reckoned."""
    quiet = {"PRICE-UNCOMPARED"}
    return [each.code for each in found if each.code.startswith("PRICE") and each.code not in quiet]


FEE = {
    "parts": [part("unit", ceilings=[ceiling("unit", "120.00", unit="人·月")])],
    "budget": "999999.00",
    "settled": [],
}
RATES = {
    "parts": [
        part("discount", "FRESH", allowed={"most": "95"}, decimals=1, weight="70"),
        part("discount", "DRY", allowed={"most": "98"}, decimals=1, weight="30"),
    ],
    "compared": "rate",
}
CUT = {"parts": [part("reduction", allowed={"least": "5"})], "compared": "rate"}
SUM = {"ceiling": "960000.00"}
GROUPS = [
    line("保洁员", "3000.00", "48", group="保洁"),
    line("机具", "1000.00", "24", group="保洁"),
    line("保安员", "4000.00", "48", group="保安"),
]


def both(fresh: str | None, dry: str | None) -> Price:
    rates = {"FRESH": fresh, "DRY": dry}
    return {"parts": [{"part": code, "rate": rate} for code, rate in rates.items() if rate is not None]}


def lines(*those: Price, **fields: object) -> Price:
    return {"lines": list(those), **fields}


WRONG: list[tuple[str, Price, Price, int, str]] = [
    ("a fen above a unit ceiling", FEE, lines(line("管理费", "120.01")), 24, "PRICE-CEILING"),
    ("a unit price of 0", FEE, lines(line("管理费", "0.00")), 24, "PRICE-ZERO"),
    ("a required part left out", RATES, both("92.5", None), 24, "PRICE-PART"),
    ("a rate above its most", RATES, both("95.1", "98"), 24, "PRICE-RATE"),
    ("the other part's most", RATES, both("96", "96"), 24, "PRICE-RATE"),
    ("a rate above 100", {"parts": [part("discount")]}, {"parts": [{"rate": "100.5"}]}, 24, "PRICE-RATE"),
    ("a discount of 0", {"parts": [part("discount")]}, {"parts": [{"rate": "0"}]}, 24, "PRICE-RATE"),
    ("a reduction below its least", CUT, {"parts": [{"rate": "4.99"}]}, 24, "PRICE-RATE"),
    ("a reduction of all", CUT, {"parts": [{"rate": "100"}]}, 24, "PRICE-RATE"),
    ("a negative reduction", {"parts": [part("reduction")]}, {"parts": [{"rate": "-1"}]}, 24, "PRICE-RATE"),
    ("two decimals of one", RATES, both("92.55", "98"), 24, "PRICE-RATE"),
    ("two rates for a part", CUT, {"parts": [{"rate": "5"}, {"rate": "6"}]}, 24, "PRICE-ALTERNATIVE"),
    (
        "a line where a rate is bid",
        CUT,
        lines(line("甲", "1.00", "1"), parts=[{"rate": "5"}]),
        24,
        "PRICE-PART",
    ),
    (
        "a rate where prices are bid",
        FEE,
        lines(line("管理费", "100.00"), parts=[{"rate": "5"}]),
        24,
        "PRICE-PART",
    ),
    ("a sum without a quantity", SUM, lines(line("甲", "1.00")), 24, "PRICE-PART"),
    (
        "a line of no part",
        {"parts": [part("total"), part("total", "B")], "budget": "99.00"},
        lines(line("甲", "1.00", "1", part="A"), line("乙", "1.00", "1", part="B"), line("丙", "1.00", "1")),
        24,
        "PRICE-PART",
    ),
    (
        "a subtotal a fen too high",
        SUM,
        lines(*GROUPS, groups=[{"name": "保洁", "subtotal": "168000.01"}]),
        24,
        "PRICE-SUBTOTAL",
    ),
    (
        "a subtotal of no group",
        SUM,
        lines(*GROUPS, groups=[{"name": "绿化", "subtotal": "168000.00"}]),
        24,
        "PRICE-SUBTOTAL",
    ),
    (
        "a part's sum that is not its lines'",
        {"parts": [part("total")], "budget": "960000.00"},
        lines(*GROUPS, parts=[{"total": "360000.01"}]),
        24,
        "PRICE-SUBTOTAL",
    ),
    ("a yearly amount two fen off", SUM, lines(*GROUPS, yearly="180000.02"), 24, "PRICE-PERIOD"),
    ("a yearly amount a fen off an exact one", SUM, lines(*GROUPS, yearly="180000.01"), 24, "PRICE-PERIOD"),
    ("the total as the yearly amount", SUM, lines(*GROUPS, yearly="360000.00"), 24, "PRICE-PERIOD"),
    ("a monthly amount by twelve of two years", SUM, lines(*GROUPS, monthly="30000.00"), 24, "PRICE-PERIOD"),
    ("a yearly amount of half a year", SUM, lines(*GROUPS, yearly="360000.00"), 6, "PRICE-PERIOD"),
    ("one year of two", SUM, lines(*GROUPS, years=["180000.00"]), 24, "PRICE-PERIOD"),
    ("a shorter year two fen off", SUM, lines(*GROUPS, years=["240000.00", "119999.98"]), 18, "PRICE-PERIOD"),
    ("a third year of two", SUM, lines(*GROUPS, line("外墙", "1.00", "1", year=3)), 24, "PRICE-PERIOD"),
    ("a total where none follows", FEE, lines(line("管理费", "1.00"), total="1.00"), 24, "PRICE-TOTAL"),
    (
        "a year above its ceiling",
        {**SUM, "ceilings": [ceiling("year", "179999.99")]},
        lines(*GROUPS),
        24,
        "PRICE-CEILING",
    ),
    (
        "a costly second year under an even total",
        {**SUM, "ceilings": [ceiling("year", "180000.00")]},
        lines(*GROUPS[:2], line("保安员", "4000.00", "48", year=2)),
        24,
        "PRICE-CEILING",
    ),
    (
        "a month above its ceiling",
        {**SUM, "ceilings": [ceiling("month", "14999.99")]},
        lines(*GROUPS),
        24,
        "PRICE-CEILING",
    ),
    (
        "an inexact year above its ceiling by less than a fen",
        {**SUM, "ceilings": [ceiling("year", "33.33")]},
        lines(line("甲", "100.00", "1")),
        36,
        "PRICE-CEILING",
    ),
    (
        "a group above its ceiling",
        {**SUM, "ceilings": [ceiling("item", "167999.99", item="保 洁")]},
        lines(*GROUPS),
        24,
        "PRICE-CEILING",
    ),
    (
        "a line above its ceiling",
        {**SUM, "ceilings": [ceiling("item", "23999.00", item="机具")]},
        lines(*GROUPS),
        24,
        "PRICE-CEILING",
    ),
    (
        "a part above its ceiling",
        {"parts": [part("total", ceilings=[ceiling("whole", "359999.99")])], "budget": "960000.00"},
        lines(*GROUPS),
        24,
        "PRICE-CEILING",
    ),
    (
        "a total above the budget, where no ceiling is",
        {"budget": "1.00"},
        lines(*GROUPS),
        24,
        "PRICE-CEILING",
    ),
]


@pytest.mark.parametrize(("name", "rules", "offer", "term", "code"), WRONG, ids=[case[0] for case in WRONG])
def test_what_is_wrong_with_a_price_is_found(
    name: str, rules: Price, offer: Price, term: int, code: str
) -> None:
    found = expect_error(findings(priced(rules, offer, term=term)), code)

    assert "{" not in say(found.message, "zh") + say(found.remedy, "zh")


FINE: list[tuple[str, Price, Price, int]] = [
    ("a unit price equal to its ceiling", {**FEE, "budget": None}, lines(line("管理费", "120.00")), 24),
    (
        "a unit price of 0 that another contains",
        {**FEE, "budget": None},
        lines(line("管理费", "110.00"), line("招聘", "0.00", note="已含在管理费")),
        24,
    ),
    ("rates equal to their most", RATES, both("95", "98.0"), 24),
    (
        "no discount at all",
        {"parts": [part("discount")], "budget": None, "compared": "rate", "ceilings": []},
        {"parts": [{"rate": "100"}]},
        24,
    ),
    ("a reduction equal to its least", CUT, {"parts": [{"rate": "5"}]}, 24),
    (
        "a reduction of nothing that is allowed",
        {"parts": [part("reduction", allowed={"least": "0"})]},
        {"parts": [{"rate": "0"}]},
        24,
    ),
    (
        "a part that may be left out",
        {"parts": [part("total"), part("total", "B", required=False)], "budget": "960000.00"},
        lines(*({**each, "part": "A"} for each in GROUPS)),
        24,
    ),
    (
        "a right subtotal of a group spelt with a blank",
        SUM,
        lines(*GROUPS, groups=[{"name": "保 洁", "subtotal": "168000.00"}]),
        24,
    ),
    ("the yearly and monthly amounts", SUM, lines(*GROUPS, yearly="180000.00", monthly="15000.00"), 24),
    ("an inexact share rounded down", SUM, lines(line("甲", "100.00", "1"), yearly="33.33"), 36),
    ("an inexact share rounded up", SUM, lines(line("甲", "100.00", "1"), yearly="33.34"), 36),
    ("years of which the last is shorter", SUM, lines(*GROUPS, years=["240000.00", "120000.00"]), 18),
    ("a year equal to its ceiling", {**SUM, "ceilings": [ceiling("year", "180000.00")]}, lines(*GROUPS), 24),
    ("a month equal to its ceiling", {**SUM, "ceilings": [ceiling("month", "15000.00")]}, lines(*GROUPS), 24),
    (
        "a group equal to its ceiling",
        {**SUM, "ceilings": [ceiling("item", "168000.00", item="保洁")]},
        lines(*GROUPS),
        24,
    ),
    (
        "a costly second year that its own ceiling allows",
        {**SUM, "ceilings": [ceiling("year", "84000.00", year=1), ceiling("year", "276000.00", year=2)]},
        lines(*GROUPS[:2], line("保安员", "4000.00", "48", year=2)),
        24,
    ),
    (
        "one name at two prices in two groups",
        SUM,
        lines(line("主管", "1.00", "1", group="甲"), line("主管", "2.00", "1", group="乙")),
        24,
    ),
    ("a total equal to the budget", {"budget": "360000.00"}, lines(*GROUPS), 24),
    (
        "a rate beside prices, with a base",
        {
            "parts": [part("total"), part("discount", "B", base="100000.00", allowed={"most": "90"})],
            "ceiling": "450000.00",
        },
        lines(
            *({**each, "part": "A"} for each in GROUPS),
            parts=[{"part": "B", "rate": "90"}],
            total="450000.00",
        ),
        24,
    ),
]


@pytest.mark.parametrize(("name", "rules", "offer", "term"), FINE, ids=[case[0] for case in FINE])
def test_a_price_that_only_looks_wrong_is_not(name: str, rules: Price, offer: Price, term: int) -> None:
    found = findings(priced(rules, offer, term=term))

    assert codes(found, "error") == [], found
    # A discount of 100 % has no bound in the tender's data, which is said.
    assert set(price_codes(found)) <= ({"PRICE-UNBOUND"} if name == "no discount at all" else set())


@pytest.mark.parametrize("rate", ["9.5", "0.95", "10"])
def test_tenths_and_fractions_are_asked_about(rate: str) -> None:
    rules = {"parts": [part("discount", allowed={"most": "95"})]}
    found = findings(priced(rules, {"parts": [{"rate": rate}]}))

    assert codes(found, "error") == []
    assert price_codes(found) == ["PRICE-RATE"]


OPEN: list[tuple[str, Price, Price, str]] = [
    (
        "an item that no line bears",
        {**SUM, "ceilings": [ceiling("item", "1.00", item="绿化")]},
        lines(*GROUPS),
        "warning",
    ),
    ("another unit", {**FEE, "budget": None}, lines(line("管理费", "100.00", unit="人")), "warning"),
    (
        "a year that the contract has not",
        {**SUM, "ceilings": [ceiling("year", "1.00", year=3)]},
        lines(*GROUPS),
        "warning",
    ),
    ("no total to compare with the budget", FEE, lines(line("管理费", "100.00")), "info"),
    (
        "no years without a total",
        {"parts": [part("discount")], "ceilings": [ceiling("year", "9.00")]},
        {"parts": [{"rate": "90"}]},
        "info",
    ),
]


@pytest.mark.parametrize(("name", "rules", "offer", "severity"), OPEN, ids=[case[0] for case in OPEN])
def test_a_ceiling_that_was_not_compared_is_said(
    name: str, rules: Price, offer: Price, severity: str
) -> None:
    found = findings(priced(rules, offer))

    assert codes(found, "error") == []
    assert the(found, "PRICE-CEILING-OPEN").severity == severity


@pytest.mark.parametrize("weight", ["20", None])
def test_weights_that_do_not_make_100_are_said(weight: str | None) -> None:
    fresh, dry = (part("discount", code, allowed={"most": "98"}) for code in ("FRESH", "DRY"))
    rules = {"parts": [{**fresh, "weight": "70"}, {**dry, "weight": weight}], "compared": "rate"}

    assert price_codes(findings(priced(rules, both("90", "90")))) == ["PRICE-WEIGHTS"]


def test_a_line_of_no_cost_head_is_found_where_the_tender_lists_them() -> None:
    rules = {**SUM, "heads": [{"code": "H", "name": "人工", "place": {"section": "三"}}]}
    found = findings(priced(rules, lines(line("甲", "1.00", "1"), line("乙", "1.00", "1", head="H"))))

    assert "甲" in say(expect_error(found, "PRICE-HEAD").message, "zh")


def test_a_price_that_nothing_bounds_is_said() -> None:
    assert price_codes(findings(priced({}, lines(*GROUPS)))) == ["PRICE-UNBOUND"]


@pytest.mark.parametrize(
    ("rules", "offer", "reason"),
    [
        (RATES, both("90", "90"), "比较费率"),
        ({**FEE, "budget": None, "compared": "unit"}, lines(line("管理费", "100.00", "9")), "比较单价"),
        ({**FEE, "budget": None}, lines(line("管理费", "100.00", "9")), "没有写明评审比较什么"),
        ({**FEE, "budget": None, "compared": "total"}, lines(line("管理费", "100.00")), "算不出总价"),
    ],
)
def test_a_price_that_evaluation_does_not_take_is_no_total(rules: Price, offer: Price, reason: str) -> None:
    review = {"weight": "20", "rate": "10", "place": {"section": "评审"}}
    rivals = [{"name": "对手", "price": "7000000.00", "size": "small"}]
    moment = [edit("tender/opening", "2026-02-03"), edit("bidder/years/2024/year", 2025)]

    project = priced(
        rules, offer, *moment, edit("tender/lot/price_review", review), edit("response/rivals", rivals)
    )
    found = findings(project)

    said = the(found, "PRICE-UNCOMPARED")
    assert reason in say(said.message, "zh")
    assert "PRICE-LOW" not in codes(found, "warning")


def test_an_estimated_sum_that_evaluation_takes_is_reckoned_with() -> None:
    rules = {**FEE, "compared": "total"}
    moment = [edit("tender/opening", "2026-02-03"), edit("bidder/years/2024/year", 2025)]

    found = findings(priced(rules, lines(line("管理费", "100.00", "9")), *moment))

    assert price_codes(found) == ["PRICE-LOW", "PRICE-UNEXPLAINED"]


YEARLY = {**SUM, "shows": ["year", "month"]}
NAMED: list[tuple[str, Price, Price, str, bool]] = [
    ("the yearly amount", YEARLY, lines(*GROUPS), "年度报价180,000.00元。", True),
    ("the yearly amount in capitals", YEARLY, lines(*GROUPS), "年报价为壹拾捌万元整。", True),
    ("the total as the yearly amount", YEARLY, lines(*GROUPS), "年度报价360,000.00元。", False),
    ("the monthly amount", YEARLY, lines(*GROUPS), "每月报价1.5万元。", True),
    ("the yearly amount as the monthly one", YEARLY, lines(*GROUPS), "每月报价180000元。", False),
    ("the yearly amount as the total", YEARLY, lines(*GROUPS), "总报价180,000.00元。", False),
    ("another yearly amount where nobody asks", SUM, lines(*GROUPS), "年度报价240,000.00元。", True),
    (
        "the year's ceiling",
        {**YEARLY, "ceilings": [ceiling("year", "190000.00")]},
        lines(*GROUPS),
        "年度报价最高限价190000元。",
        True,
    ),
    (
        "the unit price",
        {**FEE, "budget": None},
        lines(line("管理费", "118.00")),
        "我公司单价118元/人·月。",
        True,
    ),
    (
        "the unit price as the price",
        {**FEE, "budget": None},
        lines(line("管理费", "118.00")),
        "管理费报价118元/人·月。",
        True,
    ),
    (
        "another unit price",
        {**FEE, "budget": None},
        lines(line("管理费", "118.00")),
        "投标单价为117元/人·月。",
        False,
    ),
    (
        "another price where there is no total",
        {**FEE, "budget": None},
        lines(line("管理费", "118.00")),
        "投标报价96万元。",
        False,
    ),
    ("a unit price in a plain bid", SUM, lines(*GROUPS), "综合单价5元。", True),
    ("the rate", RATES, both("92.5", "96"), "FRESH部分折扣率为92.5%。", True),
    ("the rate as a reduction", RATES, both("92.5", "96"), "FRESH部分下浮7.5%。", True),
    ("the bound", RATES, both("92.5", "96"), "DRY部分折扣率不超上限，折扣率98%以内。", True),
    ("the weighted rate", RATES, both("92.5", "96"), "评审折扣率为93.55%。", True),
    ("another rate", RATES, both("92.5", "96"), "折扣率为92%。", False),
    ("the other part's rate", RATES, both("92.5", "96"), "FRESH部分折扣率为96%。", False),
    ("a rate in a bid of sums", SUM, lines(*GROUPS), "折扣率为92%。", True),
]


@pytest.mark.parametrize(("name", "rules", "offer", "words", "right"), NAMED, ids=[case[0] for case in NAMED])
def test_figures_in_words_are_compared_with_the_figure_that_they_name(
    name: str, rules: Price, offer: Price, words: str, right: bool
) -> None:
    found = findings(priced(rules, offer, promised(words)))

    assert codes(found, "error") == ([] if right else ["PRICE-ALTERNATIVE"])
