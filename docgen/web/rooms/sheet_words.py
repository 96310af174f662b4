"""Words of the pages of lists."""

from __future__ import annotations

from docgen.model.finding import Message

SHEETS = {
    "sheets": Message("Lists"),
    "sheets_none": Message("There are no lists in this project yet."),
    "sheet_saved": Message("All saved"),
    "sheet_saving": Message("Saving …"),
    "sheet_waiting": Message("Not saved yet; kept in this browser"),
    "sheet_kept_mine": Message("Keep what is written here"),
    "sheet_kept_theirs": Message("Keep what is there"),
    "sheet_there": Message("There now"),
    "sheet_here": Message("Written here"),
    "sheet_cell": Message("Cell"),
    "sheet_add": Message("New row"),
    "sheet_drop": Message("Take out rows"),
    "sheet_undo": Message("Take back"),
    "sheet_redo": Message("Do again"),
    "sheet_fill": Message("Fill down"),
    "sheet_keys": Message(
        "Type or paste as in Excel: Enter, Tab, arrows move; F2 edits; Ctrl+D fills down; Ctrl+Z takes back."
    ),
    "sheet_read_only": Message("A formula works this cell out; change it in Excel."),
    "sheet_not_read": Message("No sheet of this file holds the headings of the list."),
}
"""By the names that the pages use."""
