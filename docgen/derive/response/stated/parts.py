"""A text as sentences and their parts, with the figures found in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.signs import in_signs, round_the_clock
from docgen.derive.response.stated.spans import by_months, in_one_piece

_SENTENCES = re.compile(r"[。;!?\n]")
# 1,200 is one number, 9:00 one time of day.
_PARTS = re.compile(r"((?<!\d),|,(?!\d{3})|(?<!\d):|:(?!\d)|[、()])")
_INCLUSIVE = re.compile(r"\(含(?:本数)?\)")


@dataclass(frozen=True)
class Part:
    """A part of a sentence: its words, the tokens found in them, and whether a 、 stands before it."""

    words: str
    tokens: tuple[re.Match[str], ...]
    listed: bool = False

    @cached_property
    def figures(self) -> tuple[re.Match[str], ...]:
        """The tokens that are figures and no periods."""
        return tuple(each for each in self.tokens if each["low"] or each["value"] or each["month_day"])

    @cached_property
    def rest(self) -> str:
        """The words outside all tokens, those that stand apart kept apart."""
        rest, end = [], 0
        for token in self.tokens:
            rest.append(self.words[end : token.start()])
            end = token.end()
        return "|".join((*rest, self.words[end:]))

    def around(self, n: int) -> tuple[str, str]:
        """The words between the n-th figure and those before and behind it; all words where it has none."""
        if not self.figures:
            return self.words, ""
        start = self.figures[n - 1].end() if n else 0
        stop = self.figures[n + 1].start() if n + 1 < len(self.figures) else len(self.words)
        return self.words[start : self.figures[n].start()], self.words[self.figures[n].end() : stop]


def sentences(text: str, grammar: Grammar, by_month: bool = True) -> Iterator[list[Part]]:
    """The parts of each sentence, figures and spans of time in one way of writing, former ones left out.

    `by_month`: a span named by its months is how many they are, and 7×24小时 every hour of a day, as in an
    answer; a demand means just those.
    """
    words = grammar.formerly.sub(r"\g<how>", in_one_piece(_INCLUSIVE.sub("", in_signs(text)), grammar))
    for sentence in _SENTENCES.split(by_months(round_the_clock(words)) if by_month else words):
        yield list(_parts(sentence, grammar))


def _parts(sentence: str, grammar: Grammar) -> Iterator[Part]:
    sign = ""
    for n, piece in enumerate(_PARTS.split(sentence)):
        if n % 2:
            sign = piece
        elif piece:
            yield Part(piece, tuple(grammar.token.finditer(piece)), sign == "、")
