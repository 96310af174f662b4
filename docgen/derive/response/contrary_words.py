"""Demands without a figure that an answer tells otherwise: 大专 for 本科, other dates, a deposit."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.parts import sentences
from docgen.model.text import unspaced


def contrary_words(clause: str, answer: str, grammar: Grammar) -> Iterator[tuple[str, str]]:
    """What the clause says, and the part of the answer that says another; people judge which is right."""
    asked = unspaced(clause)
    for words in grammar.rule.told_in_words:
        own = [found[0] for found in words.finditer(asked)]
        if not own:
            continue
        for part in _parts(answer, grammar):
            if any(found[0] not in own for found in words.finditer(part)):
                yield own[0], part
                break
    for forbidden in grammar.rule.forbidden.finditer(asked):
        for part in _parts(answer, grammar):
            if forbidden["what"] in part and not grammar.rule.forsworn.search(part):
                yield forbidden[0], part
                break


def _parts(answer: str, grammar: Grammar) -> Iterator[str]:
    return (part.words for parts in sentences(answer, grammar, by_month=False) for part in parts)
