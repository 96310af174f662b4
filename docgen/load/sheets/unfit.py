"""Cells that hold nothing to be read, told by column: one finding each, at the first of them, counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from docgen.model.finding import Finding, Message, Origin, found

Why = Literal["error", "uncomputed", "digits", "beyond", "long"]
"""An error value; a formula never worked out; rounded digits of a name; a row longer than the headings; more
text than a sheet holds in a cell."""

LONGEST = 32_767
"""Characters that Excel keeps of a cell."""

_NAMED = 6
"""So many of a column's faulty cells are named."""
_CODES = {
    "error": ("SHEET-CELL-ERROR", ""),
    "uncomputed": ("SHEET-CELL-ERROR", "uncomputed"),
    "digits": ("SHEET-NUMBER-AS-TEXT", ""),
    "beyond": ("LEDGER-ROW", ""),
    "long": ("SHEET-CELL-LONG", ""),
}
SAID = {
    "error": Message("the cell shows an error value such as #N/A"),
    "uncomputed": Message("the cell's formula has never been worked out"),
    "digits": Message("the cell is a number, and Excel keeps only 15 digits of one"),
    "beyond": Message("the row has more cells than there are headings"),
    "long": Message("the cell has more than the {n} characters that a sheet keeps", {"n": LONGEST}),
}


class Unfit:
    """Faulty cells of one list; `places` has all of them."""

    def __init__(self, shown: str) -> None:
        self.places: set[str] = set()
        self._shown = shown
        self._cells: dict[tuple[str, Why], list[str]] = {}
        self._fresh: list[tuple[str, Why]] = []
        self._yearless: dict[str, list[tuple[str, tuple[int, int]]]] = {}

    def note(self, title: str, why: Why, place: str) -> None:
        """A faulty cell in the column of that title; "" where it is a whole row."""
        self.places.add(place)
        self._fresh.append((title, why))
        self._cells.setdefault((title, why), []).append(place)

    def of_row(self) -> tuple[tuple[str, Why], ...]:
        """What was noted since it was asked for last: the faults of a row, by the title of their column."""
        if not self._fresh:
            return ()
        noted = tuple(self._fresh)
        self._fresh.clear()
        return noted

    def without_year(self, title: str, place: str, day: tuple[int, int]) -> None:
        """A date that says month and day alone."""
        self._yearless.setdefault(title, []).append((place, day))

    def findings(self, year: int | None) -> Iterator[Finding]:
        """One for each column and fault; `year`: the one that the list's title names, to propose."""
        for (title, why), places in self._cells.items():
            yield self._told(title, why, places)
        for title, cells in self._yearless.items():
            yield self._dated(title, cells, year)

    def _told(self, title: str, why: Why, places: Sequence[str]) -> Finding:
        code, case = _CODES[why]
        said = SAID[why]
        words = {"fault": said, "field": title, "n": len(places), "others": tuple(places[1:_NAMED])}
        if len(places) > 1 and title:
            said = Message("{field}: {fault}; so are {n} cells in all, also {others}", words)
        elif len(places) > 1:
            said = Message("{fault}; so are {n} rows in all, also {others}", words)
        elif why == "digits":
            said = Message("{field}: {fault}", {"field": title, "fault": said})
        return found(code, Origin(self._shown, places[0]), said, case)

    def _dated(self, title: str, cells: Sequence[tuple[str, tuple[int, int]]], year: int | None) -> Finding:
        place, (month, day) = cells[0]
        words = {"field": title, "n": len(cells), "month": month, "day": day}
        said = Message("{field}: {n} dates have no year, such as {month}月{day}日", words)
        at = Origin(self._shown, place)
        if year is None:
            return found("SHEET-YEAR", at, said)
        proposal = f"{year}-{month:02}-{day:02}"
        return found("SHEET-YEAR", at, said, "titled", year=year, proposal=proposal)
