"""A page of a PDF as lines, tables and boxes in reading order. Runs in a child only."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from docgen.guard.pdf import PdfFacts, why_not_opened
from docgen.intake.pdf.bookmark import Bookmark
from docgen.intake.pdf.borderless import aligned
from docgen.intake.pdf.footnotes import footnotes
from docgen.intake.pdf.grid import grids, merged, single
from docgen.intake.pdf.ink import inked
from docgen.intake.pdf.legible import legible
from docgen.intake.pdf.nest import Nest, with_blanks
from docgen.intake.pdf.order import zones
from docgen.intake.pdf.rectangles import sorted_out
from docgen.intake.pdf.sheet import (
    Box,
    Column,
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


def read_facts(path: Path, most: int) -> PdfFacts:
    """How many pages a file has, or why it cannot be read; a page that cannot is a matter of its own."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as problem:
        return PdfFacts(fault=why_not_opened(problem))
    pages = len(document)
    document.close()
    return PdfFacts(pages, "huge" if pages > most else "" if pages else "damaged")


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
    nest = Nest(ink, drawn, free)
    return (*_in_order(nest.outside, free, nest.items(), ink.page), *notes)


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
        rest = with_blanks(running, near, page)
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


def _area(frame: Frame) -> float:
    return (frame.x1 - frame.x0) * (frame.bottom - frame.top)
