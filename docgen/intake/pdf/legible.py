"""Whether the text of a page is what a reader sees on it, or has to be recognised from its picture."""

from __future__ import annotations

from docgen.intake.pdf.sheet import Ink

_FEW = 20
"""Characters: a page with fewer and a picture, or much drawn, has no text of its own."""
_MANY_SHAPES = 300
_UNKNOWN = 0.08
"""Of all but leaders and digits: more without a known code is a font that does not say what it shows."""
_LARGE = 0.6
"""Of the page, a picture; _SOME characters beside it are a stamp or a running head."""
_SOME = 60
_COMMON = 0.75
"""Of Chinese characters, those among GB 2312's 3,755 common ones; in any real text nearly all are."""
_LEADERS = frozenset("_.…·-—")
_JUDGED = 40
_SIGNS = 0.5
"""Of a page without Chinese, signs that are neither letter nor digit."""


def legible(ink: Ink) -> bool:
    """Whether the page's own characters can be trusted; a page with nothing at all on it can."""
    text = "".join(glyph.char for glyph in ink.glyphs if not glyph.char.isspace())
    words = "".join(char for char in text if not (char in _LEADERS or char.isdigit()))
    covered = max(((p.x1 - p.x0) * (p.bottom - p.top) for p in ink.pictures), default=0.0)
    if len(text) < _FEW and (ink.unmapped or ink.pictures or ink.shapes > _MANY_SHAPES):
        return False
    if len(text) < _SOME and covered >= _LARGE * ink.width * ink.height:
        return False
    return ink.unmapped <= _UNKNOWN * (len(words) + ink.unmapped) and not _soup(words)


def _soup(words: str) -> bool:
    """Whether codes were given to glyphs at random: rare characters, or signs instead of words."""
    chinese = [char for char in words if "\u3400" <= char <= "\u9fff"]
    if len(chinese) >= _JUDGED:
        return sum(map(_common, chinese)) < _COMMON * len(chinese)
    signs = sum(not char.isalnum() for char in words)
    return len(words) >= _JUDGED and not chinese and signs > _SIGNS * len(words)


def _common(char: str) -> bool:
    try:
        return 0xB0 <= char.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False
