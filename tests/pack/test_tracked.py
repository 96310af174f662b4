"""Changes to accept or refuse: figures, sums and dates go whole, and papers where the extra is there."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from docgen.model.change import Change
from docgen.model.finding import DocgenError, Message
from docgen.pack.compare import package_changes
from docgen.pack.redline import redline
from docgen.pack.tracked import changed_papers, engine_missing, told_by, tracked
from docgen.tasks.diff import write_papers

DAY = date(2025, 11, 18)


def say(message: Message | str) -> str:
    return message if isinstance(message, str) else message.text


def marks(content: bytes, tag: str) -> list[Any]:
    return list(docx.Document(io.BytesIO(content)).element.body.iter(qn(f"w:{tag}")))


def words(content: bytes, tag: str) -> list[str]:
    return [
        "".join(node.text or "" for node in mark.iter("{*}t", "{*}delText")) for mark in marks(content, tag)
    ]


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("总价 1,862,400.00 元", "总价 1,862,900.00 元", "1,862,400.00", "1,862,900.00"),
        ("壹佰捌拾陆万元整，含税", "壹佰捌拾柒万元整，含税", "壹佰捌拾陆万元整", "壹佰捌拾柒万元整"),
        ("于2025年11月8日签订", "于2025年11月18日签订", "2025年11月8日", "2025年11月18日"),
        ("比例 95% 以上，按月计", "比例 98% 以上，按月计", "95%", "98%"),
        ("每天 9:00 开门迎客", "每天 9:30 开门迎客", "9:00", "9:30"),
    ],
)
def test_what_is_one_figure_goes_and_comes_whole(old: str, new: str, gone: str, come: str) -> None:
    made = redline([Change("text", ("甲",), old, new)], "旧", "新", say, ("示例公司", DAY))
    assert words(made, "del") == [gone]
    assert words(made, "ins") == [come]
    (mark,) = marks(made, "ins")
    assert mark.get(qn("w:author")) == "示例公司"
    assert mark.get(qn("w:date")) == "2025-11-18T00:00:00Z"


def paper(price: str) -> bytes:
    document = docx.Document()
    document.core_properties.author = "示例公司"
    document.core_properties.modified = document.core_properties.created.replace(year=2025, month=11, day=18)
    document.add_heading("报价表", 1)
    document.add_paragraph(f"总价为 {price} 元，含税。")
    table = document.add_table(2, 3)
    for row, cells in zip(table.rows, (("序号", "内容", "金额"), ("1", "工资", price)), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def builds(tmp_path: Path) -> tuple[Path, Path]:
    for name, price in (("old", "100.00"), ("new", "120.00")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "报价文件.docx").write_bytes(paper(price))
        (tmp_path / name / "同.docx").write_bytes(paper("1.00"))
    return tmp_path / "old", tmp_path / "new"


def test_a_row_s_change_names_its_columns(builds: tuple[Path, Path]) -> None:
    places = [change.place for change in package_changes(*builds)]
    assert places == [("报价文件", "报价表"), ("报价文件", "报价表", "金额")]


@pytest.mark.skipif(engine_missing(), reason="the extra redlines is not installed")
def test_a_paper_has_its_changes_tracked_by_whom_and_when(builds: tuple[Path, Path]) -> None:
    ((name, old, new),) = changed_papers(*builds)
    assert name == "报价文件.docx"
    assert told_by(new) == ("示例公司", DAY)
    made = tracked(old, new, name, *told_by(new))
    assert made == tracked(old, new, name, *told_by(new))
    assert words(made, "del") == ["100.00", "100.00"]
    assert words(made, "ins") == ["120.00", "120.00"]
    for mark in (*marks(made, "ins"), *marks(made, "del")):
        assert mark.get(qn("w:author")) == "示例公司"
        assert mark.get(qn("w:date")).startswith("2025-11-18")


@pytest.mark.skipif(engine_missing(), reason="the extra redlines is not installed")
def test_a_paper_that_is_none_is_named() -> None:
    with pytest.raises(DocgenError) as raised:
        tracked(b"no Word file", paper("1.00"), "报价文件.docx", "示例公司", DAY)
    assert [(each.code, each.origin.file) for each in raised.value.findings] == [
        ("REDLINE-FAILED", "报价文件.docx")
    ]


def test_without_the_extra_what_is_missing_is_said(
    builds: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in builds:
        (folder / "manifest.json").write_text("{}", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "python_redlines_docxodus", None)
    with pytest.raises(DocgenError) as raised:
        write_papers(*builds, builds[0].parent / "修订")
    assert [each.code for each in raised.value.findings] == ["REDLINE-MISSING"]
    assert not (builds[0].parent / "修订").exists()
