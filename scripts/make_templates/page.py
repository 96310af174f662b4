"""Pages: upright and landscape A4 sections, their headers and footers.

A section keeps its page set-up at its end, so `Sheets.end` is called after the content it holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from scripts.make_templates.tables import twips


@dataclass(frozen=True)
class Sheet:
    """An A4 page; lengths in millimetres."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int

    @property
    def text(self) -> int:
        """Width of the text."""
        return self.width - self.left - self.right


# The official paper's 28 and 26 at the sides. Its 37 above and 35 below would leave no room for a scan of
# 215 mm under a heading of two lines, so the text is a little longer here.
UPRIGHT = Sheet(210, 297, top=30, bottom=26, left=28, right=26, header=19, footer=16)
LANDSCAPE = Sheet(297, 210, top=28, bottom=25, left=25, right=25, header=17, footer=14)

_NUMBER_MM = 44


@dataclass
class Sheets:
    """The headers and footers of a document, shared by all its sections, and the sections themselves."""

    document: Document
    references: dict[str, str]
    started: bool = False

    @classmethod
    def into(cls, document: Document) -> Sheets:
        """Make the header and footer parts of both page directions."""
        part: Any = document.part  # python-docx gives these two methods no types
        contents = (
            ("upright", part.add_header_part, _header(UPRIGHT)),
            ("landscape", part.add_header_part, _header(LANDSCAPE)),
            ("footer", part.add_footer_part, _footer()),
            ("blank header", part.add_header_part, '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>'),
            ("blank footer", part.add_footer_part, '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p>'),
        )
        references = {}
        for name, add_part, content in contents:
            added, references[name] = add_part()
            _fill(added.element, content)
        return cls(document, references)

    def end(self, sheet: Sheet) -> None:
        """End a section of such pages here; more follows on a new page.

        The set-up goes into the last paragraph of the content, so that no empty line can spill onto a page
        of its own. After a table, or a paragraph that filling removes, a line of one point carries it.
        """
        last = self.document.element.body[-2]
        text = "".join(node.text or "" for node in last.iter(qn("w:t")))
        if last.tag != qn("w:p") or "{%p" in text or "{{p" in text:
            last = self.document.add_paragraph(style="Section End")._p
        last.get_or_add_pPr().append(self._set_up(sheet))

    def finish(self, sheet: Sheet) -> None:
        """The pages of the last section."""
        body = self.document.element.body
        body.replace(body[-1], self._set_up(sheet))

    def _set_up(self, sheet: Sheet) -> BaseOxmlElement:
        """The section's properties; the first page of the first section, the cover, has a blank header."""
        direction = "landscape" if sheet is LANDSCAPE else "upright"
        references = [("header", "default", direction), ("footer", "default", "footer")]
        if not self.started:
            references += [("header", "first", "blank header"), ("footer", "first", "blank footer")]
        refer = "".join(
            f'<w:{kind}Reference w:type="{use}" r:id="{self.references[name]}"/>'
            for kind, use, name in references
        )
        title_page = "" if self.started else "<w:titlePg/>"
        self.started = True
        orient = ' w:orient="landscape"' if sheet is LANDSCAPE else ""
        margins = " ".join(
            f'w:{name}="{twips(getattr(sheet, name))}"'
            for name in ("top", "right", "bottom", "left", "header", "footer")
        )
        return parse_xml(
            f'<w:sectPr {nsdecls("w", "r")}>{refer}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(sheet.width)}" w:h="{twips(sheet.height)}"{orient}/>'
            f'<w:pgMar {margins} w:gutter="0"/><w:cols w:space="425"/>{title_page}</w:sectPr>'
        )


def _fill(part: BaseOxmlElement, content: str) -> None:
    """Put the content in place of what the part holds."""
    for child in list(part):
        part.remove(child)
    for child in parse_xml(f"<w:hdr {nsdecls('w')}>{content}</w:hdr>"):
        part.append(child)


def _header(sheet: Sheet) -> str:
    """Project name left, number right, a line under both. In cells, a long name never meets the number."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="Header"/><w:ind w:right="{gap}"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'
        for width, gap, align, text in (
            (sheet.text - _NUMBER_MM, twips(4), "left", "{{ project.name }}"),
            (_NUMBER_MM, 0, "right", "{{ project.number }}"),
        )
    )
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sheet.text)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>"
        f'<w:gridCol w:w="{twips(sheet.text - _NUMBER_MM)}"/>'
        f'<w:gridCol w:w="{twips(_NUMBER_MM)}"/></w:tblGrid>'
        f'<w:tr>{cells}</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="HeaderRule"/></w:pPr></w:p>'
    )


def _footer() -> str:
    """第 n 页　共 m 页; the cover counts as the first page, as a PDF reader counts it."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_run("第 ")}{_field("PAGE")}{_run(" 页　共 ")}'
        f"{_field('NUMPAGES')}{_run(' 页')}</w:p>"
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run("1")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
