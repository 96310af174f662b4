"""Enterprises classified: one that a person asks for, or a list, CSV or Excel in and out."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.derive.sme.enquiry import enquire
from docgen.model.finding import Finding, Message, stop
from docgen.rules import trades
from docgen.rules.size_table import size_table

if TYPE_CHECKING:
    from docgen.model.response.figures import PriceEvaluation
    from docgen.model.sme.trade import Enquiry

Told = Callable[[int], None]
"""Told the number of rows done, every few thousand."""

_TELL_EVERY = 5000


def classify_one(
    industry: str, headcount: str, revenue: str, assets: str
) -> tuple[Enquiry | None, tuple[Finding, ...]]:
    """One enterprise's class from what was typed (blank: unknown), or every fault of it."""
    return enquire(size_table(), trades, industry, headcount, revenue, assets)


def evaluated_price(folder: Path) -> tuple[PriceEvaluation | None, list[Finding]]:
    """The price as evaluation would take it, for the bidder's own eyes, and what is wrong with its terms."""
    from docgen.check.response.sme import check_sme
    from docgen.derive.response.figures import response_figures
    from docgen.load.response.project import load_project
    from docgen.rules import ruleset

    project = load_project(folder)
    rules = ruleset(project.tender.opening)
    figures = response_figures(project, rules)
    return figures.evaluation, list(check_sme(project, figures, rules.printed_tables))


def classify_list(source: Path, target: Path, show: Callable[[Message], str], told: Told) -> tuple[int, int]:
    """Classify every row of `source` into `target`; returns the rows and how many of them have an error.

    `target` is replaced only when all rows are done.
    """
    # What reads sheets and writes files takes longer to import than one enterprise to classify.
    from docgen.derive.sme.batch import COLUMNS_OUT, classify_rows, missing_columns
    from docgen.load.files.table import table_rows
    from docgen.pack.writing import writing
    from docgen.rules import size_rule

    if source.resolve() == target.resolve():
        said = Message("is both input and output")
        raise stop("OUTPUT-IS-INPUT", str(target), said)
    with table_rows(source) as (head, rows), writing(target) as temporary:
        missing = missing_columns(head)
        if missing:
            said = Message("the column {heading} is missing", {"heading": "、".join(missing)})
            raise stop("SHEET-COLUMN-MISSING", str(source), said, location="1")
        columns = list(dict.fromkeys([*head, *COLUMNS_OUT]))
        counted = _Count(told)
        made = counted.through(classify_rows(size_rule(), trades, rows, show))
        write = _write_sheet if target.suffix.lower() == ".xlsx" else _write_csv
        write(temporary, columns, made)
    return counted.rows, counted.errors


class _Count:
    def __init__(self, told: Told) -> None:
        self.rows = self.errors = 0
        self.told = told

    def through(self, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for row in rows:
            self.rows += 1
            self.errors += bool(row["error"])
            if self.rows % _TELL_EVERY == 0:
                self.told(self.rows)
            yield row


def _write_csv(path: Path, columns: list[str], rows: Iterable[dict[str, Any]]) -> None:
    # The BOM makes Excel read the file as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([row.get(column, "") for column in columns] for row in rows)


def _write_sheet(path: Path, columns: list[str], rows: Iterable[dict[str, Any]]) -> None:
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(columns):
            sheet.write_string(0, column, heading)
        for number, row in enumerate(rows, 1):
            for column, name in enumerate(columns):
                sheet.write_string(number, column, str(row.get(name, "")))
