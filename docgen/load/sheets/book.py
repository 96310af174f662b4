"""The lists of a file: in which sheets they stand, and what of the others is worth saying or asking."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen.load.sheets.cells import is_blank
from docgen.load.sheets.columns import Wanted
from docgen.load.sheets.grid import Grid, workbook_grids
from docgen.load.sheets.table import Table
from docgen.load.sheets.text_grid import SUFFIXES, text_grid
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.text import folded
from docgen.rules.sheets import sheet_words


def lists(path: Path, shown: str, wanted: Wanted) -> tuple[list[Table], list[Finding], list[Message]]:
    """The tables that hold the list, what is wrong with the choice of them, what is to be said of the rest.

    Raises DocgenError where the file is no table at all.
    """
    if path.suffix.lower() in SUFFIXES:
        grid, sign = text_grid(path, shown, wanted)
        tables = [Table(grid, wanted, shown, path.stem)]
        tables[0].done.parted = sign
    else:
        tables = [Table(grid, wanted, shown, path.stem) for grid in workbook_grids(path, shown)]
    headed = [table for table in tables if table.head]
    if not headed:
        return [], [_no_headings(wanted, shown)], []
    used, wrong = _chosen(headed, shown)
    said: list[Message] = []
    others = [table.grid for table in tables if not table.head]
    doubtful = [grid for grid in others if _holds_rows(grid, wanted)]
    for grid in doubtful:
        words = {"name": grid.sheet}
        wrong.append(
            found(
                "SHEET-OTHER",
                Origin(shown, grid.sheet),
                Message("the sheet {name} has rows and no headings", words),
            )
        )
    passed = tuple(grid.sheet for grid in others if grid not in doubtful and any(map(any, grid.rows)))
    if passed:
        said.append(Message("sheets not read: {sheets}", {"sheets": passed}))
    if len(used) > 1:
        said.append(Message("sheets read: {sheets}", {"sheets": tuple(t.grid.sheet for t in used)}))
    for table in used:
        if len(used) > 1 or table is not tables[0]:
            table.name_sheet()
        if len(used) > 1:
            table.take_sheet()
    return used, wrong, said


def _no_headings(wanted: Wanted, shown: str) -> Finding:
    titles = tuple(column.title for column in wanted.columns if column.required)
    said = Message("none of the first {n} rows holds the headings", {"n": sheet_words().search_rows})
    return found("SHEET-HEADINGS", Origin(shown), said, known=titles or (wanted.columns[0].title,))


def _chosen(headed: Sequence[Table], shown: str) -> tuple[list[Table], list[Finding]]:
    """Every sheet with headings, but for hidden ones and what looks like a copy: these are asked about."""
    aside = [table for table in headed if not table.grid.visible or _is_aside(table.grid.sheet)]
    if len(aside) == len(headed):
        aside = aside[1:]
    wrong = []
    for table in aside:
        words = {"name": table.grid.sheet}
        said = Message("the sheet {name} has the same headings and is hidden", words)
        if table.grid.visible:
            said = Message("the sheet {name} has the same headings and is called like a copy", words)
        if any(True for _ in table.rows()):
            wrong.append(found("SHEET-OTHER", Origin(shown, table.grid.sheet), said, "aside"))
    return [table for table in headed if table not in aside], wrong


def _is_aside(name: str) -> bool:
    return any(folded(word) in folded(name) for word in sheet_words().aside)


def _holds_rows(grid: Grid, wanted: Wanted) -> bool:
    """Whether a sheet without headings has rows as long as those of the list."""
    least = max(2, sum(column.required for column in wanted.columns))
    if not grid.visible or _is_aside(grid.sheet):
        return False
    return any(sum(not is_blank(cell) for cell in row) >= least for row in grid.rows)
