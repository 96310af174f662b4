"""In which order the lines of a page are read: two columns one after the other, else from above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from docgen.intake.pdf.lines import rows
from docgen.intake.pdf.sheet import Glyph

_GUTTER = 1.2
"""Of the size: the least gap between two columns."""
_LEAST_LINES = 4
_LEAST_CHARS = 9
_FILLED = 0.6
"""Of a column's width: how long its lines are in the middle; cells of a table are shorter."""
Segment = list[Glyph]


def zones(glyphs: Sequence[Glyph]) -> list[tuple[list[Glyph], bool]]:
    """Glyphs of a page in groups, read one after the other; whether each is a column beside another."""
    segments = [part for row in rows(glyphs) for part in _parts(row)]
    if not segments:
        return []
    for gutter in _gutters(segments):
        parted = _parted(segments, gutter)
        if parted:
            return [([glyph for segment in zone for glyph in segment], beside) for zone, beside in parted]
    return [(list(glyphs), False)]


def _parts(row: list[Glyph]) -> list[Segment]:
    """A row, cut where it has gaps as wide as between columns."""
    inked = [glyph for glyph in row if not glyph.char.isspace()]
    parts: list[Segment] = []
    for glyph in inked:
        if parts and glyph.x0 - parts[-1][-1].x1 <= _GUTTER * glyph.size:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return parts


def _gutters(segments: list[Segment]) -> list[float]:
    """Where a gutter may be: left of where many segments begin, in the middle of what is printed."""
    left, right = min(s[0].x0 for s in segments), max(s[-1].x1 for s in segments)
    low, high = left + 0.3 * (right - left), left + 0.7 * (right - left)
    starts = Counter(round(s[0].x0) for s in segments if low <= s[0].x0 <= high)
    return [start - 3.0 for start, count in starts.most_common(3) if count >= _LEAST_LINES]


def _parted(segments: list[Segment], gutter: float) -> list[tuple[list[Segment], bool]]:
    """Zones from above: what stands across the gutter, columns between; nothing where there are none."""
    whole: list[Segment] = []
    beside: list[Segment] = []
    found: list[tuple[list[Segment], bool]] = []

    def close() -> None:
        left = [s for s in beside if s[-1].x1 <= gutter + 1]
        right = [s for s in beside if s[0].x0 >= gutter - 1]
        if _is_columns(left, right, gutter):
            found.extend(((list(whole), False), (left, True), (right, True)))
            whole.clear()
        else:
            whole.extend(beside)
        beside.clear()

    for segment in segments:
        if segment[0].x0 < gutter < segment[-1].x1:
            close()
            whole.append(segment)
        else:
            beside.append(segment)
    close()
    return [zone for zone in (*found, (whole, False)) if zone[0]] if found else []


def _is_columns(left: list[Segment], right: list[Segment], gutter: float) -> bool:
    if min(len(left), len(right)) < _LEAST_LINES:
        return False
    x0, x1 = min(s[0].x0 for s in left), max(s[-1].x1 for s in right)
    inner = min(s[0].x0 for s in right)
    overlap = min(_low(left), _low(right)) - max(_high(left), _high(right))
    return (
        overlap >= 0.5 * min(_low(left) - _high(left), _low(right) - _high(right))
        and _usual([len(s) for s in left + right]) >= _LEAST_CHARS
        and _usual([s[-1].x1 - s[0].x0 for s in left]) >= _FILLED * (gutter - x0)
        and _usual([s[-1].x1 - s[0].x0 for s in right]) >= _FILLED * (x1 - inner)
    )


def _usual(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _high(segments: list[Segment]) -> float:
    return min(s[0].base for s in segments)


def _low(segments: list[Segment]) -> float:
    return max(s[0].base for s in segments)
