"""A Word chapter comes into a volume with its words and meaning, in the volume's styles."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Volume
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Cm, Pt, RGBColor
from kit.chapters import (
    SPACES,
    W,
    chapter,
    codes,
    drawings,
    dropped,
    numbered,
    numbers,
    outline,
    para,
    picture,
    put,
    starts,
    volume,
    with_lists,
)
from openxml_audit import OpenXmlValidator

from docgen.model.finding import DocgenError
from docgen.render.prose.chapter import import_chapter

__all__ = ["chapter", "volume"]  # the fixtures, used by name


def test_the_highest_heading_comes_one_below_the_chapter_s_title(volume: Volume, chapter: Any) -> None:
    source = Document()
    source.add_heading("总体思路", 2)
    source.add_heading("目标", 3)
    source.add_paragraph("正文")
    result = put(volume, import_chapter(volume, chapter(document=source), 1))
    assert outline(result) == [("Heading 2", "总体思路"), ("Heading 3", "目标"), ("Body Text", "正文")]


def test_headings_deeper_than_the_volume_s_take_its_deepest(volume: Volume, chapter: Any) -> None:
    source = Document()
    for level in range(1, 10):
        source.add_heading(f"第{level}级", level)
    result = put(volume, import_chapter(volume, chapter(document=source), 2))
    assert [style for style, _ in outline(result)] == ["Heading 3"] + ["Heading 4"] * 8


def test_chinese_heading_styles_and_outline_levels_are_headings(volume: Volume, chapter: Any) -> None:
    source = Document()
    for name in ("标题 1", "标题2"):
        source.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        source.add_paragraph(name, style=name)
    direct = '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>大纲三级</w:t></w:r></w:p>'
    result = put(volume, import_chapter(volume, chapter(direct, document=source), 1))
    assert [style for style, _ in outline(result)] == ["Heading 2", "Heading 3", "Heading 4"]


def test_a_title_stands_above_the_first_heading(volume: Volume, chapter: Any) -> None:
    source = Document()
    source.add_heading("题", 0)
    source.add_heading("一", 1)
    result = put(volume, import_chapter(volume, chapter(document=source), 1))
    assert [style for style, _ in outline(result)] == ["Heading 2", "Heading 3"]


def test_empty_paragraphs_and_headings_stay_behind(volume: Volume, chapter: Any) -> None:
    source = Document()
    source.add_heading("", 1)
    source.add_paragraph("")
    source.add_paragraph("  ")
    source.add_paragraph("有字")
    assert outline(put(volume, import_chapter(volume, chapter(document=source), 1))) == [
        ("Body Text", "有字")
    ]


def test_emphasis_stays_and_fonts_sizes_colours_and_spacing_go(volume: Volume, chapter: Any) -> None:
    source = Document()
    paragraph = source.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(30)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run("重点")
    run.bold = run.italic = run.underline = run.font.superscript = True
    run.font.size, run.font.name, run.font.color.rgb = Pt(30), "Comic Sans", RGBColor(255, 0, 0)
    xml = import_chapter(volume, chapter(document=source), 1).xml
    kept = '<w:b/><w:i/><w:u w:val="single"/><w:vertAlign w:val="superscript"/>'
    assert f"<w:rPr>{kept}</w:rPr>" in xml
    assert not any(word in xml for word in ("w:sz", "Comic", "w:color", "w:spacing", "w:jc"))


def test_emphasis_of_a_character_style_stays_and_a_link_s_look_goes(volume: Volume, chapter: Any) -> None:
    source = Document()
    source.add_paragraph().add_run("强调", style="Strong")
    link = source.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline = True
    words = '<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>链接</w:t></w:r>'
    xml = f'<w:p><w:hyperlink w:anchor="x">{words}</w:hyperlink></w:p>'
    result = import_chapter(volume, chapter(xml, document=source), 1).xml
    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">强调' in result
    assert '<w:r><w:t xml:space="preserve">链接' in result
    assert "hyperlink" not in result


def test_line_breaks_and_tabs_stay(volume: Volume, chapter: Any) -> None:
    source = Document()
    source.add_paragraph('甲\t乙\n丙 <&> "')
    assert (
        outline(put(volume, import_chapter(volume, chapter(document=source), 1)))[0][1] == '甲\t乙\n丙 <&> "'
    )


def test_struck_text_stays_struck_and_hidden_text_stays_unseen(volume: Volume, chapter: Any) -> None:
    blocks = (
        "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>作废</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部底价</w:t></w:r></w:p>"
    )
    imported = import_chapter(volume, chapter(blocks), 1)
    assert "<w:strike/>" in imported.xml
    assert "内部底价" not in imported.xml
    assert dropped(imported.findings) == ["hidden text"]


def test_a_symbol_keeps_its_font_and_quotes_their_chinese_width(volume: Volume, chapter: Any) -> None:
    blocks = (
        '<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>&#xF0FE;</w:t></w:r>'
        '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="Arial"/></w:rPr><w:t>“好”</w:t></w:r></w:p>'
    )
    xml = import_chapter(volume, chapter(blocks), 1).xml
    assert 'w:ascii="Wingdings"' in xml
    assert '<w:sym w:font="Wingdings 2" w:char="F052"/>' in xml
    assert '<w:rFonts w:hint="eastAsia"/>' in xml
    assert "Arial" not in xml


def test_blanks_to_be_filled_in_stay(volume: Volume, chapter: Any) -> None:
    source = Document()
    source.add_paragraph().add_run("        ").underline = True
    assert '<w:u w:val="single"/>' in import_chapter(volume, chapter(document=source), 1).xml


def test_each_numbered_list_begins_anew_where_the_chapter_s_does(volume: Volume, chapter: Any) -> None:
    source = with_lists((1, 0), (2, 1), (7, 5))
    blocks = [numbered("1", 0, "甲"), numbered("1", 0, "乙"), numbered("2", 0, "丙"), numbered("7", 0, "丁")]
    imported = import_chapter(volume, chapter(*blocks, document=source), 1)
    first, second, third, fourth = numbers(imported)
    assert first == second
    assert len({first, third, fourth}) == 3
    assert [starts(volume, num)[0] for num in (first, third, fourth)] == ["1", "1", "5"]
    assert {style for style, _ in outline(put(volume, imported))} == {"List Number"}


def test_two_imports_of_one_chapter_have_lists_of_their_own(volume: Volume, chapter: Any) -> None:
    path = chapter(numbered("1", 0, "甲"), document=with_lists((1, 0)))
    assert numbers(import_chapter(volume, path, 1)) != numbers(import_chapter(volume, path, 1))


def test_a_deeper_list_begins_anew_under_each_item(volume: Volume, chapter: Any) -> None:
    source = with_lists((1, 0))
    blocks = [numbered("1", depth, "项") for depth in (0, 1, 1, 0, 1)]
    imported = import_chapter(volume, chapter(*blocks, document=source), 1)
    outer, inner, inner_again, outer_again, anew = numbers(imported)
    assert outer == outer_again
    assert inner == inner_again != anew
    styles = [style for style, _ in outline(put(volume, imported))]
    assert styles == ["List Number", "List Number 2", "List Number 2", "List Number", "List Number 2"]


def test_bullets_become_the_volume_s_bullets(volume: Volume, chapter: Any) -> None:
    source = with_lists((1, 0), form="bullet")
    source.add_paragraph("按样式", style="List Bullet 2")
    imported = import_chapter(volume, chapter(numbered("1", 0, "点"), document=source), 1)
    assert outline(put(volume, imported)) == [("List Bullet 2", "按样式"), ("List Bullet", "点")]


def test_number_0_and_unknown_numbers_are_no_list(volume: Volume, chapter: Any) -> None:
    imported = import_chapter(volume, chapter(numbered("0", 0, "甲"), numbered("99", 0, "乙")), 1)
    assert {style for style, _ in outline(put(volume, imported))} == {"Body Text"}


def test_a_volume_without_list_styles_or_numbering_still_gets_its_lists(chapter: Any) -> None:
    bare = Document()
    for style in list(bare.styles):
        if style.name.startswith("List"):
            style.element.getparent().remove(style.element)
    relation = next(key for key, rel in bare.part.rels.items() if rel.reltype.endswith("/numbering"))
    del bare.part.rels[relation]
    path = chapter(numbered("1", 0, "甲"), numbered("1", 3, "乙"), document=with_lists((1, 0)))
    imported = import_chapter(bare, path, 1)
    result = put(bare, imported)
    assert [text for _, text in outline(result)] == ["甲", "乙"]
    assert len(result.part.numbering_part.element.num_lst) == 1


def test_an_automatic_heading_number_that_the_volume_lacks_is_told(volume: Volume, chapter: Any) -> None:
    block = numbered("1", 0, "概述").replace("<w:numPr>", '<w:outlineLvl w:val="0"/><w:numPr>')
    imported = import_chapter(volume, chapter(block, document=with_lists((1, 0))), 1)
    assert dropped(imported.findings) == ["automatic number of a heading"]


def table(source: Volume, rows: int, columns: int) -> Any:
    made = source.add_table(rows, columns)
    for row in made.rows:
        for at, cell in enumerate(row.cells):
            cell.text = f"{at}"
    return made


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


def test_pictures_come_along_once_scaled_and_with_ids_of_their_own(volume: Volume, chapter: Any) -> None:
    source = Document()
    for _ in range(2):
        source.add_picture(io.BytesIO(picture()), width=Cm(40))
    imported = [import_chapter(volume, chapter(document=source), 1) for _ in range(2)]
    put(volume, imported[0])
    result = put(volume, imported[1])
    assert len([part for part in result.part.package.iter_parts() if "/media/" in part.partname]) == 1
    assert {p.style.name for p in result.paragraphs if p.style} == {"Picture"}
    assert all(abs(inline.extent.cx - Cm(15.5)) < Cm(0.01) for inline in drawings(result))
    assert all(abs(inline.extent.cy - Cm(7.75)) < Cm(0.01) for inline in drawings(result))
    assert len({inline.docPr.id for inline in drawings(result)}) == 4


def test_a_picture_between_words_gets_a_paragraph_and_a_small_sign_stays(
    volume: Volume, chapter: Any
) -> None:
    source = Document()
    paragraph = source.add_paragraph("前")
    paragraph.add_run().add_picture(io.BytesIO(picture()), height=Cm(0.4))
    paragraph.add_run("中")
    paragraph.add_run().add_picture(io.BytesIO(picture()), height=Cm(4))
    paragraph.add_run("后")
    result = put(volume, import_chapter(volume, chapter(document=source), 1))
    assert outline(result) == [("Body Text", "前中"), ("Picture", ""), ("Body Text", "后")]
    # An exact line height would cut the sign off.
    assert result.paragraphs[0].paragraph_format.line_spacing == 1


def test_without_a_picture_style_the_line_grows_with_the_picture(chapter: Any) -> None:
    bare = Document()
    source = Document()
    source.add_picture(io.BytesIO(picture()))
    result = put(bare, import_chapter(bare, chapter(document=source), 1))
    assert result.paragraphs[0].style.name == "Normal"  # type: ignore[union-attr]
    assert result.paragraphs[0].paragraph_format.line_spacing == 1


def test_a_picture_in_a_cell_is_scaled_to_the_cell(volume: Volume, chapter: Any) -> None:
    source = Document()
    made = table(source, 1, 3)
    made.cell(0, 0).paragraphs[0].add_run().add_picture(io.BytesIO(picture()), width=Cm(15))
    result = put(volume, import_chapter(volume, chapter(document=source), 1))
    assert drawings(result)[0].extent.cx < result.tables[0].columns[0].width


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF"])
def test_common_kinds_of_picture_come_along(volume: Volume, chapter: Any, form: str) -> None:
    source = Document()
    source.add_picture(io.BytesIO(picture(form=form)))
    imported = import_chapter(volume, chapter(document=source), 1)
    assert len(drawings(put(volume, imported))) == 1
    assert imported.findings == ()


def with_media(path: Path, content: bytes) -> Path:
    """The chapter with the bytes of its first picture replaced."""
    package = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(path, "w", 8) as target:
        for name in source.namelist():
            target.writestr(name, content if name.startswith("word/media/") else source.read(name))
    return path


def test_a_jpeg_without_a_jfif_header_comes_along(volume: Volume, chapter: Any) -> None:
    jpeg = picture(form="JPEG")
    assert jpeg[6:10] == b"JFIF"
    source = Document()
    source.add_picture(io.BytesIO(jpeg))
    bare = jpeg[:2] + jpeg[20:]
    imported = import_chapter(volume, with_media(chapter(document=source), bare), 1)
    assert imported.findings == ()
    assert len(drawings(put(volume, imported))) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x" * 100,
        picture()[:-30],
        picture(form="WEBP"),
        b"\x01\x00\x00\x00" + b"\0" * 36 + b" EMF" + b"\0" * 60,
    ],
)
def test_a_damaged_or_foreign_picture_is_an_error(volume: Volume, chapter: Any, content: bytes) -> None:
    source = Document()
    source.add_paragraph("现场照片如下")
    source.add_picture(io.BytesIO(picture()))
    source.add_paragraph("后文")
    imported = import_chapter(volume, with_media(chapter(document=source), content), 1)
    assert codes(imported.findings) == ["PICTURE-UNREADABLE"]
    assert imported.findings[0].message.values["near"] == "现场照片如下"
    assert outline(put(volume, imported)) == [("Body Text", "现场照片如下"), ("Body Text", "后文")]


def test_a_picture_of_too_many_pixels_is_not_unpacked(
    volume: Volume, chapter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.guard.picture.MAX_PIXELS", 4_999)
    source = Document()
    source.add_picture(io.BytesIO(picture(100, 50)))
    assert codes(import_chapter(volume, chapter(document=source), 1).findings) == ["PICTURE-UNREADABLE"]


def test_an_old_vml_picture_comes_along_in_its_size(volume: Volume, chapter: Any) -> None:
    source = Document()
    relation, _ = source.part.get_or_add_image(io.BytesIO(picture()))
    block = (
        '<w:p><w:r><w:pict><v:shape style="width:72pt;height:36pt">'
        f'<v:imagedata r:id="{relation}"/></v:shape></w:pict></w:r></w:p>'
    )
    result = put(volume, import_chapter(volume, chapter(block, document=source), 1))
    assert (drawings(result)[0].extent.cx, drawings(result)[0].extent.cy) == (914_400, 457_200)


def test_crop_and_turn_of_a_picture_stay(volume: Volume, chapter: Any) -> None:
    source = Document()
    shape = source.add_picture(io.BytesIO(picture()))._inline
    fill = shape.graphic.graphicData.pic.blipFill
    fill.insert(1, parse_xml(f'<a:srcRect {SPACES} l="10000" b="5000"/>'))
    shape.graphic.graphicData.pic.spPr.find("{*}xfrm").set("rot", "5400000")
    xml = import_chapter(volume, chapter(document=source), 1).xml
    assert '<a:srcRect l="10000" b="5000"/>' in xml
    assert '<a:xfrm rot="5400000">' in xml


def test_a_caption_keeps_its_style(volume: Volume, chapter: Any) -> None:
    source = Document()
    source.add_paragraph("图 1", style="Caption")
    assert outline(put(volume, import_chapter(volume, chapter(document=source), 1))) == [("Caption", "图 1")]


def test_tracked_changes_are_taken_as_accepted_and_told(volume: Volume, chapter: Any) -> None:
    mark = 'w:id="1" w:author="a"'
    blocks = (
        f"<w:p><w:r><w:t>原</w:t></w:r><w:del {mark}><w:r><w:delText>删</w:delText></w:r></w:del>"
        f"<w:ins {mark}><w:r><w:t>增</w:t></w:r></w:ins>"
        f"<w:moveFrom {mark}><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del {mark}/></w:rPr></w:pPr><w:r><w:t>并</w:t></w:r></w:p>{para('段')}"
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        f"<w:tr><w:trPr><w:del {mark}/></w:trPr><w:tc>{para('删行')}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:ins {mark}/></w:trPr><w:tc>{para('留行')}</w:tc></w:tr></w:tbl>"
    )
    imported = import_chapter(volume, chapter(blocks), 1)
    result = put(volume, imported)
    assert [text for _, text in outline(result)] == ["原增", "并段", ""]
    assert [cell.text for row in result.tables[0].rows for cell in row.cells] == ["留行"]
    assert codes(imported.findings) == ["PROSE-REVISED"]


def field(*parts: str) -> str:
    made = {"[": "begin", "|": "separate", "]": "end"}
    return "".join(
        f'<w:r><w:fldChar w:fldCharType="{made[part]}"/></w:r>'
        if part in made
        else f"<w:r><w:instrText>{part[1:]}</w:instrText></w:r>"
        if part[0] == "="
        else f"<w:r><w:t>{part}</w:t></w:r>"
        for part in parts
    )


def test_a_field_leaves_what_it_shows(volume: Volume, chapter: Any) -> None:
    blocks = (
        f"<w:p>{field('[', '= REF ', '[', '=x', '|', '藏', ']', '|', '第三章', ']')}"
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>'
    )
    imported = import_chapter(volume, chapter(blocks), 1)
    assert outline(put(volume, imported)) == [("Body Text", "第三章7")]
    assert imported.findings == ()


def test_a_contents_list_stays_behind_and_is_told(volume: Volume, chapter: Any) -> None:
    blocks = (
        f"<w:sdt><w:sdtContent><w:p>{field('[', '= TOC ', '|', '一、概述 1')}</w:p>"
        f"<w:p>{field('二、安排', '[', '=PAGEREF', '|', '2', ']', ']')}</w:p></w:sdtContent></w:sdt>"
        + para("正文")
    )
    imported = import_chapter(volume, chapter(blocks), 1)
    assert outline(put(volume, imported)) == [("Body Text", "正文")]
    assert dropped(imported.findings) == ["contents list"]


def test_a_field_that_shows_nothing_is_told(volume: Volume, chapter: Any) -> None:
    imported = import_chapter(
        volume, chapter(f"<w:p>{field('[', '= EQ x', ']', '=', '[', '=XE y', ']')}</w:p>"), 1
    )
    assert dropped(imported.findings) == ["field that shows no text"]


def with_footnote(path: Path, body: str) -> Path:
    """The chapter with footnote 2 of that body."""
    package = path.read_bytes()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(path, "w", 8) as target:
        for name in source.namelist():
            content = source.read(name).decode() if name.endswith((".xml", ".rels")) else source.read(name)
            if name == "[Content_Types].xml":
                content = str(content).replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                )
            if name == "word/_rels/document.xml.rels":
                content = str(content).replace(
                    "</Rel", f'<Relationship Id="rIdF" Type="{relation}" Target="footnotes.xml"/></Rel'
                )
            target.writestr(name, content)
        target.writestr(
            "word/footnotes.xml",
            f'<w:footnotes {SPACES}><w:footnote w:id="2">{body}</w:footnote></w:footnotes>',
        )
    return path


def test_a_footnote_follows_in_brackets(volume: Volume, chapter: Any) -> None:
    block = '<w:p><w:r><w:t>标准</w:t><w:footnoteReference w:id="2"/><w:t>。</w:t></w:r></w:p>'
    note = f"<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> 见国标</w:t></w:r></w:p>{para('第二段')}"
    imported = import_chapter(volume, with_footnote(chapter(block), note), 1)
    assert outline(put(volume, imported)) == [("Body Text", "标准（见国标 第二段）。")]


def test_a_footnote_that_refers_to_itself_ends(volume: Volume, chapter: Any) -> None:
    call = '<w:p><w:r><w:t>文</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    imported = import_chapter(volume, with_footnote(chapter(call * 3), call), 1)
    assert imported.xml.count("文") == 4


def test_comments_are_left_out_and_told(volume: Volume, chapter: Any) -> None:
    source = Document()
    run = source.add_paragraph("正文").runs[0]
    source.add_comment(run, text="此处待核实", author="a", initials="a")
    imported = import_chapter(volume, chapter(document=source), 1)
    assert "待核实" not in imported.xml
    assert dropped(imported.findings) == ["comment"]


def test_the_words_of_a_text_box_come_once(volume: Volume, chapter: Any) -> None:
    box = f"<w:txbxContent>{para('框内')}</w:txbxContent>"
    block = (
        "<w:p><w:r><w:t>主文</w:t><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
        f"<a:graphic><a:graphicData uri='x'><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    imported = import_chapter(volume, chapter(block), 1)
    assert [text for _, text in outline(put(volume, imported))] == ["主文", "框内"]
    assert imported.findings == ()


def test_an_equation_comes_as_it_is_without_ties_to_the_chapter(volume: Volume, chapter: Any) -> None:
    block = (
        '<w:p><m:oMath><m:f><m:num><m:r><w:rPr><w:rFonts w:ascii="Cambria Math"/></w:rPr><m:t>1</m:t></m:r>'
        "</m:num>"
        '<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f><w:bookmarkStart w:id="1" w:name="x"/>'
        '<m:r><w:drawing r:id="rId9"/></m:r></m:oMath></w:p>'
    )
    imported = import_chapter(volume, chapter(block), 1)
    result = put(volume, imported)
    assert [element.text for element in result.element.body.iter("{*}t")] == ["1", "2"]
    assert "Cambria Math" in imported.xml
    assert not any(word in imported.xml for word in ("bookmark", "drawing", "rId9"))


CHART = (
    '<w:drawing><wp:inline><a:graphic><a:graphicData uri="c"><c:chart r:id="rId1"/></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing>"
)
ARRANGEMENT = "arrangement of drawn shapes (their text is kept)"
SHAPES = "<w:pict><v:group><v:line/><v:line/></v:group></w:pict>"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (CHART, "chart"),
        (CHART.replace("c:chart", "dgm:relIds xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram'"),
         "SmartArt diagram"),
        ("<w:object><v:shape/><o:OLEObject ProgID='Visio'/></w:object>", "embedded object"),
        ("<w:pict><v:line/></w:pict>", "drawn shape"),
        (SHAPES, ARRANGEMENT),
        ("<w:contentPart r:id='rId1'/>", "element of an unknown kind"),
    ],
)  # fmt: skip
def test_what_cannot_be_carried_is_told_with_its_place(
    volume: Volume, chapter: Any, content: str, kind: str
) -> None:
    imported = import_chapter(
        volume, chapter(para("组织架构如下"), f"<w:p><w:r>{content}</w:r></w:p>" * 2), 1
    )
    assert dropped(imported.findings) == [kind]
    finding = imported.findings[0]
    assert finding.origin.file == "章节.docx"
    assert finding.severity == "warning"
    assert (finding.message.values["count"], finding.message.values["near"]) == (2, "组织架构如下")


def test_a_horizontal_rule_is_no_loss(volume: Volume, chapter: Any) -> None:
    block = '<w:p><w:r><w:pict><v:rect style="height:1.5pt" o:hr="t"/></w:pict></w:r></w:p>'
    assert import_chapter(volume, chapter(block), 1).findings == ()


def test_an_embedded_document_and_a_page_header_are_told(volume: Volume, chapter: Any) -> None:
    source = Document()
    source.sections[0].header.paragraphs[0].text = "公司内部资料"
    source.sections[0].footer.paragraphs[0].text = "第 1 页 共 9 页"
    imported = import_chapter(volume, chapter('<w:altChunk r:id="rId1"/>', document=source), 1)
    assert dropped(imported.findings) == [
        "document within the document",
        "page header, footer or section layout",
    ]


def test_bookmarks_and_section_breaks_do_not_come_along(volume: Volume, chapter: Any) -> None:
    block = (
        '<w:p><w:pPr><w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr></w:pPr>'
        '<w:bookmarkStart w:id="0" w:name="a"/><w:r><w:t>文</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>'
    )
    imported = import_chapter(volume, chapter(block), 1)
    assert "bookmark" not in imported.xml
    assert "sectPr" not in imported.xml
    assert dropped(imported.findings) == ["page header, footer or section layout"]


def test_a_dangling_picture_is_an_error_not_a_crash(volume: Volume, chapter: Any) -> None:
    block = '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rId404"/></v:shape></w:pict></w:r></w:p>'
    assert codes(import_chapter(volume, chapter(block), 1).findings) == ["PICTURE-UNREADABLE"]


def test_values_from_the_chapter_cannot_write_xml(volume: Volume, chapter: Any) -> None:
    block = (
        '<w:p><w:r><w:rPr><w:u w:val="a&quot;/&gt;&lt;evil"/><w:rFonts w:ascii="Symbol"/></w:rPr>'
        '<w:sym w:font="x&quot;/&gt;&lt;evil/&gt;" w:char="&lt;evil/&gt;"/></w:r></w:p>'
    )
    assert "<evil" not in import_chapter(volume, chapter(block), 1).xml


def test_the_same_chapter_gives_the_same_xml(chapter: Any) -> None:
    source = with_lists((1, 0))
    source.add_picture(io.BytesIO(picture()))
    table(source, 2, 2)
    path = chapter(numbered("1", 0, "甲"), document=source)
    assert import_chapter(Document(), path, 1) == import_chapter(Document(), path, 1)


def test_a_style_based_on_itself_ends(volume: Volume, chapter: Any) -> None:
    source = Document()
    style = source.styles.add_style("环", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = style
    source.add_paragraph("文", style="环")
    assert outline(put(volume, import_chapter(volume, chapter(document=source), 1))) == [("Body Text", "文")]


def test_a_deeply_nested_chapter_is_refused_not_crashed_on(volume: Volume, chapter: Any) -> None:
    path = chapter(para("文"))
    package = path.read_bytes()
    deep = b"<w:smartTag>" * 300 + b"</w:smartTag>" * 300
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(path, "w", 8) as target:
        for name in source.namelist():
            target.writestr(
                name, source.read(name).replace(b"<w:sectPr", b"<w:p>" + deep + b"</w:p><w:sectPr", 1)
            )
    with pytest.raises(DocgenError) as refused:
        import_chapter(volume, path, 1)
    assert refused.value.findings[0].code == "PACKAGE-UNREADABLE"


def test_a_chapter_whose_styles_are_of_no_known_type_is_refused(volume: Volume, chapter: Any) -> None:
    path = chapter(para("文"))
    package = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(path, "w", 8) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"wordprocessingml.styles+xml", b"styles+xml"))
    with pytest.raises(DocgenError) as refused:
        import_chapter(volume, path, 1)
    assert refused.value.findings[0].code == "PACKAGE-UNREADABLE"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.doc", b"x", "PROSE-KIND"),
        ("a.docx", b"x", "PACKAGE-UNREADABLE"),
        ("none.docx", None, "FILE-MISSING"),
        ("none.md", None, "FILE-MISSING"),
    ],
)
def test_what_is_no_chapter_is_refused(
    volume: Volume, tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DocgenError) as refused:
        import_chapter(volume, tmp_path / name, 1)
    assert refused.value.findings[0].code == code


def test_a_volume_with_an_imported_chapter_is_valid(volume: Volume, chapter: Any, tmp_path: Path) -> None:
    source = with_lists((1, 0))
    source.add_heading("一", 1)
    source.add_picture(io.BytesIO(picture()))
    made = table(source, 3, 3)
    made.cell(0, 0).merge(made.cell(0, 1))
    made.cell(1, 0).merge(made.cell(2, 0))
    made.cell(1, 1).add_table(1, 1)
    math = "<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>"
    path = chapter(numbered("1", 0, "甲"), numbered("1", 1, "乙"), math, document=source)
    before, after = tmp_path / "before.docx", tmp_path / "after.docx"
    volume.save(str(before))
    put(volume, import_chapter(volume, path, 1)).save(str(after))
    known = {error.description for error in OpenXmlValidator().validate(before).errors}
    assert {error.description for error in OpenXmlValidator().validate(after).errors} <= known
