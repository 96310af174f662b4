"""The batch answers as `classify` does, row by row, and a bad row stops nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.derive.sme.batch import classify_rows
from docgen.derive.sme.classify import classify, parse_amount, parse_headcount
from docgen.model.finding import Message
from docgen.model.sme.size_rule import Industry
from docgen.rules import size_rule, trades

RULE = size_rule()
CASES: list[dict[str, Any]] = YAML(typ="base").load(Path(__file__).with_name("sme_cases.yaml"))


def one(**cells: Any) -> dict[str, Any]:
    blank = {"name": "甲", "industry": "工业", "headcount": "", "revenue": "", "assets": ""}
    (row,) = classify_rows(RULE, trades, [{**blank, **cells}])
    return row


def test_every_case_has_the_same_answer_in_a_batch() -> None:
    cells = ({field: cell.replace("未知", "") for field, cell in case["input"].items()} for case in CASES)
    rows = classify_rows(RULE, trades, cells)
    for case, row in zip(CASES, rows, strict=True):
        if "refused" in case["output"]:
            assert row["error"], case["name"]
            assert row["class"] == row["possible"] == row["working"] == ""
        else:
            said = {"class": row["class"], "possible": row["possible"].split("|")}
            assert (said, row["error"]) == (case["output"], ""), case["name"]


FIGURES = st.just("") | st.integers(0, 10**13).map(str) | st.decimals(0, 10**9, places=3).map("{:f}万".format)


@given(st.sampled_from(RULE.industries), st.just("") | st.integers(0, 3000).map(str), FIGURES, FIGURES)
def test_batch_agrees_with_classify(industry: Industry, headcount: str, revenue: str, assets: str) -> None:
    row = one(industry=industry.name, headcount=headcount, revenue=revenue, assets=assets)
    found = classify(
        RULE,
        industry,
        parse_headcount(headcount) if headcount else None,
        parse_amount(revenue) if revenue else None,
        parse_amount(assets) if assets else None,
    )
    assert (row["class"], row["possible"]) == (found.size, "|".join(found.possible))


def test_working_is_short_and_in_the_letters_of_the_table() -> None:
    row = one(industry="租赁业", headcount="300", assets="79990000.5")
    assert row["working"] == "X=300: 300≤X → large; Z=7999.00005万元: 100≤Z<8000 → small"
    assert one(headcount="19")["working"] == "X=19: X<20 → micro; Y=?"
    assert one(revenue="30000001")["working"] == "X=?; Y=3000.0001万元: 2000≤Y<40000 → medium"


def test_all_faults_of_a_row_are_said_and_the_rest_go_on() -> None:
    good = {"name": "甲", "industry": "工业", "headcount": "1", "revenue": "1", "assets": ""}
    bad = {"name": "乙", "industry": "批发业店", "headcount": "1.5", "revenue": "12,0o0", "assets": "-1"}
    first, second, third = classify_rows(RULE, trades, [good, bad, good])
    assert (
        first
        == third
        == {**good, "class": "micro", "possible": "micro", "error": ""}
        | {"working": "X=1: X<20 → micro; Y=0.0001万元: Y<300 → micro"}
    )
    parts = second["error"].split("; ")
    assert parts[0].startswith('industry: no industry of the size table: "批发业店"')
    assert "批发业" in parts[0]
    assert [place for place in ("headcount: ", "revenue: ", "assets: ") if place not in second["error"]] == []


def test_blank_and_spaces_are_unknown_never_zero() -> None:
    assert one(headcount=" ", revenue="\u3000")["possible"] == "large|medium|small|micro"
    assert one(headcount=None)["class"] == "unknown"
    assert one(headcount="0")["class"] == "micro"


def test_what_was_wrong_with_a_row_when_it_was_read_is_its_error() -> None:
    (row,) = classify_rows(RULE, trades, [{"name": "甲", "industry": "工业", None: [Message("too long")]}])
    assert (row["class"], row["error"].partition(".")[0]) == ("", "too long")
    assert None not in row


def test_other_columns_pass_through() -> None:
    assert one(note="x")["note"] == "x"


def test_a_million_digits_stop_nothing() -> None:
    row = one(headcount="9" * 10**5, revenue="9" * 10**5)
    assert row["class"] == "large"


def test_rows_are_taken_one_at_a_time() -> None:
    taken = []

    def rows() -> Any:
        for number in range(3):
            taken.append(number)
            yield {"name": "", "industry": "工业", "headcount": "1", "revenue": "", "assets": ""}

    answers = classify_rows(RULE, trades, rows())
    next(answers)
    assert taken == [0]
