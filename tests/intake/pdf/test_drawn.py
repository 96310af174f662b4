"""Pages drawn glyph by glyph and rule by rule, as converters and word processors draw them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from kit.drawn_pages import DrawnPage, drawn_pdf

from docgen.intake.pdf.document import composed, opened_pdf
from docgen.intake.pdf.page import read_sheets
from docgen.model.reading.blocks import Document, Paragraph, Table

Read = Callable[..., Document]
FULL = "投标人应当按照采购文件的要求编制投标文件，并对其真实性合法性负责"
"""32 characters: a line of 12 points that reaches from 72 to 456."""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The pages as a document; they are harmless, and read here, for a child would cost more than they do."""

    def opened(*pages: DrawnPage) -> Document:
        path = tmp_path / "a.pdf"
        path.write_bytes(drawn_pdf(*pages))
        return composed(path.name, "", read_sheets(path, 0, len(pages)), ())

    return opened


def texts(document: Document) -> list[str]:
    return [each.text for each in document.paragraphs()]


def table(document: Document) -> list[list[str]]:
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row.cells] for row in found.rows]


def body(page: DrawnPage, top: float = 100, count: int = 6) -> DrawnPage:
    """Running text whose lines show the margins: paragraphs of two lines, the first indented."""
    for at in range(count):
        page.text(96, top + at * 40, FULL[:30])
        page.text(72, top + at * 40 + 20, FULL[30:] + "。")
    return page


def test_a_line_goes_on_where_the_one_before_it_was_full(read: Read) -> None:
    assert texts(read(body(DrawnPage()))) == [FULL + "。"] * 6


def test_a_paragraph_goes_on_over_the_page(read: Read) -> None:
    first, second = body(DrawnPage()), DrawnPage()
    first.text(96, 760, FULL[:30])
    second.text(72, 80, FULL[30:] + "，逾期不予受理。")

    assert texts(read(first, second))[-1] == FULL + "，逾期不予受理。"


@pytest.mark.parametrize("head", ["2．", "（二）", "★", "▲3.1 ", "第二条 ", "②"])
def test_a_number_or_mark_begins_a_paragraph(head: str, read: Read) -> None:
    page = body(DrawnPage()).text(72, 400, FULL).text(72, 420, f"{head}工作日每日清扫。")

    assert texts(read(page))[-2:] == [FULL, f"{head}工作日每日清扫。"]


@pytest.mark.parametrize("head", ["2028年1月1日起", "3.5米以上", "100%到位", "□微型企业"])
def test_a_figure_at_the_head_of_a_line_is_no_number(head: str, read: Read) -> None:
    page = body(DrawnPage()).text(96, 400, FULL[:30]).text(72, 420, f"{head}的除外。")

    assert texts(read(page))[-1] == f"{FULL[:30]}{head}的除外。"


def test_words_of_letters_keep_their_blank_over_a_lines_end(read: Read) -> None:
    page = body(DrawnPage())
    page.text(96, 400, "系统应当支持国产操作系统与数据库软件并提供兼容接口 Kylin").text(
        72, 420, "Server V10。"
    )

    assert texts(read(page))[-1].endswith("Kylin Server V10。")


def test_doubled_spacing_does_not_split_a_paragraph(read: Read) -> None:
    page = DrawnPage()
    for at in range(0, 8, 2):
        page.text(96, 100 + at * 36, FULL[:30]).text(72, 136 + at * 36, FULL[30:] + "。")

    assert texts(read(page)) == [FULL + "。"] * 4


def test_two_columns_are_read_one_after_the_other(read: Read) -> None:
    page = DrawnPage().text(200, 80, "采购需求说明", 16)
    left, right = ("左栏第{}行说明服务的内容与范围", "右栏第{}行说明人员的数量与资格")
    for at in range(1, 9):
        page.text(60, 100 + at * 20, left.format(at)).text(320, 103 + at * 20, right.format(at))
    words = "".join(texts(read(page)))

    assert words.index("左栏第8行") < words.index("右栏第1行") < words.index("右栏第8行")
    assert words.startswith("采购需求说明左栏第1行")


def test_rows_without_rulings_are_a_table(read: Read) -> None:
    page = DrawnPage().text(72, 80, "人员配置如下：")
    rows = [("序号", "岗位", "人数", "要求"), ("1", "项目经理", "1", "五年"), ("2", "保安员", "9", "持证"),
            ("3", "保洁员", "20", "身体健康")]  # fmt: skip
    for at, row in enumerate(rows):
        for x, words in zip((72, 150, 280, 380), row, strict=True):
            page.text(x, 110 + at * 22, words)
    page.text(72, 230, "以上人员不得兼任。")
    document = read(page)

    assert table(document) == [list(row) for row in rows]
    assert [type(block) for block in document.blocks] == [Paragraph, Table, Paragraph]


def test_signatures_side_by_side_are_no_table(read: Read) -> None:
    page = body(DrawnPage())
    for at, words in enumerate(("甲方：", "代表：")):
        for x in (72, 220, 370):
            page.text(x, 400 + at * 24, words)

    assert not [block for block in read(page).blocks if isinstance(block, Table)]


def test_borders_may_be_filled_rectangles_half_a_point_wide(read: Read) -> None:
    page = DrawnPage()
    for x in (72, 172, 372):
        page.filled(x, 100, x + 0.5, 160)
    for y in (100, 130, 160):
        page.filled(72, y, 372, y + 0.5)
    page.text(80, 120, "名称").text(180, 120, "要求").text(80, 150, "保洁").text(180, 150, "每日两次")

    assert table(read(page)) == [["名称", "要求"], ["保洁", "每日两次"]]


def test_what_no_ruling_divides_is_one_cell(read: Read) -> None:
    page = DrawnPage()
    for y in (100, 130, 190):
        page.rule(72, y, 372, y)
    page.rule(172, 160, 372, 160)
    page.rule(72, 100, 72, 190).rule(372, 100, 372, 190)
    page.rule(172, 130, 172, 190).rule(272, 130, 272, 190)
    page.text(80, 120, "评分表").text(80, 160, "商务").text(180, 150, "业绩").text(280, 150, "5")
    page.text(180, 180, "人员").text(280, 180, "10")
    (found,) = [block for block in read(page).blocks if isinstance(block, Table)]

    assert [[(c.column, c.columns, c.rows, c.text) for c in row.cells] for row in found.rows] == [
        [(0, 3, 1, "评分表")],
        [(0, 1, 2, "商务"), (1, 1, 1, "业绩"), (2, 1, 1, "5")],
        [(1, 1, 1, "人员"), (2, 1, 1, "10")],
    ]


def test_a_table_in_a_cell_is_in_the_cell(read: Read) -> None:
    page = DrawnPage().grid([72, 172, 472], [100, 250]).text(80, 120, "响应").text(180, 120, "如下：")
    page.grid([200, 300, 400], [150, 180, 210])
    for x, y, words in ((210, 170, "一级"), (310, 170, "15分钟"), (210, 200, "二级"), (310, 200, "30分钟")):
        page.text(x, y, words)
    (found,) = [block for block in read(page).blocks if isinstance(block, Table)]
    inner = found.rows[0].cells[1].blocks[1]

    assert isinstance(inner, Table)
    assert [[cell.text for cell in row.cells] for row in inner.rows] == [
        ["一级", "15分钟"],
        ["二级", "30分钟"],
    ]


def test_a_row_cut_by_the_page_is_one_row(read: Read) -> None:
    first = DrawnPage().grid([72, 112, 212, 352], [700, 730, 780])
    second = DrawnPage().grid([72, 112, 212, 352], [60, 100, 130])
    for x, words in ((80, "序号"), (120, "名称"), (220, "要求")):
        first.text(x, 720, words)
    first.text(80, 750, "1").text(120, 750, "保洁").text(220, 750, "每日清扫门厅走廊楼梯").text(
        220, 770, "及卫生间各两遍并做好"
    )
    second.text(220, 80, "记录。").text(80, 120, "2").text(120, 120, "保安").text(220, 120, "巡逻。")

    assert table(read(first, second)) == [
        ["序号", "名称", "要求"],
        ["1", "保洁", "每日清扫门厅走廊楼梯及卫生间各两遍并做好记录。"],
        ["2", "保安", "巡逻。"],
    ]


def test_a_new_row_under_a_merged_cell_is_a_row(read: Read) -> None:
    first = DrawnPage().grid([72, 132, 232, 292], [720, 750, 780])
    second = DrawnPage().grid([72, 132, 232, 292], [60, 90])
    for x, words in ((80, "类别"), (140, "因素"), (240, "分值")):
        first.text(x, 740, words)
    first.text(80, 770, "商务").text(140, 770, "业绩").text(240, 770, "10")
    second.text(140, 80, "信誉").text(240, 80, "5")

    assert [row[-2:] for row in table(read(first, second))] == [
        ["因素", "分值"],
        ["业绩", "10"],
        ["信誉", "5"],
    ]


def test_other_tables_on_the_next_page_stay_apart(read: Read) -> None:
    first = DrawnPage().grid([72, 172, 372], [700, 730, 760]).text(80, 720, "名称").text(180, 720, "数量")
    second = DrawnPage().grid([72, 122, 222, 372], [60, 90, 120]).text(80, 80, "序号").text(130, 80, "因素")

    assert len([block for block in read(first, second).blocks if isinstance(block, Table)]) == 2


def test_an_outline_around_words_is_a_box_and_follows_what_stands_beside_it(read: Read) -> None:
    page = (
        body(DrawnPage())
        .box(72, 360, 460, 420)
        .text(80, 380, "★驻场人员须持续在岗。")
        .text(72, 460, "后文。")
    )
    blocks = read(page).blocks

    assert [(each.source, each.text) for each in blocks[-2:] if isinstance(each, Paragraph)] == [
        ("box", "★驻场人员须持续在岗。"),
        ("body", "后文。"),
    ]


def test_a_drawn_square_is_a_tick_box(read: Read) -> None:
    page = DrawnPage().text(72, 100, "联合体：").text(140, 100, "接受").text(200, 100, "不接受")
    page.box(126, 90, 136, 100).box(186, 90, 196, 100)
    page.content.append("0.8 w 188 746 m 190 743 l 195 751 l S")

    assert "".join(texts(read(page))[0].split()) == "联合体：□接受☑不接受"


def test_a_rule_under_nothing_is_a_blank_to_fill(read: Read) -> None:
    page = DrawnPage().text(72, 100, "项目名称：").rule(132, 102, 252, 102).text(260, 100, "（盖章）")
    (found,) = read(page).paragraphs()

    assert found.text.split("：")[1].strip() == "（盖章）"
    assert [len(run.text) for run in found.runs if run.underlined] == [20]


def test_a_rule_under_words_underlines_them(read: Read) -> None:
    page = DrawnPage().text(72, 100, "不接受联合体投标").rule(72, 102, 108, 102)
    (found,) = read(page).paragraphs()

    assert [(run.text, run.underlined) for run in found.runs] == [("不接受", True), ("联合体投标", False)]


def test_struck_words_are_left_out_and_told(read: Read) -> None:
    page = DrawnPage().text(72, 100, "截止日期为5月12日15日。").rule(150, 96, 174, 96)
    document = read(page)

    assert texts(document) == ["截止日期为5月15日。"]
    assert [(missed.text, missed.why) for missed in document.missed] == [("12日", "deleted")]


def test_unseen_words_are_left_out_and_told(read: Read) -> None:
    page = (
        DrawnPage().text(72, 100, "不接受联合体。", colour="3 Tr").text(72, 130, "接受分包。", colour="0 Tr")
    )
    document = read(page)

    assert texts(document) == ["接受分包。"]
    assert [(missed.text, missed.why) for missed in document.missed] == [("不接受联合体。", "hidden")]


def test_a_watermark_across_the_page_is_left_out_and_told(read: Read) -> None:
    page = body(DrawnPage()).turned(150, 500, "内部资料严禁外传", "0.707 0.707 -0.707 0.707", 40)
    document = read(page)

    assert texts(document) == [FULL + "。"] * 6
    assert [(missed.text, missed.why) for missed in document.missed] == [("内部资料严禁外传", "furniture")]


def test_digits_of_a_watermark_before_clauses_are_left_out(read: Read) -> None:
    pages = [
        body(DrawnPage(), 100 + at * 7).text(72, 400 + at * 7, f"2877820115570★{at}.1 报价不得高于限价。")
        for at in range(4)
    ]
    document = read(*pages)

    assert [text for text in texts(document) if "报价" in text] == [
        f"★{at}.1 报价不得高于限价。" for at in range(4)
    ]
    assert [missed.text for missed in document.missed] == ["2877820115570"] * 4


def test_an_account_in_several_places_is_no_watermark(read: Read) -> None:
    pages = [body(DrawnPage()).text(72, 400 + at * 9, "账号：6222020200112233445") for at in range(4)]

    assert texts(read(*pages)).count("账号：6222020200112233445") == 4


@pytest.mark.parametrize("form", ["{}", "- {} -", "—{}—", "第 {} 页", "第{}页 共9页", "{}/9"])
def test_page_numbers_are_left_out(form: str, read: Read) -> None:
    pages = [body(DrawnPage(), 100 + at * 7).text(280, 810, form.format(at)) for at in range(1, 5)]

    assert texts(read(*pages)) == [FULL + "。"] * 24


def test_titles_that_count_on_at_the_head_of_pages_are_no_furniture(read: Read) -> None:
    pages = [body(DrawnPage(), 130).text(72, 90, f"附件{at}") for at in range(1, 5)]

    assert [text for text in texts(read(*pages)) if "附件" in text] == [f"附件{at}" for at in range(1, 5)]


def test_footnotes_follow_the_page_and_their_numbers_are_no_words(read: Read) -> None:
    page = (
        body(DrawnPage())
        .text(96, 400, "知识库不少于500条。")
        .text(212, 396, "1", 6)
        .text(72, 440, "第二段。")
    )
    page.rule(72, 700, 200, 700).text(72, 715, "1 须提供截图。", 9)
    document = read(page)

    assert texts(document)[-3:] == ["知识库不少于500条。", "第二段。", "1 须提供截图。"]
    assert list(document.paragraphs())[-1].source == "footnote"


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_page_is_read_as_it_is_seen(turns: int, tmp_path: Path) -> None:
    import io

    from kit.pdfs import written
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn_pdf(body(DrawnPage())))))
    writer.pages[0].rotate(90 * turns)
    path = tmp_path / "a.pdf"
    path.write_bytes(written(writer))

    assert texts(opened_pdf(path)) == [FULL + "。"] * 6


def test_text_that_runs_up_a_landscape_page_is_read(read: Read) -> None:
    page = DrawnPage()
    for at in range(6):
        page.turned(100 + at * 40, 700, FULL[:30], "0 1 -1 0").turned(
            120 + at * 40, 724, FULL[30:] + "。", "0 1 -1 0"
        )

    assert "".join(texts(read(page))) == (FULL + "。") * 6


def test_words_that_run_up_in_a_cell_stand_in_it(read: Read) -> None:
    page = body(DrawnPage(), 300).grid([72, 112, 312], [100, 200]).turned(95, 190, "评分因素", "0 1 -1 0")
    page.text(120, 150, "类似项目业绩")

    assert table(read(page)) == [["评分因素", "类似项目业绩"]]


@pytest.mark.parametrize("gap", [8, 14])
def test_a_raised_figure_stays_on_its_line(gap: float, read: Read) -> None:
    page = (
        DrawnPage()
        .text(72, 100, "绿地184600m")
        .text(72 + 24 + 42, 96, "2", 6)
        .text(72 + 24 + 42 + gap, 100, "养护")
    )

    assert "".join(texts(read(page))[0].split()) == "绿地184600m2养护"
