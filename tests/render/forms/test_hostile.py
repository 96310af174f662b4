"""Forms of files that nobody wrote by hand: what a tender's file fetches or hides elsewhere stops no form."""

from __future__ import annotations

import io
import zipfile

import pytest
from kit.prescribed import cut, source
from kit.tender_file import paragraph, table, tender_file, text

from docgen.intake.word.open import open_word
from docgen.model.finding import DocgenError
from docgen.packages.forms import FilledForms, filled_forms

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHUNK = f'<w:altChunk xmlns:r="{_R}" r:id="rIdX"/>'
_LINKED = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata '
    f'xmlns:r="{_R}" r:id="rIdX"/></v:shape></w:pict></w:r></w:p>'
)
LETTER = source(("格式1　投标函", ["供应商名称：____", "特此承诺。"]))


def filled(file: bytes) -> FilledForms:
    return filled_forms(file, open_word(file, "x", "x"), cut(file), {"bidder.name": "丁山物业"})


def with_relation(file: bytes, kind: str, target: str, mode: str, body: str, before: str) -> bytes:
    """The file with one more relationship, and `body` before the paragraph that says `before`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rIdX" Type="{_R}/{kind}" Target="{target}"{mode}/>'
                content = content.replace(b"</Relationships>", f"{relation}</Relationships>".encode())
            if name == "word/document.xml":
                place = content.rindex(b"<w:p>", 0, content.index(before.encode()))
                content = content[:place] + body.encode() + content[place:]
            new.writestr(name, content)
        new.writestr("word/chunk.html", "<html/>")
    return out.getvalue()


def test_a_file_taken_in_elsewhere_in_the_tender_stops_no_form() -> None:
    file = with_relation(LETTER, "aFChunk", "chunk.html", "", _CHUNK, "第六章")

    made = filled(file)

    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        assert "word/chunk.html" not in package.namelist()
        assert b"altChunk" not in package.read("word/document.xml")


def test_a_picture_that_a_form_would_fetch_is_refused() -> None:
    outside = ' TargetMode="External"'
    file = with_relation(LETTER, "image", "https://example.com/a.png", outside, _LINKED, "特此承诺")

    with pytest.raises(DocgenError) as problem:
        filled(file)

    assert [each.code for each in problem.value.findings] == ["PACKAGE-EXTERNAL"]


def test_a_line_of_a_hundred_thousand_characters_is_no_place_to_sign() -> None:
    words = "关于某某项目的盖章" * 12_000
    file = source(("格式1　投标函", ["供应商名称：____", words]))

    (form,) = cut(file)

    assert [blank.label for blank in form.blanks] == ["供应商名称"]


def test_thousands_of_rows_and_blanks_are_found_and_filled() -> None:
    rows = [["项目", "承诺"], *([f"第{at}项：", ""] for at in range(1500))]
    lines = [paragraph(text(f"第{at}项由____负责；供应商名称：____")) for at in range(500)]
    title = paragraph(text("格式1　承诺表", "<w:b/>"), '<w:pageBreakBefore/><w:jc w:val="center"/>')
    file = tender_file(title, *lines, table(rows))

    made = filled(file)

    printed = "".join(each.text for each in open_word(made.content, "x", "x").blocks[1:501])  # type: ignore[union-attr]
    assert printed.count("丁山物业") == 500
