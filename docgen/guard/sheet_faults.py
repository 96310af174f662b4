"""Cells that a reader would take for empty or zero: error values, and formulas that were never worked out."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.guard.archive import open_archive
from docgen.guard.sheet_extent import as_utf8
from docgen.model.finding import Finding, Message, Origin, found

_CELL = re.compile(rb"<c\b([^<>]*)(?<!/)>(.*?)</c>", re.DOTALL)
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]+[0-9]+)["']""")
_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_VALUE = re.compile(rb"<v\b[^<>]*>[^<]+</v>")


def cell_faults(path: Path, shown: str) -> list[Finding]:
    """A finding for every such cell of the first worksheet. Call `check_package` first."""
    archive = open_archive(path, shown)
    sheets = sorted(part for part in archive.entries if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", part))
    faults: list[Finding] = []
    for attributes, content in _CELL.findall(as_utf8(archive.part(sheets[0]))) if sheets else ():
        place = _PLACE.search(attributes)
        cell = place[1].decode() if place else ""
        if _ERROR.search(attributes):
            said = Message("the cell shows an error value such as #N/A")
            faults.append(found("SHEET-CELL-ERROR", Origin(shown, cell), said))
        elif b"<f" in content and not _VALUE.search(content):
            said = Message("the cell's formula has never been worked out")
            faults.append(found("SHEET-CELL-ERROR", Origin(shown, cell), said, "uncomputed"))
    return faults
