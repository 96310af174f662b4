"""Sheets made to be printed: headings that stay in sight, formats by kind of column, sums as formulas.

Every formula is written with its result, so that readers that do not calculate have it too.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

import xlsxwriter

_MADE = datetime(2025, 1, 1)
_A4 = 9
FIRST = 3
"""Row, counted from 0, of a sheet's first data: title, note and headings stand above."""

CellKind = Literal["text", "count", "figure", "money", "date"]
_NUMBERS: dict[CellKind, str] = {
    "text": "@",
    "count": "0",
    "figure": "General",
    "money": "#,##0.00",
    "date": "yyyy-mm-dd",
}
_ALIGNED: dict[CellKind, str] = {
    "text": "left",
    "count": "center",
    "figure": "right",
    "money": "right",
    "date": "center",
}


@dataclass(frozen=True)
class Column:
    """A column: heading, width in characters, kind of its cells; a hidden one is there to be read back."""

    head: str
    width: float
    kind: CellKind = "text"
    hidden: bool = False


class Book:
    """A workbook under way; `title` and `note` stand above every sheet's headings."""

    def __init__(self, title: str, note: str, author: str) -> None:
        self._out = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._out, options)
        self._book.set_properties({"title": title[:255], "author": author, "created": _MADE})
        self._title, self._note = title, note
        base = {"border": 1, "valign": "vcenter", "font_size": 10}
        strong = {**base, "bold": True, "bg_color": "#F5F5F5"}
        self._cells = {kind: self._format(base, kind) for kind in _NUMBERS}
        self._strong = {kind: self._format(strong, kind) for kind in _NUMBERS}
        grey = {"bold": True, "bg_color": "#E7E6E6", "align": "center", "text_wrap": True}
        self._head = self._book.add_format({**base, **grey})
        self._large = self._book.add_format({"bold": True, "font_size": 14})
        self._small = self._book.add_format({"font_size": 9, "font_color": "#555555"})

    def _format(self, base: dict[str, Any], kind: CellKind) -> Any:
        own = {"num_format": _NUMBERS[kind], "align": _ALIGNED[kind], "text_wrap": kind == "text"}
        return self._book.add_format({**base, **own})

    def sheet(self, name: str, columns: Sequence[Column]) -> Sheet:
        """A new sheet; its headings stay in sight and are repeated on every printed page."""
        sheet = self._book.add_worksheet(name)
        sheet.write_string(0, 0, f"{self._title}　{name}", self._large)
        sheet.write_string(1, 0, self._note, self._small)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width, None, {"hidden": column.hidden})
            sheet.write_string(FIRST - 1, index, column.head, self._head)
        sheet.set_row(FIRST - 1, 30)
        sheet.freeze_panes(FIRST, 0)
        sheet.repeat_rows(0, FIRST - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C第 &P 页　共 &N 页")
        return Sheet(sheet, columns, self._cells, self._strong)

    def content(self) -> bytes:
        """The finished workbook; same cells, same bytes."""
        self._book.close()
        return self._out.getvalue()


class Sheet:
    """One sheet, written row by row from `FIRST` on; `row` is the next one, counted from 0."""

    def __init__(
        self,
        sheet: Any,
        columns: Sequence[Column],
        cells: dict[CellKind, Any],
        strong: dict[CellKind, Any],
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._cells = cells
        self._strong = strong
        self.row = FIRST

    def add(self, values: Sequence[object]) -> None:
        """A row of values, one for each column."""
        for index, (column, value) in enumerate(zip(self._columns, values, strict=True)):
            self._write(index, value, self._cells[column.kind])
        self._next()

    def add_sums(self, at: int, label: str, sums: dict[int, tuple[str, Decimal | int]]) -> None:
        """A row of sums, its label in column `at`; by column, the formula and its result."""
        for index, column in enumerate(self._columns):
            formula, result = sums.get(index, ("", 0))
            if formula:
                self._formula(index, formula, result, self._strong[column.kind])
            else:
                self._write(index, label if index == at else None, self._strong["text"])
        self._next()

    def formula(self, column: int, formula: str, result: Decimal) -> None:
        """A formula in the row that was added last."""
        self.row -= 1
        self._formula(column, formula, result, self._cells[self._columns[column].kind])
        self.row += 1

    def _formula(self, column: int, formula: str, result: Decimal | int, form: Any) -> None:
        # Excel's own numbers are binary; the result is what it would calculate and show.
        self._sheet.write_formula(self.row, column, f"={formula}", form, float(result))

    def _write(self, column: int, value: object, form: Any) -> None:
        """A cell by its type; text that starts with = is text."""
        match value:
            case None | "":
                self._sheet.write_blank(self.row, column, None, form)
            case date():
                day = datetime(value.year, value.month, value.day)
                self._sheet.write_datetime(self.row, column, day, form)
            case Decimal() | int():
                self._sheet.write_number(self.row, column, value, form)
            case _:
                self._sheet.write_string(self.row, column, str(value), form)

    def _next(self) -> None:
        self._sheet.print_area(0, 0, self.row, len(self._columns) - 1)
        self.row += 1
