"""How far a worksheet reaches, judged before a reader lays it out as a full grid."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.guard.archive import open_archive
from docgen.model.finding import DocgenError, Message, stop

# Wider or larger than any list of people or things; 5 million cells cost the reader about 250 MB.
MAX_COLUMNS = 200
MAX_ROWS = 1_048_576
MAX_CELLS = 5_000_000

_REFERENCE = re.compile(rb"""[\s"']r\s*=\s*["']\s*([A-Za-z]*)([0-9]*)\s*["']""")
_EMPTY_CELL = re.compile(rb"""<c(?:\s+\w+="[^"<>&]*")*\s*(?:/>|>\s*</c>)""")
_EMPTY_ROW = re.compile(rb"""<row(?:\s+[\w:]+="[^"<>&]*")*\s*(?:/>|>\s*</row>)""")
_STRING_COUNT = re.compile(rb"""\buniqueCount\s*=\s*["']\s*([^"']*)["']""")


def check_sheet_extent(path_or_bytes: Path | bytes, name: str) -> None:
    """Refuse worksheets that reach further than a list can, and false counts of strings.

    A reader lays a sheet out as a full grid: two cells, A1 and XFD1048576, are 17 billion, and abort the
    process. The declared `dimension` is not judged: readers don't trust it, and formatting inflates it.
    Raises DocgenError SHEET-EXTENT. Call `check_package` first.
    """
    archive = open_archive(path_or_bytes, name)
    for part in archive.entries:
        content = as_utf8(archive.part(part))
        if b"sheetData" in content and _reaches_too_far(content):
            raise _extent(name, part)
        if b"uniqueCount" in content and _false_count(content):
            raise _extent(name, part)


def as_utf8(content: bytes) -> bytes:
    """The same text in UTF-8 where it is UTF-16, so that one pattern fits both."""
    head = content[:4]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").encode("utf-8", "replace")
    if head in (b"<\0?\0", b"\0<\0?"):
        codec = "utf-16-le" if head[1] == 0 else "utf-16-be"
        return content.decode(codec, "replace").encode("utf-8", "replace")
    return content


def _reaches_too_far(sheet: bytes) -> bool:
    """Cells and rows with a format and no value don't count; taking them out costs time, so only then."""
    return _too_wide(sheet) and _too_wide(_EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", sheet)))


def _too_wide(sheet: bytes) -> bool:
    letters: set[bytes] = set()
    rows = 1
    for found in _REFERENCE.finditer(sheet):
        letters.add(found[1])
        # Eight digits are beyond any row; Python refuses to turn thousands of them into a number.
        rows = max(rows, int(found[2][:8] or 0))
    columns = max((_column(name) for name in letters), default=1)
    return columns > MAX_COLUMNS or rows > MAX_ROWS or columns * rows > MAX_CELLS


def _column(letters: bytes) -> int:
    """A = 1 … XFD = 16384; anything longer is as far as it gets."""
    number = 0
    for letter in letters.upper()[:4]:
        number = number * 26 + letter - 64
    return number


def _false_count(strings: bytes) -> bool:
    """Whether a count of strings is larger than the part could hold: readers make room for it at once."""
    return any(
        not count.strip().isdigit() or int(count[:20]) > len(strings)
        for count in _STRING_COUNT.findall(strings)
    )


def _extent(name: str, part: str) -> DocgenError:
    return stop(
        "SHEET-EXTENT",
        name,
        Message(
            "reaches beyond {columns} columns or {cells} cells", {"columns": MAX_COLUMNS, "cells": MAX_CELLS}
        ),
        location=part,
    )
