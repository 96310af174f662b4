"""What a figure is of, and upon what: the words in its own part of the sentence, or in those beside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.parts import Part


def topic_of(parts: Sequence[Part], i: int, n: int, grammar: Grammar) -> tuple[str, str]:
    """The words that say what the n-th figure of a part is of, and upon what; empty where nothing says it."""
    part, marks = parts[i], grammar.rule.marks
    before, after = part.around(n)
    unit = grammar.units.get(part.figures[n]["unit"] or "") if part.figures else None
    if unit and unit.measure == "things" and telling(after, grammar) and not marks.goes_on.search(after):
        # 由窗口接收一个材料袋: what is counted stands behind its measure word.
        return after, before
    if len(part.figures) > 1:
        before, after = _one_side(part, before, after, grammar)
    before, after = (grammar.token.sub("|", words) for words in (before, after))
    occasions = list(marks.occasion.finditer(before))
    if occasions:
        upon, before = before[: occasions[-1].end()], before[occasions[-1].end() :]
        later = [parts[i + 1].rest] if i + 1 < len(parts) else []
        told = next((words for words in (f"{before}|{after}", *later) if telling(words, grammar)), upon)
        return told, "" if told == upon else upon
    # What follows a count in another part is of something else.
    counts = unit is not None and unit.measure in grammar.rule.in_period
    near = [
        parts[k].rest for k in ((i - 1, i - 2) if counts else (i - 1, i + 1, i - 2)) if 0 <= k < len(parts)
    ]
    return next((words for words in (f"{before}|{after}", *near) if telling(words, grammar)), ""), ""


def _one_side(part: Part, before: str, after: str, grammar: Grammar) -> tuple[str, str]:
    """Several figures in one part have their words on the side where the first has its own."""
    return (before, "") if telling(part.words[: part.figures[0].start()], grammar) else ("", after)


def telling(words: str, grammar: Grammar) -> bool:
    """Whether words say what a figure is of: two characters and more beside what stands in every answer.

    When or where a figure holds (秋季) does not say what it is of.
    """
    if any(meaning.search(words) for meaning in grammar.alike):
        return True
    own = grammar.limits.sub("", grammar.empty.sub("", words))
    return len(re.sub(r"[\W\d_]", "", own)) > 1
