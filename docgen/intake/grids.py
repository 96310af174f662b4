"""Tables as columns with a meaning: heads by their words, rows with what each cell of its own says.

Heads differ in every file, so a column is known by words, never by its position. A cell that covers several
rows or columns stands once. A table that goes on over a page, without heads or with its heads again, is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from docgen.intake import lot_names
from docgen.intake.passages import bare
from docgen.intake.tidy import tidied
from docgen.model.reading.blocks import Cell, Paragraph, Table, paragraphs_of
from docgen.model.reading.outline import Chapter, Lot, Node
from docgen.rules import outline_words

Role = TypeVar("Role", bound=str)

_HEAD_ROWS = 5
_LEAST_HEADS = 3
_BETWEEN_PAGES = 40
"""Longest line that may stand between the parts of a table: a page number, a running head."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what stands in each column, whether the cell begins in this row, the first block of each."""

    texts: tuple[str, ...]
    own: tuple[bool, ...]
    blocks: tuple[str, ...]
    place: str = ""

    @property
    def filled(self) -> list[str]:
        """The texts of its own cells that are not empty, each once."""
        cells = zip(self.texts, self.own, self.blocks, strict=True)
        return list({block: text for text, own, block in cells if own and text.strip()}.values())


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its heads, one a column ("" where none), and its rows below them.

    `over` are the lines and headings above it, the nearest first; `place` that of the nearest. `passed` is
    the lot that the chapter spoke of last, which an annex behind it may belong to. `group`: what the row of
    the table that it stands in says beside it (技术部分（60分）).
    """

    block: str
    heads: tuple[str, ...]
    rows: tuple[Line, ...]
    over: tuple[str, ...]
    place: str
    lot: str = ""
    passed: str = ""
    group: str = ""


def grids(chapter: Chapter, words: Sequence[str], lots: Sequence[Lot]) -> list[Grid]:
    """The tables of a chapter by these head words; tables without them are left out.

    A table whose rows hold tables is what those are, with the row's words as their group; one that begins
    anew with other heads (评标办法前附表) is a table for each of them.
    """
    found: list[Grid] = []
    where = _Where(chapter, lots)
    apart = True
    for block in chapter.blocks:
        if isinstance(block, Paragraph):
            where.at(block)
            apart = apart or len(block.text.strip()) > _BETWEEN_PAGES or block.id in where.headings
            continue
        held = [grid for inner in _held(block) for grid in _of_held(*inner, where, words)]
        if held:
            found += held
            apart = True
            continue
        lines = _lines(block, where)
        at = _head_row(lines, words)
        if at is None:
            if found and not apart and len(found[-1].heads) == block.width:
                found[-1] = _longer(found[-1], lines)
            continue
        for heads, below in _sections(lines, at, words):
            if found and not apart and found[-1].heads == heads:
                found[-1] = _longer(found[-1], below)
            else:
                lot = where.lot(block)
                found.append(Grid(block.id, heads, tuple(below), where.over, where.place, lot, where.passed))
        apart = False
    return found


def _held(table: Table) -> Iterator[tuple[Table, str]]:
    """The tables that stand in the cells of a table, with the other words of their rows."""
    for row in table.rows:
        beside = "".join(_text(cell) for cell in row.cells if not _tables_in(cell))
        for cell in row.cells:
            for inner in _tables_in(cell):
                yield inner, beside


def _tables_in(cell: Cell) -> list[Table]:
    return [block for block in cell.blocks if isinstance(block, Table)]


def _of_held(table: Table, beside: str, where: _Where, words: Sequence[str]) -> Iterator[Grid]:
    lines = _lines(table, where)
    at = _head_row(lines, words)
    if at is not None:
        over = (bare(beside), *where.over) if beside else where.over
        for heads, below in _sections(lines, at, words):
            yield Grid(
                table.id, heads, tuple(below), over, where.place, where.lot(table), where.passed, beside
            )


def _sections(
    lines: Sequence[Line], at: int, words: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], list[Line]]]:
    """The heads and rows of a table, of each stretch that begins with heads of its own."""
    heads, below = _heads(lines, at), list[Line]()
    for number in range(at + 1, len(lines)):
        if not _heads_anew(lines[number], words):
            below.append(lines[number])
        elif (fresh := _heads(lines, number)) != heads:
            yield heads, below
            heads, below = fresh, []
    yield heads, below


def _heads_anew(line: Line, words: Sequence[str]) -> bool:
    """Whether a row below the heads is a row of heads again: 条款号 | 评分因素 | 评分标准."""
    filled = [bare(text) for text in line.filled]
    return (
        len(filled) >= _LEAST_HEADS
        and filled[0] in outline_words().serial_heads
        and all(_is_head(text, words) for text in filled[1:])
    )


class _Where:
    """Where the walk through a chapter stands: the lines above, their place, their lot."""

    def __init__(self, chapter: Chapter, lots: Sequence[Lot]) -> None:
        self.chapter = chapter
        self.lots = lots
        self.places = {node.line.block: node.path for node in chapter.walk()}
        self.place = chapter.label or chapter.title
        self.over: tuple[str, ...] = (bare(chapter.title),)
        self.nodes: dict[str, tuple[Node, tuple[str, ...]]] = {}
        self.tables: dict[str, set[str]] = {}
        self.headings: set[str] = set()
        self.node_lot = self.passed = ""
        self._collect(chapter.nodes, (bare(chapter.title),))

    def _collect(self, nodes: Sequence[Node], above: tuple[str, ...]) -> None:
        for node in nodes:
            if node.line.table:
                self.tables.setdefault(node.line.table, set()).add(node.lot)
            else:
                self.nodes[node.line.block] = node, above
                if node.heading:
                    self.headings.add(node.line.block)
            self._collect(node.children, (bare(node.line.text), *above))

    def at(self, paragraph: Paragraph) -> None:
        """The walk has come to a paragraph."""
        if paragraph.id in self.nodes:
            node, above = self.nodes[paragraph.id]
            self.place, self.node_lot = node.path, node.lot
            self.passed = node.lot or self.passed
            self.over = (bare(node.line.text), *above)
        elif paragraph.text.strip():
            self.over = (bare(paragraph.text), *self.over[1:])

    def lot(self, table: Table) -> str:
        """The lot that a table belongs to: the outline's, else the one that the nearest line above names."""
        lots = self.tables.get(table.id, set())
        known = (next(iter(lots)) if len(lots) == 1 else "") or self.node_lot or self.chapter.lot
        named = next(filter(None, map(lot_names.ordinal, self.over[:2])), None)
        return known or next((lot.code for lot in self.lots if lot.number == named), "")


def _lines(table: Table, where: _Where) -> list[Line]:
    lines = []
    for number, row in enumerate(table.grid()):
        own = table.rows[number].cells
        lines.append(
            Line(
                tuple(_text(cell) if cell else "" for cell in row),
                tuple(any(cell is each for each in own) for cell in row),
                tuple(_block(cell) if cell else "" for cell in row),
                next(
                    (where.places[each] for cell in own if (each := _block(cell)) in where.places),
                    where.place,
                ),
            )
        )
    return lines


def _text(cell: Cell) -> str:
    return "\n".join(tidied(line) for line in cell.text.split("\n")).strip()


def _block(cell: Cell) -> str:
    return next((paragraph.id for paragraph in paragraphs_of(cell.blocks)), "")


def _head_row(lines: Sequence[Line], words: Sequence[str]) -> int | None:
    """The row with the most known heads, of the first few; at least two in different cells."""
    best, most = None, 1
    for at, line in enumerate(lines[:_HEAD_ROWS]):
        known = {block for text, block in zip(line.texts, line.blocks, strict=True) if _is_head(text, words)}
        if len(known) > most:
            best, most = at, len(known)
    return best


def _is_head(text: str, words: Sequence[str]) -> bool:
    head = bare(text)
    return 0 < len(head) <= 16 and any(word in head for word in words)


def _heads(lines: Sequence[Line], at: int) -> tuple[str, ...]:
    """The heads of the columns; the lower of two rows of heads, where a cell above it covers several."""
    return tuple(bare(text) for text in lines[at].texts)


def _longer(grid: Grid, rows: Sequence[Line]) -> Grid:
    return replace(grid, rows=(*grid.rows, *rows))


def columns(heads: Sequence[str], roles: Mapping[Role, Sequence[str]]) -> dict[int, Role]:
    """Column → role: the role whose longest word stands in the head; nothing where none does."""
    found: dict[int, Role] = {}
    for column, head in enumerate(heads):
        if column and head and head == heads[column - 1]:
            continue  # one head over several columns
        words = [(len(word), role) for role, each in roles.items() for word in each if word in head]
        if words:
            longest = max(length for length, _ in words)
            found[column] = next(role for length, role in words if length == longest)
    return found
