"""Tables: every cell once, where it stands, with what it spans."""

from __future__ import annotations

from pathlib import Path

from kit.ooxml import cell, first_table, grid, level, lists, missed, n, p, r, read, row, table

from docgen.model.reading.blocks import Paragraph, Table

ACROSS = '<w:gridSpan w:val="{}"/>'
DOWN, BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_a_cell_over_columns_and_one_over_rows_stand_once(tmp_path: Path) -> None:
    body = table(
        row(cell(p("评分表"), ACROSS.format(3))),
        row(cell(p("商务"), DOWN), "业绩", "10分"),
        row(cell(p(""), BELOW), "人员", "5分"),
        row(cell(p("技术"), DOWN), "方案", "20分"),
    )
    made = first_table(read(tmp_path, body))

    assert made.width == 3
    assert grid(made) == [
        ["评分表", "评分表", "评分表"],
        ["商务", "业绩", "10分"],
        ["商务", "人员", "5分"],
        ["技术", "方案", "20分"],
    ]
    assert [(each.column, each.columns, each.rows) for each in made.rows[1].cells] == [
        (0, 1, 2), (1, 1, 1), (2, 1, 1),
    ]  # fmt: skip
    assert [each.column for each in made.rows[2].cells] == [1, 2]


def test_words_in_a_cell_that_goes_on_from_above_are_hidden(tmp_path: Path) -> None:
    document = read(tmp_path, table(row(cell(p("甲"), DOWN), "1"), row(cell(p("旧字"), BELOW), "2")))

    assert missed(document) == [("hidden", "旧字")]


def test_a_cell_that_goes_on_from_nothing_is_a_cell(tmp_path: Path) -> None:
    assert grid(first_table(read(tmp_path, table(row(cell(p("甲"), BELOW), "乙"))))) == [["甲", "乙"]]


def test_a_row_may_begin_further_right_and_old_merges_count(tmp_path: Path) -> None:
    old = cell(p("并"), '<w:hMerge w:val="restart"/>') + cell(p(""), "<w:hMerge/>")
    made = first_table(
        read(
            tmp_path,
            table(
                row("一", "二", "三"),
                row("丙", properties='<w:gridBefore w:val="2"/>'),
                f"<w:tr>{old}</w:tr>",
            ),
        )
    )

    assert grid(made) == [["一", "二", "三"], ["", "", "丙"], ["并", "并", ""]]


def test_the_first_rows_are_heads_where_the_file_says_so(tmp_path: Path) -> None:
    head = "<w:tblHeader/>"
    body = table(row("序号", properties=head), row("1"), row("2", properties=head))

    assert [each.heading for each in first_table(read(tmp_path, body)).rows] == [True, False, False]


def test_a_table_in_a_cell_stands_in_the_cell(tmp_path: Path) -> None:
    body = table(row(cell(p("外") + table(row("内")) + p("")), "旁"))
    made = first_table(read(tmp_path, body))

    outer, beside = made.rows[0].cells
    words, inner = outer.blocks
    assert isinstance(words, Paragraph)
    assert isinstance(inner, Table)
    assert (words.text, inner.rows[0].cells[0].text, beside.text) == ("外", "内", "旁")
    assert (made.id, inner.id) == ("t001", "t002")
    assert (made.index, inner.index) == (0, 1)


def test_rows_and_cells_may_stand_in_content_controls(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = table(
        control.format(row("甲", "乙")), f"<w:tr>{control.format(cell(p('丙')))}{cell(p('丁'))}</w:tr>"
    )

    assert grid(first_table(read(tmp_path, body))) == [["甲", "乙"], ["丙", "丁"]]


def test_a_row_that_was_deleted_is_left_out_and_one_that_was_inserted_is_not(tmp_path: Path) -> None:
    struck = row(
        cell("<w:p><w:del><w:r><w:delText>旧行</w:delText></w:r></w:del></w:p>"), properties="<w:del/>"
    )
    document = read(tmp_path, table(row("甲"), struck, row("新行", properties="<w:ins/>")))

    assert grid(first_table(document)) == [["甲"], ["新行"]]
    assert missed(document) == [("deleted", "旧行")]


def test_an_empty_cell_has_a_paragraph_to_be_named_by(tmp_path: Path) -> None:
    made = first_table(read(tmp_path, table(row("姓名", cell(p("") + p(""))))))

    empty = made.rows[0].cells[1]
    assert [(each.id, each.text) for each in empty.blocks if isinstance(each, Paragraph)] == [("p0002", "")]


def test_a_line_to_write_on_is_no_empty_cell(tmp_path: Path) -> None:
    line = p(r("      ", '<w:u w:val="single"/>'))
    made = first_table(read(tmp_path, table(row(cell(line + p(""))))))

    (only,) = made.rows[0].cells[0].blocks
    assert isinstance(only, Paragraph)
    assert only.runs[0].underlined


def test_word_s_numbers_stand_in_cells(tmp_path: Path) -> None:
    body = table(row(cell(n("", 1)), "甲"), row(cell(n("", 1)), "乙"))
    document = read(tmp_path, body, numbering=lists(level(0, "%1")))

    assert grid(first_table(document)) == [["1 ", "甲"], ["2 ", "乙"]]
