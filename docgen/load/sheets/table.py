"""A list found in a grid: which column stands where, and its rows one by one as values by column.

Everything that is no record is known as what it is, and said; what leaves a choice is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Any, NamedTuple

from docgen.guard.sheet_facts import CellFault
from docgen.load.sheets.asks import asked, missing
from docgen.load.sheets.cells import is_blank
from docgen.load.sheets.columns import Column, Wanted
from docgen.load.sheets.done import Done
from docgen.load.sheets.grid import Grid, column_letter
from docgen.load.sheets.headings import Head, find_head
from docgen.load.sheets.kinds import Kinds
from docgen.load.sheets.names import Assigned, assigned, plainly
from docgen.load.sheets.unfit import Unfit, Why
from docgen.load.sheets.values import Values
from docgen.model.finding import Finding, Message, Origin, found
from docgen.rules.sheets import sheet_words

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_UNIT_NOTE = re.compile(r"单位[:：]\s*([^\s,，;；)）]+)")


class Row(NamedTuple):
    """A record's row: its number as Excel counts, and its values by the code of their column.

    `cells` are all as they stand; `unfit` says what of them holds nothing to be read, by title of column.
    """

    number: int
    values: dict[str, Any]
    cells: Sequence[Any] = ()
    unfit: tuple[tuple[str, Why], ...] = ()


class Table:
    """The list in one grid. `rows` may be gone through once; what it found and did is known after it.

    `name` is what the file is called, of which a year may be part. Without headings `head` is None.
    """

    def __init__(self, grid: Grid, wanted: Wanted, shown: str, name: str = "") -> None:
        self.grid, self.wanted, self.shown = grid, wanted, shown
        self.done = Done()
        self.findings: list[Finding] = []
        self.unfit = Unfit(shown)
        self.columns: dict[int, Column] = {}
        self.surplus: dict[int, str] = {}
        self._words = sheet_words()
        self._name = name
        self._of_sheet: dict[str, str] = {}
        self.factors: dict[int, tuple[int, str]] = {}
        """By position, what its figures are multiplied by, and the unit in which they were counted."""
        rows = iter(grid.rows)
        self._front = list(islice(rows, self._words.search_rows))
        self._rest = rows
        self.head = self._head()

    def _head(self) -> Head | None:
        front, wanted = self._front, self.wanted
        first = [_text(cell) for cell in front[0]] if front else []
        plain = None if self.grid.merged else plainly(first, wanted)
        if plain is not None:
            self.columns = plain
            return Head(0, 0, tuple(first))
        head = find_head(front, wanted, self.grid.merged)
        if head is None:
            return None
        made = assigned(head.headings, wanted)
        self.columns, self.factors, self.surplus = made.columns, made.factors, made.surplus
        self._say(head, made)
        return head

    def _say(self, head: Head, made: Assigned) -> None:
        """What of the headings is worth saying, and what has to be asked."""
        self.done.heads = (head.first + 1, head.last + 1)
        self.done.above = [
            i + 1 for i, row in enumerate(self._front[: head.first]) if any(not is_blank(c) for c in row)
        ]
        self.done.taken = list(made.taken.values())
        self.done.surplus = made.unused
        self._take_unit(head)
        for i, (_, unit) in self.factors.items():
            self.done.factors.append((head.headings[i], unit, self.columns[i].unit))
        for ask in made.asks:
            self.findings.append(asked(ask, Origin(self.shown, self.place(ask.at, head.last + 1))))
        at = Origin(self.shown, self._at(str(head.last + 1)))
        self.findings += missing(made, self.wanted, at)

    def _take_unit(self, head: Head) -> None:
        """“单位：万元” above the headings holds for every amount whose own heading names no unit."""
        said = next(
            (
                met[1]
                for row in self._front[: head.first]
                for cell in row
                if isinstance(cell, str) and (met := _UNIT_NOTE.search(cell))
            ),
            "",
        )
        for i, column in self.columns.items() if said else ():
            ratio = self._words.ratio(said, column.unit) if column.kind == "money" else None
            own = any(sign in head.headings[i] for sign in ("元", "万"))
            if ratio and ratio != 1 and i not in self.factors and not own:
                self.factors[i] = (ratio, said)

    def place(self, index: int, number: int) -> str:
        """The cell in a column counted from 0 and a row counted from 1, with its sheet where it has one."""
        return self._at(f"{column_letter(index)}{number}")

    def line(self, number: int) -> str:
        """The row of that number, with its sheet where it has one."""
        return self._at(str(number))

    def _at(self, place: str) -> str:
        return f"{self.sheet}!{place}" if self.sheet else place

    sheet = ""
    """The sheet's name, where a workbook's list stands in several."""

    def name_sheet(self) -> None:
        """Have every place name its sheet."""
        self.sheet = self.grid.sheet
        self.findings = [
            replace(each, origin=Origin(self.shown, self._at(each.origin.location))) for each in self.findings
        ]

    def take_sheet(self) -> None:
        """Have the sheet's name stand for the column that it may stand for, where the list has none."""
        there = {column.code for column in self.columns.values()}
        column = next((each for each in self.wanted.columns if each.by_sheet), None)
        if column is None or column.code in there or not self.head:
            return
        self._of_sheet = {column.code: self.grid.sheet.strip()}
        self.done.by_sheet = column.title
        self.findings = [
            each
            for each in self.findings
            if each.code != "SHEET-COLUMN-MISSING" or each.message.values["heading"] != column.title
        ]

    def rows(self) -> Iterator[Row]:
        """Every record's row, read; the rows that are none are noted in `done`."""
        for row in self._rows():
            yield row._replace(values={**self._of_sheet, **row.values}) if self._of_sheet else row

    def _rows(self) -> Iterator[Row]:
        head = self.head
        if head is None:
            return
        kinds = Kinds(head, self.columns, self.grid.merged, self._words)
        values = Values(
            self.columns,
            self.factors,
            self.place,
            self._year,
            self.unfit,
            self.done,
            self.grid.text,
            self.grid.since_1904,
        )
        required = [i for i, column in self.columns.items() if column.required]
        filled, hidden = self._filled(head), set(self.grid.hidden_rows)
        bare = [i for i, heading in enumerate(head.headings) if not heading]
        begin, headed = head.last + 1, len(head.headings)
        plain = not (filled or hidden or bare or self.grid.faults)
        faulty: dict[int, CellFault] = {}
        for number, cells in enumerate(chain(self._front[begin:], self._rest), begin + 1):
            width = len(cells)
            if plain and width == headed and not kinds.may_be_none(cells):
                orderly = values.orderly(cells)
                if orderly:
                    yield Row(number, orderly, cells)
                    continue
            own = {i: cells[i] for i in self.columns if i < width and not is_blank(cells[i])}
            if self.grid.faults:
                faulty = self._faulty(number)
            if not own and not faulty:
                if any(not is_blank(cell) for cell in cells):
                    self.done.row(kinds.of(cells, own, number, False) or "idle", number)
                continue
            whole = {**filled.get(number, {}), **own} if filled else own
            complete = all(i in whole or i in faulty for i in required)
            if kind := kinds.of(cells, own, number, complete):
                self.done.row(kind, number)
                continue
            if number - 1 in hidden:
                self.done.hidden_rows.append(number)
            if bare or width > headed:
                self._unheaded(cells, head, bare, number)
            for i, fault in faulty.items():
                self.unfit.note(self.columns[i].title, fault, self.place(i, number))
            read = values.of(whole, number)
            yield Row(number, read, cells, self.unfit.of_row())
        self._end()

    def _filled(self, head: Head) -> dict[int, dict[int, Any]]:
        """By row number, what merged cells above it hold for it; a figure for several rows is asked about."""
        made: dict[int, dict[int, Any]] = {}
        if not self.grid.merged:
            return made
        rows = self.grid.rows
        assert isinstance(rows, Sequence)
        for (top, left), (bottom, _) in self.grid.merged:
            column = self.columns.get(left)
            if top <= head.last or bottom == top or column is None or top >= len(rows):
                continue
            cell = rows[top][left] if left < len(rows[top]) else ""
            if is_blank(cell):
                continue
            area = f"{self.place(left, top + 1)}:{column_letter(left)}{bottom + 1}"
            if column.kind in ("figure", "money", "count"):
                words = {"field": column.title, "cells": area, "n": bottom - top + 1}
                said = Message("{field}: one figure stands for {n} rows, {cells}", words)
                at = Origin(self.shown, self.place(left, top + 1))
                self.findings.append(found("SHEET-MERGED", at, said))
                self.unfit.places |= {self.place(left, row + 1) for row in range(top, bottom + 1)}
                continue
            self.done.filled.append(area)
            for row in range(top + 1, bottom + 1):
                made.setdefault(row + 1, {})[left] = cell
        return made

    def _faulty(self, number: int) -> dict[int, CellFault]:
        faults = self.grid.faults
        return {i: faults[number - 1, i] for i in self.columns if (number - 1, i) in faults}

    def _unheaded(self, cells: Sequence[Any], head: Head, bare: Sequence[int], number: int) -> None:
        """Cells in columns without a heading: in a text file rather a comma too much, which shifts cells."""
        beyond = range(len(head.headings), len(cells))
        there = [i for i in (*bare, *beyond) if i < len(cells) and not is_blank(cells[i])]
        if self.grid.text and any(i in beyond for i in there):
            self.unfit.note("", "beyond", self._at(str(number)))
            return
        for letter in map(column_letter, there):
            if letter not in self.done.unheaded:
                self.done.unheaded.append(letter)

    def _year(self) -> int | None:
        """The one year that title, sheet and file name, if they name one."""
        above = [str(cell) for row in self._front[: self.head.first if self.head else 0] for cell in row]
        named = {int(year) for text in (*above, self.grid.sheet, self._name) for year in _YEAR.findall(text)}
        return named.pop() if len(named) == 1 else None

    def _end(self) -> None:
        """What is known only when all rows were read."""
        self.findings += self.unfit.findings(self._year())
        used = sorted(i for i in self.grid.hidden_columns if i in self.columns)
        self.done.hidden_columns = [column_letter(i) for i in used]


def _text(cell: Any) -> str:
    return "" if is_blank(cell) else str(cell).strip()
