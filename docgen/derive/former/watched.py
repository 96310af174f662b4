"""What of a former text is its old bid's: figures and places that nothing asked now calls for, and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.model.rules.reading_former import FormerRule
from docgen.model.text import folded, narrow, squeezed

_SHORTEST = 2


def watched(text: str, asked: str, right: Iterable[str], rule: FormerRule) -> tuple[str, ...]:
    """Figures with their units, and names of places and bodies, in the order of the text, each once.

    What the words `asked` now have too is not among them, nor what is part of a name that is `right` here.
    """
    told = folded(asked)
    own = [folded(name) for name in right]
    found: dict[str, None] = {}
    plain = narrow(text)
    for match in rule.figures.finditer(plain):
        word = match.group().strip()
        if folded(word) not in told:
            found.setdefault(word)
    for match in rule.places.finditer(plain):
        word = match.group()
        if (
            len(word) > _SHORTEST
            and folded(word) not in told
            and not any(folded(word) in each for each in own)
        ):
            found.setdefault(word)
    return tuple(found)


def names_in(text: str, names: Sequence[str], right: Iterable[str]) -> Iterator[str]:
    """The old bid's own names that stand in the text and are nobody's here."""
    line, own = squeezed(text), [squeezed(name) for name in right]
    for name in names:
        bare = squeezed(name)
        if len(bare) >= _SHORTEST and bare in line and not any(bare in each for each in own):
            yield name
