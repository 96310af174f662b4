"""Tables of a chapter: their shape stays, the look is the volume's."""

from __future__ import annotations

from typing import Any

import pytest
from docx import Document
from docx.document import Document as Volume
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Cm
from kit.chapters import SPACES, W, put, table

from docgen.render.prose.chapter import import_chapter


def test_a_table_keeps_merged_cells_and_gets_the_volume_s_look(volume: Volume, chapter: Any) -> None:
    source = Document()
    made = table(source, 4, 3)
    made.cell(1, 0).merge(made.cell(2, 0)).text = "竖"
    made.cell(3, 1).merge(made.cell(3, 2)).text = "横"
    made.cell(1, 1).paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    result = put(volume, import_chapter(volume, chapter(document=source), 1))
    got = result.tables[0]
    assert got.style is not None
    assert got.style.name == "Docgen Table"
    assert got.cell(2, 0).text == "竖"
    assert got.cell(3, 2).text == "横"
    assert got.cell(1, 1).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert {p.style.name for row in got.rows for cell in row.cells for p in cell.paragraphs if p.style} == {
        "Table Text"
    }
    headers = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in got.rows]
    assert headers == [True, False, False, False]
    assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in got.rows)


def test_header_rows_reach_as_far_as_their_merged_cells(volume: Volume, chapter: Any) -> None:
    source = Document()
    made = table(source, 3, 2)
    made.cell(0, 0).merge(made.cell(1, 0))
    xml = import_chapter(volume, chapter(document=source), 1).xml
    assert xml.count("<w:tblHeader/>") == 2


def test_a_row_marked_as_header_takes_the_head_style(volume: Volume, chapter: Any) -> None:
    source = Document()
    made = table(source, 2, 1)
    made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {SPACES}/>"))
    got = put(volume, import_chapter(volume, chapter(document=source), 1)).tables[0]
    assert [row.cells[0].paragraphs[0].style.name for row in got.rows] == ["Table Head", "Table Text"]


def test_a_single_row_is_no_header(volume: Volume, chapter: Any) -> None:
    source = Document()
    table(source, 1, 2)
    assert "tblHeader" not in import_chapter(volume, chapter(document=source), 1).xml


def test_a_table_wider_than_the_text_is_scaled_down(volume: Volume, chapter: Any) -> None:
    source = Document()
    made = table(source, 2, 2)
    for column in made.columns:
        column.width = Cm(20)
    got = put(volume, import_chapter(volume, chapter(document=source), 1, width_cm=10)).tables[0]
    assert abs(sum(column.width for column in got.columns) - Cm(10)) < Cm(0.01)
    assert sum(cell.width for cell in got.rows[0].cells) <= Cm(10.01)


def test_a_narrow_table_keeps_its_widths(volume: Volume, chapter: Any) -> None:
    source = Document()
    made = table(source, 2, 2)
    for column in made.columns:
        column.width = Cm(3)
    got = put(volume, import_chapter(volume, chapter(document=source), 1)).tables[0]
    assert [round(column.width.cm, 1) for column in got.columns] == [3, 3]


def test_a_table_in_a_table_stays_and_fits_its_cell(volume: Volume, chapter: Any) -> None:
    source = Document()
    outer = table(source, 1, 2)
    inner = outer.cell(0, 0).add_table(1, 1)
    inner.cell(0, 0).text = "里"
    inner.columns[0].width = Cm(30)
    got = put(volume, import_chapter(volume, chapter(document=source), 1)).tables[0]
    nested = got.cell(0, 0).tables[0]
    assert nested.cell(0, 0).text == "里"
    assert nested.columns[0].width < got.columns[0].width


def test_neighbouring_tables_stay_two_and_a_last_table_is_followed_by_a_paragraph(
    volume: Volume, chapter: Any
) -> None:
    source = Document()
    table(source, 1, 1)
    table(source, 1, 1)
    xml = import_chapter(volume, chapter(document=source), 1).xml
    assert xml.count("</w:tbl><w:p/>") == 2


def test_a_slanting_line_and_upright_text_stay(volume: Volume, chapter: Any) -> None:
    cell = (
        '<w:tc><w:tcPr><w:tcBorders><w:top w:val="double"/><w:tl2br w:val="single" w:sz="4"/></w:tcBorders>'
        '<w:textDirection w:val="tbRlV"/></w:tcPr><w:p/></w:tc>'
    )
    block = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>'
    xml = import_chapter(volume, chapter(block), 1).xml
    assert "<w:tl2br " in xml
    assert 'w:textDirection w:val="tbRlV"' in xml
    assert "double" not in xml


@pytest.mark.parametrize("span", ["100000000000", "-3", "x", "0", "1e999"])
def test_a_hostile_table_stays_within_bounds(volume: Volume, chapter: Any, span: str) -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p/></w:tc>'
    row = f'<w:tr><w:trPr><w:gridBefore w:val="{span}"/></w:trPr>{cell}</w:tr>'
    block = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="{span}"/></w:tblGrid>{row}</w:tbl>'
    assert len(import_chapter(volume, chapter(block), 1).xml) < 10_000
