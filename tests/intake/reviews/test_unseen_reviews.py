"""Qualification and conformity reviews that no rule was written from."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.tender_paper import as_read, cases

CASES = cases("reviews")


@pytest.mark.parametrize("which", ["qualification", "conformity"])
@pytest.mark.parametrize("name", CASES)
def test_rows_of_a_review_never_seen(name: str, which: str, tmp_path: Path) -> None:
    _, reading = as_read(CASES[name]["paper"], tmp_path)
    rows = getattr(reading, which)
    assert len(rows) == len(CASES[name][which]), rows
    for row, words in zip(rows, CASES[name][which], strict=True):
        assert words in row.name + row.text


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "asked" in case])
def test_a_paper_that_the_table_does_not_name_is_asked_about(name: str, tmp_path: Path) -> None:
    _, reading = as_read(CASES[name]["paper"], tmp_path)
    asked = [row.name for row in reading.qualification if row.found.certainty == "asked"]
    assert asked == CASES[name]["asked"]


def test_what_other_places_say_of_a_row_is_another_place_of_it(tmp_path: Path) -> None:
    paper = [
        "第一章 招标公告",
        "项目名称：戊",
        "二、申请人的资格要求",
        "1.具有《食品经营许可证》。",
        "第三章 评标办法",
        "一、资格审查表",
        [
            ["序号", "审查项目", "审查内容"],
            ["1", "《食品经营许可证》", "在有效期内"],
            ["2", "营业执照", "有效"],
        ],
    ]
    _, reading = as_read(paper, tmp_path)
    permit, licence = reading.qualification
    assert [at.place for at in permit.also] == ["第一章 二 1"]
    assert licence.also == ()


def test_under_one_head_the_first_column_names_the_row(tmp_path: Path) -> None:
    paper = CASES["one head over what is reviewed and how, the lot across the row above"]["paper"]
    _, reading = as_read(paper, tmp_path)
    assert [row.name for row in reading.qualification] == ["具有独立承担民事责任的能力", "特定资格"]
