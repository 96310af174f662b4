"""Blanks of a lifted form are filled: the right place, the form's look, and not one other character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import count
from pathlib import Path

from kit.tender_file import numbered, paragraph, table, tender_file, text
from ruamel.yaml import YAML

from docgen.intake.forms.reading import forms
from docgen.intake.word.open import open_word
from docgen.model.reading.blocks import Paragraph, paragraphs_of
from docgen.model.reading.outline import Chapter, Outline
from docgen.model.reading.reading import TenderForm
from docgen.render.forms.filling import TICKED, Filling
from docgen.render.forms.lift import Lifted, lifted
from docgen.render.forms.stretch import stretch

AWKWARD = Path(__file__).parents[2] / "intake" / "forms" / "awkward_blanks.yaml"
BLANK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
LINES = [line for lines in YAML(typ="safe").load(AWKWARD).values() for line in lines]
TITLE = paragraph(text("格式1　投标函", "<w:b/>"), '<w:pageBreakBefore/><w:jc w:val="center"/>')


def runs(line: str) -> str:
    """The runs of a line as it is written in the data: ‹ › underlined, tabs as tabs."""
    made = ""
    for piece in re.findall("‹[^›]*›|[^‹]+", line):
        look = "<w:u w:val='single'/>" if piece.startswith("‹") else ""
        words = escape(piece.strip("‹›")).split("\t")
        made += f"<w:r><w:rPr>{look}</w:rPr>" + "<w:tab/>".join(
            f'<w:t xml:space="preserve">{each}</w:t>' for each in words
        ) + "</w:r>"  # fmt: skip
    return made


def read(source: bytes) -> tuple[TenderForm, dict[str, Paragraph], Outline]:
    document = open_word(source, "tender.docx", "tender.docx")
    outline = Outline(document, (Chapter("格式", "", "forms", True, document.blocks),))
    (form,) = forms(outline)
    return form, {each.id: each for each in paragraphs_of(document.blocks)}, outline


def filled(source: bytes, values: dict[str, str] | str) -> Lifted:
    """The form with its blanks filled: by label, or each with the same and its number."""
    form, paragraphs, outline = read(source)
    where = stretch(outline.document, form)
    assert where
    fillings = []
    for at, blank in enumerate(form.blanks):
        owner = paragraphs[blank.block]
        value = values[blank.label] if isinstance(values, dict) else f"{values}{at}"
        value = TICKED if blank.kind == "tick" else value
        assert owner.index is not None
        fillings.append(Filling(owner.index, owner.text, blank.start, blank.end, value))
    return lifted(source, [where], "tender.docx", fillings)


def printed(result: Lifted) -> list[str]:
    document = open_word(result.content, "form.docx", "form.docx")
    return [each.text for each in paragraphs_of(document.blocks) if each.source == "body"]


def test_of_all_awkward_lines_nothing_but_the_blanks_changes() -> None:
    source = tender_file(TITLE, *(paragraph(runs(BLANK.sub(r"\2", line))) for line in LINES))
    number = count()
    wanted = [_expected(line, number) for line in LINES]

    result = filled(source, "甲")

    assert result.left == ()
    assert [re.sub("[‹›]", "", line) for line in printed(result)[1:]] == wanted


def _expected(line: str, number: Iterator[int]) -> str:
    def value(found: re.Match[str]) -> str:
        at = next(number)
        return TICKED if found[2] in ("□", "☐") else f"甲{at}"

    return re.sub("[‹›]", "", BLANK.sub(value, line))


def test_a_value_keeps_the_look_of_its_line() -> None:
    line = paragraph(
        text("投标人：", "<w:b/>") + text("____", '<w:sz w:val="30"/>') + text("（盖章）", "<w:b/>")
    )
    source = tender_file(TITLE, line)

    result = filled(source, "丁山物业")

    document = open_word(result.content, "x", "x")
    looks = [(run.text, run.bold, run.underlined) for run in document.blocks[1].runs]  # type: ignore[union-attr]
    assert looks == [("投标人：", True, False), ("丁山物业0", False, True), ("（盖章）", True, False)]


def test_an_empty_cell_beside_its_label_is_filled() -> None:
    source = tender_file(TITLE, table([["单位名称", ""], ["注册地址", ""]]))

    result = filled(source, {"单位名称": "丁山物业", "注册地址": "丁山路1号"})

    assert printed(result)[1:] == ["单位名称", "丁山物业", "注册地址", "丁山路1号"]


def test_boxes_of_three_encodings_are_ticked() -> None:
    control = (
        '<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        '<w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F06F"/></w:r>'
    lines = [text("□") + text("小型企业"), symbol + text("微型企业"), control + text("中型企业")]
    source = tender_file(TITLE, *(paragraph(line) for line in lines))

    result = filled(source, "")

    assert printed(result)[1:] == ["☑小型企业", "☑微型企业", "☑中型企业"]


def test_where_the_paragraph_reads_otherwise_nothing_is_written() -> None:
    source = tender_file(TITLE, paragraph(text("投标人：____")))
    form, paragraphs, outline = read(source)
    owner = paragraphs[form.blanks[0].block]
    where = stretch(outline.document, form)
    assert where
    assert owner.index is not None
    wrong = Filling(owner.index, "供应商：____", 4, 8, "丁山物业")

    result = lifted(source, [where], "tender.docx", [wrong])

    assert result.left == (wrong,)
    assert printed(result)[1:] == ["投标人：____"]


def test_a_form_with_a_number_of_its_own_is_filled_too() -> None:
    source = tender_file(
        paragraph("", "<w:pageBreakBefore/>"), numbered("投标函"), paragraph(text("投标人：____"))
    )

    assert printed(filled(source, "丁山物业")) == ["投标函", "投标人：丁山物业0"]
