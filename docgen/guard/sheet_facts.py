"""What the parts of a workbook say and a reader of values does not: hidden rows and columns, cells that fail.

A reader takes an error value for an empty cell, and a formula that was never worked out for zero.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lxml import etree

from docgen.guard.archive import Archive, open_archive
from docgen.guard.markup import parse_markup
from docgen.guard.sheet_extent import as_utf8

CellFault = Literal["error", "uncomputed"]
"""An error value such as #N/A, or a formula without the value that it comes to."""

_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]+)([0-9]+)["']""")
_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^<>]*>[^<]+</")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_TEXT = re.compile(rb"""\bt\s*=\s*["']str["']""")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\br\s*=\s*["']([0-9]{1,7})["']""")
_SPAN = re.compile(rb"""\b(min|max)\s*=\s*["']([0-9]{1,5})["']""")
_WIDEST = 16_384
_SINCE_1904 = re.compile(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""")


@dataclass(frozen=True)
class SheetFacts:
    """Of one worksheet: rows, columns and cells counted from 0."""

    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    faults: Mapping[tuple[int, int], CellFault] = field(default_factory=dict)


def workbook_facts(path: Path, shown: str) -> tuple[dict[str, SheetFacts], bool]:
    """Each worksheet's facts by its name, and whether days count from 1904. `check_package` comes first."""
    archive = open_archive(path, shown)
    book = book_part(archive)
    if not book:
        return {}, False
    content = archive.part(book)
    facts = {name: _facts(as_utf8(archive.part(part))) for name, part in _sheets(archive, book, content)}
    return facts, is_since_1904(content)


def book_part(archive: Archive) -> str:
    """The name of the part that lists the sheets; "" where there is none."""
    return next((part for part in archive.entries if re.fullmatch(r"(?i)xl/workbook\d*\.xml", part)), "")


def sheet_parts(archive: Archive) -> dict[str, str]:
    """By the name of each sheet its part."""
    book = book_part(archive)
    return dict(_sheets(archive, book, archive.part(book))) if book else {}


def is_since_1904(book: bytes) -> bool:
    """Whether a workbook counts its days from 1904."""
    return bool(_SINCE_1904.search(as_utf8(book)))


def _sheets(archive: Archive, book: str, content: bytes) -> Iterator[tuple[str, str]]:
    """The parts of the worksheets by their names."""
    folder, name = posixpath.split(book)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.entries:
        return
    targets: dict[str, str] = {}
    for each in parse_markup(archive.part(relations)).iter("{*}Relationship"):
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
        targets[each.get("Id", "")] = target.lstrip("/")
    try:
        sheets = list(parse_markup(content).iter("{*}sheet"))
    except etree.XMLSyntaxError:
        return
    for sheet in sheets:
        id = next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        if targets.get(id) in archive.entries:
            yield sheet.get("name", ""), targets[id]


def _facts(sheet: bytes) -> SheetFacts:
    hidden = b"hidden" in sheet
    faulty = b'"e"' in sheet or b"'e'" in sheet or bool(_FORMULA.search(sheet))
    return SheetFacts(
        tuple(_hidden_rows(sheet)) if hidden else (),
        tuple(_hidden_columns(sheet)) if hidden else (),
        dict(_faults(sheet)) if faulty else {},
    )


def _hidden_rows(sheet: bytes) -> Iterator[int]:
    for attributes in _ROW.findall(sheet):
        number = _NUMBER.search(attributes)
        if number and _HIDDEN.search(attributes):
            yield int(number[1]) - 1


def _hidden_columns(sheet: bytes) -> Iterator[int]:
    for attributes in _COLUMN.findall(sheet):
        span = dict(_SPAN.findall(attributes))
        if _HIDDEN.search(attributes) and len(span) == 2:
            # What is hidden to the very end is only the empty part of the sheet.
            last = int(span[b"max"])
            yield from range(int(span[b"min"]) - 1, last if last < _WIDEST else 0)


def _faults(sheet: bytes) -> Iterator[tuple[tuple[int, int], CellFault]]:
    for attributes, content in _CELL.findall(sheet):
        place = _PLACE.search(attributes)
        if not place:
            continue
        if _ERROR.search(attributes):
            yield (int(place[2]) - 1, _column(place[1])), "error"
        elif _FORMULA.search(content) and not _VALUE.search(content):
            if _TEXT.search(attributes) and (b"<v" in content or b":v" in content):
                continue  # worked out, and the text is empty
            yield (int(place[2]) - 1, _column(place[1])), "uncomputed"


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
