"""A tender in Word as its own writer left it: forms with automatic numbers, sections, marks of editing."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

LISTS = """
<w:abstractNum {ns} w:abstractNumId="71"><w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="附件%1　"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>
<w:num {ns} w:numId="71"><w:abstractNumId w:val="71"/></w:num>
"""
CENTRED = '<w:jc w:val="center"/>', ""
LANDSCAPE = '<w:sectPr {ns}><w:pgSz w:w="16838" w:h="11906"/><w:pgNumType w:start="5"/></w:sectPr>'
UPRIGHT = '<w:sectPr {ns}><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def paragraph(inside: str, properties: str = "") -> Any:
    return parse_xml(f"<w:p {nsdecls('w', 'r')}><w:pPr>{properties}</w:pPr>{inside}</w:p>")


def text(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def numbered(words: str, level: int = 0) -> Any:
    return paragraph(
        text(words, "<w:b/>"),
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="71"/></w:numPr>{CENTRED[level]}',
    )


def section(which: str) -> Any:
    return paragraph("", which.format(ns=nsdecls("w")))


def page_break() -> Any:
    return paragraph('<w:r><w:br w:type="page"/></w:r>')


def table(rows: list[list[str]], mark: str = "") -> Any:
    """A table; `mark` is the look of its empty paragraphs."""
    look = f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>"
    lines = ("".join(f"<w:tc><w:p>{look}{text(c) if c else ''}</w:p></w:tc>" for c in row) for row in rows)
    cells = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
    return parse_xml(f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid/>{cells}</w:tbl>")


def tender_file(*elements: Any, settings: str = "") -> bytes:
    """The .docx whose body has these elements; it has a header, an author and whatever python-docx adds."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "招标文件"
    document.core_properties.author = "采购代理"
    numbering = document.part.numbering_part.element
    for xml in LISTS.strip().split("\n<w:num ", 1):
        piece = xml if xml.startswith("<") else "<w:num " + xml
        made = parse_xml(piece.format(ns=nsdecls("w")))
        first = numbering.find(f"{{{made.nsmap['w']}}}num")
        first.addprevious(made) if made.tag.endswith("abstractNum") else numbering.append(made)
    if settings:
        document.settings.element.insert(0, parse_xml(settings.format(ns=nsdecls("w"))))
    last = document.element.body[-1]
    for element in elements:
        last.addprevious(element)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
