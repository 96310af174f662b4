"""The cells of a workbook or text file as they stand, with what a grid of values does not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from docgen.guard.package import check_package, check_sheet_extent
from docgen.guard.sheet_facts import CellFault, SheetFacts, workbook_facts
from docgen.model.finding import Message, stop

Area = tuple[tuple[int, int], tuple[int, int]]
"""A merged area: its first and last cell as row and column, from 0."""


@dataclass(frozen=True)
class Grid:
    """One sheet, or a text file, whose sheet has no name and whose rows are passed through once."""

    sheet: str
    rows: Iterable[Sequence[Any]]
    merged: Sequence[Area] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    visible: bool = True
    faults: Mapping[tuple[int, int], CellFault] = field(default_factory=dict)
    since_1904: bool = False
    text: bool = False


@cache
def column_letter(index: int) -> str:
    """Excel's name of a column counted from 0: A … Z, AA …

    xlsxwriter has the same, but importing it would take longer than reading all sheets of a project.
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def workbook_grids(path: Path, shown: str) -> list[Grid]:
    """Every worksheet that holds a cell, and the first in any case. Raises DocgenError for no workbook."""
    if not path.is_file():
        raise stop("FILE-MISSING", shown, Message("does not exist"), "sheet")
    check_package(path, "xlsx", shown)
    check_sheet_extent(path, shown)
    facts, since_1904 = workbook_facts(path, shown)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            made = list(_grids(book, facts, since_1904))
    except (CalamineError, IndexError, OSError):
        raise stop("SHEET-UNREADABLE", shown, Message("cannot be read as an Excel workbook")) from None
    if not made:
        raise stop("SHEET-UNREADABLE", shown, Message("cannot be read as an Excel workbook"))
    return made


def _grids(book: CalamineWorkbook, facts: Mapping[str, SheetFacts], since_1904: bool) -> Iterator[Grid]:
    first = True
    for each in book.sheets_metadata:
        if each.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(each.name)
        rows = sheet.to_python(skip_empty_area=False)
        if rows or first:
            known = facts.get(each.name, SheetFacts())
            yield Grid(
                sheet=each.name,
                rows=rows,
                merged=sheet.merged_cell_ranges or (),
                hidden_rows=known.hidden_rows,
                hidden_columns=known.hidden_columns,
                visible=each.visible is SheetVisibleEnum.Visible,
                faults=known.faults,
                since_1904=since_1904,
            )
        first = False
