"""Rulings become grids: which cross makes a table, and what no ruling divides is one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docgen.intake.pdf.sheet import Stroke
from docgen.model.reading.blocks import Frame

_SNAP = 2.5
"""Points: rulings nearer to each other than that are one; a row of the smallest type is 6 high."""
_GAP = 3.0
_TOUCH = 2.0
_COVERED = 0.6
"""Of a side: a ruling along less of it (an underlined blank in a cell) divides nothing."""
_MOST = 1_500_000
"""Crossings to look at; a page with more is a drawing."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a grid: its first row and column, and how many of each it spans."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of columns (`xs`) and rows (`ys`), and the cells between them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]
    strokes: frozenset[Stroke]

    @property
    def frame(self) -> Frame:
        """What it covers."""
        return Frame(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def at(self, x: float, y: float) -> Slot | None:
        """The cell in which a place lies."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return None
        return next(
            slot
            for slot in self.slots
            if slot.row <= row < slot.row + slot.rows and slot.column <= column < slot.column + slot.columns
        )

    def room(self, slot: Slot) -> Frame:
        """Where the cell is."""
        return Frame(
            self.xs[slot.column],
            self.ys[slot.row],
            self.xs[slot.column + slot.columns],
            self.ys[slot.row + slot.rows],
        )


def single(frame: Frame) -> Grid:
    """A box of its own, as a grid of one cell."""
    return Grid((frame.x0, frame.x1), (frame.top, frame.bottom), (Slot(0, 0, 1, 1),), frozenset())


def merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Strokes of one height as one, where they touch or nearly do."""
    whole: list[Stroke] = []
    for level in _levels(sorted(strokes, key=lambda stroke: stroke.at)):
        at = sum(stroke.at for stroke in level) / len(level)
        start = end = None
        for stroke in sorted(level, key=lambda stroke: stroke.start):
            if start is None or end is None or stroke.start > end + _GAP:
                if start is not None and end is not None:
                    whole.append(Stroke(at, start, end))
                start, end = stroke.start, stroke.end
            else:
                end = max(end, stroke.end)
        if start is not None and end is not None:
            whole.append(Stroke(at, start, end))
    return whole


def _levels(strokes: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    level: list[Stroke] = []
    for stroke in strokes:
        if level and stroke.at - level[0].at > _SNAP:
            yield level
            level = []
        level.append(stroke)
    if level:
        yield level


def grids(across: Sequence[Stroke], down: Sequence[Stroke]) -> list[Grid]:
    """The grids that merged strokes make, the largest first; single boxes are grids of one cell."""
    if len(across) * len(down) > _MOST:
        return []
    made = [_grid(*group) for group in _crossing(across, down)]
    found = [grid for grid in made if grid]
    return sorted(found, key=lambda grid: -_area(grid.frame))


def _crossing(
    across: Sequence[Stroke], down: Sequence[Stroke]
) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Strokes that hang together by crossing or touching."""
    parent = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for i, level in enumerate(across):
        for j, plumb in enumerate(down):
            if (
                level.start - _TOUCH <= plumb.at <= level.end + _TOUCH
                and plumb.start - _TOUCH <= level.at <= plumb.end + _TOUCH
            ):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for i, stroke in enumerate(across):
        groups[root(i)][0].append(stroke)
    for j, stroke in enumerate(down):
        groups[root(len(across) + j)][1].append(stroke)
    yield from groups.values()


def _grid(across: list[Stroke], down: list[Stroke]) -> Grid | None:
    if len(across) + len(down) < 3 or not across or not down:
        return None
    # A side without a border of its own is where the other rulings end.
    xs = _edges([stroke.at for stroke in down], _ends(across))
    ys = _edges([stroke.at for stroke in across], _ends(down))
    if len(xs) < 2 or len(ys) < 2:
        return None
    slots = tuple(_slots(_Walls(xs, ys, across, down)))
    return Grid(xs, ys, slots, frozenset((*across, *down)))


def _ends(strokes: list[Stroke]) -> tuple[float, float]:
    return min(stroke.start for stroke in strokes), max(stroke.end for stroke in strokes)


def _edges(places: list[float], ends: tuple[float, float]) -> tuple[float, ...]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _SNAP:
            edges.append(place)
    if edges[0] - ends[0] > 2 * _SNAP:
        edges.insert(0, ends[0])
    if ends[1] - edges[-1] > 2 * _SNAP:
        edges.append(ends[1])
    return tuple(edges)


class _Walls:
    """Between which neighbouring places of a grid a ruling stands."""

    def __init__(
        self, xs: tuple[float, ...], ys: tuple[float, ...], across: list[Stroke], down: list[Stroke]
    ) -> None:
        self.columns, self.rows = len(xs) - 1, len(ys) - 1
        self._xs, self._ys = xs, ys
        self._plumb = [[s for s in down if abs(s.at - x) <= _SNAP] for x in xs]
        self._level = [[s for s in across if abs(s.at - y) <= _SNAP] for y in ys]

    def right(self, row: int, column: int) -> bool:
        """Whether one stands at the place's right."""
        return _covers(self._plumb[column + 1], self._ys[row], self._ys[row + 1])

    def below(self, row: int, column: int) -> bool:
        """Whether one lies under the place."""
        return _covers(self._level[row + 1], self._xs[column], self._xs[column + 1])


def _covers(strokes: list[Stroke], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(end, s.end) - max(start, s.start)) for s in strokes)
    return covered >= _COVERED * (end - start)


def _slots(walls: _Walls) -> Iterator[Slot]:
    """The places of a grid, those that no wall divides as one cell."""
    taken = [[False] * walls.columns for _ in range(walls.rows)]
    for row in range(walls.rows):
        for column in range(walls.columns):
            if taken[row][column]:
                continue
            right = column
            while right + 1 < walls.columns and not walls.right(row, right) and not taken[row][right + 1]:
                right += 1
            low = row
            while low + 1 < walls.rows and _open(walls, taken, low, column, right):
                low += 1
            for line in taken[row : low + 1]:
                line[column : right + 1] = [True] * (right - column + 1)
            yield Slot(row, column, low - row + 1, right - column + 1)


def _open(walls: _Walls, taken: list[list[bool]], low: int, left: int, right: int) -> bool:
    """Whether what spans these columns goes on one row below: no wall under it, none in it there."""
    return (
        not any(walls.below(low, column) or taken[low + 1][column] for column in range(left, right + 1))
        and not any(walls.right(low + 1, column) for column in range(left, right))
        and (right + 1 == walls.columns or walls.right(low + 1, right))
    )


def _area(frame: Frame) -> float:
    return (frame.x1 - frame.x0) * (frame.bottom - frame.top)
