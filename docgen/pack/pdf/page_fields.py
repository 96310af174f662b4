"""Page numbers as a .docx stores them: the results of its fields, read and written.

PAGEREF and NUMPAGES are worked out by Word and LibreOffice themselves; what is stored is what others show.
A page of another volume is docgen's own ADDIN field (`render.engine.contents`): both show its result.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

_BODY = "word/document.xml"
_SETTINGS = "word/settings.xml"
_AROUND = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml")
_PAGEREF = re.compile(r'^\s*PAGEREF\s+"?([^\s"\\]+)', re.IGNORECASE)
_FAR_PAGE = re.compile(r'^\s*ADDIN docgen page "([^"]*)" (\S+) "([^"]*)"')
_TOC = re.compile(r"^\s*TOC\b", re.IGNORECASE)
_NUMPAGES = re.compile(r"^\s*NUMPAGES\b", re.IGNORECASE)
_ROOM = "88"
"""Stands for a number that is not known yet. The office puts the true one in its place while it lays out, but
a row that was empty keeps some of the height and centring that it had: what stood there must be as large."""


@dataclass(frozen=True)
class _Field:
    """A field of the text: its code, and the runs that hold its result."""

    code: str
    result: tuple[etree._Element, ...]


@dataclass(frozen=True)
class Target:
    """What a page number points at: a bookmark, in the paper itself or in the one of that title."""

    bookmark: str
    paper: str = ""


def stored_pages(paper: bytes) -> list[tuple[Target, str]]:
    """Target and stored result of every page number of the text, in order."""
    fields = _fields(parsed_part(paper, _BODY))
    return [(target, _text(field)) for field in fields if (target := _target(field))]


def with_pages(paper: bytes, pages: Mapping[Target, int], count: int) -> bytes:
    """The same paper with every field's result set; the very same bytes where nothing changes.

    `count` is the number of pages of the whole. A field whose target has no page stays as it is.
    """
    return _with_results(paper, lambda field: _shown(field, pages, count))


def with_room(paper: bytes, far: Mapping[Target, int]) -> bytes:
    """The paper as it is laid out first: pages of other papers as `far` has them, room for its own.

    The office works its own pages out itself; what is stored already stays.
    """
    return _with_results(paper, lambda field: _first(field, far))


def with_open_lists(paper: bytes) -> bytes:
    """The paper as the office is to lay it out: its lists of contents are lines, and no fields around them.

    Within a TOC field it shows what is stored; outside it works each page out.
    """
    root = parsed_part(paper, _BODY)
    around = [node for field in _lists(root) for node in field]
    for node in around:
        run = node.getparent()
        assert run is not None
        run.remove(node)
    if not around:
        return paper
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return replaced_parts(paper, {_BODY: written})


def laid_out_alike(given: bytes, numbered: bytes) -> bool:
    """Whether `numbered` would be laid out as `given` was: of the same paper, with other page numbers.

    A number that stands where room was left takes no more of it than was left; every other is the same.
    """
    return all(
        _text(one) == _text(other)
        or (_worked_out(one) and _text(one) == _ROOM and len(_text(other)) <= len(_ROOM))
        for part in _parts(given)
        for one, other in zip(_of_part(given, part), _of_part(numbered, part), strict=True)
    )


def _with_results(paper: bytes, result: Callable[[_Field], str | None]) -> bytes:
    """The paper with what `result` says of each field, None for what it holds."""
    changed = {}
    for part in _parts(paper):
        root = parsed_part(paper, part)
        if sum([_set(field, result(field)) for field in _fields(root)]):
            changed[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return replaced_parts(paper, changed) if changed else paper


def not_asking(paper: bytes) -> bytes:
    """The same paper without the wish that Word works the fields out when it opens it: they are right."""
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        if _SETTINGS not in package.namelist():
            return paper
    root = parsed_part(paper, _SETTINGS)
    asking = root.findall(qn("w:updateFields"))
    for each in asking:
        root.remove(each)
    if not asking:
        return paper
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return replaced_parts(paper, {_SETTINGS: written})


def _parts(paper: bytes) -> list[str]:
    """The parts in which page numbers stand."""
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        return [name for name in package.namelist() if name == _BODY or _AROUND.fullmatch(name)]


def _of_part(paper: bytes, part: str) -> list[_Field]:
    """The fields of a part that show page numbers, in order."""
    fields = _fields(parsed_part(paper, part))
    return [field for field in fields if _worked_out(field) or _FAR_PAGE.match(field.code)]


def _worked_out(field: _Field) -> bool:
    """Whether the office finds the number by itself."""
    return bool(_PAGEREF.match(field.code) or _NUMPAGES.match(field.code))


def _first(field: _Field, far: Mapping[Target, int]) -> str | None:
    if _NUMPAGES.match(field.code) or (_PAGEREF.match(field.code) and not _text(field)):
        return _ROOM
    return _shown(field, far, 0) if _FAR_PAGE.match(field.code) else None


def replaced_parts(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with some parts' bytes replaced; order, dates and the rest as they were."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            content = parts[entry.filename] if entry.filename in parts else source.read(entry)
            target.writestr(entry, content, compresslevel=6)
    return out.getvalue()


def parsed_part(paper: bytes, part: str) -> etree._Element:
    """The root of one part of a paper that docgen made, however long it is."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        return etree.fromstring(package.read(part), parser)


def _fields(root: etree._Element) -> Iterator[_Field]:
    """Every field, the inner ones of nested fields first; in the order in which they end."""
    open_fields: list[tuple[list[str], list[etree._Element], list[bool]]] = []
    for node in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t"), qn("w:fldSimple")):
        kind = node.get(qn("w:fldCharType"))
        if node.tag == qn("w:fldSimple"):
            yield _Field(node.get(qn("w:instr"), ""), tuple(node.iter(qn("w:t"))))
        elif kind == "begin":
            open_fields.append(([], [], [False]))
        elif not open_fields:
            continue
        elif kind == "separate":
            open_fields[-1][2][0] = True
        elif kind == "end":
            code, result, _ = open_fields.pop()
            yield _Field("".join(code), tuple(result))
        elif node.tag == qn("w:instrText"):
            open_fields[-1][0].append(node.text or "")
        elif open_fields[-1][2][0]:
            open_fields[-1][1].append(node)


def _lists(root: etree._Element) -> Iterator[list[etree._Element]]:
    """What makes each TOC field one: its marks and its code, not what it shows."""
    open_fields: list[tuple[list[etree._Element], bool]] = []
    for node in root.iter(qn("w:fldChar"), qn("w:instrText")):
        kind = node.get(qn("w:fldCharType"))
        if kind == "begin":
            open_fields.append(([], False))
        if not open_fields:
            continue
        nodes, shows = open_fields[-1]
        if node.tag == qn("w:instrText") and shows:
            continue
        nodes.append(node)
        if kind == "separate":
            open_fields[-1] = (nodes, True)
        elif kind == "end":
            open_fields.pop()
            if _TOC.match("".join(each.text or "" for each in nodes)):
                yield nodes


def _target(field: _Field) -> Target | None:
    if here := _PAGEREF.match(field.code):
        return Target(here[1])
    if far := _FAR_PAGE.match(field.code):
        return Target(far[2], far[1])
    return None


def _shown(field: _Field, pages: Mapping[Target, int], count: int) -> str | None:
    """What the field has to show; None where it is none of these, or its page is not known."""
    if _NUMPAGES.match(field.code):
        return str(count)
    target = _target(field)
    if target is None or target not in pages:
        return None
    far = _FAR_PAGE.match(field.code)
    return far[3].replace("%", str(pages[target])) if far else str(pages[target])


def _set(field: _Field, shown: str | None) -> bool:
    """Write the field's result; whether that changed anything."""
    if shown is None or not field.result or _text(field) == shown:
        return False
    first, *others = field.result
    first.text = shown
    for other in others:
        other.text = ""
    return True


def _text(field: _Field) -> str:
    return "".join(node.text or "" for node in field.result)
