"""A Word file printed by LibreOffice comes back from its PDF as it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kit.printed_tender import HEAD, clause

from docgen.intake.opened import opened
from docgen.model.reading.blocks import Block, Cell, Document, Paragraph, Table
from docgen.model.text import unspaced

from .conftest import Printed


def cells(blocks: Iterable[Block]) -> Iterator[Cell]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield cell
                    yield from cells(cell.blocks)


def said(document: Document) -> Counter[str]:
    """The words of its paragraphs outside tables, without blanks and leaders."""
    return Counter(
        re.sub(r"\.{4,}", "", unspaced(block.printed))
        for block in document.blocks
        if isinstance(block, Paragraph) and block.source == "body" and block.text.strip()
    )


def in_cells(document: Document) -> Counter[str]:
    return Counter(unspaced(cell.text) for cell in cells(document.blocks) if cell.text.strip())


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def paragraph(document: Document, begins: str) -> Paragraph:
    return next(each for each in document.paragraphs() if each.text.startswith(begins) and not each.contents)


def test_every_paragraph_is_whole(printed: Printed) -> None:
    assert said(printed.pdf) == said(printed.word)


def test_every_cell_is_whole(printed: Printed) -> None:
    assert in_cells(printed.pdf) == in_cells(printed.word)


def test_tables_over_pages_are_one_each_with_their_cells_where_they_were(printed: Printed) -> None:
    grids = [
        [
            [(cell.column, cell.columns, cell.rows, unspaced(cell.text)) for cell in row.cells]
            for row in table.rows
        ]
        for document in (printed.word, printed.pdf)
        for table in tables(document)
    ]

    assert grids[2:] == grids[:2]


def test_a_head_that_is_printed_again_stands_once_and_is_one(printed: Printed) -> None:
    table = tables(printed.pdf)[0]

    assert [row.heading for row in table.rows] == [True] + [False] * 20
    assert table.page == 6


def test_lines_of_a_cell_are_paragraphs_again(printed: Printed) -> None:
    last = tables(printed.pdf)[0].rows[3].cells[2]

    assert [unspaced(each.text) for each in last.blocks if isinstance(each, Paragraph)] == [
        unspaced(clause(number)) for number in (3, 4, 5)
    ]


def test_running_heads_and_page_numbers_are_left_out_and_told(printed: Printed) -> None:
    pages = printed.pdf.pages or 0
    missed = Counter(unspaced(missed.text) for missed in printed.pdf.missed if missed.why == "furniture")

    assert missed[unspaced(f"{HEAD}WC-2028-017")] == pages
    assert all(missed[f"第{number}页"] == 1 for number in range(1, pages + 1))
    assert sum(missed.values()) == 2 * pages


def test_headings_have_their_look_their_page_and_the_level_of_the_bookmarks(printed: Printed) -> None:
    chapter, part = paragraph(printed.pdf, "第二章  采购需求"), paragraph(printed.pdf, "评分办法")

    assert (chapter.outline, chapter.bold, chapter.size, chapter.align) == (1, True, 14, "center")
    assert (chapter.page, chapter.breaks) == (6, True)
    assert (part.outline, part.align, part.breaks) == (2, "left", False)


def test_lines_of_contents_are_known_and_have_a_tab_for_their_dots(printed: Printed) -> None:
    assert [each.text for each in printed.pdf.paragraphs() if each.contents] == [
        "第一章  招标公告\t3",
        "第二章  采购需求\t4",
        "第三章  投标文件格式\t9",
    ]


def test_a_paragraph_stands_where_it_is_printed(printed: Printed) -> None:
    found = paragraph(printed.pdf, "1．")

    assert found.page == 3
    assert found.frame is not None
    assert 90 < found.frame.x0 < found.frame.x1 < 520
    assert found.frame.bottom - found.frame.top > 2 * 12


def test_underlined_blanks_are_blanks_that_are_underlined(printed: Printed) -> None:
    found = paragraph(printed.pdf, "致：")

    assert found.text == "致：                （采购人名称）"
    assert [run.text for run in found.runs if run.underlined] == [" " * 16]


def test_tick_boxes_are_read_as_in_word(printed: Printed) -> None:
    assert paragraph(printed.pdf, "企业类型").text == "企业类型：□大型  ☑中型  □小型  □微型"


def test_the_document_says_what_it_is(printed: Printed) -> None:
    assert (printed.pdf.format, printed.pdf.rebuilt, printed.pdf.unreadable) == ("pdf", True, ())
    names = [block.id for block in printed.pdf.blocks]
    assert len(set(names)) == len(names)


def test_a_pdf_is_known_by_its_bytes_whatever_it_is_called(printed: Printed, tmp_path: Path) -> None:
    path = tmp_path / "tender.docx"
    path.write_bytes(b"\r\n" + printed.path.read_bytes())

    assert opened(path).blocks == printed.pdf.blocks
