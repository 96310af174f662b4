"""Tables without rulings: rows of pieces that stand below each other in three columns or more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from docgen.intake.pdf.lines import lines, rows
from docgen.intake.pdf.sheet import DrawnCell, DrawnTable, Flow, Glyph
from docgen.model.reading.blocks import Frame

_GAP = 1.4
"""Of the size: pieces nearer together are one."""
_LEAST = 3
"""Columns, and rows with something in so many of them: signatures side by side have one or two."""
_ALIGNED = 0.9
"""Of the size: how far pieces of one column are apart at their left, middle or right."""
_SHORT = 18
"""Characters of a piece; columns of running text have longer ones."""
_CLOSE = 1.75
"""Times the size: a row without its first piece that is nearer to the one above goes on that."""

Piece = list[Glyph]


@dataclass(slots=True)
class _Candidate:
    """Rows that fit each other so far, and the stretch of each column from the left."""

    rows: list[list[Piece]] = field(default_factory=list)
    columns: list[tuple[float, float]] = field(default_factory=list)

    def fits(self, pieces: list[Piece]) -> bool:
        """Whether each piece stands in a column of its own; takes the row if so."""
        widened = list(self.columns)
        taken: list[tuple[float, float]] = []
        for piece in pieces:
            x0, x1 = piece[0].x0, piece[-1].x1
            over = [each for each in widened if x0 < each[1] and x1 > each[0]]
            if len(over) > 1 or (over and over[0] in taken) or not (over or len(self.rows) < 2):
                return False
            if over:
                widened.remove(over[0])
                x0, x1 = min(over[0][0], x0), max(over[0][1], x1)
            widened.append((x0, x1))
            taken.append((x0, x1))
        widened.sort()
        if any(one[1] >= two[0] for one, two in pairwise(widened)):
            return False
        self.rows.append(pieces)
        self.columns = widened
        return True

    def column(self, piece: Piece) -> int:
        """In which column a piece of these rows stands."""
        return next(
            at for at, (left, right) in enumerate(self.columns) if piece[0].x0 < right and piece[-1].x1 > left
        )

    def is_table(self) -> bool:
        """Whether enough rows have enough columns, of short pieces, that are aligned."""
        full = [row for row in self.rows if len(row) >= _LEAST]
        pieces = [piece for row in self.rows for piece in row]
        if len(full) < _LEAST or len(self.columns) < _LEAST:
            return False
        if sum(len(piece) for piece in pieces) > _SHORT * len(pieces):
            return False
        return sum(self._even(at) for at in range(len(self.columns))) >= _LEAST

    def _even(self, at: int) -> bool:
        own = [piece for row in self.rows for piece in row if self.column(piece) == at]
        near = _ALIGNED * max(glyph.size for piece in own for glyph in piece)
        return any(
            max(ends) - min(ends) <= near
            for ends in (
                [piece[0].x0 for piece in own],
                [piece[-1].x1 for piece in own],
                [(piece[0].x0 + piece[-1].x1) / 2 for piece in own],
            )
        )


def aligned(glyphs: Sequence[Glyph], page: int) -> tuple[list[DrawnTable], list[Glyph]]:
    """The tables among a column's glyphs, and the glyphs that are in none."""
    tables: list[DrawnTable] = []
    inside: set[int] = set()
    candidate = _Candidate()

    def close() -> None:
        nonlocal candidate
        if candidate.is_table():
            tables.append(_table(candidate, page))
            inside.update(id(glyph) for row in candidate.rows for piece in row for glyph in piece)
        candidate = _Candidate()

    for row in rows(glyphs):
        pieces = _pieces(row)
        if not candidate.rows and len(pieces) < _LEAST:
            continue
        if not candidate.fits(pieces):
            close()
            if len(pieces) >= _LEAST:
                candidate.fits(pieces)
    close()
    return tables, [glyph for glyph in glyphs if id(glyph) not in inside]


def _pieces(row: list[Glyph]) -> list[Piece]:
    pieces: list[Piece] = []
    for glyph in row:
        if glyph.char.isspace():
            continue
        if pieces and glyph.x0 - pieces[-1][-1].x1 <= _GAP * glyph.size:
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    return pieces


def _table(candidate: _Candidate, page: int) -> DrawnTable:
    columns = candidate.columns
    inner = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    xs = (columns[0][0], *inner, columns[-1][1])
    cells: list[dict[int, list[Glyph]]] = []
    base = 0.0
    for row in candidate.rows:
        first = row[0][0]
        goes_on = bool(cells) and candidate.column(row[0]) > 0 and first.base - base <= _CLOSE * first.size
        if not goes_on:
            cells.append({})
        for piece in row:
            cells[-1].setdefault(candidate.column(piece), []).extend(piece)
        base = first.base
    made = []
    for at, found in enumerate(cells):
        for column in range(len(columns)):
            content = lines(found.get(column, []), (), page)
            flow = (Flow(tuple(content), xs[column], xs[column + 1]),) if content else ()
            made.append(DrawnCell(at, column, 1, 1, flow))
    every = [glyph for row in candidate.rows for piece in row for glyph in piece]
    frame = Frame(
        xs[0],
        min(glyph.base - glyph.size for glyph in every),
        xs[-1],
        max(glyph.base for glyph in every),
    )
    return DrawnTable(page, xs, len(cells), tuple(made), frame, ruled=False)
