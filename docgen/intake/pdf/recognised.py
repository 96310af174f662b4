"""A page as it was recognised: its words, each with its place, and the rulings seen in its picture."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from docgen.intake.pdf.sheet import Glyph, Ink, Stroke

_WIDE = 4
"""Chinese characters of a word from which on its width tells the size of its type."""


@dataclass(frozen=True, slots=True)
class Word:
    """Text in a row, where it stands in points from the page's upper left corner, its score of 1."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    score: float


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page of so many points, its words and its rulings across and down (at, from, to)."""

    width: float
    height: float
    words: tuple[Word, ...] = ()
    across: tuple[tuple[float, float, float], ...] = ()
    down: tuple[tuple[float, float, float], ...] = ()

    @property
    def score(self) -> float:
        """How sure its characters are on the whole, of 1."""
        count = sum(len(word.text) for word in self.words)
        return sum(word.score * len(word.text) for word in self.words) / count if count else 0.0

    def ink(self, page: int) -> Ink:
        """As if a file had said it: each word's characters side by side."""
        ink = Ink(page, self.width, self.height)
        for word in self.words:
            ink.glyphs += _glyphs(word)
        ink.across += [Stroke(*stroke) for stroke in self.across]
        ink.down += [Stroke(*stroke) for stroke in self.down]
        return ink

    def json(self) -> str:
        """To be kept."""
        return json.dumps(asdict(self), ensure_ascii=False)


def from_json(text: str) -> Recognised | None:
    """What was kept; None where it is not whole."""
    try:
        data = json.loads(text)
        return Recognised(
            float(data["width"]),
            float(data["height"]),
            tuple(Word(**word) for word in data["words"]),
            tuple((float(at), float(start), float(end)) for at, start, end in data["across"]),
            tuple((float(at), float(start), float(end)) for at, start, end in data["down"]),
        )
    except (ValueError, TypeError, KeyError):
        return None


def _glyphs(word: Word) -> list[Glyph]:
    weights = [0.5 if char.isascii() else 1.0 for char in word.text]
    if not weights:
        return []
    step = (word.x1 - word.x0) / sum(weights)
    chinese = sum(weight == 1.0 for weight in weights)
    size = min(step, word.bottom - word.top) if chinese >= _WIDE else 0.85 * (word.bottom - word.top)
    size = max(round(size * 2) / 2, 1.0)
    base = (word.top + word.bottom) / 2 + 0.38 * size
    glyphs, x = [], word.x0
    for char, weight in zip(word.text, weights, strict=True):
        glyphs.append(Glyph(char, x, x + weight * step, base, size))
        x += weight * step
    return glyphs
