"""A copy of the handover example, changed in its sheets, and everything that is found in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from docgen.check.handover.checks import check_handover
from docgen.derive.handover.figures import handover_figures
from docgen.load.handover import load_handover
from docgen.model.finding import Finding
from docgen.model.handover.inventory import Handover
from docgen.rules import ruleset
from kit.project import replace

Change = Callable[[Path], None]


def figures_of(folder: Path) -> Handover:
    return handover_figures(load_handover(folder, ruleset().secrets))


def findings_of(folder: Path) -> list[Finding]:
    project = load_handover(folder, ruleset().secrets)
    return check_handover(project, handover_figures(project), ruleset())


def found(folder: Path, severity: str = "error") -> list[tuple[str, str]]:
    """Code and place of the findings of that severity."""
    return [(each.code, str(each.origin)) for each in findings_of(folder) if each.severity == severity]


def rows_of(path: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def write_rows(path: Path, rows: Sequence[Sequence[object]]) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        form = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, (date, datetime)):
                    sheet.write_datetime(number, column, datetime(value.year, value.month, value.day), form)
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                else:
                    sheet.write(number, column, value)


def cells(file: str, code: str, **values: object) -> Change:
    """Change cells of the row with that code, by their headings."""

    def change(folder: Path) -> None:
        rows = rows_of(folder / file)
        row = next(row for row in rows if row[0] == code)
        for heading, value in values.items():
            row[rows[0].index(heading)] = value
        write_rows(folder / file, rows)

    return change


def without(code: str) -> Change:
    """Take the asset's row out."""

    def change(folder: Path) -> None:
        path = folder / "assets.xlsx"
        write_rows(path, [row for row in rows_of(path) if row[0] != code])

    return change


def text(file: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        replace(folder / file, old, new)

    return change


def both(*changes: Change) -> Change:
    def change(folder: Path) -> None:
        for one in changes:
            one(folder)

    return change
