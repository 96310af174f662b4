"""Rows of a list that are no records: totals, notes, headings of parts, headings repeated, samples."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from docgen.load.sheets.cells import is_blank
from docgen.load.sheets.columns import Column
from docgen.load.sheets.grid import Area
from docgen.load.sheets.headings import Head
from docgen.model.rules.sheets import SheetWords
from docgen.model.text import folded

_FIRST_CELLS = 2
"""A total's word stands in one of so many filled cells at the beginning of its row."""
_SENTENCE = 20
"""A longer text alone in a row is a note; no code or name is."""


class Kinds:
    """Tells what the rows below the headings are."""

    def __init__(
        self, head: Head, columns: Mapping[int, Column], merged: Collection[Area], words: SheetWords
    ) -> None:
        self._headings = {i: folded(head.headings[i]) for i in columns}
        self._columns = columns
        self._words = words
        self._initials = {folded(word)[0] for word in (*words.totals, *words.samples)}
        self._first: dict[str, str] = {}
        self._may_begin: dict[str, bool] = {}
        self._longest = 2 * max(map(len, (*words.totals, *words.samples)))
        self._wide = {
            (top, left) for (top, left), (_, right) in merged if right - left + 1 > len(columns) // 2
        }

    def of(self, cells: Sequence[Any], own: Mapping[int, Any], number: int, complete: bool) -> str:
        """What a row is that is no record; "" of a record.

        `own`: its cells in used columns; `complete`: whether all that is required is there. `number`: as
        Excel counts.
        """
        words = self._words
        if complete and own and not self.may_be_none(cells):
            return ""
        there = [(i, cell) for i, cell in enumerate(cells) if not is_blank(cell)]
        begins = [folded(str(cell)) for _, cell in there[:_FIRST_CELLS]]
        if any(map(words.is_total_word, begins)):
            return "total"
        if own and all(folded(str(cell)) == self._headings[i] for i, cell in own.items()):
            return "heading"
        if begins and words.is_sample(begins[0]):
            return "sample"
        if not begins or (complete and not self._no_words(there[0][0])):
            return ""
        if any(map(words.is_total, begins)):
            return "total"
        if words.is_note(begins[0]):
            return "note"
        return self._alone(there[0][0], begins[0], number) if len(there) == 1 else ""

    def may_be_none(self, cells: Sequence[Any]) -> bool:
        """Whether a row, as wide as the headings, may be no record though all that is required is there: it
        begins with a short text, its heading, or words in a column of dates or figures. Nearly all of a
        million rows begin with none."""
        seen = 0
        for i, cell in enumerate(cells):
            if cell == "" or cell is None:
                continue
            if cell.__class__ is str and self._may_be_word(cell):
                return True
            if i in self._headings:
                seen += 1
                if seen == 1 and (self._no_words(i) or self._is_heading(i, cell)):
                    return True
                if seen == _FIRST_CELLS:
                    return False
        return not seen

    def _may_be_word(self, cell: str) -> bool:
        """Whether a text is short, and begins as one of the words does. A Chinese character stays itself when
        it is folded, so that nearly every name is told by its first."""
        if len(cell) > self._longest:
            return False
        first = cell[0]
        known = self._may_begin.get(first)
        if known is None:
            known = first.isspace() or folded(first)[:1] in self._initials
            self._may_begin[first] = known
        return known

    def _is_heading(self, column: int, cell: Any) -> bool:
        heading, text = self._headings[column], cell if isinstance(cell, str) else str(cell)
        first = text[:1]
        if first not in self._first:
            self._first[first] = folded(first)[:1]
        return (self._first[first] == heading[:1] or first.isspace()) and folded(text) == heading

    def _no_words(self, column: int) -> bool:
        """Whether a column holds dates or figures, where words begin no record."""
        return column in self._columns and self._columns[column].kind not in ("text", "code", "digits")

    def _alone(self, column: int, text: str, number: int) -> str:
        """What a row of a single cell is."""
        if self._words.is_section(text) or (number - 1, column) in self._wide:
            return "section"
        return "note" if len(text) > _SENTENCE and column <= min(self._columns) else ""
