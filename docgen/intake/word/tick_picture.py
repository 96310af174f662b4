"""Whether a small picture is a tick box, by its pixels: a frame of four sides, something in it or nothing."""

from __future__ import annotations

import io

from PIL import Image

from docgen.guard.picture import DAMAGED, FORMATS
from docgen.intake.word.symbols import EMPTY, TICKED

_MOST_PIXELS = 400
_LEAST_PIXELS = 6
_DARK = 150
_SQUARE = 1.4
# Shares of dark pixels: along each side of what is a box, and within one that is ticked.
_FRAMED, _FILLED, _FULL = 0.6, 0.04, 0.6


def tick_of(content: bytes) -> str:
    """□ or ☑ where the picture is one; nothing where it is another, or cannot be opened."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            if max(image.size) > _MOST_PIXELS:
                return ""
            flat = Image.new("RGBA", image.size, "white")
            flat.alpha_composite(image.convert("RGBA"))
            return _boxed(flat.convert("L").point(lambda shade: 255 if shade < _DARK else 0))
    except DAMAGED:
        return ""


def _boxed(dark: Image.Image) -> str:
    frame = dark.getbbox()
    if frame is None:
        return ""
    inner = dark.crop(frame)
    width, height = inner.size
    if min(width, height) < _LEAST_PIXELS or max(width, height) > _SQUARE * min(width, height):
        return ""
    edge = max(1, min(width, height) // 6)
    sides = (
        (0, 0, width, edge),
        (0, height - edge, width, height),
        (0, 0, edge, height),
        (width - edge, 0, width, height),
    )
    if any(_reached(inner.crop(side)) < _FRAMED for side in sides):
        return ""
    middle = inner.crop((edge + 1, edge + 1, width - edge - 1, height - edge - 1))
    share = _share(middle)
    return "" if share > _FULL else TICKED if share > _FILLED else EMPTY


def _reached(side: Image.Image) -> float:
    """How much of a side's length has something dark across it."""
    width, height = side.size
    lines = [
        side.crop((at, 0, at + 1, height) if width > height else (0, at, width, at + 1))
        for at in range(max(width, height))
    ]
    return sum(line.getbbox() is not None for line in lines) / len(lines)


def _share(area: Image.Image) -> float:
    width, height = area.size
    return area.histogram()[255] / (width * height) if width and height else 0.0
