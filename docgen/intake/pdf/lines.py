"""Glyphs become lines, with blanks that are underlined, gaps and tick boxes as characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from docgen.intake.pdf.sheet import Glyph, Line, Stroke
from docgen.model.reading.blocks import Run

_SAME_LINE = 0.42
"""Of the larger size: how far middles of glyphs on one line are apart; a raised 2 of m² is 0.25."""
_SPACE = 0.5
"""Of the size: how wide a blank is that fills a gap, half a Chinese character."""
_WORDS = 0.17
_WIDE = 0.75
"""A gap from which on it is blank: between words of letters, and elsewhere, where 0.25 only sets apart."""
_DOUBLED = 0.25
_STAMP = re.compile(r"\d{10,}")
_MOST_BLANKS = 200
_OPENING = frozenset("（【《“‘「『〔([")
_GLUE = frozenset("“”‘’×/／")
_CLOSING = frozenset("，。、；：！？）】》”’」』〕％%,.;:!?)]")


def lines(glyphs: Iterable[Glyph], rules: Sequence[Stroke], page: int) -> list[Line]:
    """The lines of a column, cell or box, from above; `rules` are level strokes that may underline them.

    A rule below no glyph at all is a line of blanks, where one of text stands close above.
    """
    made = [_line(_spaced(_underlined(row, rules)), page) for row in rows(glyphs)]
    return sorted((line for line in made if line), key=lambda line: (line.base, line.x0))


def rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs by the line that they stand on, from above, each row from the left."""
    found: list[list[Glyph]] = []
    anchor: Glyph | None = None
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.middle, glyph.x0)):
        if anchor and glyph.middle - anchor.middle <= _SAME_LINE * max(anchor.size, glyph.size):
            found[-1].append(glyph)
            if glyph.size > anchor.size:
                anchor = glyph
        else:
            found.append([glyph])
            anchor = glyph
    return [_once(sorted(row, key=lambda glyph: glyph.x0)) for row in found]


def _once(row: list[Glyph]) -> list[Glyph]:
    """A glyph printed twice to look bold, once."""
    kept: list[Glyph] = []
    for glyph in row:
        last = kept[-1] if kept else None
        if last and last.char == glyph.char != " " and glyph.x0 - last.x0 < _DOUBLED * glyph.size:
            kept[-1] = replace(last, bold=True)
        else:
            kept.append(glyph)
    return kept


def _size(row: Sequence[Glyph]) -> float:
    """The size that most of its characters have."""
    widths: dict[float, float] = {}
    for glyph in row:
        if not glyph.char.isspace():
            widths[glyph.size] = widths.get(glyph.size, 0.0) + 1
    return max(widths, key=lambda size: (widths[size], size)) if widths else row[0].size


def _base(row: Sequence[Glyph], size: float) -> float:
    return next((glyph.base for glyph in row if glyph.size == size), row[0].base)


def _underlined(row: list[Glyph], rules: Sequence[Stroke]) -> list[Glyph]:
    """The row with its glyphs above a rule underlined, and blanks where a rule has none."""
    size = _size(row)
    base = _base(row, size)
    near = [rule for rule in rules if -0.05 * size <= rule.at - base <= 0.36 * size]
    if not near:
        return row
    inked = [glyph for glyph in row if not glyph.char.isspace()]
    marked = [
        replace(glyph, underlined=True)
        if any(rule.start - 1 <= (glyph.x0 + glyph.x1) / 2 <= rule.end + 1 for rule in near)
        else glyph
        for glyph in inked
    ]
    for rule in near:
        start = rule.start
        for glyph in [*inked, None]:
            if glyph and glyph.x1 <= start:
                continue
            end = min(rule.end, glyph.x0) if glyph else rule.end
            marked += _blanks(start, end, size, base)
            start = max(start, glyph.x1) if glyph else rule.end
            if start >= rule.end:
                break
    return sorted(marked, key=lambda glyph: glyph.x0)


def _blanks(start: float, end: float, size: float, base: float) -> list[Glyph]:
    """Underlined blanks over a stretch of rule; none over what only sets words apart."""
    width = end - start
    if size <= 0 or width < _WIDE * size:
        return []
    count = min(max(1, round(width / (_SPACE * size))), _MOST_BLANKS)
    step = width / count
    return [
        Glyph(" ", start + at * step, start + (at + 1) * step, base, size, underlined=True)
        for at in range(count)
    ]


def blank_lines(rules: Iterable[Stroke], made: Sequence[Line], page: int) -> list[Line]:
    """Rules that underline no line, close below one: whole lines to be filled in."""
    found = []
    for rule in rules:
        above = [line for line in made if 0 < rule.at - line.base <= 2.8 * line.size]
        if not above:
            continue
        size = above[-1].size
        line = _line(_blanks(rule.start, rule.end, size, rule.at - 0.15 * size), page)
        if line:
            found.append(line)
    return found


def _spaced(row: list[Glyph]) -> list[Glyph]:
    """The row with a blank in each gap that is one; blanks at its ends stay only where underlined."""
    shown = [glyph for glyph in row if glyph.underlined or not glyph.char.isspace()]
    if not shown:
        return []
    size = _size(shown)
    blanks = [glyph.x0 for glyph in row if glyph.char.isspace() and not glyph.underlined]
    spaced = [shown[0]]
    for last, glyph in pairwise(shown):
        gap = (glyph.x0 - last.x1) / size if size else 0.0
        between = bisect_left(blanks, glyph.x1) > bisect_right(blanks, last.x0)
        words = last.char.isascii() and glyph.char.isascii()
        if (glyph.char != " " and last.char != " ") or gap >= _WIDE:
            if gap >= _WIDE or (words and gap >= _WORDS):
                count = min(max(1, round(gap / _SPACE)), _MOST_BLANKS)
            else:
                count = 1 if between and gap > 0.1 else 0
            if count:
                blank = Glyph(" " * count, last.x1, glyph.x0, glyph.base, size)
                spaced.append(blank)
        spaced.append(glyph)
    return spaced


def _line(row: list[Glyph], page: int) -> Line | None:
    if not any(glyph.char for glyph in row):
        return None
    size = _size(row)
    runs = tuple(
        Run("".join(glyph.char for glyph in group), *look)
        for look, group in groupby(row, key=lambda glyph: (glyph.underlined, glyph.bold))
    )
    first = row[0].x1 - row[0].x0
    for last, glyph in pairwise(row):
        if not (_together(last.char, glyph.char) or (last.underlined and last.char == glyph.char == " ")):
            break
        first = glyph.x1 - row[0].x0
    return Line(page, runs, row[0].x0, row[-1].x1, _base(row, size), size, first, _stamps(row))


def _together(last: str, char: str) -> bool:
    """Whether no line may end between two characters: within words and figures, behind (, before ，."""
    letters = last.isascii() and char.isascii() and not (last.isspace() or char.isspace())
    beside = (last in _CLOSING and char.isascii()) or (char in _OPENING and last.isascii())
    return letters or beside or last in _OPENING or char in _CLOSING or bool({last, char} & _GLUE)


def _stamps(row: list[Glyph]) -> tuple[tuple[str, float], ...]:
    text = "".join(glyph.char[:1] for glyph in row)
    return tuple((found[0], round(row[found.start()].x0, 1)) for found in _STAMP.finditer(text))
