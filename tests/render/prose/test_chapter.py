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
from kit.chapters import codes, numbered, outline, para, picture, put, table, with_lists
from openxml_audit import OpenXmlValidator

from docgen.model.finding import DocgenError
from docgen.render.prose.chapter import import_chapter


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
