"""What hand-in on paper changes in a Word file: chapters on odd pages, a cover that says which copy it is."""

from __future__ import annotations

import copy

from docx.oxml.ns import nsmap, qn
from lxml import etree

from docgen.model.paper import STYLE_PREFIX
from docgen.pack.pdf.page_fields import parsed_part, replaced_parts

_BODY = "word/document.xml"
_MARK_STYLE, _CHAPTER_STYLE = "cover mark", "heading 1"


def on_odd_pages(paper: bytes) -> bytes:
    """The paper with every chapter (heading 1) starting a section on an odd page, for two-sided print."""
    body, styles = _opened(paper)
    chapter = _own(styles, _CHAPTER_STYLE)
    for paragraph in [p for p in body.iterchildren(qn("w:p")) if _style(p) == chapter and chapter]:
        _begin_section(paragraph)
    sections = list(body.iter(qn("w:sectPr")))
    for number, section in enumerate(sections):
        if number:
            _drop(section, "titlePg")  # the cover's pages alone have a first page of their own
            _on_odd_page(section)
    return _closed(paper, body)


def with_mark(paper: bytes, mark: str) -> bytes:
    """The paper whose cover says 正本 or 副本 in place of boxes to tick; as it was without such a line."""
    body, styles = _opened(paper)
    for paragraph in body.iter(qn("w:p")):
        if _style(paragraph) == (_own(styles, _MARK_STYLE) or "\0"):
            first, *others = paragraph.iter(qn("w:t"))
            first.text = mark
            for other in others:
                other.text = ""
    return _closed(paper, body)


def _begin_section(paragraph: etree._Element) -> None:
    """End the section before the paragraph, unless it already ends there or nothing comes before."""
    before = paragraph.getprevious()
    if before is None or before.find("w:pPr/w:sectPr", nsmap) is not None:
        return
    enclosing = next(
        node
        for sibling in paragraph.itersiblings()
        for node in sibling.iter(qn("w:sectPr"))
        if sibling.tag in (qn("w:p"), qn("w:sectPr"))
    )
    if before.tag != qn("w:p"):  # a table cannot carry a section's end: a line of one point does
        before = etree.Element(qn("w:p"))
        paragraph.addprevious(before)
        _tiny(before)
    properties = before.find(qn("w:pPr"))
    if properties is None:
        properties = etree.Element(qn("w:pPr"))
        before.insert(0, properties)
    section = copy.deepcopy(enclosing)
    later = properties.find(qn("w:pPrChange"))
    if later is None:
        properties.append(section)
    else:
        later.addprevious(section)


def _own(styles: dict[str, str], name: str) -> str:
    """The id of docgen's style of that name; in a volume of the tender's forms it bears docgen's prefix."""
    return styles.get(f"{STYLE_PREFIX}{name}", styles.get(name, ""))


def _tiny(paragraph: etree._Element) -> None:
    properties = etree.SubElement(paragraph, qn("w:pPr"))
    spacing = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
    etree.SubElement(properties, qn("w:spacing"), {qn(f"w:{name}"): value for name, value in spacing.items()})


def _on_odd_page(section: etree._Element) -> None:
    kind = section.find(qn("w:type"))
    if kind is None:
        kind = etree.Element(qn("w:type"))
        size = section.find(qn("w:pgSz"))
        if size is None:
            section.append(kind)
        else:
            size.addprevious(kind)
    kind.set(qn("w:val"), "oddPage")


def _drop(section: etree._Element, name: str) -> None:
    found = section.find(qn(f"w:{name}"))
    if found is not None:
        section.remove(found)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find("w:pPr/w:pStyle", nsmap)
    return "" if style is None else style.get(qn("w:val"), "")


def _opened(paper: bytes) -> tuple[etree._Element, dict[str, str]]:
    """The document's body, and the id of every style by its name in small letters."""
    root, styles = parsed_part(paper, _BODY), parsed_part(paper, "word/styles.xml")
    named = {
        name.get(qn("w:val"), "").lower(): style.get(qn("w:styleId"), "")
        for style in styles.iter(qn("w:style"))
        if (name := style.find(qn("w:name"))) is not None
    }
    body = root.find(qn("w:body"))
    assert body is not None
    return body, named


def _closed(paper: bytes, body: etree._Element) -> bytes:
    content = etree.tostring(body.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return replaced_parts(paper, {_BODY: content})
