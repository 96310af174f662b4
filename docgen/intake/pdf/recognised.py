"""A page as it was recognised: its words, each with its place, and the rulings seen in its picture."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass

from docgen.intake.pdf.sheet import Glyph, Ink, Stroke

_WIDE = 4
"""Chinese characters of a word from which on its width tells the size of its type."""
_ALIKE = 0.15


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
        sizes = {word: _size(word) for word in self.words}
        usual = _usual(sizes)
        for word, size in sizes.items():
            ink.glyphs += _glyphs(word, usual if abs(size - usual) <= _ALIKE * usual else size)
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


def _size(word: Word) -> float:
    """Of its type in points: by its width, which is exact where it has many characters, else its height."""
    chinese = sum(not char.isascii() for char in word.text)
    height = word.bottom - word.top
    size = min(_step(word), height) if chinese >= _WIDE else 0.85 * height
    return max(round(size * 2) / 2, 1.0)


def _usual(sizes: dict[Word, float]) -> float:
    """The size that most characters have; others near to it are the same, not quite measured."""
    counted: Counter[float] = Counter()
    for word, size in sizes.items():
        counted[size] += len(word.text)
    return counted.most_common(1)[0][0] if counted else 0.0


def _step(word: Word) -> float:
    return (word.x1 - word.x0) / (sum(map(_weight, word.text)) or 1)


def _weight(char: str) -> float:
    return 0.5 if char.isascii() else 1.0


def _glyphs(word: Word, size: float) -> list[Glyph]:
    step, x = _step(word), word.x0
    base = (word.top + word.bottom) / 2 + 0.38 * size
    glyphs = []
    for char in word.text:
        end = x + _weight(char) * step
        glyphs.append(Glyph(char, x, end, base, size))
        x = end
    return glyphs
