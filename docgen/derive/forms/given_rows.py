"""Rows that the tender printed in a table to fill: their empty cells take the record of the same name.

A row of a group or cost head of the price takes the sum of its lines; the row at the foot that sums up takes
the total. A row whose name no record has is left, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.derive.forms.table_records import Row
from docgen.derive.forms.values import Value
from docgen.model.reading.blocks import Cell, Paragraph, Table
from docgen.model.response.page_marks import PAGES
from docgen.model.rules.forms import LabelWords
from docgen.model.text import squeezed

NUMBER = "no"
"""The column of serial numbers."""

_NAME = "price.item"
_SUMS = ("price.amount", "offer.total")
_PER = re.compile(r"元[/／]([^()（）]+)")
_UNITS = re.compile(r"[·•./／*×]")
_BARE = re.compile(r"[0-9]{0,3}|[一二三四五六七八九十]{1,3}|[…⋯.·]+")

Written = Value | None
"""What goes into a cell, still to be written as its head wants it; None leaves the cell as it is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed row that is filled: of each cell its paragraph, what goes into it, its field, its head."""

    cells: tuple[tuple[Paragraph, Written, str, str], ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """The printed rows as they are filled; records that stand in none, names that no record has, the count.

    Where a name has no record, what would come below is left out: it may be meant for that row. `bare` are
    the cells that nothing fills, each as its column and the name of its row.
    """

    left: tuple[Row, ...]
    lines: tuple[Line, ...] = ()
    unmet: tuple[str, ...] = ()
    printed: int = 0
    bare: tuple[tuple[int, str], ...] = ()


def given_rows(table: Table | None, first: int, until: int) -> tuple[tuple[Cell, ...], ...]:
    """The cells of each row from `first` to before `until` that prints more than a number or dots."""
    if table is None:
        return ()
    rows = (row.cells for row in table.rows[first:until])
    return tuple(
        cells
        for cells in rows
        if len(cells) > 1 and not all(_BARE.fullmatch(squeezed(_words(cell))) for cell in cells)
    )


@dataclass(frozen=True, slots=True)
class GivenRows:
    """A table whose printed rows are filled: its kind, its columns, the one that names a row, its records.

    `said` are a person's texts for columns, one a row.
    """

    kind: str
    heads: tuple[str, ...]
    fields: tuple[str, ...]
    key: int
    rows: Sequence[Row]
    total: Value | None
    labels: LabelWords
    said: Mapping[int, Sequence[str]] = field(default_factory=dict)

    def filled(self, given: Sequence[tuple[Cell, ...]]) -> Printed:
        """The printed rows, each with its record."""
        name_at = self.fields.index(_NAME) if _NAME in self.fields else self.key
        lines: list[Line] = []
        met: list[Row] = []
        unmet: list[str] = []
        bare: list[tuple[int, str]] = []
        counted = 0
        for cells in given:
            if self._sums_up(cells):
                lines += self._total(cells)
                continue
            if len(cells) != len(self.fields):
                continue
            counted += 1
            name = _words(cells[name_at])
            lines += self._typed(cells, counted)
            found = self._named(name, len(given) == 1)
            if len(found) == 1:
                met += [row for row in self.rows if row is found[0] or _in(name, row)]
                lines += self._line(cells, found[0])
                bare += ((at, name) for at in self._bare(cells, found[0]))
            elif any(not _words(cell) and self._asks(at) for at, cell in enumerate(cells)):
                unmet.append(name)
        left = () if unmet else tuple(row for row in self.rows if not any(row is each for each in met))
        return Printed(left, tuple(lines), tuple(unmet), counted, tuple(bare))

    def _typed(self, cells: tuple[Cell, ...], number: int) -> Iterator[Line]:
        """A person's texts in the empty cells of the printed row of that number, from 1."""
        found = [
            (paragraph, texts[number - 1], "", self.heads[at])
            for at, texts in self.said.items()
            if number <= len(texts) and not _words(cells[at]) and (paragraph := _paragraph(cells[at]))
        ]
        if found:
            yield Line(tuple(found))

    def _bare(self, cells: tuple[Cell, ...], row: Row) -> Iterator[int]:
        """The columns in which a printed row stays empty; of a sum of lines those that no line has alone."""
        summed = set(row) == {"price.amount"}
        for at, cell in enumerate(cells):
            if _words(cell) or at in self.said or self._fills(at, row):
                continue
            if not (summed and self.fields[at].startswith("price.")):
                yield at

    def _fills(self, at: int, row: Row) -> bool:
        """Whether a record has what a column asks for, in the unit that its head says."""
        asked = self.fields[at]
        if row.get(asked) in (None, ""):
            return False
        units = {piece for found in _PER.findall(self.heads[at]) for piece in _UNITS.split(found)}
        own = set(_UNITS.split(str(row.get("price.unit", ""))))
        return asked != "price.unit_price" or not units or not own - {""} or bool(units & own)

    def _asks(self, at: int) -> bool:
        return self.fields[at] not in ("", NUMBER, PAGES, "note")

    def _named(self, name: str, alone: bool) -> list[Row]:
        """The one record of that name; the only one of an offer that has a single row."""
        found = [
            row for row in self.rows if _same(name, row.get(_NAME if self.kind == "prices" else self._key))
        ]
        if not found and alone and (self.kind == "offer" or (self.kind == "prices" and len(self.rows) == 1)):
            found = list(self.rows[:1])
        return found or self._summed(name)

    @property
    def _key(self) -> str:
        return self.fields[self.key]

    def _summed(self, name: str) -> list[Row]:
        """The lines of a group or a cost head of that name as one: their sum, where each has one."""
        found = [row for row in self.rows if _in(name, row)]
        if len(found) < 2 or any("price.amount" not in row for row in found):
            return found
        return [{"price.amount": sum(row["price.amount"] for row in found)}]  # type: ignore[misc]

    def _sums_up(self, cells: tuple[Cell, ...]) -> bool:
        words = (squeezed(_words(cell)) for cell in cells[:2])
        return any(self.labels.totals.search(said) for said in words)

    def _total(self, cells: tuple[Cell, ...]) -> Iterator[Line]:
        """The total in the empty cell below its head; in the only empty one of a row of fewer cells."""
        if self.total is None:
            return
        if len(cells) == len(self.fields):
            yield from self._line(cells, dict.fromkeys(_SUMS, self.total))
            return
        empty = [cell for cell in cells if not _words(cell)]
        sums = [at for at, asked in enumerate(self.fields) if asked in _SUMS]
        if len(empty) == 1 and len(sums) == 1 and (paragraph := _paragraph(empty[0])) is not None:
            yield Line(((paragraph, self.total, self.fields[sums[0]], self.heads[sums[0]]),))

    def _line(self, cells: tuple[Cell, ...], row: Row) -> Iterator[Line]:
        """What goes into the empty cells of a printed row."""
        found = []
        for at, cell in enumerate(cells):
            asked, paragraph = self.fields[at], _paragraph(cell)
            if paragraph is None or _words(cell) or asked in ("", NUMBER):
                continue
            if at not in self.said and self._fills(at, row):
                found.append((paragraph, row[asked], asked, self.heads[at]))
        if found:
            yield Line(tuple(found))


def _in(name: str, row: Row) -> bool:
    return _same(name, row.get("price.group")) or _same(name, row.get("price.head"))


def _same(printed: str, said: Value | None) -> bool:
    own = squeezed(str(said or ""))
    return bool(own) and own == squeezed(printed)


def _words(cell: Cell) -> str:
    return cell.text.strip()


def _paragraph(cell: Cell) -> Paragraph | None:
    return next((block for block in cell.blocks if isinstance(block, Paragraph)), None)
