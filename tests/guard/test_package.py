"""Hostile and broken packages are refused before anything opens them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.guard import archive as limits
from docgen.guard.package import OfficeFormat, check_package, check_sheet_extent
from docgen.model.finding import DocgenError

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"


def word() -> bytes:
    """A small .docx as python-docx saves it."""
    document = Document()
    document.add_paragraph("服务方案")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def excel() -> bytes:
    """A workbook with A1 = text and B1 = number."""
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "姓名")
        sheet.write(0, 1, 1)
    return saved.getvalue()


WORD = word()
EXCEL = excel()


def changed(package: bytes, part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """The package with one part changed, or left out where `change` gives None; unknown parts are added."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(saved, "w", 8) as target:
        for name in dict.fromkeys([*source.namelist(), part]):
            content: bytes | None = source.read(name) if name in source.namelist() else b""
            if name == part:
                content = change(content or b"")
            if content is not None:
                target.writestr(name, content)
    return saved.getvalue()


def code(package: bytes | Path, kind: OfficeFormat = "docx") -> str:
    """The code under which the package is refused, blank where it passes."""
    try:
        check_package(package, kind, "章节.docx")
    except DocgenError as problem:
        return problem.findings[0].code
    return ""


def extent(package: bytes) -> str:
    try:
        check_sheet_extent(package, "staff.xlsx")
    except DocgenError as problem:
        return problem.findings[0].code
    return ""


def in_sheet(old: bytes, new: bytes) -> bytes:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new)

    return changed(EXCEL, SHEET, change)


def related(kind: str, target: str, mode: str = 'TargetMode="External"') -> bytes:
    line = f'<Relationship Id="rIdX" Type="{RELATIONSHIPS}/{kind}" Target="{target}" {mode}/></Relationships>'
    return changed(
        WORD, "word/_rels/document.xml.rels", lambda rels: rels.replace(b"</Relationships>", line.encode())
    )


def test_files_of_word_and_excel_pass(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(WORD)
    assert code(WORD) == code(path) == ""
    assert code(EXCEL, "xlsx") == extent(EXCEL) == ""


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7 ...", b"\0" * 5000, b"x" + WORD])
def test_what_is_no_zip_is_unreadable(content: bytes) -> None:
    assert code(content) == "PACKAGE-UNREADABLE"


def test_a_truncated_file_is_unreadable() -> None:
    assert code(WORD[: len(WORD) // 2]) == "PACKAGE-UNREADABLE"


def test_a_part_that_does_not_match_its_sum_is_unreadable() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as target:
        target.writestr("[Content_Types].xml", "<Types/>")
        target.writestr("_rels/.rels", "<Relationships/>")
    assert code(stored.getvalue().replace(b"<Types/>", b"<Tapes/>", 1)) == "PACKAGE-UNREADABLE"


def test_the_refusal_names_the_file_as_the_user_knows_it() -> None:
    with pytest.raises(DocgenError) as refused:
        check_package(b"", "docx", "章节.docx")
    assert refused.value.findings[0].origin.file == "章节.docx"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert code(tmp_path / "none.docx") == "FILE-MISSING"


def test_an_ole_file_is_encrypted_or_old() -> None:
    assert code(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 512) == "PACKAGE-ENCRYPTED"


def test_an_entry_under_a_zip_password_is_encrypted() -> None:
    flagged = bytearray(WORD)
    at = flagged.index(b"PK\x01\x02") + 8
    flagged[at] |= 1
    assert code(bytes(flagged)) == "PACKAGE-ENCRYPTED"


def test_a_part_that_unpacks_a_thousandfold_is_a_bomb() -> None:
    bomb = changed(WORD, "word/media/a.bin", lambda _: b"\0" * (limits.RATIO_COUNTS_FROM + 1))
    assert len(bomb) < 200_000
    assert code(bomb) == "PACKAGE-BOMB"


def test_a_bomb_that_lies_about_its_size_is_a_bomb() -> None:
    bomb = bytearray(changed(WORD, "word/media/a.bin", lambda _: b"\0" * (limits.RATIO_COUNTS_FROM + 1)))
    at = bomb.rindex(b"PK\x01\x02")
    struct.pack_into("<L", bomb, at + 16, zlib.crc32(b"\0" * 10))
    struct.pack_into("<L", bomb, at + 24, 10)
    with zipfile.ZipFile(io.BytesIO(bytes(bomb))) as opened:
        assert opened.getinfo("word/media/a.bin").file_size == 10
    assert code(bytes(bomb)) == "PACKAGE-BOMB"


def test_a_small_blank_part_is_no_bomb_whatever_its_ratio() -> None:
    assert code(changed(WORD, "word/media/a.bmp", lambda _: b"\0" * 2**20)) == ""


def test_parts_that_together_unpack_beyond_the_limit_are_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 60_000)
    assert code(WORD) == "PACKAGE-BOMB"


def test_a_file_beyond_the_limit_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 10_000)
    path = tmp_path / "a.docx"
    path.write_bytes(WORD)
    assert code(path) == "PACKAGE-BOMB"


def test_too_many_entries_are_a_bomb() -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as target:
        for number in range(limits.MAX_ENTRIES + 1):
            target.writestr(f"{number}", b"")
    assert code(saved.getvalue()) == "PACKAGE-BOMB"


@pytest.mark.parametrize(
    "name", ["../evil.xml", "word/../../evil", "/etc/passwd", "word\\evil.xml", "c:/evil"]
)
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    assert code(changed(WORD, name, lambda _: b"x")) == "PACKAGE-ENTRY"


@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(name: str) -> None:
    saved = io.BytesIO(WORD)
    with zipfile.ZipFile(saved, "a") as target:
        target.writestr(name, b"<other/>")
    assert code(saved.getvalue()) == "PACKAGE-ENTRY"


def test_methods_that_cannot_be_unpacked_in_bounds_are_unreadable() -> None:
    saved = io.BytesIO(WORD)
    with zipfile.ZipFile(saved, "a", zipfile.ZIP_LZMA) as target:
        target.writestr("word/a.bin", b"x" * 1000)
    assert code(saved.getvalue()) == "PACKAGE-UNREADABLE"


DTD = '<?xml version="1.0" encoding="{}"?>\n<!-- a --><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    "part", ["word/document.xml", "customXml/item9.xml", "word/a.vml", "word/unknown.dat"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_dtd_is_refused_in_every_part_and_encoding(part: str, encoding: str) -> None:
    declared = "utf-16" if "16" in encoding else "utf-8"
    hostile = DTD.format(declared).encode(encoding)
    assert code(changed(WORD, part, lambda _: hostile)) == "PACKAGE-DTD"


def test_a_dtd_written_about_in_text_is_none() -> None:
    text = b"<a>&lt;!DOCTYPE html&gt; <![CDATA[<!DOCTYPE html>]]></a>"
    assert code(changed(WORD, "customXml/item9.xml", lambda _: text)) == ""


@pytest.mark.parametrize("content", [b"<a>", b"<a></b>", b"", b"<x:a/>", "<a>é</a>".encode("latin-1")])
def test_a_malformed_part_is_refused(content: bytes) -> None:
    assert code(changed(WORD, "word/settings.xml", lambda _: content)) == "PACKAGE-XML"


def test_excel_s_careless_vml_passes() -> None:
    assert code(changed(EXCEL, "xl/drawings/vmlDrawing1.vml", lambda _: b"<xml><br></xml>"), "xlsx") == ""


def test_a_macro_project_is_refused_by_its_name() -> None:
    assert code(changed(WORD, "word/vbaProject.bin", lambda _: b"x")) == "PACKAGE-MACRO"


@pytest.mark.parametrize(
    "old",
    [
        "wordprocessingml.document.main+xml",
        "wordprocessingml.numbering+xml",
    ],
)
def test_a_macro_content_type_is_refused(old: str) -> None:
    package = changed(
        WORD,
        "[Content_Types].xml",
        lambda types: types.replace(
            b"application/vnd.openxmlformats-officedocument." + old.encode(),
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
    )
    assert code(package) == "PACKAGE-MACRO"


def test_a_macro_relationship_is_refused() -> None:
    assert code(related("vbaProject", "other.bin", "")) == "PACKAGE-MACRO"


@pytest.mark.parametrize(
    "kind", ["image", "attachedTemplate", "oleObject", "subDocument", "frame", "externalLinkPath", "video"]
)
def test_external_relationships_are_refused(kind: str) -> None:
    assert code(related(kind, "http://example.com/a.png")) == "PACKAGE-EXTERNAL"


def test_hyperlinks_may_lead_outside() -> None:
    assert code(related("hyperlink", "https://www.ccgp.gov.cn/")) == ""


@pytest.mark.parametrize(
    "target", ["http://example.com/a.png", "file:///etc/passwd", "//host/a", r"\\host\a.png"]
)
def test_an_internal_relationship_that_names_another_place_is_external(target: str) -> None:
    assert code(related("image", target, "")) == "PACKAGE-EXTERNAL"


@pytest.mark.parametrize("tag", ['<a:blip r:link="rIdX"/>', '<v:imagedata r:href="rIdX"/>'])
def test_a_picture_linked_through_a_hyperlink_is_external(tag: str) -> None:
    hostile = f'<w:p xmlns:a="a" xmlns:v="v"><w:r>{tag}</w:r></w:p></w:body>'.encode()
    package = changed(WORD, "word/document.xml", lambda body: body.replace(b"</w:body>", hostile))
    assert code(package) == "PACKAGE-EXTERNAL"


def with_field(*codes: str) -> bytes:
    """A document with one field whose code lies in the pieces given, and another field in it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    pieces = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    inner = mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + mark("end")
    field = f"<w:p>{mark('begin')}{pieces}{inner}{mark('separate')}{mark('end')}</w:p></w:body>".encode()
    return changed(WORD, "word/document.xml", lambda body: body.replace(b"</w:body>", field))


@pytest.mark.parametrize(
    "codes",
    [
        (' INCLUDEPICTURE "http://example.com/a.png" \\d',),
        (" INCL", 'UDETEXT "a.docx"'),
        (" dde<!-- -->auto c:\\a",),
        ("&#76;INK Excel.Sheet.12",),
    ],
)
def test_a_field_that_fetches_is_external_however_it_is_written(codes: tuple[str, ...]) -> None:
    assert code(with_field(*codes)) == "PACKAGE-EXTERNAL"


def test_a_simple_field_that_fetches_is_external() -> None:
    field = b'<w:p><w:fldSimple w:instr="INCLUDETEXT a.docx"/></w:p></w:body>'
    package = changed(WORD, "word/document.xml", lambda body: body.replace(b"</w:body>", field))
    assert code(package) == "PACKAGE-EXTERNAL"


@pytest.mark.parametrize(
    "address", ["https://example.com/link?x=1", "https://example.com/include/1", "import.xlsx"]
)
def test_a_link_s_address_is_no_field_code(address: str) -> None:
    assert code(with_field(f' HYPERLINK "{address}" \\h')) == ""


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
def test_a_package_without_its_main_parts_is_refused(part: str) -> None:
    assert code(changed(WORD, part, lambda _: None)) == "PACKAGE-MAIN"


def test_a_workbook_is_no_document_and_the_reverse() -> None:
    assert code(EXCEL, "docx") == code(WORD, "xlsx") == "PACKAGE-MAIN"


@pytest.mark.parametrize("reference", ["XFD1048576", "xfd1", "GS1", "ZZZZZZ1", "A99999999999", "CV50001"])
@pytest.mark.parametrize("form", ['r="{}"', "r='{}'", 'r = "{}"', 't="a>b" r="{}"', '\n r="\t{} "'])
def test_a_cell_far_out_is_refused(reference: str, form: str) -> None:
    assert extent(in_sheet(b'r="B1"', form.format(reference).encode())) == "SHEET-EXTENT"


@pytest.mark.parametrize("reference", ["GR1", "GR25000", "D1048576", "CV50000"])
def test_a_cell_on_the_limit_passes(reference: str) -> None:
    assert extent(in_sheet(b'r="B1"', f'r="{reference}"'.encode())) == ""


def test_a_row_far_down_is_refused() -> None:
    assert extent(in_sheet(b'<row r="1"', b'<row r="4294967295"')) == "SHEET-EXTENT"


def test_formatted_cells_without_a_value_do_not_count() -> None:
    formatted = b'<c r="XFD1" s="0"/></row><row r="1048576" s="1" ht="20"><c r="GA1048576" s="1"></c></row>'
    assert extent(in_sheet(b"</row>", formatted)) == ""


def test_a_value_hidden_in_what_looks_like_an_empty_cell_counts() -> None:
    assert extent(in_sheet(b"</row>", b'<c t="/>" r="XFD1048576"><v>1</v></c></row>')) == "SHEET-EXTENT"


def test_a_utf_16_sheet_is_judged_too() -> None:
    def recoded(content: bytes) -> bytes:
        text = content.decode().replace('r="B1"', 'r="XFD1048576"').replace("UTF-8", "UTF-16")
        return text.encode("utf-16")

    assert extent(changed(EXCEL, SHEET, recoded)) == "SHEET-EXTENT"


@pytest.mark.parametrize("count", [b"4294967295", b"-1", b"9" * 5000])
def test_a_false_count_of_strings_is_refused(count: bytes) -> None:
    package = changed(
        EXCEL,
        "xl/sharedStrings.xml",
        lambda strings: strings.replace(b'uniqueCount="1"', b'uniqueCount="%s"' % count),
    )
    assert extent(package) == "SHEET-EXTENT"


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(WORD) - 1), damage=st.binary(min_size=1, max_size=4))
def test_damage_anywhere_passes_or_is_refused_but_never_breaks_the_check(at: int, damage: bytes) -> None:
    code(WORD[:at] + damage + WORD[at + len(damage) :])


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "subDocument", "aFChunk"])
def test_what_is_only_read_may_name_what_a_converter_would_fetch(kind: str) -> None:
    check_package(related(kind, "http://example.com/a"), "docx", "采购文件.docx", only_read=True)


def test_what_is_only_read_holds_no_macro_all_the_same() -> None:
    with pytest.raises(DocgenError) as refused:
        check_package(related("vbaProject", "other.bin", ""), "docx", "采购文件.docx", only_read=True)
    assert refused.value.findings[0].code == "PACKAGE-MACRO"
