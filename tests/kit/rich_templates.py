"""Templates with texts where Word keeps them apart: notes, charts, SmartArt, properties, links, boxes."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import xlsxwriter
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_DRAWING = "application/vnd.openxmlformats-officedocument.drawingml."
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property pid="2" '
    'name="项目" fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}"><vt:lpwstr>{}</vt:lpwstr></property>'
    "</Properties>"
)


def noted(document: Any, kind: str, text: str, paragraph: Any = None) -> None:
    """A footnote or endnote (`kind`) with that text, referred to from a paragraph."""
    note = f'<w:{kind} w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
    xml = f"<w:{kind}s {nsdecls('w')}>{note}</w:{kind}s>"
    _related(document.part, f"{kind}s", f"/word/{kind}s.xml", _NOTES.format(kind), xml)
    mark = f'<w:r {nsdecls("w")}><w:{kind}Reference w:id="2"/></w:r>'
    (paragraph or document.add_paragraph("有注"))._p.append(parse_xml(mark))


def charted(document: Any, title: str) -> None:
    """A chart part with a title in two pieces, and with its categories."""
    half = len(title) // 2
    pieces = "".join(f"<a:r><a:rPr/><a:t>{text}</a:t></a:r>" for text in (title[:half], title[half:]))
    xml = (
        f'<c:chartSpace xmlns:c="{_CHART}" {A}><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p>{pieces}</a:p>'
        f"</c:rich></c:tx></c:title></c:chart><c:cat><c:strCache><c:pt><c:v>{title}</c:v></c:pt></c:strCache></c:cat>"
        "</c:chartSpace>"
    )
    _related(document.part, "chart", "/word/charts/chart1.xml", f"{_DRAWING}chart+xml", xml)


def with_workbook(document: Any, text: str) -> None:
    """A workbook that lies in the document, as behind a chart."""
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, text)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    name = PackURI("/word/embeddings/book.xlsx")
    part = Part(name, kind, saved.getvalue(), document.part.package)
    document.part.relate_to(part, f"{RT.CHART[:-5]}package")


def diagrammed(document: Any, text: str) -> None:
    """The data of a SmartArt diagram."""
    xml = (
        f'<dgm:dataModel xmlns:dgm="{_DIAGRAM}" {A}><dgm:ptLst><dgm:pt><dgm:t><a:bodyPr/><a:p><a:r>'
        f"<a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    _related(document.part, "diagramData", "/word/diagrams/data1.xml", f"{_DRAWING}diagramData+xml", xml)


def with_property(document: Any, text: str) -> None:
    """A property of the file's own, as Word's DOCPROPERTY fields show it."""
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    _related(document.part.package, "custom-properties", "/docProps/custom.xml", kind, _CUSTOM.format(text))


def linked(document: Any, address: str) -> None:
    """A link to an address outside."""
    relation = document.part.relate_to(address, RT.HYPERLINK, is_external=True)
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t>网址</w:t></w:r></w:hyperlink>'
    document.add_paragraph()._p.append(parse_xml(link))


def boxed(paragraph: Any, text: str) -> None:
    """A text box of Word 97 to 2007, as WPS writes it."""
    box = (
        f'<w:r {nsdecls("w")} {V}><w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600"/>'
        '<v:shape id="文本框 1" o:spid="_x0000_s1026" type="#_x0000_t202"><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paragraph._p.append(parse_xml(box))


def described(document: Any, words: str) -> None:
    """A picture whose alternative text is `words`."""
    from kit.chapters import picture

    document.add_picture(io.BytesIO(picture()))
    document.inline_shapes[-1]._inline.docPr.set("descr", words)


def part(package: bytes, name: str) -> str:
    """A part of a package as text."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name).decode()


def body(package: bytes) -> Any:
    """The body of a filled document."""
    return docx.Document(io.BytesIO(package)).element.body


def _related(owner: Any, kind: str, name: str, content_type: str, xml: str) -> None:
    package = owner if not hasattr(owner, "package") else owner.package
    owner.relate_to(Part(PackURI(name), content_type, xml.encode(), package), f"{RT.CHART[:-5]}{kind}")
