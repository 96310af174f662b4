"""Cells written into the file of a list: over what was seen only, in one piece, with their journal line."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from docgen.edit import journal
from docgen.edit.cells import text_file, workbook
from docgen.edit.cells.cell import Cell, Edit
from docgen.edit.cells.package import with_parts
from docgen.edit.cells.refused import refused
from docgen.edit.save import Conflict, put, sum_of
from docgen.guard.archive import MAX_FILE_BYTES
from docgen.guard.files import read_file
from docgen.load.files.table import plain_text
from docgen.load.sheets.columns import Column, Wanted
from docgen.load.sheets.grid import Grid, column_letter, workbook_grids
from docgen.load.sheets.table import Table
from docgen.load.sheets.text_grid import SUFFIXES, text_form
from docgen.model.formula_text import own_text
from docgen.pack.claim import editing


@dataclass(frozen=True)
class Listed:
    """A file of a list that people keep: where it lies, its name in the project, its word among the sources,
    and what its columns are to be."""

    path: Path
    shown: str
    source: str
    wanted: Wanted
    most = MAX_FILE_BYTES

    @property
    def is_text(self) -> bool:
        """Whether it is a text file; else a workbook."""
        return self.path.suffix.lower() in SUFFIXES

    def taken_back(
        self, raw: bytes, slices: Sequence[journal.Slice]
    ) -> tuple[bytes, Sequence[journal.Slice]]:
        """Its bytes as they were before these slices; of a workbook its parts. Raises ValueError."""
        if self.is_text:
            form = self.form()
            text = form.text(raw)
            made = text
            for each in slices:
                made = each.taken_back(made)
            return form.bytes(made, raw), [journal.differs(text, made)]
        book = workbook.Workbook(raw, self.shown)
        if any(each.part not in book.archive.entries for each in slices):
            raise ValueError(self.shown)
        texts = {each.part: each.taken_back(book.text(each.part)) for each in slices}
        content = with_parts(book.archive, {part: text.encode() for part, text in texts.items()})
        return content, [journal.differs(book.text(part), text, part) for part, text in texts.items()]

    def form(self) -> text_file.TextForm:
        """How the text file is written. Raises DocgenError where it is none."""
        return text_file.TextForm(*text_form(self.path, self.shown, self.wanted))


@dataclass(frozen=True)
class SheetRead:
    """A sheet of a list as it stands: the row of its headings, 0 without any, its columns by position with
    their headings, the cells of the rows below from the first column on, and those that are not written.
    """

    name: str
    head: int
    columns: Mapping[int, Column]
    headings: Sequence[str]
    cells: Sequence[Sequence[Any]]
    closed: frozenset[Cell] = frozenset()
    is_text: bool = False

    @property
    def rows(self) -> list[list[str]]:
        """The text of the cells as it is shown."""
        return list(map(self._texts, self.cells))

    def row(self, number: int) -> list[str]:
        """The text of a row by its number as Excel counts; none of one that is not there."""
        at = number - self.head - 1
        return self._texts(self.cells[at]) if 0 <= at < len(self.cells) else []

    def _texts(self, cells: Sequence[Any]) -> list[str]:
        return [own_text(cell) if self.is_text else plain_text(cell) for cell in cells]


@dataclass(frozen=True)
class ListRead:
    """A file of a list as it was read, with its SHA-256."""

    sheets: Sequence[SheetRead]
    sha256: str


def read(listed: Listed) -> ListRead:
    """What the file says now. Raises DocgenError where it is no list."""
    raw = read_file(listed.path, listed.shown, listed.most)
    if listed.is_text:
        return ListRead([_of_text(listed, raw)], sum_of(raw))
    book = workbook.Workbook(raw, listed.shown)
    visible = [grid.sheet for grid in workbook_grids(listed.path, listed.shown) if grid.visible]
    sheets = [_of_workbook(listed, book, name) for name in visible if name in book.parts]
    return ListRead(sheets, sum_of(raw))


def save(
    folder: Path, listed: Listed, edit: Edit, sha256: str, seen: Mapping[int, Sequence[str]]
) -> tuple[str, set[Cell]]:
    """Make the edit in the file and in the journal of the project in `folder`; the file's new SHA-256.

    `sha256` is the file as it was read, `seen` the text of every row concerned as it was shown; without any
    the sum alone decides. The edit is made if those rows say what was seen, but for cells that say already
    what is to be written; else it is a Conflict, whose `now` and `wanted` are texts by cell. Raises
    DocgenError EDIT-CELL with the cell that cannot be written.
    """
    with editing(listed.path):
        raw = read_file(listed.path, listed.shown, listed.most)
        book = None if listed.is_text else workbook.Workbook(raw, listed.shown)
        now = _of_workbook(listed, book, edit.sheet) if book else _of_text(listed, raw)
        if not now.head or any(row <= now.head for row in edit.rows):  # headings are no rows of the list
            raise refused(listed.shown, edit.sheet, None, "")
        # A page that saved one row knows the new sum, and may still show what others were before.
        if seen or sum_of(raw) != sha256:
            _unless_seen(listed, now, edit, sum_of(raw), seen)
        if book is None:
            form = listed.form()
            text = form.text(raw)
            made = text_file.edited(text, form, listed.shown, edit)
            try:
                content = form.bytes(made, raw)
            except UnicodeEncodeError:
                raise refused(listed.shown, "", None, "sign") from None
            slices = [journal.differs(text, made)]
        else:
            content, parts = workbook.edited(book, edit, now.columns, now.head)
            slices = [journal.differs(old, new, part) for part, (old, new) in parts.items()]
        place = (edit.sheet, *_first(edit))
        return put(folder, listed, place, (raw, content), slices), set(edit.cells)


def _first(edit: Edit) -> tuple[int, str]:
    """The first cell of an edit, for people: its row and its column's letter."""
    row, column = min(edit.cells, default=(min(edit.dropped, default=0), 0))
    return row, column_letter(column)


def _of_workbook(listed: Listed, book: workbook.Workbook, name: str) -> SheetRead:
    markup = book.markup(name)
    areas = [((top - 1, left), (bottom - 1, right)) for top, left, bottom, right in markup.areas("mergeCell")]
    rows = book.values.get(name, [])
    return _sheet(listed, Grid(name, rows, areas), rows, workbook.formula_cells(markup))


def _of_text(listed: Listed, raw: bytes) -> SheetRead:
    form = listed.form()
    try:
        rows: list[list[Any]] = [*form.rows(form.text(raw))]
    except csv.Error:
        raise refused(listed.shown, "", None, "") from None
    return _sheet(listed, Grid("", rows, text=True), rows)


def _sheet(
    listed: Listed, grid: Grid, rows: Sequence[Sequence[Any]], closed: set[Cell] | None = None
) -> SheetRead:
    table = Table(grid, listed.wanted, listed.shown, listed.path.stem)
    head = table.head.last + 1 if table.head else 0
    return SheetRead(
        name=grid.sheet,
        head=head,
        columns=table.columns,
        headings=table.head.headings if table.head else (),
        cells=rows[head:],
        closed=frozenset(closed or ()),
        is_text=grid.text,
    )


def _unless_seen(
    listed: Listed, now: SheetRead, edit: Edit, sha256: str, seen: Mapping[int, Sequence[str]]
) -> None:
    differs: dict[Cell, str] = {}
    for number in edit.rows:
        pairs = zip_longest(now.row(number), seen.get(number, ()), fillvalue="")
        for column, (one, other) in enumerate(pairs):
            if one not in (other, edit.cells.get((number, column), other)):
                differs[number, column] = one
    if differs:
        there = {(row, column): [*now.row(row), *[""] * (column + 1)][column] for row, column in edit.cells}
        place = (edit.sheet, *_first(edit))
        raise Conflict(listed, place, differs | there, dict(edit.cells), sha256)
