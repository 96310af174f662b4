"""Words written nearly right: the one that was meant among those known, and the remedy that names it.

How near two words are counts the letters changed, left out, added or swapped with their neighbour, in
share of the longer word; capitals make no difference.
"""

from __future__ import annotations

from collections.abc import Collection

from docgen.model.finding import Message

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


def suggestion(word: str, known: Collection[str], otherwise: Message | None = None) -> Message:
    """The remedy for an unknown word: the one probably meant, or else `otherwise`, or what is known."""
    if meant := nearest(word, known):
        return Message("Did you mean {near}?", {"near": meant})
    if otherwise is not None:
        return otherwise
    if not known:
        return Message("Nothing is defined there yet.")
    listed = (*list(known)[:_LISTED], *(["…"] if len(known) > _LISTED else []))
    return Message("Known here: {known}.", {"known": listed})


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
