"""Words that take a figure back: 其中3人待招聘, 可延长至60分钟, 不含路途时间."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.derive.response.stated.figure import Doubts
from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.limits import around
from docgen.derive.response.stated.parts import Part
from docgen.model.rules.figures import Qualifier
from docgen.model.text import unspaced


def doubts_of(parts: Sequence[Part], later: Sequence[Part], i: int, n: int, grammar: Grammar) -> Doubts:
    """What takes back the n-th figure of a part, in the order of the rule; `later` is the next sentence."""
    if not any(grammar.qualified.search(part.words) for part in (*parts, *later)):
        return ()
    found = []
    for k, qualifier in enumerate(grammar.rule.qualifiers):
        for words in _reached(qualifier, parts, later, i, n):
            if said(qualifier, words, grammar):
                found.append((k, words))
                break
    return tuple(found)


def _reached(
    qualifier: Qualifier, parts: Sequence[Part], later: Sequence[Part], i: int, n: int
) -> Iterator[str]:
    if qualifier.reach == "figure":
        yield around(parts[i], n) if parts[i].figures else parts[i].words
        return
    yield parts[i].words
    if qualifier.reach != "part":
        yield from (part.words for part in (parts[:i] if qualifier.reach == "before" else parts))
    if qualifier.reach == "next":
        yield from (part.words for part in later)


def said(qualifier: Qualifier, words: str, grammar: Grammar) -> bool:
    """Whether words take something back and do not deny just that: 外包, not 不外包."""
    return any(
        not grammar.rule.unqualified.search(words[: found.start()])
        for found in qualifier.words.finditer(words)
    )


def qualifiers_in(text: str, grammar: Grammar) -> frozenset[int]:
    """Which of the rule's words a clause has itself, by their positions."""
    words = unspaced(text)
    if not grammar.qualified.search(words):
        return frozenset()
    return frozenset(k for k, each in enumerate(grammar.rule.qualifiers) if each.words.search(words))
