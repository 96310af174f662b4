"""What limits a figure: when, where and in which case alone it holds, and what it counts together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docgen.derive.response.stated.figure import Scope
from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.parts import Part
from docgen.derive.response.stated.topics import telling

OTHERWISE = -1
"""An exception that names no time, place or case of the rule's list: 特殊情况除外."""

_LONGEST_KIND = 8
_OTHERS = "等"


def scope_of(words: str, grammar: Grammar) -> Scope:
    """The limits that words name outside their figures: 工作日 in 工作日每日2次, not in 3个工作日."""
    taken = [token.span() for token in grammar.token.finditer(words) if not token["nothing"]]
    limited = grammar.rule.unlimited.sub(lambda each: "|" * len(each[0]), words)
    return frozenset(
        i
        for i, pattern in enumerate(grammar.rule.scopes)
        for found in pattern.finditer(limited)
        if not any(start <= found.start() and found.end() <= end for start, end in taken)
    )


def scopes(parts: Sequence[Part], grammar: Grammar) -> list[Scope]:
    """What parts without a figure limit the others to, for each part of a sentence.

    A bare limit holds for what follows it, or, at the end, for the figure before; an exception for all.
    """
    carried: list[Scope] = []
    bare: Scope = frozenset()
    for part in parts:
        named = frozenset() if part.figures or exceptions([part], grammar) else _bare(part, grammar)
        bare = named or bare
        carried.append(bare)
    figured = [i for i, part in enumerate(parts) if part.figures]
    if figured:
        for i in range(figured[-1] + 1, len(parts)):
            carried[figured[-1]] |= carried[i] - carried[figured[-1]]
    excepted = exceptions(parts, grammar)
    return [each | excepted for each in carried]


def exceptions(parts: Iterable[Part], grammar: Grammar) -> Scope:
    """The times, places and cases that parts without a figure take out."""
    found: Scope = frozenset()
    for part in parts:
        if not part.figures:
            words = grammar.rule.unlimited.sub("", part.words)
            for pattern in grammar.rule.scopes:
                words = pattern.sub("§", words)
            if grammar.rule.excepted.search(words):
                found |= scope_of(part.words, grammar) or {OTHERWISE}
    return found


def _bare(part: Part, grammar: Grammar) -> Scope:
    """The limits of a part that says nothing else: 工作日：…, 夏季高温期间，…."""
    named = scope_of(part.words, grammar)
    rest = part.words
    for pattern in grammar.rule.scopes:
        rest = pattern.sub("", rest)
    return (
        named if not telling(rest, grammar) or grammar.rule.marks.during.search(part.words) else frozenset()
    )


def around(part: Part, n: int) -> str:
    """The words of a part that may limit its n-th figure: those from the figure before it on."""
    start = part.figures[n - 1].end() if n else 0
    stop = part.figures[n].end() if n + 1 < len(part.figures) else len(part.words)
    return part.words[start:stop]


def kinds_of(parts: Sequence[Part], i: int, n: int, grammar: Grammar) -> tuple[str, ...]:
    """What the n-th figure of a part counts together: 保安和保洁12名, 保安、保洁12名; empty for one kind."""
    part, marks = parts[i], grammar.rule.marks
    before, after = part.around(n)
    ahead = telling(part.words[: part.figures[0].start()], grammar)
    words = re.split(r"\|", grammar.token.sub("|", before))[-1] if ahead else after
    own = [piece for piece in marks.kinds.split(words) if telling(piece, grammar)]
    if marks.and_others.search(words):
        own.append(_OTHERS)
    if not ahead and i and marks.including.match(parts[i - 1].words):
        own = [parts[k].words for k in (i - 2, i - 1) if k >= 0 and not parts[k].figures]
    elif n == 0 and ahead and not marks.anew.match(part.words):
        k = i
        while parts[k].listed and k and _is_kind(parts[k - 1], grammar):
            k -= 1
            own.insert(0, parts[k].words)
    return tuple(own) if len(own) > 1 else ()


def _is_kind(part: Part, grammar: Grammar) -> bool:
    return not part.figures and len(part.words) <= _LONGEST_KIND and telling(part.words, grammar)
