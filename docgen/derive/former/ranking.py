"""Which former texts are nearest to what is asked: BM25 over pairs of characters.

Chinese needs no words for that: 接送求职者 shares 求职, 职者 with 求职者接送. What a pair weighs
in a text is worked out once, when the store is loaded; a query adds up what the texts with its pairs have.
Source: Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with weights of
fields in the count of terms (BM25F).
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from math import log

from docgen.model.text import squeezed

_K, _B = 1.2, 0.6
_COMMON = 0.25
"""A pair that more than this share of a large store have tells nothing and costs most."""
_SMALL = 2_000


@dataclass(frozen=True)
class Field:
    """A part of a text and how often it counts: what a thing is called says more than its words."""

    text: str
    weight: float


@dataclass(frozen=True)
class Ranked:
    """A text by its number in the store; `score` in percent of what the asked words themselves would have."""

    at: int
    score: int


class Ranking:
    """Texts ranked against words; the texts are those given, counted from 0."""

    def __init__(self, texts: Sequence[Sequence[Field]]) -> None:
        counts = [_counted(each) for each in texts]
        lengths = [sum(count.values()) for count in counts]
        self._mean = sum(lengths) / len(lengths) if lengths else 1.0
        self._texts = len(texts)
        held: dict[str, list[tuple[int, float]]] = {}
        for at, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            norm = _K * (1 - _B + _B * length / (self._mean or 1.0))
            for gram, times in count.items():
                held.setdefault(gram, []).append((at, times * (_K + 1) / (times + norm)))
        self._rare = {gram: self._rarity(len(places)) for gram, places in held.items()}
        most = self._texts * _COMMON if self._texts > _SMALL else self._texts
        self._held = {gram: places for gram, places in held.items() if len(places) <= most}

    def best(
        self, asked: Sequence[Field], most: int = 3, among: Container[int] | None = None
    ) -> list[Ranked]:
        """The `most` texts that are nearest to the words, the best first; only those `among`, if given."""
        wanted = _counted(asked)
        scores: dict[int, float] = {}
        whole = 0.0
        for gram, times in wanted.items():
            weight = self._rare.get(gram)
            if weight is None:
                whole += self._rarity(1) * times
                continue
            whole += weight * times
            share = weight * times
            for at, impact in self._held.get(gram, ()):
                scores[at] = scores.get(at, 0.0) + share * impact
        found = scores.items() if among is None else ((at, s) for at, s in scores.items() if at in among)
        nearest = heapq.nsmallest(most, found, key=lambda each: (-each[1], each[0]))
        return [Ranked(at, min(100, round(100 * score / whole))) for at, score in nearest if whole]

    def _rarity(self, places: int) -> float:
        return log(1 + (self._texts - places + 0.5) / (places + 0.5))


def _counted(fields: Iterable[Field]) -> Counter[str]:
    count: Counter[str] = Counter()
    for field in fields:
        words = squeezed(field.text)
        for at in range(len(words) - 1):
            count[words[at : at + 2]] += field.weight  # type: ignore[assignment]
    return count
