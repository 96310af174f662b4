"""The rows of a tender's tables for the account: which paragraphs stand beside which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.model.reading.blocks import Block, Paragraph, Table
from docgen.model.text import unspaced

_SERIAL = re.compile(r"[(（]?\d{1,3}(?:[.．]\d{1,3})*[)）、.．]?|[一二三四五六七八九十]{1,3}[、.．]?")
_LABEL = re.compile(r"[^。；;，,\n]{1,16}")


@dataclass(frozen=True, slots=True)
class CellsOfRow:
    """The cells that a row shows, left to right, those that reach down into it included.

    Paragraphs that say nothing are left out, and cells that have no other.
    """

    table: str
    at: int
    cells: tuple[tuple[Paragraph, ...], ...]

    @property
    def blocks(self) -> tuple[str, ...]:
        """The ids of all that stands in it."""
        return tuple(paragraph.id for cell in self.cells for paragraph in cell)

    @property
    def serial(self) -> str:
        """The id of the number that it begins with, or the empty text."""
        first = self.cells[0] if self.cells else ()
        alone = len(first) == 1 and len(self.cells) > 1
        return first[0].id if alone and _SERIAL.fullmatch(unspaced(first[0].printed).strip()) else ""

    @property
    def label(self) -> str:
        """The id of the short name that the rest of the row is about, or the empty text."""
        cells = self.cells[1:] if self.serial else self.cells
        named = len(cells) > 1 and len(cells[0]) == 1
        return cells[0][0].id if named and _LABEL.fullmatch(cells[0][0].printed.strip()) else ""

    @property
    def text(self) -> str:
        """What it says, its number apart: name：words；words."""
        serial = self.serial
        texts = ["\n".join(p.printed.strip() for p in cell) for cell in self.cells]
        texts = texts[1:] if serial else texts
        return "：".join(
            filter(None, (texts[0] if len(texts) > 1 else "", "；".join(texts[len(texts) > 1 :])))
        )


def rows_of(blocks: Iterable[Block]) -> Iterator[CellsOfRow]:
    """Every row of every table, nested ones too; a nested table's paragraphs stand in its own rows alone."""
    for block in blocks:
        if not isinstance(block, Table):
            continue
        for at, places in enumerate(block.grid()):
            cells = list({id(cell): cell for cell in places if cell is not None}.values())
            said = (
                tuple(each for each in cell.blocks if isinstance(each, Paragraph) and each.printed.strip())
                for cell in cells
            )
            yield CellsOfRow(block.id, at, tuple(filter(None, said)))
        for row in block.rows:
            for cell in row.cells:
                yield from rows_of(cell.blocks)
