"""Lots as tenders name them, and what a line says of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.strangers import read, written

from docgen.intake.outline import lot_of
from docgen.model.reading.outline import Lot

LOTS = (Lot("包1", 1), Lot("包2", 2))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("包2：一线巡查人员", "包2"),
        ("第二包 一线巡查人员", "包2"),
        ("采购需求（包1）", "包1"),
        ("（仅适用于包2）夜间值守", "包2"),
        ("包1、包2均须提供", ""),
        ("本项目共2个包", ""),
        ("包3：没有的包", ""),
    ],
)
def test_the_only_lot_that_a_title_names(text: str, code: str) -> None:
    assert lot_of(text, LOTS) == code


@pytest.mark.parametrize("word", ["包", "标项", "分标", "标段", "采购包"])
def test_a_clause_for_one_lot_has_that_lot_alone(word: str, tmp_path: Path) -> None:
    lines = [
        {"chapter": "第一章 公告"},
        {"table": [[f"{word}号", "名称"], [f"{word}1", "东片"], [f"{word}2", "西片"]]},
        {"chapter": "第二章 采购需求"},
        {"p": "一、共同要求"},
        {"p": "1.每日巡查2次。"},
        {"p": f"2.（{word}2）夜间增派2人。"},
        {"p": f"{word}1 东片"},
        {"p": "一、人员"},
        {"p": "1.不少于6人。"},
        {"chapter": "第三章 合同条款"},
    ]
    said = read(written(lines, tmp_path / "招标文件.docx"))
    assert [lot.title for lot in said.outline.lots] == ["东片", "西片"]
    assert [each.lot for each in said.demands] == ["", f"{word}2", f"{word}1"]


def test_one_lot_alone_is_none(tmp_path: Path) -> None:
    lines = [{"table": [["标项", "内容"], ["1", "食材配送"]]}, {"p": "一、服务内容"}, {"p": "二、服务要求"}]
    assert read(written(lines, tmp_path / "招标文件.docx")).outline.lots == ()
