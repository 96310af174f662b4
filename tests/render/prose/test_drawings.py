"""A line of a chapter that asks for a drawing becomes it, in Markdown and Word; what cannot be is said."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from kit.chapters import codes, put

from docgen.load.response.project import load_project
from docgen.render.drawing.organisation import Member, Organisation, Unit
from docgen.render.drawing.stock import Stock
from docgen.render.engine.drawn import finish_drawings
from docgen.render.prose.chapter import import_chapter
from docgen.render.response.stock import bid_stock

STOCK = Stock(
    sites=(("E", "东站"), ("W", "西站")),
    organisation=Organisation(
        "示例公司",
        None,
        (),
        (Unit("东站", (Member("甲样", "专员"),)), Unit("西站", (Member("乙样", "专员"),))),
    ),
)
PROCESS = "访客：提出\n窗口：能解决吗？ 是→答复 否→核实\n站长：核实\n窗口：答复"


def words(document: docx.document.Document) -> list[str]:
    return [text for node in document.element.body.iter(qn("w:t")) if (text := node.text or "").strip()]


def imported(folder: Path, markdown: str, stock: Stock = STOCK) -> tuple[list[str], list[str]]:
    """The words of the chapter in a volume, and the codes of what was found."""
    file = folder / "章.md"
    file.write_text(markdown, encoding="utf-8")
    volume = docx.Document()
    made = import_chapter(volume, file, 1, stock=stock)
    put(volume, made)
    finish_drawings(volume)
    return words(volume), codes(made.findings)


def test_a_line_of_markdown_becomes_the_drawing_with_its_caption(tmp_path: Path) -> None:
    said, found = imported(tmp_path, "前文。\n\n:::图 组织机构 | 本项目的组织\n\n后文。")
    assert not found
    assert said[0] == "前文。"
    assert said[-1] == "后文。"
    assert {"示例公司", "东站", "西站", "甲样", "乙样"} <= set(said)
    assert "".join(said[-4:-1]) == "图 1　本项目的组织"


def test_a_site_named_after_it_is_drawn_alone(tmp_path: Path) -> None:
    said, found = imported(tmp_path, ":::图 组织机构 东站")
    assert not found
    assert "甲样" in said
    assert "乙样" not in said


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_lines_of_a_process_are_its_steps(tmp_path: Path, gap: str) -> None:
    said, found = imported(tmp_path, f":::流程 投诉处理{gap}{PROCESS}{gap}:::\n\n后文。")
    assert not found
    assert {"提出", "能解决吗？", "核实", "答复", "是", "否", "后文。"} <= set(said)
    assert not [each for each in said if ":::" in each or "→" in each]


def test_a_word_chapter_asks_by_the_same_lines(tmp_path: Path) -> None:
    source = docx.Document()
    for line in ("前文。", ":::流程 投诉处理", *PROCESS.split("\n"), ":::", ":::图 组织机构", "后文。"):
        source.add_paragraph(line)
    source.save(str(tmp_path / "章.docx"))
    volume = docx.Document()
    made = import_chapter(volume, tmp_path / "章.docx", 1, stock=STOCK)
    put(volume, made)
    assert not made.findings
    assert {"核实", "甲样", "后文。"} <= set(words(volume))
    assert not [each for each in words(volume) if ":::" in each]


@pytest.mark.parametrize(
    ("order", "part"),
    [
        (":::图 组织结购", "组织结购"),
        (":::", ":::"),
        (":::表 排班", "排班"),
        (":::图 组织机构 南站", "南站"),
        (":::流程 甲\n没有冒号\n:::", "没有冒号"),
        (":::图 进度计划\n甲：第3–1日\n:::", "甲：第3–1日"),
        (":::流程 甲\n" + "\n".join(f"甲：{'很长的一步' * 3}{no}" for no in range(40)) + "\n:::", "甲"),
    ],
)
def test_what_cannot_be_drawn_is_said_with_its_words(tmp_path: Path, order: str, part: str) -> None:
    file = tmp_path / "章.md"
    file.write_text(f"前文。\n\n{order}\n\n后文。", encoding="utf-8")
    made = import_chapter(docx.Document(), file, 1, stock=STOCK)
    assert [each.code for each in made.findings] == ["PROSE-DRAWING"]
    assert part in str(made.findings[0].message.values)
    assert ":::" not in made.xml


def test_typed_numbers_of_captions_go_on_through_the_volume_and_where_they_are_named(tmp_path: Path) -> None:
    source = docx.Document()
    for line in ("见图 1，不是附图 1。", "图 1　两班制", "又见图1和图 2。"):
        source.add_paragraph(line)
    source.save(str(tmp_path / "章.docx"))
    volume = docx.Document()
    put(volume, import_chapter(volume, drawn(tmp_path), 1, stock=STOCK))
    put(volume, import_chapter(volume, tmp_path / "章.docx", 1))
    finish_drawings(volume)
    said = [p.text for p in volume.paragraphs if p.text]
    assert said == ["图 1　组织机构图", "见图 2，不是附图 1。", "图 2　两班制", "又见图 2和图 2。"]
    codes_of = [(node.text or "").split()[0] for node in volume.element.body.iter(qn("w:instrText"))]
    assert codes_of == ["SEQ", "REF", "SEQ", "REF"]


def drawn(folder: Path) -> Path:
    file = folder / "图.md"
    file.write_text(":::图 组织机构", encoding="utf-8")
    return file


def test_a_changed_person_changes_every_drawing_that_names_people(lot1: Path) -> None:
    before = bid_stock(load_project(lot1))
    project = load_project(lot1)
    code = project.response.sites[1].posts[0].staff
    old = project.staff[code].name
    project.staff[code] = project.staff[code].model_copy(update={"name": "改样名"})  # type: ignore[index]
    after = bid_stock(project)
    for kind in ("organisation", "rosters"):
        assert old in str(getattr(before, kind))
        assert "改样名" in str(getattr(after, kind))
        assert old not in str(getattr(after, kind))
