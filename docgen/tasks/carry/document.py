"""A Word file without personal data: numbers wherever they stand, also where a paragraph is in pieces.

Its parts are changed and everything else in it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from docgen.guard.archive import open_archive
from docgen.guard.markup import parse_markup
from docgen.repeatable_zip import repeatable_zip

_TEXTS = re.compile(r"(word|docProps|customXml)/[^/]+\.xml")
_NAMING = ("descr", "title", "name", "alt", "tooltip", "author")
_PIECES = ("{*}t", "{*}instrText", "{*}delText")


def document_blanked(path: Path, numbers: re.Pattern[str]) -> tuple[bytes, int]:
    """The file's bytes without personal numbers, and how many there were.

    Raises DocgenError where the file is no package that may be opened.
    """
    archive = open_archive(path, path.name)
    changed: dict[str, bytes] = {}
    count = 0
    for name in archive.entries:
        if not _TEXTS.fullmatch(name):
            continue
        tree = parse_markup(archive.part(name))
        here = sum(_blank_pieces(list(each.iter(*_PIECES)), numbers) for each in tree.iter("{*}p"))
        here += sum(_blank_alone(each, numbers) for each in tree.iter(etree.Element))
        if here:
            count += here
            changed[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    if not count:
        return archive.content, 0
    parts: Iterator[tuple[str, bytes]] = (
        (name, changed[name] if name in changed else archive.part(name)) for name in archive.entries
    )
    return repeatable_zip(parts), count


def _blank_alone(element: etree._Element, numbers: re.Pattern[str]) -> int:
    """The same of a text outside paragraphs, and of what names a picture or a person."""
    count = _blank_pieces([element], numbers) if not len(element) else 0
    for name, value in list(element.attrib.items()):
        if etree.QName(str(name)).localname in _NAMING:
            plain, here = numbers.subn("", str(value))
            if here:
                element.set(str(name), plain)
                count += here
    return count


def _blank_pieces(pieces: list[etree._Element], numbers: re.Pattern[str]) -> int:
    """Take the numbers out of a text that lies in pieces; how many there were."""
    texts = [str(each.text or "") for each in pieces]
    found = [match.span() for match in numbers.finditer("".join(texts))]
    if not found:
        return 0
    gone = {at for first, last in found for at in range(first, last)}
    begin = 0
    for piece, text in zip(pieces, texts, strict=True):
        signs = [sign for at, sign in enumerate(text, begin) if at not in gone]
        begin += len(text)
        if len(signs) != len(text):
            piece.text = "".join(signs)
    return len(found)
