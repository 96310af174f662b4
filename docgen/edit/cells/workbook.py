"""Cells put into a workbook: only the parts that hold them change, and what comes of it is read again."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from docgen.edit.cells.cell import Cell, Edit, typed
from docgen.edit.cells.markup import SheetMarkup, Tag
from docgen.edit.cells.package import with_parts
from docgen.edit.cells.refused import refused
from docgen.edit.cells.stale import defined_names, stale, without_values
from docgen.edit.cells.styles import Styles
from docgen.guard.archive import open_archive
from docgen.guard.package import check_package
from docgen.guard.sheet_extent import MAX_COLUMNS, MAX_ROWS, check_sheet_extent
from docgen.guard.sheet_facts import book_part, is_since_1904, sheet_parts
from docgen.load.files.table import plain_text
from docgen.load.sheets.columns import Column

_LONGEST = 32_767
"""Signs of a cell, as Excel has it."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BEFORE_CALC = re.compile(r"</((?:\w+:)?)(?:sheets|functionGroups|externalReferences|definedNames)\s*>")
_CALC = re.compile(r"<((?:\w+:)?)calcPr\b([^<>]*?)\s*(/?)>")

Parts = dict[str, tuple[str, str]]
"""By name of a part, its text before and after."""


class Workbook:
    """A workbook as it lies in a file, with the values of its sheets by name. Raises DocgenError where it is
    none, or could do harm."""

    def __init__(self, raw: bytes, shown: str) -> None:
        check_package(raw, "xlsx", shown)
        check_sheet_extent(raw, shown)
        self.shown, self.archive = shown, open_archive(raw, shown)
        self.parts = sheet_parts(self.archive)
        self.values = grids(raw, shown)

    def text(self, part: str) -> str:
        """A part's text. Raises DocgenError EDIT-CELL where it is not UTF-8."""
        try:
            return self.archive.part(part).decode("utf-8")
        except UnicodeDecodeError:
            raise refused(self.shown, "", None, "") from None

    def markup(self, sheet: str) -> SheetMarkup:
        """A sheet's markup. Raises DocgenError EDIT-CELL where there is none of that name."""
        try:
            return SheetMarkup(self.text(self.parts[sheet]))
        except (KeyError, ValueError):
            raise refused(self.shown, sheet, None, "") from None


def edited(book: Workbook, edit: Edit, columns: Mapping[int, Column], below: int) -> tuple[bytes, Parts]:
    """The workbook's bytes with the edit made, and the parts that it changed.

    `columns` of the list by position, `below` the row of its headings. Raises DocgenError EDIT-CELL with
    the cell that cannot be written.
    """
    markup, styles = book.markup(edit.sheet), Styles(book.archive)
    before = book.values
    texts = _texts(book, markup, edit, columns)
    since_1904 = is_since_1904(book.archive.part(book_part(book.archive)))
    held = _Held(markup, {row for row, _ in texts})
    values: dict[Cell, str | Decimal] = {}
    for cell, text in texts.items():
        row, column = cell
        tag = held.cells.get(cell)
        style = tag.style if tag else held.style(row, column)
        _check(book.shown, edit.sheet, cell, text, tag, markup.is_protected() and styles.is_locked(style))
        now = _at(before[edit.sheet], cell)
        if tag is None or plain_text(now) != text:
            values[cell] = typed(text, columns.get(column), now, styles.shows_day(style), since_1904)
    made = markup.with_cells(values, below)
    changed = {book.parts[edit.sheet]: made} | _without_stale(book, edit.sheet, made, set(values))
    parts = {part: (book.text(part), text) for part, text in changed.items()}
    parts = {part: texts for part, texts in parts.items() if texts[0] != texts[1]}
    raw = with_parts(book.archive, {part: text.encode() for part, (_, text) in parts.items()})
    _check_read(raw, book.shown, before, edit.sheet, values, since_1904)
    return raw, parts


def grids(raw: bytes, shown: str) -> dict[str, list[list[Any]]]:
    """The values of every sheet. Raises DocgenError EDIT-CELL where they cannot be read."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            names = [each.name for each in book.sheets_metadata]
            return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}
    except (CalamineError, IndexError, OSError):
        raise refused(shown, "", None, "") from None


def formula_cells(markup: SheetMarkup) -> set[Cell]:
    """The cells that hold a formula."""
    sign = f"<{markup.prefix}f"
    if sign not in markup.text:
        return set()
    rows = (row for row in markup.rows() if sign in row.inside)
    return {(row.at, cell.at) for row in rows for cell in markup.cells(row) if _is_formula(cell)}


class _Held:
    """The cells that stand in some rows, and the formats of those rows."""

    def __init__(self, markup: SheetMarkup, rows: set[int]) -> None:
        self.cells: dict[Cell, Tag] = {}
        self._columns = markup.column_formats()
        self._rows: dict[int, str] = {}
        for row in markup.rows():
            if row.at in rows:
                self.cells |= {(row.at, cell.at): cell for cell in markup.cells(row)}
                self._rows[row.at] = row.own_style

    def style(self, row: int, column: int) -> str:
        return self._rows.get(row) or self._columns.get(column, "")


def _texts(book: Workbook, markup: SheetMarkup, edit: Edit, columns: Mapping[int, Column]) -> dict[Cell, str]:
    """What is to be written by cell; rows taken out are emptied but for their formulas."""
    texts = {cell: text.replace("\r\n", "\n").replace("\r", "\n") for cell, text in edit.cells.items()}
    dropped = set(edit.dropped)
    for row in markup.rows() if dropped else ():
        if row.at in dropped:
            for cell in markup.cells(row):
                if cell.at in columns and cell.inside and not _is_formula(cell):
                    texts[row.at, cell.at] = ""
    for at in texts:
        if not (1 <= at[0] <= MAX_ROWS and 0 <= at[1] < MAX_COLUMNS):
            raise refused(book.shown, edit.sheet, None, "")
    for top, left, bottom, right in markup.areas("mergeCell"):
        for at in texts:
            if top <= at[0] <= bottom and left <= at[1] <= right and at != (top, left):
                raise refused(book.shown, edit.sheet, at, "covered")
    return texts


def _check(shown: str, sheet: str, cell: Cell, text: str, tag: Tag | None, locked: bool) -> None:
    if tag is not None and _is_formula(tag):
        raise refused(shown, sheet, cell, "formula")
    if locked:
        raise refused(shown, sheet, cell, "locked")
    if len(text) > _LONGEST:
        raise refused(shown, sheet, cell, "long")
    if _UNWRITABLE.search(text):
        raise refused(shown, sheet, cell, "sign")


def _is_formula(cell: Tag) -> bool:
    return bool(re.search(r"<(?:\w+:)?f\b", cell.inside))


def _without_stale(book: Workbook, sheet: str, made: str, changed: set[Cell]) -> dict[str, str]:
    """The parts that change beside: figures that formulas no longer come to, and that Excel is to work out
    anew."""
    if not changed or not any("<f" in book.text(part) or ":f" in book.text(part) for part in _sheets(book)):
        return {}
    markups = {name: SheetMarkup(made) if name == sheet else book.markup(name) for name in book.parts}
    struck = stale(markups, defined_names(book.text(book_part(book.archive))), sheet, changed)
    texts = {book.parts[name]: without_values(markups[name], cells) for name, cells in struck.items()}
    if texts:
        part = book_part(book.archive)
        texts[part] = _works_out(book.text(part))
    return texts


def _sheets(book: Workbook) -> list[str]:
    return list(book.parts.values())


def _works_out(text: str) -> str:
    """The workbook's own part, saying that formulas are worked out when it is opened."""
    found = _CALC.search(text)
    if found:
        said = re.sub(r'\s+fullCalcOnLoad="[^"]*"', "", found[2])
        tag = f'<{found[1]}calcPr{said} fullCalcOnLoad="1"{found[3]}>'
        return text[: found.start()] + tag + text[found.end() :]
    ends = list(
        re.finditer(r"</((?:\w+:)?)(?:sheets|functionGroups|externalReferences|definedNames)\s*>", text)
    )
    if not ends:
        return text
    at = ends[-1].end()
    return f'{text[:at]}<{ends[-1][1]}calcPr fullCalcOnLoad="1"/>{text[at:]}'


def _at(rows: list[list[Any]], cell: Cell) -> Any:
    row, column = cell[0] - 1, cell[1]
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def _check_read(
    raw: bytes,
    shown: str,
    before: Mapping[str, list[list[Any]]],
    sheet: str,
    values: Mapping[Cell, str | Decimal],
    since_1904: bool,
) -> None:
    """What is read again must be what was meant, and nothing else may have changed but formulas' figures."""
    after = grids(raw, shown)
    if after.keys() != before.keys():
        raise refused(shown, sheet, None, "")
    for name, rows in after.items():
        old, own = before[name], values if name == sheet else {}
        touched = {row for row, _ in own}
        for number in range(max(len(rows), len(old))):
            new_row = rows[number] if number < len(rows) else []
            old_row = old[number] if number < len(old) else []
            if new_row == old_row and number + 1 not in touched:
                continue
            for column in range(max(len(new_row), len(old_row))):
                cell = number + 1, column
                new = _at(rows, cell)
                if cell in own:
                    if not _means(new, own[cell], since_1904):
                        raise refused(shown, sheet, cell, "")
                elif new != _at(old, cell) and not (new == "" or new == 0):
                    raise refused(shown, name, cell, "")


def _means(read: Any, meant: str | Decimal, since_1904: bool) -> bool:
    if isinstance(meant, str):
        return bool(read == meant)
    if isinstance(read, datetime):
        epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
        return read - epoch == timedelta(days=int(meant))
    if hasattr(read, "toordinal"):
        return _means(datetime(read.year, read.month, read.day), meant, since_1904)
    return isinstance(read, int | float) and Decimal(repr(read)) == meant
