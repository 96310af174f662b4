"""Sheets with columns, cells and codes that cannot be: one finding each, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from kit.broken import Break, Case, Docgen, case, expect_one_finding
from kit.sheets import STAFF, sheet_rows, write_sheet

CASES: list[Case] = []


@case(CASES, "a sheet column missing", "SHEET-COLUMN-MISSING", "company/staff.xlsx:1")
def _column(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    at = rows[0].index("学历")
    write_sheet(project / STAFF, [row[:at] + row[at + 1 :] for row in rows])


@case(CASES, "a sheet column misspelt", "SHEET-COLUMN-UNKNOWN", "company/staff.xlsx:D1")
def _heading(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    rows[0][rows[0].index("身份证号")] = "身份证好"
    write_sheet(project / STAFF, rows)


@case(CASES, "an ID stored as a number", "SHEET-NUMBER-AS-TEXT", "company/staff.xlsx:")
def _id_as_number(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    at = rows[0].index("身份证号")
    rows[1][at] = 123456789012345678.0
    write_sheet(project / STAFF, rows)


@case(CASES, "an ID with a wrong last digit", "ID-CHECKSUM", "company/staff.xlsx:")
def _id_checksum(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    at = rows[0].index("身份证号")
    number = str(rows[1][at])
    rows[1][at] = number[:-1] + ("1" if number[-1] != "1" else "2")
    write_sheet(project / STAFF, rows)


@case(CASES, "two people with one code", "CODE-DUPLICATE", "company/staff.xlsx:")
def _same_code(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    rows[-1][0] = rows[1][0]
    write_sheet(project / STAFF, rows)


@case(CASES, "a cell that shows an error value", "SHEET-CELL-ERROR", "company/staff.xlsx:")
def _error_cell(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    with xlsxwriter.Workbook(
        str(project / "company/staff.xlsx"), {"default_date_format": "yyyy-mm-dd"}
    ) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.write_formula(1, rows[0].index("专业"), "=NA()", None, "#N/A")


@case(CASES, "a sheet that is no workbook", "PACKAGE-UNREADABLE", "company/staff.xlsx")
def _no_workbook(project: Path) -> None:
    (project / "company/staff.xlsx").write_text("编号,姓名\n", encoding="utf-8")


@case(CASES, "a sheet with a cell at the far corner", "SHEET-EXTENT", "company/staff.xlsx")
def _far_corner(project: Path) -> None:
    with xlsxwriter.Workbook(str(project / "company/staff.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "编号")
        sheet.write(1048575, 16383, "x")


@pytest.mark.parametrize(("name", "broken", "code", "place"), CASES, ids=[entry[0] for entry in CASES])
def test_a_broken_sheet_is_one_finding_with_its_place(
    name: str, broken: Break, code: str, place: str, lot1: Path, docgen: Docgen
) -> None:
    expect_one_finding(lot1, docgen, broken, code, place)
