"""Why a cell is not written, as a finding at it."""

from __future__ import annotations

from docgen.edit.cells.cell import Cell
from docgen.load.sheets.grid import column_letter
from docgen.model.finding import DocgenError, Message, Origin, found

_SAID = {
    "formula": Message("holds a formula"),
    "covered": Message("is covered by a merged cell"),
    "locked": Message("is locked by the sheet's protection"),
    "long": Message("would be longer than a cell can be"),
    "sign": Message("would hold a character that no file can carry"),
    "": Message("cannot be written by itself"),
}


def refused(shown: str, sheet: str, cell: Cell | None, case: str) -> DocgenError:
    """The error EDIT-CELL for a cell, or for a file as a whole, by case: formula, covered, locked, long,
    sign, or "" where a place cannot be written by itself."""
    at = f"{column_letter(cell[1])}{cell[0]}" if cell else ""
    location = f"{sheet}!{at}" if sheet and at else at or sheet
    return DocgenError(found("EDIT-CELL", Origin(shown, location), _SAID[case], case))
