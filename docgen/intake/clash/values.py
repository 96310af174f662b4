"""The same thing with different values, between any two places, forms and contract among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.intake.clash.figures import same
from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.statements import Said
from docgen.model.reading.contradiction import Contradiction


def different_values(said: tuple[Said, ...]) -> Iterator[Contradiction]:
    """One contradiction a thing, lot and condition, with the first place of each value."""
    groups: dict[tuple[str, int, str], list[Said]] = {}
    for each in said:
        groups.setdefault((each.thing.key, each.lot, each.condition), []).append(each)
    for group in groups.values():
        different = _different(group)
        if len(different) > 1:
            yield contradiction(
                "form" if any(each.sentence.kind == "forms" for each in different) else "values",
                group[0].thing.title,
                Places.of((each.sentence, each.value.printed) for each in different),
            )


def _different(group: Iterable[Said]) -> list[Said]:
    kept: list[Said] = []
    for each in group:
        if not any(_same(each, other) for other in kept):
            kept.append(each)
    return kept


def _same(one: Said, other: Said) -> bool:
    """Whether both can hold; two moments of one day differ only where both say the hour."""
    if one.thing.reads == "moment":
        return same(one.instant, other.instant)
    return one.value.of == other.value.of
