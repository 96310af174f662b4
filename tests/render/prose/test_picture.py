"""Pictures of a chapter: which come along, how large, and which are refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Volume
from docx.oxml import parse_xml
from docx.shared import Cm
from kit.chapters import SPACES, codes, drawings, outline, picture, put, table
from PIL import Image, PngImagePlugin

from docgen.render.prose.chapter import import_chapter


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


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF"])
def test_a_picture_of_a_chapter_says_nothing_of_its_making(
    volume: Volume, chapter: Any, tmp_path: Path, kind: str
) -> None:
    exif, texts, out = Image.Exif(), PngImagePlugin.PngInfo(), io.BytesIO()
    exif[0x010E] = "CANARY"
    texts.add_text("Author", "CANARY")
    Image.new("RGB", (60, 40)).save(out, kind, exif=exif, comment="CANARY", pnginfo=texts)
    assert b"CANARY" in out.getvalue()
    word = Document()
    word.add_picture(io.BytesIO(out.getvalue()))
    (tmp_path / "shot.jpg").write_bytes(out.getvalue())
    (tmp_path / "章节.md").write_text("# 章\n\n![图](shot.jpg)\n", encoding="utf-8")

    for path in (chapter(document=word), tmp_path / "章节.md"):
        result = put(volume, import_chapter(volume, path, 1))
        media = [part.blob for part in result.part.package.iter_parts() if "/media/" in part.partname]
        assert len(media) == 1
        assert b"CANARY" not in media[0]
