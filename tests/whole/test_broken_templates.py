"""Templates that reach, run or unpack too far: one finding each, with its place."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from kit.broken import Break, Case, Docgen, case, expect_one_finding, own_template
from kit.project import rewrite

CASES: list[Case] = []


for name, text, code in (
    ("a template that reaches for classes", "{{ ''.__class__ }}", "TEMPLATE-FORBIDDEN"),
    ("a template with a misspelt field", "{{ offer.totel }}", "TEMPLATE-FIELD"),
    ("a template that calls for a huge product", "{{ 'a' * 10000000000 }}", "TEMPLATE-FORBIDDEN"),
    ("a template that calls for a huge power", "{{ 9 ** 9 ** 9 }}", "TEMPLATE-FORBIDDEN"),
    ("a template that includes a file", "{% include '/etc/passwd' %}", "TEMPLATE-FIELD"),
    ("a template with an open tag", "{% if offer %}", "TEMPLATE-SYNTAX"),
):
    CASES.append(
        (name, lambda project, text=text: own_template(project, text), code, "templates/response/price.docx")
    )


@case(CASES, "a template that is a zip bomb", "PACKAGE-BOMB", "templates/response/price.docx")
def _bomb(project: Path) -> None:
    own_template(project, "x")
    path = project / "templates/response/price.docx"
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/zeros.bin", b"\0" * 300_000_000)


@case(CASES, "a template with a picture from the web", "PACKAGE-EXTERNAL", "templates/response/price.docx")
def _external(project: Path) -> None:
    own_template(project, "x")
    path = project / "templates/response/price.docx"
    relation = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
        b' Target="http://example.invalid/a.png" TargetMode="External"/></Relationships>'
    )
    rewrite(path, "word/_rels/document.xml.rels", lambda xml: xml.replace(b"</Relationships>", relation))


@pytest.mark.sample(3)
@pytest.mark.parametrize(("name", "broken", "code", "place"), CASES, ids=[entry[0] for entry in CASES])
def test_a_broken_template_is_one_finding_with_its_place(
    name: str, broken: Break, code: str, place: str, lot1: Path, docgen: Docgen
) -> None:
    expect_one_finding(lot1, docgen, broken, code, place)
