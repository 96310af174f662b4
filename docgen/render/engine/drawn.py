"""Drawings made part of the document they have come into: ids, styles, numbers of captions, lists of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from markupsafe import escape

from docgen.render.drawing.stock import Figure
from docgen.render.drawing.writer import STYLE
from docgen.render.engine.contents import page_field

CAPTIONS = "docgen:captions:"
"""Text of the paragraph that a list of captions replaces, followed by their kind: 图 or 表."""

_SHAPE_ID = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}cNvPr"
_FIRST_SHAPE = 200_000
_FIRST_BOOKMARK = 300_000
_REF = re.compile(r"\s*REF\s+(_Caption\d+)\s")
_SEQ = re.compile(r"\s*SEQ\s+(\S+)\s")


def apart(figure: Figure) -> str:
    """A figure's XML; what follows a table must not touch it, or both become one."""
    return figure.xml + ("<w:p/>" if figure.xml.endswith("</w:tbl>") else "")


def finish_drawings(document: Document) -> None:
    """Give shapes ids, placeholders the document's styles, captions their numbers; fill lists of captions."""
    body = document.element.body
    for number, shape in enumerate(body.iter(_SHAPE_ID), _FIRST_SHAPE):
        shape.set("id", str(number))
    _name_styles(document)
    captions = list(_numbered(body))
    _show_names(body)
    for place in [p for p in body.iter(qn("w:p")) if _text(p).startswith(CAPTIONS)]:
        kind = _text(place).removeprefix(CAPTIONS)
        _list(document, place, [paragraph for of, paragraph in captions if of == kind])


def _name_styles(document: Document) -> None:
    """Put the id of the style in place of its name; where the document has none, the look itself."""
    styles = {
        style.name.lower(): style.style_id for style in document.styles if style.name and style.type == 1
    }
    for named in list(document.element.body.iter(qn("w:pStyle"))):
        name = named.get(qn("w:val"), "")
        if not name.startswith(STYLE):
            continue
        known = styles.get(name.removeprefix(STYLE))
        if known:
            named.set(qn("w:val"), known)
            continue
        properties = named.getparent()
        properties.remove(named)
        if properties.find(qn("w:jc")) is None:
            properties.append(parse_xml(f'<w:jc {nsdecls("w")} w:val="center"/>'))


def _numbered(body: Any) -> Iterator[tuple[str, Any]]:
    """Every paragraph with a SEQ field, its result set to the count of its kind so far."""
    counts: Counter[str] = Counter()
    for code in body.iter(qn("w:instrText")):
        found = _SEQ.match(code.text or "")
        paragraph = next(code.iterancestors(qn("w:p")), None)
        if not found or paragraph is None:
            continue
        counts[found[1]] += 1
        texts = list(paragraph.iter(qn("w:t"), qn("w:instrText")))
        shown = next((node for node in texts[texts.index(code) + 1 :] if node.tag == qn("w:t")), None)
        if shown is not None:
            shown.text = str(counts[found[1]])
        yield found[1], paragraph


def _show_names(body: Any) -> None:
    """The result of every REF field to a caption: the words between its bookmark."""
    for code in body.iter(qn("w:instrText")):
        found = _REF.match(code.text or "")
        if not found:
            continue
        start = next((m for m in body.iter(qn("w:bookmarkStart")) if m.get(qn("w:name")) == found[1]), None)
        paragraph = next(code.iterancestors(qn("w:p")))
        after = list(paragraph.iter(qn("w:t"), qn("w:instrText")))
        shown = next((node for node in after[after.index(code) + 1 :] if node.tag == qn("w:t")), None)
        if start is not None and shown is not None:
            shown.text = _between(start)


def _between(start: Any) -> str:
    """The words from a bookmark's start to its end in the same paragraph."""
    words = []
    for node in start.itersiblings():
        if node.tag == qn("w:bookmarkEnd") and node.get(qn("w:id")) == start.get(qn("w:id")):
            break
        words += [text.text or "" for text in node.iter(qn("w:t"))]
    return "".join(words)


def _list(document: Document, place: Any, captions: list[Any]) -> None:
    """An entry for each caption with its page, in the place of the paragraph that asks for the list."""
    style = next((s.style_id for s in document.styles if s.name == "toc 1"), None)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    for caption in captions:
        bookmark = _bookmarked(caption)
        place.addprevious(
            parse_xml(
                f'<w:p {nsdecls("w")}>{properties}<w:hyperlink w:anchor="{bookmark}" w:history="1">'
                f'<w:r><w:t xml:space="preserve">{escape(_text(caption))}</w:t></w:r><w:r><w:tab/></w:r>'
                f"{page_field(bookmark)}</w:hyperlink></w:p>"
            )
        )
    place.getparent().remove(place)


def _bookmarked(caption: Any) -> str:
    """The bookmark around a caption, by its kind and number."""
    body = next(caption.iterancestors(qn("w:body")))
    number = sum(
        1 for mark in body.iter(qn("w:bookmarkStart")) if mark.get(qn("w:name"), "").startswith("_Figure")
    )
    name = f"_Figure{number + 1:05}"
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{_FIRST_BOOKMARK + number}" w:name="{name}"/>')
    properties = caption.find(qn("w:pPr"))
    caption.insert(0 if properties is None else 1, start)
    caption.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{_FIRST_BOOKMARK + number}"/>'))
    return name


def _text(paragraph: Any) -> str:
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
