"""Grids in each other's cells, with the glyphs that stand in each: tables, nested tables, text boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from docgen.intake.pdf.grid import Grid, Slot
from docgen.intake.pdf.lines import blank_lines, lines
from docgen.intake.pdf.sheet import Box, DrawnCell, DrawnTable, Flow, Glyph, Ink, Line, Stroke
from docgen.model.reading.blocks import Frame


class Nest:
    """Grids by the cell of another that they stand in, each with the glyphs in it."""

    def __init__(self, ink: Ink, drawn: Sequence[Grid], rules: Sequence[Stroke]) -> None:
        self._page = ink.page
        self._drawn = drawn
        self._rules = rules
        self._inner: dict[tuple[int, Slot], list[int]] = defaultdict(list)
        self._top: list[int] = []
        for at, grid in enumerate(drawn):
            self._put(at, grid)
        self._glyphs: dict[tuple[int, Slot], list[Glyph]] = defaultdict(list)
        self.outside: list[Glyph] = []
        for glyph in ink.glyphs:
            home = self._home((glyph.x0 + glyph.x1) / 2, glyph.middle)
            if home:
                self._glyphs[home].append(glyph)
            else:
                self.outside.append(glyph)

    def _put(self, at: int, grid: Grid) -> None:
        x, y = (grid.xs[0] + grid.xs[-1]) / 2, (grid.ys[0] + grid.ys[-1]) / 2
        for outer in range(at - 1, -1, -1):
            slot = self._drawn[outer].at(x, y)
            if slot and _within(grid.frame, self._drawn[outer].room(slot)):
                self._inner[outer, slot].append(at)
                return
        self._top.append(at)

    def _home(self, x: float, y: float) -> tuple[int, Slot] | None:
        """The smallest cell in which a place lies."""
        for at in range(len(self._drawn) - 1, -1, -1):
            slot = self._drawn[at].at(x, y)
            if slot:
                return at, slot
        return None

    def items(self) -> list[Box | DrawnTable]:
        """Tables and boxes that stand in no other."""
        made: list[Box | DrawnTable] = []
        for at in self._top:
            if len(self._drawn[at].slots) > 1:
                made.append(self._table(at))
            else:
                flow, inner = self._parts(at, self._drawn[at].slots[0])
                made += [Box(each, "box") for each in flow]
                made += inner
        return made

    def _table(self, at: int) -> DrawnTable:
        grid = self._drawn[at]
        cells = []
        for slot in grid.slots:
            flows, inner = self._parts(at, slot)
            parts: list[Flow | DrawnTable] = [*flows, *inner]
            parts.sort(key=_part_top)
            cells.append(DrawnCell(slot.row, slot.column, slot.rows, slot.columns, tuple(parts)))
        return DrawnTable(self._page, grid.xs, len(grid.ys) - 1, tuple(cells), grid.frame)

    def _parts(self, at: int, slot: Slot) -> tuple[list[Flow], list[DrawnTable]]:
        room = self._drawn[at].room(slot)
        rules = [
            rule for rule in self._rules
            if room.top < rule.at < room.bottom and room.x0 - 1 <= rule.start and rule.end <= room.x1 + 1
        ]  # fmt: skip
        glyphs = list(self._glyphs[at, slot])
        tables = []
        for inner in self._inner[at, slot]:
            if len(self._drawn[inner].slots) > 1:
                tables.append(self._table(inner))
            else:
                glyphs += self._glyphs[inner, self._drawn[inner].slots[0]]
        made = with_blanks(glyphs, rules, self._page)
        cuts = sorted(table.frame.top for table in tables)
        return [Flow(tuple(part), room.x0, room.x1) for part in _cut(made, cuts)], tables


def _part_top(part: Flow | DrawnTable) -> float:
    return part.lines[0].top if isinstance(part, Flow) else part.frame.top


def with_blanks(glyphs: list[Glyph], rules: Sequence[Stroke], page: int) -> list[Line]:
    """Lines, and whole lines to fill in below them."""
    made = lines(glyphs, rules, page)
    lone = [
        rule for rule in rules
        if not any(line.top <= rule.at <= line.base + 0.36 * line.size for line in made)
    ]  # fmt: skip
    return sorted(made + blank_lines(lone, made, page), key=lambda line: (line.base, line.x0))


def _cut(made: list[Line], cuts: list[float]) -> list[list[Line]]:
    """Lines above, between and below these heights."""
    parts: dict[int, list[Line]] = defaultdict(list)
    for line in made:
        parts[sum(cut < line.base for cut in cuts)].append(line)
    return [parts[at] for at in sorted(parts)]


def _within(inner: Frame, outer: Frame) -> bool:
    return (
        outer.x0 - 2 <= inner.x0
        and inner.x1 <= outer.x1 + 2
        and outer.top - 2 <= inner.top
        and inner.bottom <= outer.bottom + 2
    )
