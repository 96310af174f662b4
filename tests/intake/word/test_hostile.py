"""A stranger's file is read, or refused by one finding; never by a traceback, never at any cost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.offices import FAULTS, stand_in
from kit.ooxml import altered, cell, level, lists, n, p, printed, r, row, table, word_file

from docgen.guard import archive
from docgen.intake.opened import opened
from docgen.intake.word import open as opening
from docgen.intake.word import package
from docgen.model.finding import DocgenError
from docgen.model.reading.blocks import Table

PLAIN = word_file(p("第一章　公告"))
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TABLE = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>",
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
)
CONTROL = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
MARK = '<w:fldChar w:fldCharType="{}"/>'
CHOICE = '<mc:AlternateContent><mc:Choice Requires="wps">', "</mc:Choice></mc:AlternateContent>"


def nested(around: tuple[str, str], times: int) -> bytes:
    return word_file(around[0] * times + p("甲") + around[1] * times)


def stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def related(kind: str, target: str, mode: str = "") -> bytes:
    line = f'<Relationship Id="rIdX" Type="{RELATIONS}/{kind}" Target="{target}" {mode}/>'
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    content = f'<Relationships xmlns="{names}">{line}</Relationships>'
    return altered(PLAIN, "word/_rels/document.xml.rels", content.encode())


def old_word(flags: int) -> bytes:
    """The beginning of a .doc: its directory's names, and the head of its text."""
    return (
        OLE
        + bytes(504)
        + b"\xec\xa5"
        + bytes(8)
        + flags.to_bytes(2, "little")
        + bytes(500)
        + stream("WordDocument")
    )


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "PACKAGE-UNREADABLE"),
    "a text": ("采购文件".encode(), "PACKAGE-UNREADABLE"),
    "a web page named .doc": (b"<html><body>x</body></html>", "PACKAGE-UNREADABLE"),
    "cut short": (PLAIN[: len(PLAIN) // 2], "PACKAGE-UNREADABLE"),
    "a password": (OLE + bytes(504) + stream("EncryptedPackage"), "PACKAGE-ENCRYPTED"),
    "an old file with a password": (old_word(0x0100), "PACKAGE-ENCRYPTED"),
    "an old workbook": (OLE + bytes(504) + stream("Workbook"), "PACKAGE-UNREADABLE"),
    "an old file that fetches": (old_word(0) + b"\x13 INCLUDEPICTURE \\\\host\\a.png", "PACKAGE-EXTERNAL"),
    "an old file that fetches by wide signs": (
        old_word(0) + "\x13INCLUDETEXT c:\\a.doc".encode("utf-16-le"), "PACKAGE-EXTERNAL",
    ),
    "RTF that fetches": (
        rb"{\rtf1 {\field{\*\fldinst INCLUDEPICTURE http://example.com/a.png}}}", "PACKAGE-EXTERNAL",
    ),
    "RTF with a linked object": (rb"{\rtf1 {\object\objlink}}", "PACKAGE-EXTERNAL"),
    "no body": (altered(PLAIN, "word/document.xml", b"<document/>"), "PACKAGE-UNREADABLE"),
    "no XML": (altered(PLAIN, "word/document.xml", b"<w:document>"), "PACKAGE-XML"),
    "an entity": (
        altered(PLAIN, "word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "PACKAGE-DTD",
    ),
    "a bomb": (
        altered(PLAIN, "word/media/a.bin", bytes(archive.RATIO_COUNTS_FROM + 1)), "PACKAGE-BOMB",
    ),
    "a name that leads elsewhere": (altered(PLAIN, "../a.xml", b"<a/>"), "PACKAGE-ENTRY"),
    "a macro": (altered(PLAIN, "word/vbaProject.bin", b"x"), "PACKAGE-MACRO"),
    "tables in tables in tables": (nested(TABLE, 60), "PACKAGE-XML"),
    "boxes in boxes in boxes": (nested(BOX, 30), "PACKAGE-XML"),
    "deeper than a tree may be": (nested(CONTROL, 2000), "PACKAGE-UNREADABLE"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_refused_by_one_finding(name: str, tmp_path: Path) -> None:
    content, code = REFUSED[name]
    path = tmp_path / "采购文件.doc"
    path.write_bytes(content)

    with pytest.raises(DocgenError) as stopped:
        opened(path)
    (finding,) = stopped.value.findings
    assert (finding.code, finding.origin.file) == (code, "采购文件.doc")


@pytest.mark.parametrize("make", [lambda path: None, Path.mkdir], ids=["nothing", "a folder"])
def test_what_is_no_file_is_said_to_be_missing(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "a.docx")

    with pytest.raises(DocgenError) as stopped:
        opened(tmp_path / "a.docx")
    assert stopped.value.findings[0].code == "FILE-MISSING"


HUGE = "9" * 30
READ: dict[str, tuple[bytes, list[str]]] = {
    "content controls in one another": (nested(CONTROL, 100), ["甲"]),
    "choices in one another": (nested(CHOICE, 100), ["甲"]),
    "tables in one another": (nested(TABLE, 20), ["甲"]),
    "changes in one another": (word_file(p("<w:ins>" * 200 + r("甲") + "</w:ins>" * 200)), ["甲"]),
    "nothing": (word_file(""), []),
    "what stands nowhere": (word_file("<w:r><w:t>x</w:t></w:r><!-- c --><?pi?>"), []),
    "cells over columns without end": (
        word_file(
            table(
                row(
                    cell(p("甲"), f'<w:gridSpan w:val="{HUGE}"/>'),
                    cell(p("乙"), '<w:gridSpan w:val="-5"/>'),
                    cell(p("丙"), '<w:gridSpan w:val="x"/>'),
                    properties=f'<w:gridBefore w:val="{HUGE}"/>',
                )
            )
        ),
        ["甲", "乙", "丙"],
    ),
    "levels and outlines that do not exist": (
        word_file(
            n("甲", 1, 99) + p("乙", properties='<w:outlineLvl w:val="abc"/><w:jc w:val="?"/>'),
            numbering=lists(level(0, "%9%1")),
        ),
        ["甲", "乙"],
    ),
    "a list that begins at the end": (
        word_file(n("甲", 1), numbering=lists(level(0, "%1、", "chineseCountingThousand", start=10**9))),
        ["三万二千七百六十七、甲"],
    ),
    "fields without beginning or end": (
        word_file(p(f'<w:r>{MARK.format("end")}<w:t>甲</w:t>{MARK.format("begin")}</w:r>')),
        ["甲"],
    ),
    "signs without codes": (
        word_file(p('<w:r><w:t>甲</w:t><w:sym/><w:sym w:font="Wingdings" w:char="ZZ"/></w:r>')), ["甲"],
    ),
    "styles based on each other": (
        word_file(
            p("甲", style="A"),
            styles='<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
            '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
        ),
        ["甲"],
    ),
    "lists that are each other's": (
        word_file(
            n("甲", 1),
            numbering=lists('<w:numStyleLink w:val="L"/>', '<w:numStyleLink w:val="M"/>'),
            styles='<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
            '<w:style w:styleId="M"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        ),
        ["甲"],
    ),
    **{
        kind: (related(kind, target, mode), ["第一章　公告"])
        for kind, target, mode in (
            ("attachedTemplate", "file:///c:/Normal.dotm", 'TargetMode="External"'),
            ("image", "http://example.com/a.png", 'TargetMode="External"'),
            ("subDocument", "file:///c:/a.docx", 'TargetMode="External"'),
            ("aFChunk", "part.html", ""),
        )
    },
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_harms_nobody_is_read(name: str, tmp_path: Path) -> None:
    content, said = READ[name]
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    document = opened(path)

    assert printed(document) == said
    tables = [each for each in document.blocks if isinstance(each, Table)]
    assert all(len(line) < 300 for each in tables for line in each.grid())


def test_what_would_take_a_gigabyte_as_a_tree_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(os.urandom(2**20).hex() + "<w:p/>" * 100))
    for where, most in ((package, "MOST_BYTES"), (package, "MOST_TAGS"), (opening, "MOST_PARAGRAPHS")):
        with monkeypatch.context() as lower:
            lower.setattr(where, most, 99)
            with pytest.raises(DocgenError) as stopped:
                opened(path)
        assert stopped.value.findings[0].code == "PACKAGE-BOMB", most
    assert opened(path).blocks == ()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told in kilobytes there")
def test_five_hundred_pages_and_fifty_megabytes_are_read_in_less_than_a_gigabyte(tmp_path: Path) -> None:
    clause = p("供应商应当按照采购文件的要求逐条响应，不得遗漏；" * 4) + table(row("1", "负责人", "★专职"))
    content = word_file(clause * 3_500, {"a.png": os.urandom(50 * 2**20)})
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    program = (
        "import resource, sys\nfrom pathlib import Path\nfrom docgen.intake.opened import opened\n"
        "print(sum(1 for _ in opened(Path(sys.argv[1])).paragraphs()))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    ran = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)

    paragraphs, kilobytes = map(int, ran.stdout.split())
    assert paragraphs == 14_000
    assert kilobytes < 2**20


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
@pytest.mark.parametrize("fault", ["ends well without a file", "crashes"])
def test_an_old_file_of_which_libreoffice_makes_nothing_is_unreadable(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path / "soffice", FAULTS[fault][0])
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    path = tmp_path / "a.doc"
    path.write_bytes(old_word(0))

    with pytest.raises(DocgenError) as stopped:
        opened(path)
    assert [each.code for each in stopped.value.findings] == ["PACKAGE-UNREADABLE"]


def test_without_libreoffice_an_old_file_is_told_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.doc"
    path.write_bytes(old_word(0))

    with pytest.raises(DocgenError) as stopped:
        opened(path)
    (finding,) = stopped.value.findings
    assert finding.code == "OFFICE-MISSING"
    assert "save" in finding.remedy.text.lower()
    assert ".docx" in finding.remedy.text
