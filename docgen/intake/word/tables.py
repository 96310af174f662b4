"""A table as printed: each cell once, whatever it spans; ECMA-376 part 1, 17.4."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.intake.word.choice import children
from docgen.intake.word.names import VAL, W, switched, value, whole
from docgen.intake.word.ticks import cells_with_ticks
from docgen.model.reading.blocks import Block, Cell, LeftOut, Row

MOST_COLUMNS = 256
"""Word has 63; more than this no converter writes."""

_SURROUNDING = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))

ReadCell = Callable[[etree._Element], tuple[Block, ...]]
Leave = Callable[[LeftOut, etree._Element], None]


@dataclass(slots=True)
class _Open:
    """A cell that may go on below."""

    column: int
    columns: int
    blocks: tuple[Block, ...]
    rows: int = 1


def read_rows(table: etree._Element, read: ReadCell, leave: Leave) -> tuple[tuple[Row, ...], int]:
    """The rows of a w:tbl and how many columns they have.

    `read` gives the blocks of a w:tc; `leave` is told each row or cell that is not printed, and why.
    """
    made: list[tuple[list[_Open], bool]] = []
    going: dict[tuple[int, int], _Open] = {}
    width, heads = 0, True
    for row in _inside(table, "tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            leave("deleted", row)
            continue
        if switched(properties, "hidden"):
            leave("hidden", row)
            continue
        heads = heads and bool(switched(properties, "tblHeader"))
        cells, ends, going = _cells(row, properties, going, read, leave)
        width = max(width, ends)
        made.append((cells, heads))
    return tuple(Row(_own(cells), heading) for cells, heading in made), width


def _own(cells: list[_Open]) -> tuple[Cell, ...]:
    """The row's own cells; a box in one of them may tell what a sign in another is."""
    said = cells_with_ticks([cell.blocks for cell in cells])
    return tuple(
        Cell(cell.column, blocks, cell.columns, cell.rows) for cell, blocks in zip(cells, said, strict=True)
    )


def _cells(
    row: etree._Element,
    properties: etree._Element | None,
    above: dict[tuple[int, int], _Open],
    read: ReadCell,
    leave: Leave,
) -> tuple[list[_Open], int, dict[tuple[int, int], _Open]]:
    """The row's own cells, where it ends, and which cells may go on below it, by column and columns."""
    cells: list[_Open] = []
    below: dict[tuple[int, int], _Open] = {}
    column = min(whole(value(properties, "gridBefore")) or 0, MOST_COLUMNS)
    merging = False
    for element in _inside(row, "tc"):
        own = element.find(f"{W}tcPr")
        if own is not None and own.find(f"{W}cellDel") is not None:
            leave("deleted", element)
            continue
        span = max(1, min(whole(value(own, "gridSpan")) or 1, MOST_COLUMNS - min(column, MOST_COLUMNS - 1)))
        across = own.find(f"{W}hMerge") if own is not None else None
        if across is not None and across.get(VAL, "continue") != "restart" and merging and cells:
            cells[-1].columns += span
            column += span
            continue
        merging = across is not None
        down = own.find(f"{W}vMerge") if own is not None else None
        goes_on = down is not None and down.get(VAL, "continue") != "restart"
        upper = above.get((column, span)) if goes_on else None
        if upper is not None:
            upper.rows += 1
            below[column, span] = upper
            leave("hidden", element)
        else:
            cell = _Open(column, span, read(element))
            cells.append(cell)
            if down is not None:
                below[column, span] = cell
        column += span
    return cells, column, below


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, through what only surrounds them."""
    stack = [children(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == W + name:
            yield child
        elif child.tag in _SURROUNDING:
            stack.append(children(child))
