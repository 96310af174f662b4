"""Files that a converter made from a PDF: what a page cut is whole again, what it added is out and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.ooxml import first_table, grid, missed, p, printed, r, read, row, table

from docgen.intake.word.lines import begins
from docgen.model.reading.blocks import Document, Table

SECTION = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
HEAD = "某县绿地养护服务项目　　磋商文件"
FULL = "2、未被列入失信被执行人、重大税收违法失信主体和政府采购严重违法失信"


def paged(*pages: str, head: str = HEAD, mark: str = "- {} -") -> str:
    """Pages as sections with a running head and a page number in the text."""
    return "".join(
        p(head) + page + p(mark.format(number)) + p("", properties=SECTION)
        for number, page in enumerate(pages, 1)
    )


def filled(*pages: str) -> str:
    """These pages, and so many more that the file is told for what it is."""
    return paged(*pages, *(p(f"{number}、其他条款。") for number in range(20, 26)))


def texts(document: Document) -> list[str]:
    """What the first pages print."""
    return [each for each in printed(document) if not each.endswith("其他条款。")]


def test_page_numbers_and_running_heads_are_furniture(tmp_path: Path) -> None:
    document = read(tmp_path, filled(p("第一章　公告"), p("第二章　须知")))

    assert document.rebuilt
    assert texts(document) == ["第一章　公告", "第二章　须知"]
    assert missed(document)[:3] == [("furniture", HEAD), ("furniture", "- 1 -"), ("furniture", HEAD)]


@pytest.mark.parametrize("mark", ["{}", "-{}-", "— {} —", "第 {} 页", "第{}页 共76页", "{}/76"])
def test_page_numbers_as_they_are_written(tmp_path: Path, mark: str) -> None:
    body = paged(*(p(f"{number}、条款。") for number in range(1, 8)), mark=mark)

    assert printed(read(tmp_path, body)) == [f"{number}、条款。" for number in range(1, 8)]


def test_the_first_of_a_page_begins_it_though_a_head_stood_before(tmp_path: Path) -> None:
    document = read(tmp_path, filled(p("1、投标函") + p("致："), p("2、授权书")))

    assert [(each.text, each.breaks) for each in document.paragraphs()][:3] == [
        ("1、投标函", False), ("致：", False), ("2、授权书", True),
    ]  # fmt: skip


def test_lines_of_a_paragraph_are_joined_within_a_page_and_over_its_end(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        filled(p(FULL) + p("行为记录名单；") + p(FULL), p("行为记录名单。") + p("3、不接受联合体。")),
    )

    assert texts(document) == [f"{FULL}行为记录名单；", f"{FULL}行为记录名单。", "3、不接受联合体。"]
    assert next(document.paragraphs()).raw == f"{FULL}\n行为记录名单；"


@pytest.mark.parametrize(
    "following",
    [
        "3．另一条",
        "（三）另一条",
        "四、另一条",
        "★另一条",
        "4.2 另一条",
        "①另一条",
        "注：另一条",
        "联系人：某",
        "附件2：某",
    ],
)
def test_what_begins_something_is_no_rest_of_a_line(following: str) -> None:
    assert begins(following)


@pytest.mark.parametrize(
    "following", ["3人以上", "行为记录", "28-02-08 09:30", "3.5米以上", "（含）以上", "000009", "。"]
)
def test_what_goes_on_begins_nothing(following: str) -> None:
    assert not begins(following)


def test_headings_and_short_lines_are_not_joined(tmp_path: Path) -> None:
    bold = p(r(FULL, "<w:b/>"))
    body = filled(p("供应商名称") + p("日期") + bold + p("行为记录名单；"))

    assert texts(read(tmp_path, body)) == ["供应商名称", "日期", FULL, "行为记录名单；"]


def test_a_watermark_s_digits_are_furniture_alone_and_before_a_mark(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        filled(p("6580632556184") + p("1.条款。") + p("6580632556184★2.条款。") + p("65806325561843.条款。")),
    )

    assert texts(document) == ["1.条款。", "★2.条款。", "3.条款。"]
    assert missed(document).count(("furniture", "6580632556184")) == 3


def test_digits_that_a_label_asks_for_are_none(tmp_path: Path) -> None:
    assert texts(read(tmp_path, filled(p("账号：") + p("6580632556184")))) == ["账号：", "6580632556184"]


def test_a_running_head_or_page_number_that_sticks_to_a_clause_is_taken_off(tmp_path: Path) -> None:
    body = (
        filled(p("一、总则。"), p("二、条款。"))
        + p(f"{HEAD}三、附则。")
        + p("末。", properties=SECTION)
        + p("- 10 -四、其他。")
    )
    document = read(tmp_path, body)

    assert texts(document) == ["一、总则。", "二、条款。", "三、附则。", "末。", "四、其他。"]
    assert missed(document)[-2:] == [("furniture", HEAD), ("furniture", "- 10 -")]


@pytest.mark.parametrize(
    ("printed_as", "whole"),
    [
        ("政府采购法实 施条例", "政府采购法实施条例"),
        ("不得挪作其他项目使用， 否则无效", "不得挪作其他项目使用，否则无效"),
        ("正 本 壹 份 、 副 本 叁 份", "正本壹份、副本叁份"),
        ("自 截 止 之 日 起   9 0   日", "自截止之日起 90 日"),
        (" 门 口 集 中 ， 逾 期 不 候", "门口集中，逾期不候"),
        ("2028 年 1 月", "2028 年 1 月"),
        ("日期：    年    月    日", "日期：    年    月    日"),
    ],
)
def test_blanks_that_a_line_end_left_in_a_word_are_taken_out(
    tmp_path: Path, printed_as: str, whole: str
) -> None:
    document = read(tmp_path, filled(p(printed_as)))

    assert texts(document) == [whole]
    assert next(document.paragraphs()).raw == ("" if printed_as == whole else printed_as)


def test_an_amount_that_a_narrow_cell_broke_is_whole(tmp_path: Path) -> None:
    document = read(tmp_path, filled(table(row("预算", "107879 00.00", "3 4", "1 项"))))

    assert grid(first_table(document)) == [["预算", "10787900.00", "3 4", "1 项"]]


ROWS = (row("序号", "因素", "标准"), row("1", "业绩", "每提供一份合同的"))


def tables(document: Document) -> list[list[list[str]]]:
    return [grid(each) for each in document.blocks if isinstance(each, Table)]


def test_a_row_that_a_page_end_cut_is_one_row(tmp_path: Path) -> None:
    body = filled(table(*ROWS), table(row("", "", "得2分，最高8分。"), row("2", "人员", "得3分。")))

    assert tables(read(tmp_path, body)) == [
        [
            ["序号", "因素", "标准"],
            ["1", "业绩", "每提供一份合同的得2分，最高8分。"],
            ["2", "人员", "得3分。"],
        ]
    ]


def test_a_head_that_is_printed_again_is_furniture(tmp_path: Path) -> None:
    body = filled(
        table(*ROWS), table(ROWS[0], row("", "", "得2分。")), table(ROWS[0], row("2", "人员", "得3分。"))
    )
    document = read(tmp_path, body)

    assert tables(document) == [
        [["序号", "因素", "标准"], ["1", "业绩", "每提供一份合同的得2分。"], ["2", "人员", "得3分。"]]
    ]
    assert missed(document).count(("furniture", "序号\t因素\t标准")) == 2


def test_a_table_whose_serial_numbers_go_on_is_the_same(tmp_path: Path) -> None:
    body = filled(table(*ROWS), table(row("2", "人员", "得3分。")), table(row("1", "另", "表")))

    assert [len(each) for each in tables(read(tmp_path, body))] == [3, 1]


def test_a_row_of_its_own_under_a_merged_cell_is_no_rest(tmp_path: Path) -> None:
    body = filled(table(row("商务", "1", "业绩")), table(row("", "2", "人员"), row("", "", "得3分")))

    assert tables(read(tmp_path, body)) == [[["商务", "1", "业绩"]], [["", "2", "人员"], ["", "", "得3分"]]]


def test_lines_of_pages_tell_a_file_without_page_numbers(tmp_path: Path) -> None:
    rest = [f"行为记录{number}类名单；" for number in range(9)]
    document = read(tmp_path, "".join(p(FULL) + p(each) + p("", properties=SECTION) for each in rest))

    assert document.rebuilt
    assert printed(document) == [f"{FULL}{each}" for each in rest]


def test_lines_to_be_signed_that_end_many_pages_are_kept(tmp_path: Path) -> None:
    forms = [
        p(f"{number}、声明") + p("供应商（盖章）") + p("日期：    年    月    日") for number in range(1, 6)
    ]
    clauses = [p(f"{number}、条款。") for number in range(1, 8)]
    document = read(tmp_path, paged(*clauses, *forms))

    assert (
        printed(document).count("供应商（盖章）") == printed(document).count("日期：    年    月    日") == 5
    )


def test_many_sections_alone_tell_nothing(tmp_path: Path) -> None:
    pages = p("第一章") + (p(f"{FULL}行为记录名单。") + p("", properties=SECTION)) * 9 + p(FULL) + p("名单")

    document = read(tmp_path, pages)
    assert not document.rebuilt
    assert printed(document)[-2:] == [FULL, "名单"]


def test_a_paper_that_was_made_in_word_is_left_as_it_is(tmp_path: Path) -> None:
    body = p(FULL) + p("行为记录名单；") + p("实 施条例", properties=SECTION) + p("13") + p("合计")
    document = read(tmp_path, body)

    assert not document.rebuilt
    assert printed(document) == [FULL, "行为记录名单；", "实 施条例", "13", "合计"]
    assert missed(document) == []
