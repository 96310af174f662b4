"""A page of a PDF as lines, tables and boxes in reading order. Runs in a child only."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from docgen.intake.pdf.bookmark import Bookmark
from docgen.intake.pdf.borderless import aligned
from docgen.intake.pdf.footnotes import footnotes
from docgen.intake.pdf.grid import Grid, Slot, grids, merged, single
from docgen.intake.pdf.ink import inked
from docgen.intake.pdf.legible import legible
from docgen.intake.pdf.lines import blank_lines, lines
from docgen.intake.pdf.order import zones
from docgen.intake.pdf.rectangles import sorted_out
from docgen.intake.pdf.sheet import (
    Box,
    Column,
    DrawnCell,
    DrawnTable,
    Flow,
    Glyph,
    Ink,
    Item,
    Line,
    Sheet,
    Stroke,
    frame_of,
)
from docgen.intake.pdf.struck import without_struck
from docgen.model.reading.blocks import Frame

_MOST_BOOKMARKS = 5_000
_MOST_DOTS = 3_400
"""Of the longer side of a picture: A3 at 200 dots an inch."""
_PAGE = 0.5
"""Of the page: a box that large is a border around it."""


def read_sheets(path: Path, first: int, last: int) -> list[Sheet]:
    """Pages `first` to `last` (from 0, the last not) of a file."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        made = []
        for number in range(first, last):
            page = document[number]
            made.append(_sheet(inked(page, number + 1)))
            page.close()
        return made
    finally:
        document.close()


def read_bookmarks(path: Path) -> list[Bookmark]:
    """The file's own outline."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        found = []
        for entry in islice(document.get_toc(max_depth=9), _MOST_BOOKMARKS):
            target = entry.get_dest()
            page = target.get_index() if target else None
            if page is not None:
                found.append(Bookmark(entry.get_title(), entry.level + 1, page + 1))
        return found
    except pypdfium2.PdfiumError:
        return []
    finally:
        document.close()


def read_picture(path: Path, number: int, dpi: int) -> bytes:
    """A page (from 0) as a grey PNG of so many dots an inch, fewer where it is larger than A3."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        page = document[number]
        width, height = page.get_size()
        scale = min(dpi / 72, _MOST_DOTS / max(width, height, 1))
        picture = page.render(scale=scale, grayscale=True).to_pil()
        out = io.BytesIO()
        picture.save(out, "PNG", dpi=(72 * scale, 72 * scale))
        return out.getvalue()
    finally:
        document.close()


def _sheet(ink: Ink) -> Sheet:
    read = legible(ink)
    items = items_of(ink) if read else ()  # also finds what is struck out, which is stray
    return Sheet(ink.page, ink.width, ink.height, items, legible=read, stray=tuple(ink.stray))


def items_of(ink: Ink) -> tuple[Item, ...]:
    """What stands on a page, in reading order."""
    boxes = [single(frame) for frame in sorted_out(ink)]
    across, down = merged(ink.across), merged(ink.down)
    found = [*grids(across, down), *boxes]
    page = _PAGE * ink.width * ink.height
    drawn = [grid for grid in found if len(grid.slots) > 1 or _area(grid.frame) < page]
    drawn.sort(key=lambda grid: -_area(grid.frame))
    used = frozenset(stroke for grid in found for stroke in grid.strokes)
    free = [stroke for stroke in across if stroke not in used]
    ink.glyphs, free, deleted = without_struck(ink.glyphs, free)
    ink.stray += [(text, "deleted") for text in deleted]
    notes, ink.glyphs, free = footnotes(ink.glyphs, free, ink.page)
    nest = _Nest(ink, drawn, free)
    return (*_in_order(nest.outside, free, nest.items(), ink.page), *notes)


class _Nest:
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
        made = _with_blanks(glyphs, rules, self._page)
        cuts = sorted(table.frame.top for table in tables)
        return [Flow(tuple(part), room.x0, room.x1) for part in _cut(made, cuts)], tables


def _part_top(part: Flow | DrawnTable) -> float:
    return part.lines[0].top if isinstance(part, Flow) else part.frame.top


def _with_blanks(glyphs: list[Glyph], rules: Sequence[Stroke], page: int) -> list[Line]:
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


def _in_order(
    glyphs: list[Glyph], rules: Sequence[Stroke], apart: list[Box | DrawnTable], page: int
) -> list[Item]:
    items: list[Item] = []
    waiting = sorted(apart, key=lambda item: _place(item).top)
    for zone, narrow in zones(glyphs):
        left, right = min(g.x0 for g in zone), max(g.x1 for g in zone)
        low = max(g.base for g in zone)
        tables, running = aligned(zone, page)
        near = [rule for rule in rules if rule.start < right + 40 and rule.end > left - 40]
        rest = _with_blanks(running, near, page)
        here = [
            item
            for item in waiting
            if _place(item).top <= low and (not narrow or _beside(_place(item), left, right))
        ]
        waiting = [item for item in waiting if item not in here]
        items += _woven(
            rest, sorted([*here, *tables], key=lambda item: _place(item).top), left, right, narrow
        )
    return items + list(waiting)


def _beside(frame: Frame, left: float, right: float) -> bool:
    middle = (frame.x0 + frame.x1) / 2
    return left - 60 <= middle <= right + 60


def _woven(
    made: list[Line], apart: Sequence[Box | DrawnTable], left: float, right: float, narrow: bool
) -> list[Item]:
    """Lines and what stands apart, from above."""
    items: list[Item] = []
    flow: list[Line] = []
    waiting = list(apart)

    def close() -> None:
        if flow:
            items.append(Column(Flow(tuple(flow), left, right), narrow))
            flow.clear()

    for line in made:
        while waiting and _place(waiting[0]).top < line.base - 0.4 * line.size:
            close()
            items.append(waiting.pop(0))
        flow.append(line)
    close()
    return items + list(waiting)


def _place(item: Box | DrawnTable) -> Frame:
    return item.frame if isinstance(item, DrawnTable) else frame_of(item.flow.lines)


def _within(inner: Frame, outer: Frame) -> bool:
    return (
        outer.x0 - 2 <= inner.x0
        and inner.x1 <= outer.x1 + 2
        and outer.top - 2 <= inner.top
        and inner.bottom <= outer.bottom + 2
    )


def _area(frame: Frame) -> float:
    return (frame.x1 - frame.x0) * (frame.bottom - frame.top)
