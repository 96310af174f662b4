"""Headings, paragraphs, fields, notes and tracked changes of a chapter: its words as they read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Volume
from docx.enum.style import WD_STYLE_TYPE
from kit.chapters import (
    SPACES,
    codes,
    dropped,
    outline,
    para,
    put,
)

from docgen.render.prose.chapter import import_chapter


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
