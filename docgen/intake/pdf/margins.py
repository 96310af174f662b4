"""Between which places the lines of a page, a column or a cell run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docgen.intake.pdf.heads import numbered
from docgen.intake.pdf.sheet import Column, Line, Sheet

_STEP = 0.6
"""Characters: lines whose left ends differ by less begin below each other."""
_HANGING = 4.5
_LONG_LINES = 5
"""So many long lines show a page's own right margin."""
_LEFT_HALF = 0.55
"""Of the page: lines that all end before it stand in its left half."""
_FULL = 1.5
"""Characters: a line that ends so near to the longest fills its column."""
_LEAST_LINES = 6


@dataclass(frozen=True, slots=True)
class Margins:
    """Between which places lines run, and their usual distance as a multiple of their size.

    `returns`: a paragraph's first line is indented and the others begin at the margin. `rough`: places
    are those of a picture, right to about a character.
    """

    left: float
    right: float
    pitch: float | None = None
    returns: bool = False
    rough: bool = False


class PageMargins:
    """The margins of each page of a document: its own where its lines show them, else those of its size.

    A page of two columns whose right one is empty looks like a page of short lines: its lines end in the left
    half, most at one place, or where the left column ends on other pages.
    """

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        whole: dict[tuple[int, int], list[Line]] = defaultdict(list)
        halves: dict[tuple[int, int], list[float]] = defaultdict(list)
        for sheet in sheets:
            for item in sheet.items:
                if not isinstance(item, Column):
                    continue
                end = max(line.x1 for line in item.flow.lines)
                if _fill_the_left(item.flow.lines, sheet.width):
                    halves[_shape(sheet)].append(end)
                elif not item.narrow:
                    whole[_shape(sheet)] += item.flow.lines
        self._whole = {shape: _margins(lines, shape[0]) for shape, lines in whole.items()}
        self._half = {shape: max(ends) for shape, ends in halves.items()}

    def of(self, column: Column, sheet: Sheet) -> Margins:
        """The margins of a column of a page."""
        lines = column.flow.lines
        if column.narrow:
            return margins_of(lines, column.flow.left, column.flow.right)
        shape = _shape(sheet)
        half = self._half.get(shape, 0.0)
        if max(line.x1 for line in lines) <= half + 1:
            return replace(margins_of(lines, min(line.x0 for line in lines), half), rough=sheet.recognised)
        own = _margins(lines, sheet.width)
        common = self._whole.get(shape, own)
        long = sum(abs(line.x1 - own.right) < 2 for line in lines)
        return Margins(
            common.left,
            own.right if long >= _LONG_LINES else common.right,
            own.pitch or common.pitch,
            common.returns,
            sheet.recognised,
        )


def _fill_the_left(lines: Sequence[Line], width: float) -> bool:
    """Whether lines end in the left half of a page, and most of them where the longest does."""
    end = max(line.x1 for line in lines)
    full = sum(end - line.x1 < _FULL * line.size for line in lines)
    return len(lines) >= _LEAST_LINES and end <= _LEFT_HALF * width and full * 2 >= len(lines)


def _shape(sheet: Sheet) -> tuple[int, int]:
    return round(sheet.width), round(sheet.height)


def _margins(lines: Sequence[Line], width: float) -> Margins:
    """As long lines show them; of a page with few, the right one is as wide as the left."""
    left = min(line.x0 for line in lines)
    return margins_of(lines, left, max(width - left, *(line.x1 for line in lines)))


def margins_of(lines: Sequence[Line], left: float, right: float) -> Margins:
    """The margins of a column between `left` and `right`, where its long lines do not show others."""
    long = [line for line in lines if len(line.text) >= 25 or line.x1 - line.x0 > 0.7 * (right - left)]
    ends = Counter(round(line.x1) for line in long)
    near = {end: ends[end - 1] + ends[end] + ends[end + 1] for end in ends}
    if near and max(near.values()) > 1:
        right = max(near, key=lambda end: (near[end], end))
    starts = Counter(round(line.x0) for line in lines)
    common = [start for start, count in starts.items() if count >= 3]
    left = min(common) if common else left
    return Margins(left, right, pitch_of(lines), _returns(lines, left, right))


def _returns(lines: Sequence[Line], left: float, right: float) -> bool:
    """Whether full lines that are indented are mostly followed by one that begins at the margin."""
    back = same = 0
    for one, two in pairwise(lines):
        indent = one.x0 - left
        if right - one.x1 < one.size and 1.5 * one.size < indent < _HANGING * one.size:
            back += two.x0 - left < _STEP * one.size
            same += abs(two.x0 - one.x0) < _STEP * one.size and not numbered(two.text)
    return back > 3 * same


def pitch_of(lines: Sequence[Line]) -> float | None:
    """The usual distance of lines, as a multiple of their size: the least that is common.

    The least, since paragraphs may stand further apart than the lines in them.
    """
    gaps = Counter(
        round((two.base - one.base) / one.size, 1)
        for one, two in pairwise(lines)
        if one.page == two.page and 0.9 * one.size < two.base - one.base < 3.2 * one.size
    )
    if not gaps:
        return None
    most = max(gaps.values())
    return min(gap for gap, count in gaps.items() if count * 3 >= most)
