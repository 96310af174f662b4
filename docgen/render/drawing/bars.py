"""Bars one below the other: what is offered against what is asked for, or shares of a whole."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.render.drawing.measure import fits, height_of, width_of
from docgen.render.drawing.shapes import DARK, WIDTH, Box, Crowded, Drawing, Line, Words

_LABEL, _ROW, _BAR = 46.0, 7.0, 4.2
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_OFFERED, _SHORT = "8EA9DB", "F4B183"


@dataclass(frozen=True)
class Bar:
    """A row: its share of the longest, the share at which a mark stands (None: no mark), and its words."""

    label: str
    share: float
    value: str
    mark: float | None = None


def bars(rows: tuple[Bar, ...], title: str, width: float = WIDTH) -> Drawing:
    """The bars; one that stays below its mark has another colour. Raises Crowded where they do not fit."""
    if not rows or width <= _LABEL + 40:
        raise Crowded(title)
    size = next(
        (size for size in _SIZES if all(fits(_words(row.label, size), _LABEL, _ROW) for row in rows)),
        _SIZES[-1],
    )
    value_wide = max(width_of(_words(row.value, size)) for row in rows)
    span = width - _LABEL - value_wide - 1.0
    if span < 25:
        raise Crowded(title)
    longest = max(max(row.share, row.mark or 0) for row in rows)
    if longest <= 0:
        raise Crowded(title)
    boxes: list[Box] = []
    lines: list[Line] = []
    y = 0.0
    for row in rows:
        high = max(_ROW, height_of(_words(row.label, size), _LABEL))
        middle = y + high / 2
        boxes.append(Box(0, y, _LABEL, high, _words(row.label, size)))
        fill = _SHORT if row.mark is not None and row.share < row.mark else _OFFERED
        boxes.append(
            Box(_LABEL, middle - _BAR / 2, max(0.3, span * row.share / longest), _BAR, (), fill, DARK)
        )
        if row.mark is not None:
            x = _LABEL + span * row.mark / longest
            lines.append(Line(x, middle - _BAR / 2 - 1, x, middle + _BAR / 2 + 1, colour="C00000"))
        # Words of their own column stand in a row whatever the bars' lengths.
        tall = height_of(_words(row.value, size), value_wide)
        boxes.append(Box(width - value_wide, middle - tall / 2, value_wide, tall, _words(row.value, size)))
        y += high
    lines.append(Line(_LABEL, 0, _LABEL, y))
    said = "；".join(f"{row.label} {row.value}" for row in rows)
    return Drawing(title, f"{title}：{said}", width, y, tuple(boxes), tuple(lines))


def _words(text: str, size: float) -> tuple[Words, ...]:
    return (Words(text, size, align="left"),)
