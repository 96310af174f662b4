"""What a chapter's words look like: emphasis stays, the chapter's own look goes."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as Volume
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from kit.chapters import (
    dropped,
    outline,
    put,
)

from docgen.render.prose.chapter import import_chapter


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
