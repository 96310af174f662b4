"""What the cells of a table say of each other: the heads of its columns, a row's name, a row's lot."""

from __future__ import annotations

import re

from docgen.intake import lot_names
from docgen.model.reading.blocks import Cell
from docgen.model.text import unspaced
from docgen.rules import outline_words

LABEL_LENGTH = 20


def first_block(cell: Cell) -> str:
    """The id of the block that a cell begins with, empty where it has none."""
    return cell.blocks[0].id if cell.blocks else ""


def row_name(texts: list[str]) -> str:
    """`序号7` where the row begins with a number, else its first words."""
    first = next((text for text in texts if text), "")
    if re.fullmatch(r"\d+(?:\.\d+)*", first):
        return f"序号{first}"
    return first[:LABEL_LENGTH]


def heads_of(grid: list[list[Cell | None]]) -> dict[int, str]:
    """Column → its head: the first row of several cells; none where it begins blank or with a number."""
    for row in grid[:2]:
        cells = [cell for cell in row if cell is not None]
        if cells and not re.search(r"[^\d.\s]", cells[0].text):
            return {}
        if len({id(cell) for cell in cells}) > 1:
            return {cell.column: unspaced(cell.text).replace("\n", "") for cell in cells}
    return {}


def lot_of_row(row: list[Cell | None], heads: dict[int, str]) -> int:
    """The lot that a row is of: it says so in a cell of its own, or in the column of lots."""
    for cell in row:
        plain = unspaced(cell.text) if cell else ""
        if cell and plain:
            head = heads.get(cell.column, "")
            if head in outline_words().lot_heads and plain.isdigit():
                return int(plain)
            if (named := lot_names.at_head(plain)) and len(plain) <= named.end + 1:
                return named.number
    return 0
