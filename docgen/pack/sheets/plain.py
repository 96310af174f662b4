"""Plain lists, CSV or Excel: headings and rows, the only place where such files are written from data.

Nothing that comes from data is ever a formula, a link or a number that it is not.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from docgen.model.finding import Message, stop
from docgen.model.formula_text import kept_text

_MADE = datetime(2025, 1, 1)
_ROWS = 1_048_575
"""Rows that an .xlsx has below its headings."""

_EXACT = 10**15
"""Below it Excel keeps every digit of a whole number."""

Cell = str | int | Decimal | date | time | bool | None


def write_list(path: Path, suffix: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write the list as `suffix` says: .xlsx, or CSV in UTF-8 with the mark by which Excel knows it.

    Raises DocgenError where an .xlsx has no room for the rows.
    """
    if suffix.lower() == ".xlsx":
        _write_book(path, headings, rows)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(kept_text, headings))
        writer.writerows(
            [kept_text(cell) if cell.__class__ is str else _text(cell) for cell in row] for row in rows
        )


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return kept_text(cell)
    match cell:
        case None:
            return ""
        case bool():
            return "是" if cell else "否"
        case Decimal():
            return format(cell, "f")
        case time():
            return _clock(cell)
    return str(cell)


def _clock(moment: time) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"


def _write_book(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    import xlsxwriter  # takes longer to import than a short list to write

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        texts = book.add_format({"num_format": "@"})
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading)
        for number, row in enumerate(rows, 1):
            if number > _ROWS:
                said = Message("has more than the {n} rows that an Excel sheet holds", {"n": _ROWS})
                raise stop("SHEET-EXTENT", str(path), said)
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell, days, texts)


def _write(sheet: Any, row: int, column: int, cell: Cell, days: Any, texts: Any) -> None:
    match cell:
        case None | "":
            return
        case bool() | time():
            sheet.write_string(row, column, _text(cell), texts)
        case date():
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), days)
        case int() | Decimal() if -_EXACT < cell < _EXACT:
            sheet.write_number(row, column, float(cell))
        case int() | Decimal():
            sheet.write_string(row, column, _text(cell), texts)
        case _:
            sheet.write_string(row, column, cell, texts)
