"""What a loop repeats and no two may share: numbers of comments and notes, names of drawn shapes."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from docgen.render.engine.package import related

_MARKS = {
    RT.COMMENTS: ("w:comment", ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")),
    RT.FOOTNOTES: ("w:footnote", ("w:footnoteReference",)),
    RT.ENDNOTES: ("w:endnote", ("w:endnoteReference",)),
}
_ID, _PARAGRAPH_ID = qn("w:id"), "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_SHAPE_NUMBER = re.compile(r"_x0000_[si](\d+)")
_FIRST_SHAPE = 4096  # above what Word numbers a text's shapes by, and the watermark's

REPEATED = re.compile(r"<w:(?:comment|footnote|endnote)Reference\b|<v:(?!shapetype\b)\w+\s[^<>]*\bid\s*=")
"""What of a template's XML needs such a number or name."""


def notes(document: Document) -> Iterator[Any]:
    """The parts of footnotes, endnotes and comments, as far as the document has them."""
    for kind in _MARKS:
        yield from related(document.part, kind)


def put_markup(part: Any, xml: str) -> None:
    """Make `xml` the content of a part, whichever class python-docx keeps it in."""
    if hasattr(part, "_element"):
        part._element = parse_xml(xml)
    else:
        part._blob = xml.encode()


def number_copies(body: etree._Element, document: Document) -> None:
    """Give what stands in `body` more than once numbers of its own; comments and notes are copied for it."""
    for kind, (note, marks) in _MARKS.items():
        for part in related(document.part, kind):
            made = _numbered(body, marks, _root(part), note)
            if made is not None:
                put_markup(part, str(etree.tostring(made, encoding="unicode")))
    _name_shapes(body)


def _numbered(
    body: etree._Element, marks: tuple[str, ...], root: etree._Element, note: str
) -> etree._Element | None:
    """The notes with a copy for every repeated mark; None where there is none."""
    known = {each.get(_ID, ""): each for each in root.iterchildren(qn(note))}
    last = max((int(each) for each in known if each.isdecimal()), default=0)
    met: Counter[tuple[object, str]] = Counter()
    copies: dict[tuple[str, int], str] = {}
    for mark in list(body.iter(*map(qn, marks))):
        number = mark.get(_ID, "")
        met[mark.tag, number] += 1
        turn = met[mark.tag, number]
        if turn > 1 and number in known:
            mark.set(_ID, copies.setdefault((number, turn), str(last + len(copies) + 1)))
    for (number, _), own in copies.items():
        made = copy.deepcopy(known[number])
        made.set(_ID, own)
        for paragraph in made.iter(qn("w:p")):
            paragraph.attrib.pop(_PARAGRAPH_ID, "")
        root.append(made)
    return root if copies else None


def _root(part: Any) -> etree._Element:
    root: etree._Element = parse_xml(part.blob)
    return root


def _name_shapes(body: etree._Element) -> None:
    shapes = [
        shape
        for shape in body.iter(f"{_VML}*")
        if shape.get("id") is not None and shape.tag != f"{_VML}shapetype"
    ]
    numbers = (int(found[1]) for shape in shapes for found in _SHAPE_NUMBER.finditer(" ".join(_names(shape))))
    last = max((_FIRST_SHAPE, *numbers))
    met: set[str] = set()
    for shape in shapes:
        if met.isdisjoint(_names(shape)):
            met.update(_names(shape))
            continue
        last += 1
        _rename(shape, f"_x0000_s{last}")


def _names(shape: etree._Element) -> list[str]:
    return [name for name in (shape.get("id"), shape.get(f"{_OFFICE}spid")) if name]


def _rename(shape: etree._Element, own: str) -> None:
    """Another name for the shape, also where an embedded object beside it says it."""
    old = shape.get("id", "")
    shape.set("id", own)
    if shape.get(f"{_OFFICE}spid") is not None:
        shape.set(f"{_OFFICE}spid", own)
    holder = next(shape.iterancestors(qn("w:object")), None)
    for embedded in holder.iter(f"{_OFFICE}OLEObject") if holder is not None else ():
        if embedded.get("ShapeID") == old:
            embedded.set("ShapeID", own)
