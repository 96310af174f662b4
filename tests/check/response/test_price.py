"""The price: what voids it is found with its code, what only looks like it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kit.edits import Edit, drop, each, edit, planned, promised, reword, row
from kit.examples import bid
from kit.found import codes, expect_error, expect_fine, expect_warned, findings
from kit.project import Ran, replace

LINES = "response/offer/lines"
FIRST, LAST = f"{LINES}/0", f"{LINES}/项目管理费与合理利润"
OVERTIME = ("周六值班不能补休的加班工资", "法定节假日值班工资")
ANSWER, SAID = "answers/B4.1/text", "报价总额1,862,400.00元"


def said(text: str) -> list[Edit]:
    """Other words where an answer states the price."""
    return [reword(ANSWER, SAID, text)]


def total(amount: str | None) -> Edit:
    return edit("response/offer/total", amount)


def ceiling(amount: str) -> Edit:
    return edit("tender/lot/price/ceiling", amount)


def named(line: str, name: str) -> Edit:
    return edit(f"{LINES}/{line}/name", name)


def nothing_for_profit(note: str) -> list[Edit]:
    """The last line at 0, with the totals that follow from it."""
    line = row(LAST, unit_price="0.00", amount="0.00", note=note)
    return [line, total("1810696.00"), *said("报价总额1810696.00元")]


VOID: list[tuple[str, list[Edit], str]] = [
    ("a line sum a fen too high", [edit(f"{FIRST}/amount", "171600.01")], "PRICE-LINE"),
    ("the next line's sum", [edit(f"{LINES}/夏装/amount", "6720.00")], "PRICE-LINE"),
    ("a total that is not the sum", [total("1862400.10")], "PRICE-TOTAL"),
    (
        "a fen above the ceiling",
        [ceiling("1862399.99")],
        "PRICE-CEILING",
    ),
    (
        "a cost head without a line",
        [edit(f"{LINES}/{name}/head", "H-WAGE") for name in OVERTIME],
        "PRICE-HEAD",
    ),
    ("one line at two prices", [named("春秋装", "夏 装")], "PRICE-ALTERNATIVE"),
    ("digits swapped in an answer", said("报价总额1,826,400.00元"), "PRICE-ALTERNATIVE"),
    ("another total in 万元", said("投标报价为 180 万元"), "PRICE-ALTERNATIVE"),
    ("full-width figures", said("总价：１８００００元"), "PRICE-ALTERNATIVE"),
    ("an amount before the word", said("我公司以1,800,000元作为总价"), "PRICE-ALTERNATIVE"),
    ("a second price in a commitment", [promised("响应报价合计人民币￥1750000元。")], "PRICE-ALTERNATIVE"),
    (
        "another price in the plan",
        [planned("我公司投标报价1,800,000.00元，包干使用。")],
        "PRICE-ALTERNATIVE",
    ),
    (
        "capitals of another amount",
        said("总价1,862,400.00元（大写：人民币壹佰捌拾陆万肆仟贰佰元整）"),
        "PRICE-ALTERNATIVE",
    ),
    ("capitals alone of another amount", said("总报价为壹佰捌拾万元整"), "PRICE-ALTERNATIVE"),
]

FINE: list[tuple[str, list[Edit]]] = [
    ("as it is", []),
    ("a price equal to the ceiling", [ceiling("1862400.00")]),
    ("no total stated", [total(None)]),
    ("no line sum stated", [drop(f"{FIRST}/amount")]),
    ("the total in 万元", said("报价186.24万元")),
    ("the total with capitals", said("总价1862400元（大写：人民币壹佰捌拾陆万贰仟肆佰元整）")),
    ("the total with 圆 and 正", said("总报价壹佰捌拾陆万贰仟肆佰圆正")),
    ("the ceiling named", said("报价低于最高限价1,885,000.00元")),
    ("a part named", said("分项报价 4,481 元为夏装")),
    ("a line's sum", said("设备类总价 39,200.00 元")),
    ("an amount that is no price", said("报价总额已含保险，单次赔付不低于500,000元")),
    ("a monthly price", said("月报价 124,160 元")),
    ("the same line twice at one price", [named("上石镇站 2 名专职人员工资", "友谊镇站 2 名专职人员工资")]),
    ("a line of one name under two heads", [named("春秋装", "年度健康体检")]),
    (
        "a line at 0 that says where it is contained",
        nothing_for_profit("已含在员工工资各行"),
    ),
]


@pytest.mark.parametrize(("name", "edits", "code"), VOID, ids=[case[0] for case in VOID])
def test_a_price_that_voids_the_bid_is_found(name: str, edits: list[Edit], code: str) -> None:
    expect_error(findings(bid(*edits)), code)


@pytest.mark.parametrize(("name", "edits"), FINE, ids=[case[0] for case in FINE])
def test_a_price_that_only_looks_wrong_is_not(name: str, edits: list[Edit]) -> None:
    found = findings(bid(*edits))

    expect_fine(found)
    assert not [code for code in codes(found, "warning") if code.startswith("PRICE")]


def test_a_price_of_nothing_is_found() -> None:
    edits = [each(LINES, unit_price="0.00", amount=None), total("0.00"), *said("报价总额")]

    assert codes(findings(bid(*edits)), "error") == ["PRICE-ZERO"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('total: "1862400.00"', 'total: "1862400.001"'),
        ('unit_price: "51704.00", amount: "51704.00"', 'unit_price: "-0.01"'),
    ],
    ids=["more than two decimals", "a negative price"],
)
def test_amounts_that_are_no_price_are_refused_when_read(
    old: str, new: str, lot1: Path, docgen: Callable[..., Ran]
) -> None:
    replace(lot1 / "response.yaml", old, new)

    ran = docgen("check", lot1, "--format", "json")

    assert ran.codes() == ["FIELD-VALUE"]


@pytest.mark.parametrize("note", ["", "不含在别处", "按需"])
def test_a_line_at_0_says_where_it_is_contained(note: str) -> None:
    expect_warned(findings(bid(*nothing_for_profit(note))), "PRICE-LINE-ZERO")


# The total is 1,862,400. name, opening, ceiling, rivals, how many tests it fails
LOW: list[tuple[str, str, str, tuple[str, ...], int]] = [
    ("a fen below 45 % of the ceiling", "2026-02-01", "4138666.70", (), 1),
    ("just 45 % of the ceiling", "2026-02-01", "4138666.66", (), 0),
    ("below half of the next price, not of the mean", "2026-02-03", "4000000.00", ("3724800.02",), 1),
    ("half of the next price", "2026-02-03", "4000000.00", ("3724800.00",), 0),
    ("below half of mean and next", "2026-02-03", "9999999.00", ("7000000.00",), 3),
    ("rivals below", "2026-02-03", "4000000.00", ("900000.00", "3800000.00"), 0),
    ("before the notice is in force", "2026-01-31", "9999999.00", ("7000000.00",), 0),
]


@pytest.mark.parametrize(("name", "opening", "most", "others", "fails"), LOW, ids=[case[0] for case in LOW])
def test_an_abnormally_low_price_is_said_beforehand(
    name: str, opening: str, most: str, others: tuple[str, ...], fails: int
) -> None:
    rivals = [{"name": f"对手{i}", "price": price, "size": "small"} for i, price in enumerate(others)]
    moment = [edit("tender/opening", opening), edit("bidder/years/2024/year", 2025)]

    found = findings(bid(*moment, ceiling(most), edit("response/rivals", rivals)))

    assert codes(found, "error") == []
    assert codes(found, "warning").count("PRICE-LOW") == fails
