"""Chapters that say nothing, and codes of the folder in what is handed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from kit.edits import Edit, add, both, edit, planned, promised, said
from kit.examples import bid
from kit.found import codes, findings, the
from kit.project import Ran

from docgen.rules import ruleset

SITES = "plan/02-sites.md"


def chapter(*paragraphs: tuple[str, str]) -> Edit:
    return edit(SITES, paragraphs)


ITEM = {"code": "E1", "name": "服务方案", "points": 10, "text": "方案完整、可行"}
SCORED = both(edit("tender/lot/evaluation", [ITEM]), add("response/plan/1/answers", "E1"))


def test_a_chapter_without_text_is_an_error() -> None:
    found = findings(bid(chapter()))

    assert codes(found, "error") == ["CHAPTER-EMPTY"]
    assert the(found, "CHAPTER-EMPTY").origin.location


def test_what_stands_in_headers_and_notes_alone_is_no_text() -> None:
    assert codes(findings(bid(chapter(("页眉¶1", "服务方案"), ("脚注¶1", "见前文")))), "error") == [
        "CHAPTER-EMPTY"
    ]


def test_a_chapter_with_a_sentence_is_let_pass() -> None:
    assert "CHAPTER-EMPTY" not in codes(findings(bid(chapter(("3", "五个站点的意向书附后。")))), "error")


def test_a_chapter_that_one_word_stands_for_is_found() -> None:
    least = ruleset().leftovers.least_chapter
    (found,) = [each for each in findings(bid(chapter(("3", "略")))) if each.code == "CHAPTER-THIN"]

    assert found.severity == "warning"
    assert found.origin.location
    for length, thin in ((least - 1, True), (least, False)):
        written = chapter(("1", "站点" * least), ("3", "，".join("字" * length)))
        titled = replace(
            bid(written), plan=tuple(replace(each, headings=frozenset({"1"})) for each in bid(written).plan)
        )
        assert ("CHAPTER-THIN" in codes(findings(titled), "warning")) is thin


@pytest.mark.sample(3)
@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("", True),
        ("# 站点\n\n## 选址\n", True),
        ("站点\n====\n\n选址\n----\n", True),
        ("# 站点\n\n意向书附后。\n", False),
        ("# 站点\n\n- 意向书附后\n", False),
        ("# 站点\n\n| 站点 | 面积 |\n|---|---|\n| 园区 | 162 |\n", False),
    ],
)
def test_headings_alone_are_no_chapter_in_markdown(
    text: str, empty: bool, lot1: Path, docgen: Callable[..., Ran]
) -> None:
    (lot1 / SITES).write_text(text, encoding="utf-8")

    assert ("CHAPTER-EMPTY" in docgen("check", lot1, "--format", "json").codes()) is empty


@pytest.mark.sample(3)
@pytest.mark.parametrize("said_below", ["", "团队十四人，驻五站。"])
@pytest.mark.parametrize("style", ["Heading 1", "Title", "outline", "based"])
def test_headings_alone_are_no_chapter_in_word(
    style: str, said_below: str, lot1: Path, docgen: Callable[..., Ran]
) -> None:
    document = docx.Document()
    if style == "based":
        own = document.styles.add_style("章节题", 1)
        own.base_style = document.styles["Heading 2"]
        style = "章节题"
    written = document.add_paragraph("一、团队", style=None if style == "outline" else style)
    if style == "outline":
        level = docx.oxml.OxmlElement("w:outlineLvl")
        level.set(docx.oxml.ns.qn("w:val"), "0")
        written._p.get_or_add_pPr().append(level)
    if said_below:
        document.add_paragraph(said_below)
    document.save(str(lot1 / "plan/06-staffing.docx"))

    found = docgen("check", lot1, "--format", "json").codes()

    assert ("CHAPTER-EMPTY" in found) is (not said_below)


def test_an_item_that_an_empty_chapter_answers_has_no_answer() -> None:
    found = findings(bid(SCORED, chapter()))

    assert sorted(codes(found, "error")) == ["CHAPTER-EMPTY", "EVALUATION-UNANSWERED"]


def test_an_item_that_a_full_chapter_answers_beside_an_empty_one_has_one() -> None:
    found = findings(bid(SCORED, add("response/plan/0/answers", "E1"), chapter()))

    assert codes(found, "error") == ["CHAPTER-EMPTY"]


def head(code: str) -> Edit:
    return add("tender/lot/price/heads", {"code": code, "name": "杂费", "place": {"section": "报价"}})


# where it stands, and what is found
LEAKS: list[tuple[str, Edit, str]] = [
    ("a clause's code in an answer", said("做法同 T3.1.1.4。"), "T3.1.1.4"),
    ("a short one", said("按 B8 的要求办理。"), "B8"),
    ("a criterion's in a chapter", planned("对应Q1.1的做法见上。"), "Q1.1"),
    ("a cost head's in a note", edit("response/offer/lines/0/note", "已含在 H-UNIFORM 中"), "H-UNIFORM"),
    ("an evidence's in a commitment", promised("营业执照见 E-LICENCE，随时备查。"), "E-LICENCE"),
    ("a person's beside the name", planned("由何示一（S01）带队。"), "S01"),
    ("a site's", planned("PARK 站开放六天。"), "PARK"),
    ("a file of data", said("答复见answers.yaml。"), "answers.yaml"),
    ("a picture's file", planned("平面图 site-park.png 附后。"), "site-park.png"),
    ("in full width", planned("由何示一（Ｓ０１）带队。"), "S01"),
    ("in small letters", planned("由何示一（s01）带队。"), "s01"),
    ("an evidence's in small letters", promised("营业执照见 e-licence，随时备查。"), "e-licence"),
    ("a clause's in small letters", said("做法同 t3.1.1.4。"), "t3.1.1.4"),
    ("a file in capitals", said("答复见Answers.YAML。"), "Answers.YAML"),
    ("with others", planned("由 S01等三人带队。"), "S01"),
    ("on duty", planned("由 S01 排班。"), "S01"),
]

NO_LEAKS: list[tuple[str, Edit]] = [
    ("the tender's own number", said("做法同三.2和第3.1.1条。")),
    ("a building and an area", planned("园区 B8栋 与 B8 号楼之间设岗，Q1季度完成。")),
    ("a driving licence", planned("驾驶员持 C1 驾驶证。")),
    ("part of a longer code", planned("设备型号 XB8-200、T3.1.1.4a 备货充足。")),
    ("a word of a volume's code", planned("报价以 price 列为准，technical 支持另计。")),
    ("a kind of file", planned("每周导出 .xlsx 和 PDF 各一份。")),
    ("an address in the net", planned("公示见 www.example.com 和邮箱 hr@example.com。")),
    ("a size of paper", both(head("A1"), planned("制度牌用 A1纸 和 A1 幅面打印，另有 a1图纸。"))),
    ("a terminal", both(head("T3"), planned("在机场 T3 航站楼 和 T3登机口设点。"))),
    ("a line", planned("沿 S02 线和Ｓ０２线、地铁S02布点。")),
    ("a word that is a site's code in capitals", planned("停车场标识写 parking 和 park。")),
    ("a floor", planned("办事大厅设在 B3 层，货物从 S1 口进出。")),
]


@pytest.mark.sample(6)
@pytest.mark.parametrize(("name", "change", "leak"), LEAKS, ids=[case[0] for case in LEAKS])
def test_a_code_that_no_reader_knows_is_told(name: str, change: Edit, leak: str) -> None:
    found = findings(bid(change))

    assert [f.message.values["code"] for f in found if f.code == "LEFTOVER-CODE"] == [leak]
    assert the(found, "LEFTOVER-CODE").origin.location


@pytest.mark.parametrize(("name", "change"), NO_LEAKS, ids=[case[0] for case in NO_LEAKS])
def test_what_only_looks_like_a_code_is_let_pass(name: str, change: Edit) -> None:
    assert "LEFTOVER-CODE" not in codes(findings(bid(change)), "warning")


def test_a_code_that_is_the_tender_s_own_number_is_let_pass() -> None:
    own = both(edit("tender/lot/clauses/B8/place", {"section": "商务要求", "item": "B8"}), said("同 B8。"))

    assert "LEFTOVER-CODE" not in codes(findings(bid(own)), "warning")


@pytest.mark.parametrize("example", ["pingxiang-lot1", "pingxiang-lot2", "gangbei", "property"])
def test_the_examples_hold_none(example: str) -> None:
    found = findings(bid(example=example))

    assert [str(f.origin) for f in found if f.code in ("LEFTOVER-CODE", "CHAPTER-EMPTY")] == []


def test_printed_tables_hold_no_codes(lot1: Path, docgen: Callable[..., Ran]) -> None:
    assert docgen("build", lot1, "response").code == 0

    project = bid()
    hidden = {clause.code for clause in project.tender.lot.clauses}
    hidden |= (
        {head.code for head in project.tender.lot.price.heads} | set(project.staff) | set(project.evidence)
    )
    for volume in project.tender.volumes:
        made = docx.Document(str(lot1 / f"outputs/response/{volume.title}.docx"))
        cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        words = {word for cell in cells for word in cell.replace("▲", "").split()}
        assert words & hidden == set(), volume.title
