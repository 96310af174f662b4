"""The cells of a record's row become values by the code of their column; what cannot be read is noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from docgen.load.sheets.cells import is_serial, lost_digits, read_cell, shows_error
from docgen.load.sheets.columns import Column
from docgen.load.sheets.done import Done
from docgen.load.sheets.unfit import LONGEST, Unfit
from docgen.model.formula_text import own_text
from docgen.model.written_day import without_year
from docgen.rules.sheets import sheet_words

_REPEATED = ("date", "time", "flag", "choice", "count", "money")
_FIGURES = ("count", "figure", "money")
_NAMES = ("text", "code", "digits")
_DIGITS = 16
"""Plain digits, fewer than so many, are read at once: most figures are such."""
_EXACT = 10**15
"""Below it Excel keeps every digit of a whole number."""
_REMEMBERED = 100_000
"""A ledger of a million rows has its few hundred days again and again: so many cells are read but once."""
_ANY_YEAR = 2000
"""Stands in where no year is known, so that the rest of a row can be judged."""


class Values:
    """Reads the cells of one list's rows.

    `factors`: by position, what its figures are multiplied by, and the unit in which they were counted;
    `place` says where a cell stands, `year` the one that the list's title names. `text`: whether the list
    comes from a text file. What is noted goes into `unfit` and `done`.
    """

    def __init__(
        self,
        columns: Mapping[int, Column],
        factors: Mapping[int, tuple[int, str]],
        place: Callable[[int, int], str],
        year: Callable[[], int | None],
        unfit: Unfit,
        done: Done,
        text: bool,
        since_1904: bool,
    ) -> None:
        self._columns, self._place, self._year = columns, place, year
        self._unfit, self._done = unfit, done
        self._text, self._since_1904 = text, since_1904
        self._words = sheet_words()
        self._factors = {i: factors[i][0] if i in factors else 1 for i in columns}
        self._orderly = tuple((i, each.code, each.kind, each.required) for i, each in columns.items())
        self._read: dict[tuple[int, str], Any] = {}

    def orderly(self, cells: Sequence[Any]) -> dict[str, Any] | None:
        """The values of a row whose every cell is as orderly lists have it; None of any other.

        Nothing is missing, noted or said of such a row: it is read as `of` would, and a million of them
        pass in seconds.
        """
        made: dict[str, Any] = {}
        for i, code, kind, required in self._orderly:
            cell = cells[i]
            if cell == "" or cell is None:
                if required:
                    return None
                continue
            of = cell.__class__
            if kind in _NAMES:
                if of is not str or not cell.isalnum() or len(cell) > LONGEST:
                    return None
                made[code] = cell
            elif kind in _FIGURES:
                if of is str:
                    if not (cell.isdecimal() and cell.isascii() and len(cell) < _DIGITS):
                        return None
                elif of is not float or not cell.is_integer() or not -_EXACT < cell < _EXACT:
                    return None
                made[code] = int(cell) * self._factors[i]
            elif kind == "date" and of is date:
                made[code] = cell.isoformat()
            elif of is str and (i, cell) in self._read:
                made[code] = self._read[i, cell]
            else:
                return None
        return made

    def of(self, cells: Mapping[int, Any], number: int) -> dict[str, Any]:
        """The values of a row's cells that are not blank; what holds nothing is left out."""
        values = {}
        for i, cell in cells.items():
            value = self._value(i, cell, number)
            if value is not None:
                values[self._columns[i].code] = value
        return values

    def _value(self, i: int, cell: Any, number: int) -> Any:
        column = self._columns[i]
        if isinstance(cell, str):
            cell = cell.strip()
            if len(cell) > LONGEST:
                self._unfit.note(column.title, "long", self._place(i, number))
            if cell[:1] == "'" and self._text:
                cell = own_text(cell)
            if column.kind in _FIGURES and cell.isdecimal() and cell.isascii() and len(cell) < _DIGITS:
                return int(cell) * self._factors[i]
            if cell[:1] == "#" and shows_error(cell):
                self._unfit.note(column.title, "error", self._place(i, number))
                return None
            named = column.kind == "text" or (column.kind in ("code", "digits") and cell[:1] != "'")
            if named and "E+" not in cell:
                return cell
            if (i, cell) in self._read:
                return self._read[i, cell]
        if lost_digits(column, cell):
            self._unfit.note(column.title, "digits", self._place(i, number))
        elif is_serial(column, cell):
            self._done.serials[column.title] = self._done.serials.get(column.title, 0) + 1
        value = read_cell(column, cell, self._words, self._factors[i], self._since_1904)
        if value is None:
            self._done.blanked[column.title] = self._done.blanked.get(column.title, 0) + 1
        elif column.kind == "date" and value == cell and (day := without_year(value)) is not None:
            self._unfit.without_year(column.title, self._place(i, number), day)
            return f"{self._year() or _ANY_YEAR}-{day[0]:02}-{day[1]:02}"
        elif isinstance(cell, str) and column.kind in _REPEATED and not is_serial(column, cell):
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            self._read[i, cell] = value
        return value
