"""How much two figures are of the same thing, by the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from docgen.derive.response.stated.grammar import Grammar

ENOUGH = 2
"""From here on two topics are one: a pair of neighbouring characters in common, or a word of one meaning."""

_CHUNKS = re.compile(r"[\W\d_一二三四五六七八九十两]+")


@dataclass(frozen=True)
class _Signs:
    """A topic's words without those of every answer, its pairs of neighbouring characters, its meanings."""

    chunks: tuple[str, ...]
    pairs: frozenset[str]
    meanings: frozenset[int]


def likeness(one: str, other: str, grammar: Grammar) -> int:
    """Two for every pair of neighbouring characters and every meaning in common, one for other characters.

    Single characters alone make nothing alike: 收集岗位 is not 四条路收岗.
    """
    first, second = _signs(one, grammar), _signs(other, grammar)
    pairs, meanings = first.pairs & second.pairs, first.meanings & second.meanings
    if not meanings and (not pairs or _told_apart(first, second)):
        return 0
    alone = set("".join(first.chunks)) & set("".join(second.chunks)) - set("".join(pairs))
    return 2 * (len(pairs) + len(meanings)) + len(alone)


@lru_cache(maxsize=4096)
def _signs(topic: str, grammar: Grammar) -> _Signs:
    meanings = frozenset(i for i, words in enumerate(grammar.alike) if words.search(topic))
    chunks = tuple(chunk for chunk in _CHUNKS.split(grammar.empty.sub("|", topic)) if chunk)
    pairs = frozenset(chunk[i : i + 2] for chunk in chunks for i in range(len(chunk) - 1))
    return _Signs(chunks, pairs, meanings)


def _told_apart(asked: _Signs, stated: _Signs) -> bool:
    """Whether words before or behind those in common say that it is another thing.

    Behind them stands what it is: 保安队长 is no 保安. Before them which: 肉类损耗率 is not 蔬菜损耗率.
    """
    shared = ((one, other, _common(one, other)) for one in asked.chunks for other in stated.chunks)
    return all(_another(*each) for each in shared if len(each[2]) > 1)


def _another(one: str, other: str, common: str) -> bool:
    which, _, what = one.partition(common)
    other_which, _, other_what = other.partition(common)
    another = len(other_what) > 1 and not set(what) & set(other_what)
    return another or (len(which) > 1 and len(other_which) > 1 and not set(which) & set(other_which))


def _common(one: str, other: str) -> str:
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[found.a : found.a + found.size]
