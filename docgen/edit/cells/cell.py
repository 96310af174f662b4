"""What a person typed into cells of a list, and what a cell says when it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from docgen.load.sheets.columns import Column
from docgen.model.written_day import written_day

Cell = tuple[int, int]
"""Row as Excel counts, column from 0."""

_FIGURE = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_SIGNIFICANT = 15
"""Digits of a number that a workbook keeps."""
_EPOCH = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a 29 February 1900 that there was not."""


@dataclass(frozen=True)
class Edit:
    """What is to be written into one sheet: by cell the text that was typed, and rows to be taken out.

    A text file has one sheet, named "". Rows taken out of a workbook are emptied and stay: formats, notes and
    what other cells work out keep their places. Those of a text file are gone.
    """

    sheet: str
    cells: Mapping[Cell, str] = field(default_factory=dict)
    dropped: tuple[int, ...] = ()

    @property
    def rows(self) -> list[int]:
        """The rows that are concerned."""
        return sorted({row for row, _ in self.cells} | set(self.dropped))


def typed(text: str, column: Column | None, held: object, as_date: bool, since_1904: bool) -> str | Decimal:
    """What a text that was typed becomes in a workbook: a number, or itself.

    Numbers are figures in columns of figures, and days in cells that show days. What begins with = is text.
    `held` is what stands there now: in a column of no list a figure that takes the place of one is one.
    """
    plain = text.strip()
    if column is None:
        figures = isinstance(held, int | float) and not isinstance(held, bool)
    else:
        figures = column.kind in ("figure", "money", "count")
    if figures:
        plain = plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain
        return _number(plain) if _FIGURE.fullmatch(plain) else text
    if as_date and column is not None and column.kind == "date":
        day = written_day(plain)
        if day is not None and (since_1904 or day >= _FIRST_DAY):
            return Decimal((day - _EPOCH[since_1904]).days)
    return text


def _number(plain: str) -> str | Decimal:
    """The number, if a workbook keeps each of its digits; else the text."""
    try:
        figure = Decimal(plain)
    except InvalidOperation:
        return plain
    exact = len(figure.normalize().as_tuple().digits) <= _SIGNIFICANT
    return figure if exact and Decimal(repr(float(figure))) == figure else plain
