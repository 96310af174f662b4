"""Page numbers as a .docx stores them: the results of its PAGEREF and NUMPAGES fields, read and written.

Word and LibreOffice work the same fields out themselves; what is stored is what a reader sees who does not.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BODY = "word/document.xml"
_AROUND = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml")
_PAGEREF = re.compile(r'^\s*PAGEREF\s+"?([^\s"\\]+)', re.IGNORECASE)
_NUMPAGES = re.compile(r"^\s*NUMPAGES\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Field:
    """A field of the text: its code, and the runs that hold its result."""

    code: str
    result: tuple[etree._Element, ...]


def stored_pages(paper: bytes) -> list[tuple[str, str]]:
    """Bookmark and stored result of every PAGEREF field of the text, in order."""
    fields = _fields(_parsed(paper, _BODY))
    found = ((_PAGEREF.match(field.code), field) for field in fields)
    return [(match[1], _text(field)) for match, field in found if match]


def with_pages(paper: bytes, pages: Mapping[str, int], count: int) -> bytes:
    """The same paper with every field's result set; the very same bytes where nothing changes.

    `pages` gives the page of each bookmark, `count` the pages of the whole. A field whose bookmark is not
    among them stays as it is.
    """
    changed = {}
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        parts = [name for name in package.namelist() if name == _BODY or _AROUND.fullmatch(name)]
    for part in parts:
        root = _parsed(paper, part)
        if sum([_set(field, pages, count) for field in _fields(root)]):
            changed[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return replaced_parts(paper, changed) if changed else paper


def replaced_parts(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with some parts' bytes replaced; order, dates and the rest as they were."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            content = parts[entry.filename] if entry.filename in parts else source.read(entry)
            target.writestr(entry, content, compresslevel=6)
    return out.getvalue()


def _parsed(paper: bytes, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        return etree.fromstring(package.read(part), parser)


def _fields(root: etree._Element) -> Iterator[_Field]:
    """Every field, the inner ones of nested fields first; in the order in which they end."""
    open_fields: list[tuple[list[str], list[etree._Element], list[bool]]] = []
    for node in root.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}t", f"{_W}fldSimple"):
        kind = node.get(f"{_W}fldCharType")
        if node.tag == f"{_W}fldSimple":
            yield _Field(node.get(f"{_W}instr", ""), tuple(node.iter(f"{_W}t")))
        elif kind == "begin":
            open_fields.append(([], [], [False]))
        elif not open_fields:
            continue
        elif kind == "separate":
            open_fields[-1][2][0] = True
        elif kind == "end":
            code, result, _ = open_fields.pop()
            yield _Field("".join(code), tuple(result))
        elif node.tag == f"{_W}instrText":
            open_fields[-1][0].append(node.text or "")
        elif open_fields[-1][2][0]:
            open_fields[-1][1].append(node)


def _set(field: _Field, pages: Mapping[str, int], count: int) -> bool:
    """Write the field's result; whether that changed anything."""
    match = _PAGEREF.match(field.code)
    number = pages.get(match[1]) if match else count if _NUMPAGES.match(field.code) else None
    if number is None or not field.result or _text(field) == str(number):
        return False
    first, *others = field.result
    first.text = str(number)
    first.attrib.pop(_SPACE, "")
    for other in others:
        other.text = ""
    return True


def _text(field: _Field) -> str:
    return "".join(node.text or "" for node in field.result)
