"""Ordinary files are let in without what they name on their writer's machine; a variant is told as one."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from kit.written_templates import saved

from docgen.guard.admitted import admitted
from docgen.guard.package import check_package
from docgen.model.finding import DocgenError
from docgen.render.engine.package import Properties
from docgen.render.engine.word import fill

ON_THE_WRITER_S_MACHINE = "file:///C:\\Users\\wang\\AppData\\Roaming\\kingsoft\\Normal.dotm"
NAMED = {
    "attachedTemplate": '<w:attachedTemplate {} r:id="{}"/>',
    "mailMergeSource": (
        '<w:mailMerge {}><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="native"/>'
        '<w:query w:val="SELECT * FROM [地址$]"/><w:dataSource r:id="{}"/></w:mailMerge>'
    ),
}


def letter(kind: str) -> bytes:
    """A letter whose settings name something outside, as Word and WPS save it."""
    document: Document = docx.Document()
    document.add_paragraph("致：{{ name }}")
    settings = document.part._settings_part
    relation = settings.relate_to(ON_THE_WRITER_S_MACHINE, f"{RT.SETTINGS[:-9]}/{kind}", is_external=True)
    settings.element.insert(0, parse_xml(NAMED[kind].format(nsdecls("w", "r"), relation)))
    return saved(document)


def everything(package: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("kind", NAMED)
def test_a_file_is_admitted_without_the_template_or_addresses_that_it_names(kind: str) -> None:
    let_in = admitted(letter(kind), "信.docx")

    check_package(let_in, "docx", "信.docx")
    assert b"kingsoft" not in everything(let_in)
    assert b"mailMerge" not in everything(let_in)
    assert docx.Document(io.BytesIO(let_in)).paragraphs[0].text == "致：{{ name }}"


@pytest.mark.parametrize("kind", NAMED)
def test_what_is_filled_from_it_names_neither(kind: str) -> None:
    made = fill(letter(kind), "信.docx", {"name": "某局"}, Properties()).content

    check_package(made, "docx", "信.docx")
    assert b"kingsoft" not in everything(made)


def test_a_file_that_names_nothing_is_admitted_as_it_is() -> None:
    document = saved(docx.Document())

    assert admitted(document, "信.docx") is document


def test_a_linked_picture_is_refused_beside_a_template_that_is_dropped() -> None:
    document = docx.Document(io.BytesIO(letter("attachedTemplate")))
    document.part.relate_to("http://example.com/a.png", RT.IMAGE, is_external=True)

    with pytest.raises(DocgenError) as stopped:
        admitted(saved(document), "信.docx")
    assert stopped.value.findings[0].code == "PACKAGE-EXTERNAL"


def strict(package: bytes) -> bytes:
    """The package under the names that ISO's strict variant has for everything."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            for known in (b"officeDocument/2006", b"wordprocessingml/2006", b"drawingml/2006"):
                new = b"http://purl.oclc.org/ooxml/" + known.partition(b"/")[0]
                content = content.replace(b"http://schemas.openxmlformats.org/" + known, new)
            target.writestr(name, content)
    return out.getvalue()


def test_a_strict_file_is_told_as_what_it_is_with_what_to_do() -> None:
    with pytest.raises(DocgenError) as stopped:
        admitted(strict(saved(docx.Document())), "信.docx")

    (finding,) = stopped.value.findings
    assert finding.code == "PACKAGE-MAIN"
    assert "Strict" in finding.message.text
    assert "Word Document (*.docx)" in finding.remedy.text
