"""Words that are struck out: a rule runs through their middle, from their beginning to their end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.intake.pdf.sheet import Glyph, Stroke

_MIDDLE = (0.15, 0.55)
"""Of the size, above the baseline: where a rule strikes out."""
_BEYOND = 0.7
"""Of the size: how far the rule may reach beyond the words."""


def without_struck(
    glyphs: list[Glyph], rules: Sequence[Stroke]
) -> tuple[list[Glyph], list[Stroke], list[str]]:
    """The glyphs and the rules that remain, and the words that are struck out."""
    kept, free, deleted = glyphs, [], []
    for rule in rules:
        hit = [
            glyph
            for glyph in kept
            if _MIDDLE[0] * glyph.size <= glyph.base - rule.at <= _MIDDLE[1] * glyph.size
            and rule.start - 1 <= (glyph.x0 + glyph.x1) / 2 <= rule.end + 1
        ]
        words = [glyph for glyph in hit if glyph.char.strip()]
        if words and _ends_with(rule, words):
            struck = {id(glyph) for glyph in hit}
            # Their places stay taken: what stands around them is not to be parted by a gap.
            kept = [replace(glyph, char="") if id(glyph) in struck else glyph for glyph in kept]
            deleted.append("".join(glyph.char for glyph in sorted(hit, key=lambda glyph: glyph.x0)).strip())
        else:
            free.append(rule)
    return kept, free, deleted


def _ends_with(rule: Stroke, words: list[Glyph]) -> bool:
    size = max(glyph.size for glyph in words)
    before = min(glyph.x0 for glyph in words) - rule.start
    after = rule.end - max(glyph.x1 for glyph in words)
    return max(before, after) <= _BEYOND * size
