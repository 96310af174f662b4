"""A number beside what a demand is of that was not understood, so that people look at it."""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.derive.response.stated.figure import Demand
from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.likeness import ENOUGH, likeness
from docgen.derive.response.stated.parts import Part, sentences

_NUMBER = re.compile(r"\d|[零一二两三四五六七八九十百千万]{2}(?!体)")


@lru_cache(2_000)
def unread_number(demand: Demand, answer: str, grammar: Grammar) -> str:
    """The first part of the answer that speaks of the demand and has a number; empty where none does."""
    return next(
        (
            part.words
            for parts in sentences(answer, grammar)
            for part in parts
            if _NUMBER.search(_outside_dates(part))
            and likeness(demand.topics[0], part.rest, grammar) >= ENOUGH
        ),
        "",
    )


def _outside_dates(part: Part) -> str:
    """The words without dates, house numbers and all else that is known to be no quantity."""
    words = part.words
    for token in part.tokens:
        if token["nothing"]:
            words = words.replace(token[0], "|")
    return words
