"""Scans in the boxes of a form: there, in a size that its cell takes, and nothing else changed."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from kit.tender_file import paragraph, table, tender_file, text
from PIL import Image

from docgen.intake.word.open import open_word
from docgen.model.reading.blocks import Paragraph, Table
from docgen.render.forms.lift import Lifted, lifted
from docgen.render.forms.scans import Scan
from docgen.render.forms.stretch import Stretch

CARD = "法定代表人身份证复印件（人像面）"


def picture(width: int = 1011, height: int = 638) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "grey").save(out, "PNG")
    return out.getvalue()


def with_scan(content: bytes) -> Lifted:
    source = tender_file(paragraph(text("授权书")), table([[CARD, ""]]))
    document = open_word(source, "x", "x")
    title, box = document.blocks[:2]
    assert isinstance(box, Table)
    (cell,) = box.rows[0].cells[1].blocks
    assert isinstance(cell, Paragraph)
    assert cell.index is not None
    assert title.index is not None
    assert box.index is not None
    return lifted(
        source, [Stretch(("p", title.index), ("tbl", box.index))], "x", scans=[Scan(cell.index, content)]
    )


def test_a_scan_stands_in_its_box_at_the_size_of_a_card() -> None:
    made = with_scan(picture())

    (shape,) = Document(io.BytesIO(made.content)).tables[0].cell(0, 1)._tc.xpath(".//wp:inline/wp:extent")
    width, height = int(shape.get("cx")) / 36_000, int(shape.get("cy")) / 36_000
    assert (round(width), round(height)) == (86, 54)
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        (name,) = [each for each in archive.namelist() if "/media/" in each]
        assert archive.read(name) == picture()
        assert f'PartName="/{name}"' in archive.read("[Content_Types].xml").decode()


def test_the_words_stay_and_equal_files_have_equal_bytes() -> None:
    made = with_scan(picture())
    found = open_word(made.content, "x", "x").blocks[1]

    assert isinstance(found, Table)
    assert [cell.text for cell in found.rows[0].cells] == [CARD, ""]
    assert made.content == with_scan(picture()).content


def test_a_high_scan_is_no_higher_than_a_card() -> None:
    found = re.search(rb'extent cx="(\d+)" cy="(\d+)"', part(with_scan(picture(600, 1200)).content))

    assert found
    assert round(int(found[2]) / 36_000) == 60


@pytest.mark.parametrize("content", [b"no picture", b""])
def test_what_is_no_picture_is_left_out(content: bytes) -> None:
    assert b"<w:drawing" not in part(with_scan(content).content)


def part(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml")
