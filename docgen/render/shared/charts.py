"""Bar charts as PNG: bars for what was achieved, a dashed line for the target.

Only figures and months stand in the picture, in Pillow's own font; titles and units are the paper's text.
So a chart looks the same on every system, with or without Chinese fonts.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

from PIL import Image, ImageDraw, ImageFont

_WIDTH, _HEIGHT = 1560, 640
_LEFT, _RIGHT, _TOP, _BOTTOM = 110, 30, 56, 76
_BAR, _SHORT, _LINE, _GRID, _TEXT = "#4472C4", "#C0504D", "#7F7F7F", "#E3E3E3", "#333333"
_TICKS = 5


def bar_chart(bars: Sequence[tuple[str, Decimal]], target: Decimal | None = None) -> bytes:
    """A PNG of the labelled bars; those below `target` are red. Raises ValueError without bars."""
    if not bars:
        raise ValueError("no bars to draw")
    image = Image.new("RGB", (_WIDTH, _HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    step = _step(max([value for _, value in bars] + ([target] if target else [])))
    top = step * _TICKS
    _grid(draw, step)
    width = (_WIDTH - _LEFT - _RIGHT) / len(bars)
    for index, (label, value) in enumerate(bars):
        middle = _LEFT + width * (index + 0.5)
        half = min(width * 0.3, 60)
        colour = _SHORT if target is not None and value < target else _BAR
        draw.rectangle((middle - half, _y(value, top), middle + half, _y(Decimal(0), top)), fill=colour)
        draw.text((middle, _y(value, top) - 8), f"{value:f}", fill=_TEXT, font=_font(26), anchor="ms")
        draw.text((middle, _HEIGHT - _BOTTOM + 16), label, fill=_TEXT, font=_font(24), anchor="mt")
    if target is not None:
        _dashes(draw, _y(target, top))
        draw.text(
            (_WIDTH - _RIGHT, _y(target, top) - 8), f"{target:f}", fill=_LINE, font=_font(24), anchor="rs"
        )
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _step(most: Decimal) -> Decimal:
    """The distance of grid lines: 1, 2 or 5 times a power of ten, five of which hold everything."""
    step = Decimal(1)
    while True:
        for factor in (1, 2, 5):
            if step * factor * _TICKS > most:
                return step * factor
        step *= 10


def _grid(draw: ImageDraw.ImageDraw, step: Decimal) -> None:
    for tick in range(_TICKS + 1):
        y = _y(step * tick, step * _TICKS)
        draw.line((_LEFT, y, _WIDTH - _RIGHT, y), fill=_GRID if tick else _LINE, width=2)
        draw.text((_LEFT - 14, y), f"{step * tick:f}", fill=_TEXT, font=_font(24), anchor="rm")


def _dashes(draw: ImageDraw.ImageDraw, y: float) -> None:
    for x in range(_LEFT, _WIDTH - _RIGHT, 24):
        draw.line((x, y, x + 14, y), fill=_LINE, width=4)


def _y(value: Decimal, top: Decimal) -> float:
    return _HEIGHT - _BOTTOM - float(value / top) * (_HEIGHT - _TOP - _BOTTOM)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
