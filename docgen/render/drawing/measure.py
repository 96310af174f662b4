"""How much room words need, without the font: no face of the paper's fonts is wider than these estimates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from docgen.render.drawing.shapes import Words

MM_PER_PT = 25.4 / 72
LINE_HEIGHT = 1.45
"""Of the size: Noto Serif CJK, the tallest of the fonts that stand in for 宋体."""

INSET_X, INSET_Y = 0.8, 0.4
"""Between a box's edge and its words, in mm."""

_SPACE = 0.25
"""Between a Chinese and a Western character, as Word and LibreOffice set them."""

_NOT_FIRST = "，。、；：？！）》〉】」』”’％%,.;:?!)]}·—…～"
_NOT_LAST = "（《〈【「『“‘([{"
_WIDE_LETTERS = "mwMWQ@%&—…©®"


def ems(text: str) -> float:
    """The width of a line of text in multiples of its size, with what is put between Chinese and Western."""
    return sum(_em(character) for character in text) + _SPACE * sum(
        _narrow(a) != _narrow(b) for a, b in pairwise(text)
    )


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA" or character in _WIDE_LETTERS:
        return 1.0
    if character == " ":
        return 0.3
    if character.isdecimal() or character.islower() or character in ".,:;-/()[]'\"":
        return 0.64
    return 0.85


def line_count(text: str, room: float) -> int:
    """How many lines a text takes where `room` ems go into one; a word goes whole into the next line."""
    lines = 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0.0
        before = ""
        for piece in _pieces(paragraph):
            width = ems(piece) + (_SPACE if before and _narrow(before) != _narrow(piece[0]) else 0)
            before = piece[-1]
            if used + width <= room:
                used += width
            elif width <= room:
                lines, used = lines + 1, width
            else:  # longer than a line: broken wherever it must be
                for character in piece:
                    if used + _em(character) > room:
                        lines, used = lines + 1, 0.0
                    used += _em(character)
    return lines


def _pieces(text: str) -> Iterator[str]:
    """What Word does not part: words and figures, and signs that begin or end no line."""
    piece = ""
    for character in text:
        glued = piece and (
            character in _NOT_FIRST
            or piece[-1] in _NOT_LAST
            or (_narrow(character) and _narrow(piece[-1]) and piece[-1] != " ")
        )
        if piece and not glued:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _narrow(character: str) -> bool:
    return unicodedata.east_asian_width(character) not in "WFA"


def height_of(words: Iterable[Words], width: float) -> float:
    """The mm that paragraphs need in a box of that width, its insets included."""
    room = width - 2 * INSET_X
    high = sum(
        line_count(each.text, room / (each.size * MM_PER_PT) * _thick(each)) * each.size * LINE_HEIGHT
        for each in words
    )
    return high * MM_PER_PT + 2 * INSET_Y


def width_of(words: Iterable[Words]) -> float:
    """The mm that paragraphs need to stand in a line each, insets included."""
    widest = max((ems(each.text) * each.size / _thick(each) for each in words), default=0.0)
    return widest * MM_PER_PT + 2 * INSET_X + 0.1


def _thick(words: Words) -> float:
    """Bold Western letters are wider; Chinese ones are not."""
    return 0.95 if words.bold else 1.0


def fits(words: Sequence[Words], width: float, height: float) -> bool:
    """Whether the paragraphs stay within a box of that size."""
    if not words:
        return True
    room = width - 2 * INSET_X
    longest = max((each.size * MM_PER_PT for each in words), default=0.0)
    return room >= longest and height_of(words, width) <= height + 1e-6
