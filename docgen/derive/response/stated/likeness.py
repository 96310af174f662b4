"""How much two figures are of the same thing, by the words around them."""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.derive.response.stated.grammar import Grammar

ENOUGH = 2
"""From here on two topics are one: a pair of neighbouring characters in common, or a word of one meaning."""

_CHUNKS = re.compile(r"[\W\d_]+")


def likeness(one: str, other: str, grammar: Grammar) -> int:
    """Two for every pair of neighbouring characters and every meaning in common, one for other characters.

    Single characters alone make nothing alike: 收集岗位 is not 四条路收岗.
    """
    first, second = _signs(one, grammar), _signs(other, grammar)
    pairs, meanings = first[0] & second[0], first[2] & second[2]
    if not pairs and not meanings:
        return 0
    alone = (first[1] & second[1]) - {sign for pair in pairs for sign in pair}
    return 2 * (len(pairs) + len(meanings)) + len(alone)


@lru_cache(maxsize=4096)
def _signs(topic: str, grammar: Grammar) -> tuple[frozenset[str], frozenset[str], frozenset[int]]:
    """The pairs of neighbouring characters of a topic, its characters, and its meanings."""
    meanings = frozenset(i for i, words in enumerate(grammar.alike) if words.search(topic))
    chunks = [chunk for chunk in _CHUNKS.split(grammar.empty.sub("|", topic)) if chunk]
    pairs = frozenset(chunk[i : i + 2] for chunk in chunks for i in range(len(chunk) - 1))
    return pairs, frozenset("".join(chunks)), meanings
