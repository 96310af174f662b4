"""Drawings as Word and LibreOffice read them: sound markup, own ids, words where the layout has them."""

from __future__ import annotations

import io
import random
import shutil
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from kit.random_drawings import KINDS
from openxml_audit import OpenXmlValidator

from docgen.office.office import Export, Office, find_office
from docgen.render.drawing.grid import OnPost, Roster, roster_grid
from docgen.render.drawing.shapes import Crowded, Drawing
from docgen.render.drawing.writer import caption_xml, drawing_xml, grid_xml
from docgen.render.engine.drawn import finish_drawings

_MARGIN = 28.0
_BEFORE = 120 / 1440 * 25.4  # the space before a drawing's paragraph, in mm
_POINT = 25.4 / 72


def paper(*blocks: str, pages: bool = False) -> bytes:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin = Mm(_MARGIN), Mm(27), Mm(_MARGIN)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    end = document.element.body[-1]
    for xml in blocks:
        for block in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
            if pages and block.find(qn("w:pPr")) is not None:
                block.find(qn("w:pPr")).insert(1, parse_xml(f"<w:pageBreakBefore {nsdecls('w')}/>"))
            end.addprevious(block)
    finish_drawings(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def some(count: int) -> list[Drawing]:
    made = []
    for seed in range(1000, 1000 + count):
        for kind in KINDS:
            try:
                made.append(kind(random.Random(seed)))
            except Crowded:
                continue
    return made


def faults(folder: Path, content: bytes) -> list[str]:
    file = folder / "图.docx"
    file.write_bytes(content)
    return [str(error) for error in OpenXmlValidator().validate(str(file)).errors]


def week(*days: int, opens: int, closes: int) -> tuple[tuple[int, int], ...]:
    return tuple(((day - 1) * 1440 + opens * 60, (day - 1) * 1440 + closes * 60) for day in days)


ROSTER = Roster(
    "甲站",
    week(1, 2, 6, opens=9, closes=21),
    (
        OnPost("甲样", "早班", week(1, 2, opens=9, closes=18)),
        OnPost("乙样", "晚班", week(1, 2, 6, opens=12, closes=21)),
    ),
)


def test_a_roster_says_who_is_there_when_and_where_nobody_is() -> None:
    rows = roster_grid(ROSTER, "表").rows
    assert rows[1].cells[:4] == ("甲样", "早班", "09:00–18:00", "09:00–18:00")
    assert rows[-1].cells[2:] == ("1人", "1人", "—", "—", "—", "09:00–12:00\n无人", "—")
    assert rows[-1].warned == {7}


def test_markup_is_sound_and_ids_differ(tmp_path: Path) -> None:
    drawn = [drawing_xml(each) + caption_xml("图", "题") for each in some(2)]
    content = paper(*drawn, caption_xml("表", "排班") + grid_xml(roster_grid(ROSTER, "表")) + "<w:p/>")
    assert faults(tmp_path, content) == faults(tmp_path, paper())
    body = docx.Document(io.BytesIO(content)).element.body
    shapes = [each.get("id") for each in body.iter() if str(each.tag).endswith("}cNvPr")]
    assert len(shapes) == len(set(shapes)) > 50
    assert all(len(each) for each in body.iter(qn("w:txbxContent")))
    assert not [each for each in body.iter() if "urn:schemas-microsoft-com:vml" in str(each.tag)]


def test_captions_are_numbered_by_their_kind() -> None:
    content = paper(caption_xml("图", "甲"), caption_xml("表", "乙"), caption_xml("图", "丙"))
    document = docx.Document(io.BytesIO(content))
    assert [p.text for p in document.paragraphs] == ["图 1　甲", "表 1　乙", "图 2　丙"]
    assert {p.style.name for p in document.paragraphs} == {"Caption"}


def test_the_same_data_make_the_same_markup() -> None:
    assert [drawing_xml(each) for each in some(1)] == [drawing_xml(each) for each in some(1)]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_draws_every_word_within_its_box() -> None:
    drawings = some(4)
    content = paper(*(drawing_xml(each) for each in drawings), pages=True)
    with Office(find_office()) as office:
        pages = pypdfium2.PdfDocument(office.convert({"图.docx": content}, Export())["图.docx"])
    drawn = [page for page in pages if page.get_textpage().count_chars()]
    assert len(drawn) == len(drawings)
    for page, drawing in zip(drawn, drawings, strict=True):
        _words_stand_in_their_boxes(page, drawing)


def _words_stand_in_their_boxes(page: pypdfium2.PdfPage, drawing: Drawing) -> None:
    text = page.get_textpage()
    found = []
    for at in range(text.count_chars()):
        sign = text.get_text_range(at, 1).replace("\ufffe", "-")  # PDFium's word for one at a line's end
        if not sign.strip():
            continue
        found.append(sign)
        left, bottom, right, top = text.get_charbox(at)
        x = (left + right) / 2 * _POINT - _MARGIN
        y = (page.get_height() - (bottom + top) / 2) * _POINT - _MARGIN - _BEFORE
        holding = [
            box
            for box in drawing.boxes
            if any(sign in words.text for words in box.words)
            and -0.7 <= x - box.x <= box.width + 0.7
            and -0.7 <= y - box.y <= box.height + 0.7
        ]
        assert holding, (drawing.title, sign, x, y)
    said = "".join(words.text for box in drawing.boxes for words in box.words)
    assert sorted(found) == sorted(sign for sign in said if sign.strip())
