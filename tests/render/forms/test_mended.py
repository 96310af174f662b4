"""A Word file that was made from a PDF: its elements are joined as its words were, and keep their look."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import docx
from kit.tender_file import UPRIGHT, paragraph, section, table, tender_file, text
from openxml_audit import OpenXmlValidator

from docgen.intake.word.open import open_word
from docgen.model.reading.blocks import Document, paragraphs_of, tables_of
from docgen.render.forms.mended import mended
from docgen.render.forms.names import TBL, P, W
from docgen.render.forms.parts import Parts
from docgen.render.forms.printing import printed_by

HEAD = "样本县绿地养护服务项目磋商文件"
INDENT = '<w:ind w:firstLine="480"/>'
LONG = "我方完全理解并接受采购文件的全部内容，承诺按照采购文件的要求提供服务并对所提交材"
ROWS = [["序号", "名称", "要求"], ["1", "草坪", "每年修剪不少于十二次，修剪下来的草屑当日清运，不得"]]
REST = [["序号", "名称", "要求"], ["", "", "堆放过夜"], ["2", "乔木", ""]]


def page(number: int, *inside: Any, ends: str = UPRIGHT) -> list[Any]:
    head = paragraph(text(HEAD))
    return [head, *inside, paragraph(text(f"- {number} -"), '<w:jc w:val="center"/>'), section(ends)]


@cache
def converted() -> bytes:
    return tender_file(
        *page(1, paragraph(text("第一章　磋商公告"))),
        *page(2, paragraph(text("一、响应函", "<w:b/>")), paragraph(text(LONG), INDENT)),
        *page(3, paragraph(text("料的真实性负责。")), paragraph(text("供应商：____", "<w:i/>"), INDENT)),
        *page(4, paragraph(text("二、应 答 情 况 一 览 表")), table(ROWS)),
        *page(5, table(REST), paragraph(text("注：法 定代表人签字。"))),
    )


def made() -> tuple[bytes, Document]:
    document = open_word(converted(), "x", "x")
    assert document.rebuilt
    return mended(converted(), document)


def elements(content: bytes, tag: str) -> list[Any]:
    return list(Parts(content, "x").root.iter(tag))


def test_every_block_stands_where_it_is_said_to_and_prints_its_words() -> None:
    content, document = made()
    paragraphs, tables = elements(content, P), elements(content, TBL)

    body = tuple(block for block in document.blocks if block.source == "body")
    assert [printed_by(paragraphs[each.index or 0]) for each in paragraphs_of(body)] == [
        each.text for each in paragraphs_of(body)
    ]
    (one,) = tables_of(body)
    assert [[cell.text for cell in row.cells] for row in one.rows] == [
        ["".join(text.text or "" for text in cell.iter(f"{W}t")) for cell in row.iterchildren(f"{W}tc")]
        for row in tables[one.index or 0].iterchildren(f"{W}tr")
    ]


def test_what_pages_cut_is_one_again_and_what_they_added_is_gone() -> None:
    content, _ = made()
    file = docx.Document(io.BytesIO(content))
    lines = [each.text for each in file.paragraphs]
    rows = [[cell.text for cell in row.cells] for row in file.tables[0].rows]

    assert f"{LONG}料的真实性负责。" in lines
    assert HEAD not in lines
    assert "- 3 -" not in lines
    assert len(file.tables) == 1
    assert rows == [ROWS[0], ["1", "草坪", f"{ROWS[1][2]}堆放过夜"], ["2", "乔木", ""]]
    assert len(file.sections) <= 2


def test_lines_keep_the_look_that_they_have_in_the_file() -> None:
    content, _ = made()
    letter, name = (
        next(each for each in docx.Document(io.BytesIO(content)).paragraphs if words in each.text)
        for words in ("真实性负责", "供应商：____")
    )

    assert letter.paragraph_format.first_line_indent.twips == 480
    assert name.runs[0].italic


def test_blanks_within_words_go_and_lines_to_write_on_stay() -> None:
    content, _ = made()
    lines = [each.text for each in docx.Document(io.BytesIO(content)).paragraphs]

    assert "二、应答情况一览表" in lines
    assert "注：法定代表人签字。" in lines
    assert "供应商：____" in lines


def test_pages_of_another_size_end_a_section_still() -> None:
    wide = '<w:sectPr {ns}><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    source = tender_file(
        *(each for n in (1, 2) for each in page(n, paragraph(text(f"{n}. 响应函")))),
        *page(3, paragraph(text("3. 报价表")), ends=wide),
        *page(4, paragraph(text("4. 偏离表"))),
    )
    document = open_word(source, "x", "x")
    content, _ = mended(source, document)

    assert document.rebuilt
    assert [each.page_width.twips for each in docx.Document(io.BytesIO(content)).sections][:3] == [
        11906,
        16838,
        11906,
    ]


def test_the_same_file_makes_the_same_valid_bytes(tmp_path: Any) -> None:
    file = tmp_path / "mended.docx"
    file.write_bytes(made()[0])

    assert made()[0] == file.read_bytes()
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []
