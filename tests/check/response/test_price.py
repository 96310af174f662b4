"""The price: what voids it is found with its code, what only looks like it is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.project import Ran, replace
from kit.seeded import ANSWERS, BIDDER, RESPONSE, TENDER, Edits, checked, codes, edit, promised

TOTAL = 'total: "1862400.00"'
SAID = "报价总额1,862,400.00元"
PROFIT = 'unit_price: "51704.00", amount: "51704.00"'


def said(text: str) -> Edits:
    return [(ANSWERS, SAID, text)]


def profit(line: str, total: str) -> Edits:
    """Another last line, with the totals that follow from it."""
    return [
        (RESPONSE, PROFIT, line),
        (RESPONSE, TOTAL, f'total: "{total}"'),
        (ANSWERS, SAID, f"报价总额{total}元"),
    ]


VOID: list[tuple[str, Edits, str]] = [
    ("a line sum a fen too high", [(RESPONSE, 'amount: "171600.00"', 'amount: "171600.01"')], "PRICE-LINE"),
    ("the next line's sum", [(RESPONSE, 'amount: "4480.00"', 'amount: "6720.00"')], "PRICE-LINE"),
    ("a total that is not the sum", [(RESPONSE, TOTAL, 'total: "1862400.10"')], "PRICE-TOTAL"),
    (
        "a fen above the ceiling",
        [(TENDER, 'ceiling: "1885000.00"', 'ceiling: "1862399.99"')],
        "PRICE-CEILING",
    ),
    (
        "a cost head without a line",
        [
            (RESPONSE, "{head: H-OVERTIME, name: 周", "{head: H-WAGE, name: 周"),
            (RESPONSE, "{head: H-OVERTIME", "{head: H-WAGE"),
        ],
        "PRICE-HEAD",
    ),
    ("one line at two prices", [(RESPONSE, "name: 春秋装", "name: 夏 装")], "PRICE-ALTERNATIVE"),
    ("digits swapped in an answer", said("报价总额1,826,400.00元"), "PRICE-ALTERNATIVE"),
    ("another total in 万元", said("投标报价为 180 万元"), "PRICE-ALTERNATIVE"),
    ("full-width figures", said("总价：１８００００元"), "PRICE-ALTERNATIVE"),
    ("an amount before the word", said("我公司以1,800,000元作为总价"), "PRICE-ALTERNATIVE"),
    ("a second price in a commitment", promised("响应报价合计人民币￥1750000元。"), "PRICE-ALTERNATIVE"),
    (
        "another price in the plan",
        [("plan/01-overall.md", "\n", "\n\n我公司投标报价1,800,000.00元，包干使用。\n\n")],
        "PRICE-ALTERNATIVE",
    ),
    (
        "capitals of another amount",
        said("总价1,862,400.00元（大写：人民币壹佰捌拾陆万肆仟贰佰元整）"),
        "PRICE-ALTERNATIVE",
    ),
    ("capitals alone of another amount", said("总报价为壹佰捌拾万元整"), "PRICE-ALTERNATIVE"),
]

FINE: list[tuple[str, Edits]] = [
    ("as it is", []),
    ("a price equal to the ceiling", [(TENDER, 'ceiling: "1885000.00"', 'ceiling: "1862400.00"')]),
    ("no total stated", [(RESPONSE, TOTAL, "total: null")]),
    ("no line sum stated", [(RESPONSE, ', amount: "171600.00"', "")]),
    ("the total in 万元", said("报价186.24万元")),
    ("the total with capitals", said("总价1862400元（大写：人民币壹佰捌拾陆万贰仟肆佰元整）")),
    ("the total with 圆 and 正", said("总报价壹佰捌拾陆万贰仟肆佰圆正")),
    ("the ceiling named", said("报价低于最高限价1,885,000.00元")),
    ("a part named", said("分项报价 4,481 元为夏装")),
    ("a line's sum", said("设备类总价 39,200.00 元")),
    ("an amount that is no price", said("报价总额已含保险，单次赔付不低于500,000元")),
    ("a monthly price", said("月报价 124,160 元")),
    ("the same line twice at one price", [(RESPONSE, "name: 上石镇站 2 名", "name: 友谊镇站 2 名")]),
    ("a line of one name under two heads", [(RESPONSE, "name: 春秋装", "name: 年度健康体检")]),
    (
        "a line at 0 that says where it is contained",
        profit('unit_price: "0.00", amount: "0.00", note: "已含在员工工资各行"', "1810696.00"),
    ),
]


@pytest.mark.parametrize(("name", "edits", "code"), VOID, ids=[case[0] for case in VOID])
def test_a_price_that_voids_the_bid_is_found(name: str, edits: Edits, code: str, lot1: Path) -> None:
    edit(lot1, edits)

    found = checked(lot1)

    assert codes(found, "error") == [code], found
    assert all(finding.origin.file and finding.origin.location for finding in found)


@pytest.mark.parametrize(("name", "edits"), FINE, ids=[case[0] for case in FINE])
def test_a_price_that_only_looks_wrong_is_not(name: str, edits: Edits, lot1: Path) -> None:
    edit(lot1, edits)

    found = checked(lot1)

    assert codes(found, "error") == []
    assert not [code for code in codes(found, "warning") if code.startswith("PRICE")]


def test_a_price_of_nothing_is_found(lot1: Path) -> None:
    path = lot1 / RESPONSE
    text = re.sub(r'unit_price: "[^"]*", amount: "[^"]*"', 'unit_price: "0.00"', path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    replace(path, TOTAL, 'total: "0.00"')
    replace(lot1 / ANSWERS, SAID, "报价总额")

    assert codes(checked(lot1), "error") == ["PRICE-ZERO"]


@pytest.mark.parametrize(
    ("old", "new"),
    [(TOTAL, 'total: "1862400.001"'), (PROFIT, 'unit_price: "-0.01"')],
    ids=["more than two decimals", "a negative price"],
)
def test_amounts_that_are_no_price_are_refused_when_read(
    old: str, new: str, lot1: Path, docgen: Callable[..., Ran]
) -> None:
    replace(lot1 / RESPONSE, old, new)

    ran = docgen("check", lot1, "--format", "json")

    assert ran.codes() == ["FIELD-VALUE"]


@pytest.mark.parametrize("note", ['""', '"不含在别处"', '"按需"'])
def test_a_line_at_0_says_where_it_is_contained(note: str, lot1: Path) -> None:
    for file, old, new in profit(f'unit_price: "0.00", amount: "0.00", note: {note}', "1810696.00"):
        replace(lot1 / file, old, new)

    found = checked(lot1)

    assert (codes(found, "error"), codes(found, "warning")) == ([], ["PRICE-LINE-ZERO"])


def rivals(*prices: str) -> str:
    bids = ", ".join(f'{{name: 对手{i}, price: "{price}", size: small}}' for i, price in enumerate(prices))
    return f"\nrivals: [{bids}]\nsites:\n"


# The total is 1,862,400. name, opening, ceiling, rivals, how many tests it fails
LOW: list[tuple[str, str, str, str, int]] = [
    ("a fen below 45 % of the ceiling", "2026-02-01", "4138666.70", "", 1),
    ("just 45 % of the ceiling", "2026-02-01", "4138666.66", "", 0),
    ("below half of the next price, not of the mean", "2026-02-03", "4000000.00", rivals("3724800.02"), 1),
    ("half of the next price", "2026-02-03", "4000000.00", rivals("3724800.00"), 0),
    ("below half of mean and next", "2026-02-03", "9999999.00", rivals("7000000.00"), 3),
    ("rivals below", "2026-02-03", "4000000.00", rivals("900000.00", "3800000.00"), 0),
    ("before the notice is in force", "2026-01-31", "9999999.00", rivals("7000000.00"), 0),
]


@pytest.mark.parametrize(
    ("name", "opening", "ceiling", "others", "fails"), LOW, ids=[case[0] for case in LOW]
)
def test_an_abnormally_low_price_is_said_beforehand(
    name: str, opening: str, ceiling: str, others: str, fails: int, lot1: Path
) -> None:
    replace(lot1 / TENDER, "opening: 2025-11-20", f"opening: {opening}")
    replace(lot1 / TENDER, 'ceiling: "1885000.00"', f'ceiling: "{ceiling}"')
    replace(lot1 / BIDDER, "year: 2024", "year: 2025")
    if others:
        replace(lot1 / RESPONSE, "\nsites:\n", others)

    found = checked(lot1)

    assert codes(found, "error") == []
    assert codes(found, "warning").count("PRICE-LOW") == fails
