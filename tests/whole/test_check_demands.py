"""What `check` compared, and what it could not: the last line, the JSON, and the check report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kit.papers import lines
from kit.project import Ran, replace

from docgen.load.response.project import load_project


def short_of(lot1: Path) -> None:
    """The clause on contact gets a figure that its answer does not name."""
    clause = load_project(lot1).tender.lot.clauses[2]
    replace(lot1 / "tender.yaml", clause.text, f"{clause.text[:-1]}；证明材料保存3年。")


@pytest.mark.sample(0)
def test_the_last_line_counts_the_demands_in_both_languages(lot1: Path, docgen: Callable[..., Ran]) -> None:
    counts = docgen("check", lot1, "--format", "json").json["demands"]
    told = {key: counts[key] for key in ("compared", "not_comparable", "without_figure")}

    chinese = docgen("check", lot1, "--lang", "zh").out.splitlines()[-1]
    english = docgen("check", lot1, "--lang", "en").out.splitlines()[-1]

    assert min(told.values()) > 0
    assert (
        chinese
        == "已比较 {compared} 项，无法比较 {not_comparable} 项，没有数字 {without_figure} 项".format(**told)
    )
    assert (
        english
        == "Compared {compared}, not comparable {not_comparable}, without a figure {without_figure}".format(
            **told
        )
    )


def test_what_is_not_compared_stands_in_the_json_with_why(lot1: Path, docgen: Callable[..., Ran]) -> None:
    before = docgen("check", lot1, "--format", "json").json
    short_of(lot1)

    after = docgen("check", lot1, "--format", "json", "--lang", "zh").json

    assert set(after) == {"findings", "counts", "demands"}
    assert len(after["demands"]["not_compared"]) == after["demands"]["not_comparable"]
    assert after["demands"]["not_comparable"] == before["demands"]["not_comparable"] + 1
    assert after["demands"]["without_figure"] == before["demands"]["without_figure"] - 1
    (added,) = [each for each in after["demands"]["not_compared"] if each["clause"] == "N3"]
    assert added == {
        "clause": "N3",
        "title": "如实响应",
        "demand": "证明材料保存3年",
        "why": "响应中没有写它的数字",
    }


def test_the_check_report_lists_what_could_not_be_compared(lot1: Path, docgen: Callable[..., Ran]) -> None:
    short_of(lot1)

    assert docgen("build", lot1, "response").code == 0

    report = "\n".join(lines(lot1 / "outputs/review/检查报告.docx"))
    assert "无法比较的要求" in report
    assert "证明材料保存3年" in report
    assert "响应中没有写它的数字" in report


def test_packages_that_answer_no_demand_count_none(lot1: Path, docgen: Callable[..., Ran]) -> None:
    ran = docgen("check", lot1, "--kind", "handover", "--format", "json")

    assert set(ran.json) == {"findings", "counts"}
