"""Sheets of a copied project: rows read, changed and written back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

Row = list[object]

STAFF = "company/staff.xlsx"


def sheet_rows(path: Path) -> list[Row]:
    """The rows of the first sheet, the headings first."""
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def write_sheet(path: Path, rows: Sequence[Sequence[object]]) -> None:
    """A workbook of these rows alone; text stays text, whatever it looks like."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        form = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, datetime(value.year, value.month, value.day), form)
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                else:
                    sheet.write(number, column, value)


def cells(file: str, told_by: object, /, **values: object) -> Callable[[Path], None]:
    """Change cells of the first row that holds `told_by`, such as its code, by their headings."""

    def change(folder: Path) -> None:
        rows = sheet_rows(folder / file)
        row = next(row for row in rows if told_by in row)
        for heading, value in values.items():
            row[rows[0].index(heading)] = value
        write_sheet(folder / file, rows)

    return change


def without(file: str, code: str) -> Callable[[Path], None]:
    """Take the row of that code out."""

    def change(folder: Path) -> None:
        write_sheet(folder / file, [row for row in sheet_rows(folder / file) if row[0] != code])

    return change
