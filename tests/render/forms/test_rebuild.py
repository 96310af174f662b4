"""Forms of a PDF: a plain Word file of the same words, in which each block stands where it is said to."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
from docx.shared import Pt
from kit.form_chapters import outline
from openxml_audit import OpenXmlValidator

from docgen.intake.forms.reading import forms
from docgen.intake.word.open import open_word
from docgen.model.reading.blocks import Document, Paragraph, Table, paragraphs_of
from docgen.packages.form_plan import Content, form_points
from docgen.packages.forms import filled_forms
from docgen.render.forms.rebuild import rebuilt

INNER = [["开户行", "____"]]
LINES = [
    "[p c b] 格式1　投标函", "致：（采购人名称）", "投标人（盖章）：‹　　　›\t日期：‹　›年‹　›月‹　›日",
    "[p c b] 格式2　报价表",
    [[{"t": "类别", "r": 2}, {"t": "金额", "c": 2}], ["第一年", "第二年"], ["人工", "", ""]],
    [["单位名称", ""], ["银行", {"t": [INNER]}]],
    "投标人：____",
]  # fmt: skip


def pdf() -> Document:
    made = outline(("格式", "forms", LINES)).document
    return replace(made, format="pdf", rebuilt=True)


def printed(document: Document) -> list[str]:
    return [each.text for each in paragraphs_of(document.blocks) if each.text.strip()]


def test_the_words_are_those_that_were_read() -> None:
    content, _ = rebuilt(pdf())

    assert printed(open_word(content, "x", "x")) == printed(pdf())


def test_every_block_stands_where_it_is_said_to_stand() -> None:
    content, document = rebuilt(pdf())
    found = {each.index: each.text for each in paragraphs_of(open_word(content, "x", "x").blocks)}

    for each in paragraphs_of(document.blocks):
        assert found.get(each.index, "") == each.text


def test_the_same_blocks_make_the_same_bytes() -> None:
    assert rebuilt(pdf())[0] == rebuilt(pdf())[0]


def test_its_forms_are_a_valid_file(tmp_path: Path) -> None:
    read = forms(replace(outline(("格式", "forms", LINES)), document=pdf()))
    file = tmp_path / "forms.docx"
    file.write_bytes(filled_forms(b"", pdf(), read, {}).content)

    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []


def test_its_forms_are_filled_like_any_other() -> None:
    document = pdf()
    read = forms(replace(outline(("格式", "forms", LINES)), document=document))

    made = filled_forms(b"", document, read, {"bidder.name": "丁山物业", "tender.purchaser": "采购中心"})

    assert made.rebuilt
    words = printed(open_word(made.content, "x", "x"))
    assert words[1] == "致：采购中心"
    assert words[2].startswith("投标人（盖章）：丁山物业\t日期：")
    assert words[-1] == "投标人：丁山物业"


def test_columns_are_as_wide_as_on_the_page_and_no_table_leaves_ours() -> None:
    narrow, wide = (0.0, 50.0, 250.0, 350.0), (0.0, 100.0, 500.0, 1000.0)
    for edges, widths in ((narrow, [1000, 4000, 2000]), (wide, [903, 3610, 4513])):
        blocks = [
            replace(each, edges=edges) if isinstance(each, Table) and each.width == 3 else each
            for each in pdf().blocks
        ]
        content, _ = rebuilt(replace(pdf(), blocks=tuple(blocks)))

        table = docx.Document(io.BytesIO(content)).tables[0]
        assert [round(column.width.twips) for column in table.columns] == widths  # type: ignore[union-attr]
        assert table.cell(0, 1).width.twips == sum(widths[1:])  # type: ignore[union-attr]


def test_what_is_told_of_a_form_is_the_same_before_it_is_made() -> None:
    read = forms(replace(outline(("格式", "forms", LINES)), document=pdf()))
    known = {"bidder.name": "甲公司", "tender.purchaser": "乙局"}

    told = form_points(pdf(), read, known, Content())

    assert told == filled_forms(b"", pdf(), read, known).points
    assert told
    assert not [each for each in told if each.kind == "unfit"]


def test_first_lines_and_line_distances_are_those_of_the_page() -> None:
    made = replace(pdf(), blocks=(Paragraph("p1", "正文", indent=24.0, leading=22.5),))
    made = replace(made, blocks=(*made.blocks, Paragraph("p2", "不知道")))

    first, second = docx.Document(io.BytesIO(rebuilt(made)[0])).paragraphs

    shape = first.paragraph_format
    assert (shape.first_line_indent, shape.line_spacing) == (Pt(24), Pt(22.5))
    assert (second.paragraph_format.first_line_indent, second.paragraph_format.line_spacing) == (None, None)
