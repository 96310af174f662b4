"""Nothing left out: every paragraph has a use, every mark of the file is found in the reading or told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kit.strangers import Read, read, written

from docgen.intake.account import accounted, by_use, marks_counted
from docgen.model.reading.reading import Reading, TenderForm

LINES = [
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


def tender(tmp_path: Path) -> Read:
    return read(written(LINES, tmp_path / "招标文件.docx"))


def uses(said: Read, reading: Reading) -> dict[str, tuple[str, str]]:
    texts = {paragraph.id: paragraph.text for paragraph in said.outline.document.paragraphs()}
    return {
        texts[each.block]: (each.use, each.why) for each in accounted(said.outline, reading, said.between)
    }


def test_every_paragraph_has_its_use(tmp_path: Path) -> None:
    said = tender(tmp_path)
    used = uses(said, Reading(demands=said.demands, marks=said.marks))
    assert used["第一章 投标人须知......1"] == ("contents", "")
    assert used["第二章 采购需求"] == ("heading", "")
    assert used["标“★”的条款不满足的，投标无效。"] == ("entry", "")
    assert used["大楼建筑面积1.2万平方米。"] == ("context", "背景")
    assert used["2.玻璃幕墙每年清洗2次。"] == ("entry", "")
    assert used["日期：    年  月  日"] == ("unread", "")


def test_a_clause_printed_again_is_a_repeat_of_the_first(tmp_path: Path) -> None:
    said = tender(tmp_path)
    used = uses(said, Reading(demands=said.demands))
    first = next(each.found.block for each in said.demands if each.text.startswith("大厅"))
    assert used["★大厅地面每日清扫不少于4次。"] == ("repeat", first)


def test_what_stands_in_a_form_is_the_form_s(tmp_path: Path) -> None:
    said = tender(tmp_path)
    ids = {paragraph.text: paragraph.id for paragraph in said.outline.document.paragraphs()}
    found = replace(said.demands[0].found, block=ids["格式1 响应表"])
    form = TenderForm("响应表", found, ids["日期：    年  月  日"])
    used = uses(said, Reading(demands=said.demands, forms=(form,)))
    assert used["日期：    年  月  日"] == ("form", "")


def test_uses_add_up_to_the_paragraphs(tmp_path: Path) -> None:
    said = tender(tmp_path)
    used = accounted(said.outline, Reading(demands=said.demands), said.between)
    said_something = [each for each in said.outline.document.paragraphs() if each.printed.strip()]
    assert sum(by_use(used, said.outline.document).values()) == len(said_something) == len(used)


def test_marks_of_file_and_reading_are_counted(tmp_path: Path) -> None:
    said = tender(tmp_path)
    (stars,) = marks_counted(said.outline, said.demands, ["★"])
    # the heading 二 and the cell of the row; the sentence and the form's head only speak of it
    assert (stars.file, stars.read, stars.repeated, stars.lost) == (2, 2, 1, ())


def test_a_mark_that_no_demand_bears_is_told(tmp_path: Path) -> None:
    said = tender(tmp_path)
    unmarked = [replace(each, mark="") for each in said.demands]
    (stars,) = marks_counted(said.outline, unmarked, ["★"])
    assert (stars.file, stars.read, len(stars.lost)) == (2, 0, 2)
