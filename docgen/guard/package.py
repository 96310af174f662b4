"""A stranger's Word or Excel file, judged before anything opens it: one pass over its parts.

What passes holds no bomb, no DTD, no macro and nothing that a converter would fetch from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from xml.parsers import expat

from lxml import etree

from docgen.guard.archive import Archive, open_archive
from docgen.guard.markup import parse_markup
from docgen.guard.sheet_extent import as_utf8, check_sheet_extent
from docgen.model.finding import DocgenError, Message, stop

__all__ = ["check_package", "check_sheet_extent"]

OfficeFormat = Literal["docx", "xlsx"]

_TYPES = "[Content_Types].xml"
_ROOT_RELATIONSHIPS = "_rels/.rels"
_MAIN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
_MACRO_NAME = re.compile(r"(^|/)(vbaProject|vbaData|vbaProjectSignature|macrosheets/)", re.IGNORECASE)
_MACRO_TYPE = re.compile(r"macroEnabled|vbaProject|ms-office\.vba|macrosheet", re.IGNORECASE)
# ISO/IEC 29500 Strict has names of its own for everything; Word writes it only when asked.
_STRICT = "http://purl.oclc.org/ooxml/"
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_ELSEWHERE = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*:|//|\\\\)")
# Not taken from python-docx: what judges a package before anything opens it stands on lxml alone.
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A picture may also name its file by the id of a hyperlink; readers then fetch it.
_LINKED_PICTURE = re.compile(rb"<(?:\w+:)?(?:blip|imagedata)\b[^<>]*?(?::link|\sr:href)\s*=")

# Fields that read another file or address when they are updated.
_FETCHING_FIELDS = frozenset(
    ("INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "RD", "DATABASE")
)


def check_package(
    path_or_bytes: Path | bytes, kind: OfficeFormat, name: str, only_read: bool = False
) -> None:
    """Refuse a package that could harm whoever opens it, or that is not of its kind.

    `name` is the file as the user knows it. `only_read`: nothing that would fetch ever opens it, so that
    what names something outside is let in. Raises DocgenError with PACKAGE-UNREADABLE, -ENCRYPTED,
    -BOMB, -ENTRY, -DTD, -XML, -MACRO, -EXTERNAL or -MAIN.
    """
    archive = open_archive(path_or_bytes, name)
    types = _content_types(archive, kind)
    for part in archive.entries:
        if _MACRO_NAME.search(part) or _MACRO_TYPE.search(types.of(part)):
            raise _macro(name, part)
    for part in archive.entries:
        content = archive.part(part)
        _check_markup(content, types.is_markup(part), name, part)
        if part.lower().endswith(".rels"):
            _check_relationships(content, name, part, only_read)
        elif kind == "docx" and not only_read and _fetches(as_utf8(content), name, part):
            raise _external(name, part)
    _check_main(archive, types, kind)


def _fetches(content: bytes, name: str, part: str) -> bool:
    """Whether a part names a linked picture, or holds a field that fetches."""
    if _LINKED_PICTURE.search(content):
        return True
    # Parsed, as a code may lie in pieces, or be written with references to characters.
    return b"instr" in content and any(
        (code.split() or [""])[0].upper() in _FETCHING_FIELDS
        for code in _field_codes(_parsed(content, name, part))
    )


def _field_codes(root: etree._Element) -> Iterator[str]:
    """The code of every field; its first word says what the field does, the rest may be any address."""
    open_fields: list[str] = []
    for mark in root.iter("{*}fldChar", "{*}instrText", "{*}fldSimple"):
        kind = next((text for key, text in mark.attrib.items() if str(key).endswith("fldCharType")), "")
        if mark.tag == f"{_W}fldSimple":
            yield mark.get(f"{_W}instr", "")
        elif mark.tag == f"{_W}instrText" and open_fields:
            open_fields[-1] += "".join(str(text) for text in mark.itertext())
        elif kind == "begin":
            open_fields.append("")
        elif kind == "end" and open_fields:
            yield open_fields.pop()
    yield from open_fields


class _ContentTypes:
    """Which kind of content each part declares."""

    def __init__(self, root: etree._Element) -> None:
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}
        for item in root.iter("{*}Default", "{*}Override"):
            kind = item.get("ContentType", "")
            if item.get("PartName") is not None:
                self._overrides[item.get("PartName", "").lstrip("/").lower()] = kind
            else:
                self._defaults[item.get("Extension", "").lower()] = kind

    def of(self, part: str) -> str:
        """The content type of `part`, blank where none is declared."""
        extension = part.rpartition(".")[2].lower()
        return self._overrides.get(part.lower(), self._defaults.get(extension, ""))

    def is_markup(self, part: str) -> bool:
        """Whether `part` must be XML; Excel's own .vml is not always well-formed."""
        if part.lower().endswith(".vml"):
            return False
        return part.lower().endswith((".xml", ".rels")) or self.of(part).lower().endswith("xml")

    def all(self) -> Iterator[str]:
        """Every declared content type, whether a part has it or not."""
        yield from self._defaults.values()
        yield from self._overrides.values()


def _content_types(archive: Archive, kind: OfficeFormat) -> _ContentTypes:
    if _TYPES not in archive.entries or _ROOT_RELATIONSHIPS not in archive.entries:
        raise _not_of_kind(archive.shown, kind)
    for part in (_TYPES, _ROOT_RELATIONSHIPS):
        _check_markup(archive.part(part), True, archive.shown, part)
    types = _ContentTypes(_parsed(archive.part(_TYPES), archive.shown, _TYPES))
    if any(_MACRO_TYPE.search(declared) for declared in types.all()):
        raise _macro(archive.shown, _TYPES)
    return types


def _check_markup(content: bytes, declared: bool, name: str, part: str) -> None:
    """Refuse a DTD in anything that begins like XML, and bad XML in parts that must be XML."""
    if not declared and not _begins_like_xml(content):
        return

    def refuse(*_: object) -> None:
        raise stop(
            "PACKAGE-DTD",
            name,
            Message("holds an XML document type declaration, which Word and Excel never write"),
            location=part,
        )

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        if declared:
            raise _malformed(name, part) from None


def _begins_like_xml(content: bytes) -> bool:
    head = content[:200]
    for mark in _BYTE_ORDER_MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").lstrip().startswith(b"<")


def _parsed(content: bytes, name: str, part: str) -> etree._Element:
    try:
        return parse_markup(content)
    except etree.XMLSyntaxError:
        raise _malformed(name, part) from None


def _check_relationships(content: bytes, name: str, part: str, only_read: bool) -> None:
    """Refuse what a converter would fetch: linked pictures, templates, OLE, frames, sub-documents."""
    for relationship in _parsed(content, name, part).iter("{*}Relationship"):
        target, kind = relationship.get("Target", ""), relationship.get("Type", "")
        outside = relationship.get("TargetMode", "").strip().lower() == "external"
        if kind.endswith("/vbaProject"):
            raise _macro(name, part)
        if only_read:
            continue
        if kind.endswith("/aFChunk"):
            raise _external(name, part)
        if (outside or _ELSEWHERE.match(target)) and not kind.endswith("/hyperlink"):
            raise _external(name, part)


def _check_main(archive: Archive, types: _ContentTypes, kind: OfficeFormat) -> None:
    root = _parsed(archive.part(_ROOT_RELATIONSHIPS), archive.shown, _ROOT_RELATIONSHIPS)
    for relationship in root.iter("{*}Relationship"):
        if relationship.get("Type", "").startswith(_STRICT):
            said = Message("is saved as “Strict Open XML”, a variant that few programs read")
            raise stop("PACKAGE-MAIN", archive.shown, said, "strict", kind=kind)
        part = relationship.get("Target", "").lstrip("/")
        is_main = relationship.get("Type", "").endswith("/officeDocument")
        if is_main and part in archive.entries and types.of(part) == _MAIN[kind]:
            return
    raise _not_of_kind(archive.shown, kind)


def _malformed(name: str, part: str) -> DocgenError:
    return stop("PACKAGE-XML", name, Message("holds a part that is not well-formed XML"), location=part)


def _macro(name: str, part: str) -> DocgenError:
    return stop("PACKAGE-MACRO", name, Message("holds macros"), location=part)


def _external(name: str, part: str) -> DocgenError:
    return stop(
        "PACKAGE-EXTERNAL",
        name,
        Message("fetches something from outside the file: a linked picture, template, object or frame"),
        location=part,
    )


def _not_of_kind(name: str, kind: OfficeFormat) -> DocgenError:
    return stop(
        "PACKAGE-MAIN",
        name,
        Message("is no .{kind} document: its main part is missing or of another kind", {"kind": kind}),
    )
