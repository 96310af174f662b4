"""Any business finds its industry: by what people call it, by its class, by its code.

`everyday_names.csv` and `size_industries.csv` are what is expected: 407 names with the industries that each
may be, and the industry of every section and class, put together by hand from public copies of GB/T 4754—2017
and of 国统字〔2017〕213号, apart from the rule files.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from docgen.derive.sme.asked import asker, meaning
from docgen.model.sme.size_rule import Suggestions
from docgen.model.sme.trade import Meant
from docgen.rules import size_rule, trades

RULE, TRADES = size_rule(), trades()
ASK = asker(RULE, trades)
NONE = "—"
"""Not in the size table."""
OPEN = {"未定（704）": {"其他未列明行业", NONE}, "不在划型表内": {NONE}, "金融业（另有标准）": {NONE}}


def rows(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def industries(written: str) -> list[str]:
    """The industries that a text may mean, in the order of the answer."""
    meant = ASK(written)
    assert isinstance(meant, Meant), meant
    return [each.industry.name if each.industry else NONE for each in meant.readings]


NAMES = {
    each: {name for part in row["industry"].split(";") for name in OPEN.get(part, {part})}
    for row in rows("everyday_names.csv")
    for each in (row["name"], *row["name"].split("/"))
}
COVERED = {row["prefix"]: row for row in rows("size_industries.csv") if row["covered"] != "mixed"}


@pytest.mark.parametrize(("name", "expected"), NAMES.items(), ids=NAMES.keys())
def test_an_everyday_name_means_its_industry_or_all_that_it_may_be(name: str, expected: set[str]) -> None:
    assert set(industries(name)) == expected


def test_every_small_class_leads_to_an_industry_or_to_a_reason() -> None:
    small = [code for code in TRADES.classes if len(code) == 4]

    found = {code: set(industries(code)) for code in small}

    assert len(small) == 1381
    assert found == {code: expected(code) for code in small}


def expected(code: str) -> set[str]:
    above = (code, code[:3], code[:2], TRADES.sections[code[:2]])
    row = next(COVERED[each] for each in above if each in COVERED)
    if row["covered"] == "unclear":
        return OPEN["未定（704）"]
    return {row["industry"] or NONE}


def test_a_class_above_leads_where_its_small_classes_do() -> None:
    for code in TRADES.classes:
        small = [
            each
            for each in TRADES.classes
            if len(each) == 4 and (each.startswith(code) or TRADES.sections[each[:2]] == code)
        ]
        assert set(industries(code)) == {name for each in small for name in industries(each)}, code


def test_the_name_of_a_class_means_what_its_code_does() -> None:
    """健康咨询 is a class, and an everyday name for more than that."""
    apart = [name for code, name in TRADES.classes.items() if set(industries(code)) != set(industries(name))]
    assert apart == ["健康咨询"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("职业中介", ["租赁和商务服务业"]),
        ("L", ["租赁和商务服务业"]),
        ("l", ["租赁和商务服务业"]),
        ("大类72", ["租赁和商务服务业"]),
        ("L7263", ["租赁和商务服务业"]),
        ("７２６３", ["租赁和商务服务业"]),
        ("7263 劳务派遣服务", ["租赁和商务服务业"]),
        ("L 租赁和商务服务业", ["租赁和商务服务业"]),
        ("0111", ["农、林、牧、渔业"]),
        ("59", ["交通运输业", "仓储业"]),
        ("批发和零售业", ["批发业", "零售业"]),
        ("Q", [NONE, "其他未列明行业"]),
        ("保洁、保安", ["其他未列明行业", "租赁和商务服务业"]),
        ("7263 保洁", ["租赁和商务服务业", "其他未列明行业"]),
        ("KTV", ["其他未列明行业"]),
        ("保洁服务有限公司", ["其他未列明行业"]),
        *((name, [NONE]) for name in ("金融业", "铁路运输业", "教育", "卫生", "J", "P", "T", "84", "53")),
    ],
)
def test_a_code_or_a_name_in_another_form(written: str, found: list[str]) -> None:
    assert industries(written) == found


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("A7263", ()),
        ("9999", ()),
        ("123", ()),
        ("7", ()),
        ("办公楼保洁", ("保洁公司",)),
        ("学校食堂承包经营", ("食堂承包",)),
        ("保洁、无此行当", ("保洁公司",)),
        ("", ()),
        ("x" * 10**6, ()),
    ],
)
def test_what_nobody_knows_is_answered_by_suggestions(written: str, names: tuple[str, ...]) -> None:
    found = ASK(written)
    assert isinstance(found, Suggestions)
    assert found.names[: len(names)] == names
    assert bool(found.names) == bool(names)


def test_a_name_of_the_table_asks_for_no_classification() -> None:
    def unread() -> None:
        raise AssertionError("the classification was read")

    for industry in RULE.industries:
        for written in (industry.name, industry.english, industry.code, *industry.aliases):
            meant = meaning(RULE, unread, written)  # type: ignore[arg-type]
            assert isinstance(meant, Meant)
            assert meant.industry == industry
