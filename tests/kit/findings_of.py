"""Everything that checks find in a project folder, and small changes to a copy of the example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from docgen.check.response.checks import check_response
from docgen.derive.response.figures import response_figures
from docgen.load.response.project import load_project
from docgen.model.finding import Finding
from docgen.rules import ruleset
from kit.project import replace, staff_rows, write_staff

Change = Callable[[Path], None]


def findings_of(folder: Path) -> list[Finding]:
    project = load_project(folder)
    return check_response(project, response_figures(project, ruleset()), ruleset())


def codes(findings: list[Finding], severity: str) -> set[str]:
    return {finding.code for finding in findings if finding.severity == severity}


def edit(file: str, *pairs: tuple[str, str]) -> Change:
    """Replace texts in a file, each once."""

    def change(folder: Path) -> None:
        for old, new in pairs:
            replace(folder / file, old, new)

    return change


def both(*changes: Change) -> Change:
    def change(folder: Path) -> None:
        for one in changes:
            one(folder)

    return change


def person(code: str, **cells: object) -> Change:
    """Change cells of one row of the staff sheet, by their headings."""

    def change(folder: Path) -> None:
        rows = staff_rows(folder)
        row = next(row for row in rows if row[0] == code)
        for heading, value in cells.items():
            row[rows[0].index(heading)] = value
        write_staff(folder, rows)

    return change


def equipment(name: str, **cells: object) -> Change:
    """Change cells of the first row of the equipment sheet with that name, by their headings."""

    def change(folder: Path) -> None:
        path = folder / "equipment.xlsx"
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        row = next(row for row in rows if name in row)
        for heading, value in cells.items():
            row[rows[0].index(heading)] = value
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            for number, values in enumerate(rows):
                sheet.write_row(number, 0, values)

    return change
