"""A floor as blocks whose areas are true to each other; their shapes are not, and the caption says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.model.money import in_digits
from docgen.render.drawing.measure import fits, height_of
from docgen.render.drawing.shapes import DARK, HEAD, LINE, SOFT, WIDTH, Box, Crowded, Drawing, Words

_HEIGHT = 80.0
_LEAST = 4.0
"""mm: a block that is narrower is not seen."""
_SIZES = (10.5, 9.5, 8.5, 7.5, 7.0)


@dataclass(frozen=True)
class Block:
    """A zone with its ㎡ and what it is used for."""

    name: str
    area: Decimal
    use: str = ""


@dataclass(frozen=True)
class Floor:
    """A site's zones and its whole area in ㎡; None: it is not stated."""

    site: str
    area: Decimal | None
    zones: tuple[Block, ...]


def floor_plan(data: Floor, title: str, width: float = WIDTH) -> Drawing:
    """The plan: zones, then what of the whole area is in none. Raises Crowded where a zone is too small."""
    zones = [zone for zone in data.zones if zone.area > 0]
    rest = (data.area or Decimal(0)) - sum((zone.area for zone in zones), Decimal(0))
    if not zones or rest < 0:
        raise Crowded(title)
    blocks = [*sorted(zones, key=lambda zone: -zone.area), *([Block("其余", rest)] if rest else [])]
    total = sum(float(block.area) for block in blocks)
    places = squarified([float(block.area) * width * _HEIGHT / total for block in blocks], width, _HEIGHT)
    if any(min(wide, high) < _LEAST for _, _, wide, high in places):
        raise Crowded(title)
    boxes: list[Box] = []
    legend: list[Words] = []
    for number, (block, (x, y, wide, high)) in enumerate(zip(blocks, places, strict=True), 1):
        named = _named(block, wide, high)
        if named is None:
            legend.append(Words(f"{number}　{block.name}　{_area(block)}", 8.5, align="left"))
            named = (Words(str(number), 7.0, bold=True),)
        other = rest > 0 and number == len(blocks)
        fill = "" if other else HEAD if number % 2 else SOFT
        boxes.append(Box(x, y, wide, high, named, fill, LINE if other else DARK, dashed=other))
    high = _HEIGHT
    if legend:
        tall = height_of(legend, width)
        boxes.append(Box(0, high + 1, width, tall, tuple(legend)))
        high += 1 + tall
    said = "；".join(f"{block.name} {_area(block)}" for block in blocks)
    return Drawing(title, f"{title}：{said}", width, high, tuple(boxes))


def _area(block: Block) -> str:
    return f"{in_digits(block.area)}㎡"


def _named(block: Block, wide: float, high: float) -> tuple[Words, ...] | None:
    """Name and area, with the use where it fits too, in the largest type; None where they do not fit."""
    for use in (block.use, "") if block.use else ("",):
        for size in _SIZES:
            said = [Words(use, max(7.0, size - 1.5))] if use else []
            words = (Words(block.name, size, bold=True), Words(_area(block), size), *said)
            if fits(words, wide, high):
                return words
    return None


def squarified(
    sizes: Sequence[float], width: float, height: float
) -> list[tuple[float, float, float, float]]:
    """Falling sizes in mm² as rectangles (x, y, width, height) that fill the whole, as square as may be.

    The rows of Bruls, Huizing and van Wijk's “Squarified Treemaps” (2000).
    """
    places: list[tuple[float, float, float, float]] = []
    x, y, at = 0.0, 0.0, 0
    while at < len(sizes):
        side = min(width - x, height - y)
        end = at + 1
        while end < len(sizes) and _worst(sizes[at : end + 1], side) <= _worst(sizes[at:end], side):
            end += 1
        row = sizes[at:end]
        deep = sum(row) / side
        along = 0.0
        upright = width - x >= height - y
        for size in row:
            length = size / deep
            places.append((x, y + along, deep, length) if upright else (x + along, y, length, deep))
            along += length
        x, y = (x + deep, y) if upright else (x, y + deep)
        at = end
    return places


def _worst(row: Sequence[float], side: float) -> float:
    """The proportions of the least square of them."""
    whole = sum(row)
    return max(max(side**2 * size / whole**2, whole**2 / (side**2 * size)) for size in row)
