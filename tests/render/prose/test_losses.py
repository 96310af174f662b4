"""What a chapter cannot bring into a volume is left out and told."""

from __future__ import annotations

from typing import Any

import pytest
from docx import Document
from docx.document import Document as Volume
from kit.chapters import (
    dropped,
    para,
)

from docgen.render.prose.chapter import import_chapter

CHART = (
    '<w:drawing><wp:inline><a:graphic><a:graphicData uri="c"><c:chart r:id="rId1"/></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing>"
)


ARRANGEMENT = "arrangement of drawn shapes (their text is kept)"


SHAPES = "<w:pict><v:group><v:line/><v:line/></v:group></w:pict>"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (CHART, "chart"),
        (CHART.replace("c:chart", "dgm:relIds xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram'"),
         "SmartArt diagram"),
        ("<w:object><v:shape/><o:OLEObject ProgID='Visio'/></w:object>", "embedded object"),
        ("<w:pict><v:line/></w:pict>", "drawn shape"),
        (SHAPES, ARRANGEMENT),
        ("<w:contentPart r:id='rId1'/>", "element of an unknown kind"),
    ],
)  # fmt: skip
def test_what_cannot_be_carried_is_told_with_its_place(
    volume: Volume, chapter: Any, content: str, kind: str
) -> None:
    imported = import_chapter(
        volume, chapter(para("组织架构如下"), f"<w:p><w:r>{content}</w:r></w:p>" * 2), 1
    )
    assert dropped(imported.findings) == [kind]
    finding = imported.findings[0]
    assert finding.origin.file == "章节.docx"
    assert finding.severity == "warning"
    assert (finding.message.values["count"], finding.message.values["near"]) == (2, "组织架构如下")


def test_a_horizontal_rule_is_no_loss(volume: Volume, chapter: Any) -> None:
    block = '<w:p><w:r><w:pict><v:rect style="height:1.5pt" o:hr="t"/></w:pict></w:r></w:p>'
    assert import_chapter(volume, chapter(block), 1).findings == ()


def test_an_embedded_document_and_a_page_header_are_told(volume: Volume, chapter: Any) -> None:
    source = Document()
    source.sections[0].header.paragraphs[0].text = "公司内部资料"
    source.sections[0].footer.paragraphs[0].text = "第 1 页 共 9 页"
    imported = import_chapter(volume, chapter('<w:altChunk r:id="rId1"/>', document=source), 1)
    assert dropped(imported.findings) == [
        "document within the document",
        "page header, footer or section layout",
    ]


def test_bookmarks_and_section_breaks_do_not_come_along(volume: Volume, chapter: Any) -> None:
    block = (
        '<w:p><w:pPr><w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr></w:pPr>'
        '<w:bookmarkStart w:id="0" w:name="a"/><w:r><w:t>文</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>'
    )
    imported = import_chapter(volume, chapter(block), 1)
    assert "bookmark" not in imported.xml
    assert "sectPr" not in imported.xml
    assert dropped(imported.findings) == ["page header, footer or section layout"]
