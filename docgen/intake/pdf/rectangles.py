"""Rectangles drawn whole: sides of a table's cells, tick boxes (□ and ☑ in the text), or text boxes."""

from __future__ import annotations

from docgen.intake.pdf.sheet import Glyph, Ink, Stroke
from docgen.intake.pdf.symbols import ticks
from docgen.model.reading.blocks import Frame

_TOUCH = 1.5
_MOST = 2_000


def sorted_out(ink: Ink) -> list[Frame]:
    """Put rectangles of tables among the rulings and tick boxes among the glyphs; the boxes that remain."""
    if len(ink.squares) + len(ink.outlines) > _MOST:
        return []  # a drawing
    for square in ink.squares:
        if _in_table(square, ink, ink.squares):
            _rule(square, ink)
        else:
            _put(square, ink)
    boxes = [frame for frame in ink.outlines if not _in_table(frame, ink, ink.outlines)]
    for frame in ink.outlines:
        if frame not in boxes:
            _rule(frame, ink)
    return boxes


def _rule(frame: Frame, ink: Ink) -> None:
    ink.across += [Stroke(y, frame.x0, frame.x1) for y in (frame.top, frame.bottom)]
    ink.down += [Stroke(x, frame.top, frame.bottom) for x in (frame.x0, frame.x1)]


def _put(square: Frame, ink: Ink) -> None:
    inside = [glyph for glyph in ink.glyphs if _covers(square, (glyph.x0 + glyph.x1) / 2, glyph.middle)]
    words = [glyph for glyph in inside if not glyph.char.isspace()]
    if any(not ticks(glyph.char) for glyph in words):
        return
    ticked = bool(words) or any(_covers(square, *place) for place in ink.ticks)
    ink.glyphs = [glyph for glyph in ink.glyphs if glyph not in inside]
    size = square.bottom - square.top
    # Its neighbours' line, if there is one: a box may be drawn a little above or below it.
    middle = (square.top + square.bottom) / 2
    near = min(
        (g for g in ink.glyphs if abs(g.middle - middle) < 0.5 * g.size and not g.char.isspace()),
        key=lambda g: min(abs(g.x0 - square.x1), abs(square.x0 - g.x1)),
        default=None,
    )
    size, base = (near.size, near.base) if near else (size, square.bottom)
    ink.glyphs.append(Glyph("☑" if ticked else "□", square.x0, square.x1, base, size))


def _in_table(frame: Frame, ink: Ink, others: list[Frame]) -> bool:
    """Whether rulings divide a rectangle or go on from its sides, or others share a side with it."""
    sides = (frame.x0, frame.x1)
    plumb = any(
        frame.x0 - _TOUCH <= s.at <= frame.x1 + _TOUCH
        and s.start < frame.bottom - 1
        and s.end > frame.top + 1
        and s.end - s.start >= 0.9 * (frame.bottom - frame.top)
        for s in ink.down
    )
    level = any(
        frame.top - _TOUCH <= s.at <= frame.bottom + _TOUCH
        and abs(s.start - frame.x0) <= 2 * _TOUCH
        and abs(s.end - frame.x1) <= 2 * _TOUCH
        for s in ink.across
    )
    shared = any(
        other is not frame
        and (
            (
                min(abs(other.x0 - x) for x in sides) <= _TOUCH
                or min(abs(other.x1 - x) for x in sides) <= _TOUCH
            )
            and other.top <= frame.bottom + _TOUCH
            and other.bottom >= frame.top - _TOUCH
        )
        for other in others
    )
    return plumb or level or shared


def _covers(frame: Frame, x: float, y: float) -> bool:
    return frame.x0 - 1 <= x <= frame.x1 + 1 and frame.top - 1 <= y <= frame.bottom + 1
