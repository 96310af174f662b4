"""Footnotes: small print at a page's end, under a short rule; their numbers in the text are no words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.intake.pdf.lines import lines
from docgen.intake.pdf.sheet import Box, Flow, Glyph, Stroke

_RULE = (40.0, 260.0)
"""Points: how long the rule is."""
_ASIDE = 25.0
_SMALL = 0.95
_RAISED = 0.75
"""Of the usual size: a number that refers to a footnote is smaller than that."""
_NUMBER = re.compile(r"\s*(\d{1,3}|[①-⑳]|[\[［]\d{1,3}[\]］]|[*﹡※]+)")


def footnotes(
    glyphs: list[Glyph], rules: Sequence[Stroke], page: int
) -> tuple[list[Box], list[Glyph], list[Stroke]]:
    """The page's footnotes, its other glyphs without the numbers that refer to them, its other rules."""
    inked = [glyph for glyph in glyphs if not glyph.char.isspace()]
    if not inked:
        return [], glyphs, list(rules)
    left = min(glyph.x0 for glyph in inked)
    middle = (min(glyph.base for glyph in inked) + max(glyph.base for glyph in inked)) / 2
    for rule in rules:
        if (
            rule.at < middle
            or abs(rule.start - left) > _ASIDE
            or not _RULE[0] <= rule.end - rule.start <= _RULE[1]
        ):
            continue
        above = [glyph for glyph in inked if glyph.base <= rule.at]
        below = [glyph for glyph in inked if glyph.base > rule.at]
        if not above or not below:
            continue
        usual = sorted(glyph.size for glyph in above)[len(above) // 2]
        made = lines([glyph for glyph in glyphs if glyph.base > rule.at], (), page)
        clear = rule.at - max(glyph.base for glyph in above) > 0.5 * usual
        if clear and made[0].size < _SMALL * usual and _NUMBER.match(made[0].text):
            small = [line for line in made if line.size < _SMALL * usual]
            flow = Flow(tuple(small), min(x.x0 for x in small), max(x.x1 for x in small))
            lowest = max(line.base for line in small)
            rest = [glyph for glyph in glyphs if glyph.base <= rule.at or glyph.base > lowest + 1]
            numbers = {told[1] for line in small if (told := _NUMBER.match(line.text))}
            kept = _without_numbers(rest, numbers, usual)
            return [Box(flow, "footnote")], kept, [other for other in rules if other is not rule]
    return [], glyphs, list(rules)


def _without_numbers(glyphs: list[Glyph], numbers: set[str], usual: float) -> list[Glyph]:
    kept: list[Glyph] = []
    raised: list[Glyph] = []
    for glyph in [*glyphs, None]:
        if glyph and glyph.size < _RAISED * usual and (not raised or glyph.base == raised[0].base):
            raised.append(glyph)
            continue
        if "".join(each.char for each in raised).strip() not in numbers:
            kept += raised
        raised = []
        if glyph:
            kept.append(glyph)
    return kept
