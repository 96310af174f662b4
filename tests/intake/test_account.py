"""Nothing left out: every paragraph has a use, every mark of the file is found in the reading or told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kit.strangers import written
from ruamel.yaml import YAML

from docgen.intake.account import accounted, by_use
from docgen.intake.mark_counts import marks_counted
from docgen.intake.outline import signs
from docgen.model.reading.reading import Reading, TenderForm
from docgen.model.reading.used import Used
from docgen.rules import outline_words
from docgen.rules.tenders import account_rule
from docgen.tasks.neutral import Read
from docgen.tasks.read import read
from docgen.tasks.read_account import clauses_left, mark_counts, unread_lines, uses

CASES: dict[str, Any] = YAML(typ="safe").load(
    (Path(__file__).parent / "cases" / "account.yaml").read_text("utf-8")
)
LINES: list[dict[str, Any]] = [
    {"center": "目录"},
    {"p": "第一章 投标人须知......1"},
    {"chapter": "第一章 投标人须知"},
    {"p": "标“★”的条款不满足的，投标无效。"},
    {"chapter": "第二章 采购需求"},
    {"p": "一、项目概况"},
    {"p": "大楼建筑面积1.2万平方米。"},
    {"p": "二、★服务要求"},
    {"p": "1.大厅地面每日清扫不少于4次。"},
    {"p": "2.玻璃幕墙每年清洗2次。"},
    {"table": [["序号", "要求", "标识"], ["1", "电梯轿厢每日消毒2次。", "★"], ["2", "垃圾日产日清。", ""]]},
    {"chapter": "第三章 投标文件格式"},
    {"p": "格式1 响应表"},
    {"table": [["★条款", "响应"], ["★大厅地面每日清扫不少于4次。", ""]]},
    {"p": "日期：    年  月  日"},
]


def tender(tmp_path: Path, lines: list[dict[str, Any]] = LINES) -> Read:
    return read([written(lines, tmp_path / "招标文件.docx")])


def used_by_text(said: Read) -> dict[str, tuple[str, str]]:
    """Text → use and why; the block of an entry or a first place as its text."""
    texts = {paragraph.id: paragraph.text for paragraph in said.outline.document.paragraphs()}
    return {texts[each.block]: (each.use, texts.get(each.why, each.why)) for each in said.reading.used}


def anew(said: Read, reading: Reading) -> tuple[Used, ...]:
    """The account of another reading of the same outline."""
    known = signs(said.outline.document, outline_words())
    return accounted(said.outline, reading, (), account_rule(), known)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return tender(tmp_path_factory.mktemp("account"), CASES["lines"])


@pytest.mark.parametrize("text", CASES["uses"])
def test_each_paragraph_goes_where_a_reader_would_put_it(whole: Read, text: str) -> None:
    assert used_by_text(whole)[text] == tuple(CASES["uses"][text])


def test_uses_add_up_to_all_that_the_file_says(whole: Read) -> None:
    said_something = [each.id for each in whole.outline.document.paragraphs() if each.printed.strip()]
    assert [each.block for each in whole.reading.used] == said_something
    assert sum(uses(whole).values()) == len(said_something)


def test_what_bears_on_the_bid_is_listed_first_with_its_row_and_place(whole: Read) -> None:
    lines = unread_lines(whole)
    assert [bool(line.why) for line in lines] == sorted((bool(line.why) for line in lines), reverse=True)
    box = next(line for line in lines if "木箱" in line.text)
    assert box.row == "样品的封装：样品须用木箱封装并贴封条"
    assert box.place.startswith("第二章 一")


def test_a_clause_behind_a_fact_in_its_paragraph_is_told(whole: Read) -> None:
    assert [(each.place, each.text) for each in clauses_left(whole)] == [
        ("第二章 一 表 序号5", "未按时交纳的，视为放弃中标")
    ]


def test_a_mark_in_a_scoring_table_is_known_as_one_that_is_spoken_of(whole: Read) -> None:
    (marks,) = mark_counts(whole)
    assert (marks.file, marks.read, marks.lost) == (1, 1, ())
    assert [why for _, why in marks.beside] == ["评分、审查里说到", "标识说明"]


def test_every_sign_of_the_file_is_counted_once(tmp_path: Path) -> None:
    said = tender(tmp_path)
    (stars,) = mark_counts(said)
    signs_of_file = sum(paragraph.text.count("★") for paragraph in said.outline.document.paragraphs())
    assert stars.file + len(stars.beside) == signs_of_file == 5


def test_contents_headings_background_and_demands_are_told_apart(tmp_path: Path) -> None:
    used = used_by_text(tender(tmp_path))
    assert used["第一章 投标人须知......1"] == ("contents", "")
    assert used["第二章 采购需求"] == ("heading", "")
    assert used["标“★”的条款不满足的，投标无效。"] == ("entry", "")
    assert used["大楼建筑面积1.2万平方米。"] == ("context", "背景")
    assert used["2.玻璃幕墙每年清洗2次。"] == ("entry", "")


def test_a_clause_printed_again_is_a_repeat_of_the_first(tmp_path: Path) -> None:
    used = used_by_text(tender(tmp_path))
    assert used["★大厅地面每日清扫不少于4次。"] == ("repeat", "1.大厅地面每日清扫不少于4次。")


def test_what_stands_in_a_form_is_the_form_s(tmp_path: Path) -> None:
    said = tender(tmp_path)
    ids = {paragraph.text: paragraph.id for paragraph in said.outline.document.paragraphs()}
    last = ids["日期：    年  月  日"]
    found = replace(said.reading.demands[0].found, block=ids["格式1 响应表"])
    used = {each.block: each.use for each in anew(said, Reading(forms=(TenderForm("响应表", found, last),)))}
    assert used[last] == "form"
    without = {each.block: each.use for each in anew(said, Reading())}
    assert without[last] == "unread"


def test_a_mark_that_no_demand_bears_is_told(tmp_path: Path) -> None:
    said = tender(tmp_path)
    (stars,) = marks_counted(said.outline, said.reading, ["★"])
    # the heading 二 and the cell of the row; the sentence and the form's head only speak of it
    assert (stars.file, stars.read, stars.lost) == (2, 2, ())
    unmarked = replace(said.reading, demands=tuple(replace(each, mark="") for each in said.reading.demands))
    (stars,) = marks_counted(said.outline, unmarked, ["★"])
    assert (stars.file, stars.read, len(stars.lost)) == (2, 0, 2)


def test_furniture_that_was_left_out_is_counted(tmp_path: Path) -> None:
    said = tender(tmp_path)
    assert by_use(said.reading.used, said.outline.document)["furniture"] == 0
