"""EMF and WMF of a chapter are drawn by LibreOffice; where it is not, the chapter's writer is told."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Volume
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from kit.chapters import codes, drawings, dropped, picture, put
from kit.written_templates import template
from PIL import Image

from docgen.guard.picture import check_picture
from docgen.render.engine.limits import fill_limited
from docgen.render.engine.package import Properties
from docgen.render.engine.values import Prose
from docgen.render.prose.chapter import import_chapter
from docgen.render.prose.metafile import drawn, is_metafile

EMU = 360_000


def emf(width: int = 200, height: int = 100) -> bytes:
    """A black rectangle, a tenth from every edge, as Office's programs paste it."""
    inside = (width // 10, height // 10, width * 9 // 10, height * 9 // 10)
    records = [
        struct.pack("<III", 37, 12, 0x80000004),  # take the black brush
        struct.pack("<II4i", 43, 24, *inside),
        struct.pack("<5I", 14, 20, 0, 16, 20),
    ]
    size = 88 + sum(map(len, records))
    bounds = struct.pack("<II8i", 1, 88, 0, 0, width, height, 0, 0, width * 26, height * 26)
    counts = struct.pack("<4s3I2H3I", b" EMF", 0x10000, size, len(records) + 1, 1, 0, 0, 0, 0)
    device = struct.pack("<4i", 1024, 768, 270, 203)
    return bounds + counts + device + b"".join(records)


def wmf(width: int = 2000, height: int = 1000) -> bytes:
    """The same as Word 6 kept it, with Aldus's header."""
    inside = (height * 9 // 10, width * 9 // 10, height // 10, width // 10)
    records = [
        struct.pack("<IHhh", 5, 0x020B, 0, 0),
        struct.pack("<IHhh", 5, 0x020C, height, width),
        struct.pack("<IHHIH", 7, 0x02FC, 0, 0, 0),
        struct.pack("<IHH", 4, 0x012D, 0),
        struct.pack("<IH4h", 7, 0x041B, *inside),
        struct.pack("<IH", 3, 0),
    ]
    body = b"".join(records)
    placed = struct.pack("<IH4hHI", 0x9AC6CDD7, 0, 0, 0, width, height, 1000, 0)
    total = 0
    for (word,) in struct.iter_unpack("<H", placed):
        total ^= word
    head = struct.pack("<HHHIHIH", 1, 9, 0x300, 9 + len(body) // 2, 1, 7, 0)
    return placed + struct.pack("<H", total) + head + body


def pasted(content: bytes, kind: str) -> Volume:
    """A chapter with the picture, 8 cm by 4 cm; python-docx itself can put in none of that kind."""
    source = Document()
    source.add_picture(io.BytesIO(picture()), 8 * EMU, 4 * EMU)
    part = Part(PackURI(f"/word/media/image9.{kind}"), f"image/x-{kind}", content, source.part.package)
    blip = source.inline_shapes[0]._inline.graphic.graphicData.pic.blipFill.blip
    blip.embed = source.part.relate_to(part, RT.IMAGE)
    return source


@pytest.mark.sample(1)
@pytest.mark.parametrize(("content", "kind"), [(emf(), "emf"), (wmf(), "wmf")])
def test_a_metafile_is_drawn_as_large_as_it_is_shown(
    content: bytes, kind: str, volume: Volume, chapter: Any
) -> None:
    imported = import_chapter(volume, chapter(document=pasted(content, kind)), 1)

    assert imported.findings == ()
    (drawing,) = drawings(put(volume, imported))
    assert (drawing.extent.cx, drawing.extent.cy) == (8 * EMU, 4 * EMU)
    with Image.open(io.BytesIO(drawn(content, 8 * EMU, 4 * EMU))) as made:
        middle, edge = (made.width // 2, made.height // 2), (made.width // 50, made.height // 50)
        grey = made.convert("L")
        assert made.width == pytest.approx(945, abs=15)
        assert (grey.getpixel(middle), grey.getpixel(edge)) == (0, 255)


def test_a_metafile_that_is_damaged_is_told_as_any_picture(volume: Volume, chapter: Any) -> None:
    imported = import_chapter(volume, chapter(document=pasted(emf()[:60], "emf")), 1)

    assert codes(imported.findings) == ["PICTURE-UNREADABLE"]


def test_where_libreoffice_is_not_installed_the_picture_is_told(
    volume: Volume, chapter: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("docgen.office.office._PLACES", ())
    imported = import_chapter(volume, chapter(document=pasted(emf(300, 100), "emf")), 1)

    assert dropped(imported.findings) == [
        "picture in EMF or WMF, which is converted where LibreOffice is installed"
    ]


def test_what_other_pictures_begin_with_is_no_metafile() -> None:
    assert all(map(is_metafile, (emf(), wmf(), wmf()[22:])))
    assert not any(is_metafile(picture(form=form)) for form in ("PNG", "JPEG", "GIF", "BMP", "TIFF"))
    assert check_picture(picture()) == (100, 50)


@pytest.mark.sample(0)
def test_a_project_s_own_template_takes_in_a_drawn_metafile_within_its_limits(chapter: Any) -> None:
    prose = Prose(chapter(document=pasted(emf(260, 130), "emf")), 1)

    filled = fill_limited(template("{{p plan }}"), "t.docx", {"plan": prose}, Properties())

    assert filled.findings == ()
    assert len(drawings(Document(io.BytesIO(filled.content)))) == 1
