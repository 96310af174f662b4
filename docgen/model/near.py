"""Words written nearly right: the one that was meant among those known, and the remedy that names it.

How near two words are counts the letters changed, left out, added or swapped with their neighbour, in
share of the longer word; capitals make no difference.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

LEAST = 0.6
"""Measured by tests/model/test_near.py over all fields, headings and codes: nearly every slip in a word of
three letters or more finds its word, and hardly any word that belongs elsewhere finds one. Of a Chinese word
of two characters half is gone with one: there the list of what is known says more."""

_LISTED = 12


def near(word: str, known: Collection[str], most: int, least: float = LEAST) -> tuple[str, ...]:
    """Up to `most` of the known words that are at least `least` (0 to 1) alike, the nearest first."""
    return tuple(found for found, _ in _alike(word, known, most, least))


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that was probably meant; none where two are equally near, as S01 and S02 are to S0."""
    match _alike(word, known, 2, LEAST):
        case [(found, _)]:
            return found
        case [(found, first), (_, second)] if first > second:
            return found
    return None


def near_miss(word: str, known: Collection[str]) -> tuple[str, dict[str, Any]]:
    """Case and values of a finding about an unknown word: the one probably meant, or no case of its own."""
    meant = nearest(word, known)
    return ("near", {"near": meant}) if meant else ("", {})


def suggestion(word: str, known: Collection[str]) -> tuple[str, dict[str, Any]]:
    """Case and values of a finding about an unknown word: the one probably meant, or what is known."""
    case, values = near_miss(word, known)
    if case:
        return case, values
    if not known:
        return "none", {}
    return "known", {"known": (*list(known)[:_LISTED], *(["…"] if len(known) > _LISTED else []))}


def _alike(word: str, known: Collection[str], most: int, least: float) -> list[tuple[str, float]]:
    # Imported when a word is unknown: most runs know them all.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(
        word,
        list(known),
        scorer=OSA.normalized_similarity,
        processor=str.casefold,
        limit=most,
        score_cutoff=least,
    )
    return [(name, score) for name, score, _ in found]
