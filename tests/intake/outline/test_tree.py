"""The tree by classes of numbers: the next number is a sibling, 1 begins a list below or anew."""

from __future__ import annotations

from docgen.intake.outline import outlined
from docgen.model.reading.blocks import Document, Paragraph
from docgen.rules import outline_words


def places(*texts: str) -> list[str]:
    """The place of each line of a chapter, without the chapter's."""
    lines = [Paragraph("t", "第一章 采购需求", align="center", bold=True, breaks=True)]
    lines += [Paragraph(f"p{at}", text) for at, text in enumerate(texts)]
    last = Paragraph("e", "第二章 合同条款", align="center", bold=True, breaks=True)
    document = Document("x", "", "docx", (*lines, last))
    chapter = outlined(document, outline_words()).chapters[0]
    return [node.path.removeprefix("第一章").strip() for node in chapter.walk()]


def test_classes_stand_below_each_other_and_end_together() -> None:
    found = places(
        "一、服务",
        "（一）保洁",
        "1.地面。",
        "（1）大厅；",
        "①入口；",
        "②出口；",
        "（2）走廊；",
        "2.墙面。",
        "（二）安保",
        "1.门岗。",
        "二、商务",
    )
    assert found == [
        "一",
        "一 （一）",
        "一 （一） 1",
        "一 （一） 1 （1）",
        "一 （一） 1 （1） ①",
        "一 （一） 1 （1） ②",
        "一 （一） 1 （2）",
        "一 （一） 2",
        "一 （二）",
        "一 （二） 1",
        "二",
    ]


def test_the_same_class_below_itself_ends_at_its_own_sibling() -> None:
    found = places(
        "1.服务内容包括：",
        "（1）日常保洁：",
        "1.地面清洁；",
        "2.墙面清洁；",
        "（2）专项保洁。",
        "2.服务时间。",
    )
    assert found == ["1", "1 （1）", "1 （1） 1", "1 （1） 2", "1 （2）", "2"]


def test_a_number_goes_on_with_the_list_that_it_follows() -> None:
    found = places("1.服务内容包括：", "（1）日常保洁：", "1.地面；", "2.墙面；", "3.门窗。", "2.服务时间。")
    assert found == ["1", "1 （1）", "1 （1） 1", "1 （1） 2", "1 （1） 3", "2"]


def test_a_gap_in_the_numbers_is_a_sibling_all_the_same() -> None:
    assert places("一、服务", "1.甲要求。", "2.乙要求。", "4.丁要求。") == ["一", "一 1", "一 2", "一 4"]


def test_a_class_that_began_unseen_ends_what_is_smaller() -> None:
    assert places("1.甲要求。", "2.乙要求。", "（二）丙要求。", "1.丁要求。") == [
        "1",
        "2",
        "（二）",
        "（二） 1",
    ]


def test_dotted_numbers_stand_under_what_they_go_on_from() -> None:
    found = places(
        "1 总体要求",
        "1.1 日常保洁",
        "1.1.1 每日清扫。",
        "1.1.2 每周冲洗。",
        "1.2 人员配备。",
        "2 商务要求",
        "2.1 月度报告。",
    )
    assert found == ["1", "1 1.1", "1 1.1 1.1.1", "1 1.1 1.1.2", "1 1.2", "2", "2 2.1"]


def test_figures_at_the_head_of_a_line_are_no_numbers() -> None:
    found = places(
        "1.甲要求。", "1.5米以上的围栏。", "24 小时值守。", "3-5名人员。", "0.5%以内。", "2.乙要求。"
    )
    assert found == ["1", "1", "1", "1", "1", "2"]


def test_roman_numbers_and_letters_are_told_by_their_series() -> None:
    assert places("A. 甲类：", "a) 乙项：", "i) 一；", "ii) 二；", "b) 丙项。") == [
        "A",
        "A a",
        "A a i",
        "A a ii",
        "A b",
    ]
    assert places("g) 甲。", "h) 乙。", "i) 丙。", "j) 丁。") == ["g", "h", "i", "j"]


def test_points_in_one_line_are_lines_of_their_own() -> None:
    assert places("服务要求：1.甲；2.乙；3.丙。", "报告含附件（1）一份。") == [
        "服务要求", "服务要求 1", "服务要求 2", "服务要求 3", "服务要求 3",
    ]  # fmt: skip


def test_lines_that_go_on_are_one_and_those_that_begin_are_not() -> None:
    assert places("1.大厅每日\n清扫四次。\n2.走廊每日清扫。\n地点：大楼") == ["1", "2", "2"]
