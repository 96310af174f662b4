"""What a score may come to and pay: every reading where they are few, else grouped by what they pay.

A box holds, for every open point, the outcomes that are still possible. The score is a sum of lines, each of
which hangs on few points, so the least and the most that a box may score are found line by line; a box whose
scores all pay the same is one result, any other is split by the point that moves its score most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from docgen.model.acceptance.score import DecimalRange, Effect, PossiblePayment, Reading, Score

LISTED = 16
"""So many readings are listed one by one."""

GROUPED = 64
"""So many groups are looked for; where there are more, the lowest and the highest score alone are shown."""

Box = Mapping[str, tuple[str, ...]]
Pays = Callable[[Decimal], tuple[PossiblePayment, ...]]
Edges = tuple[tuple[Decimal, bool], ...]


@dataclass(frozen=True)
class Group:
    """Readings that pay the same: what they suppose of each point, and the scores from least to most."""

    box: Box
    least: Decimal
    most: Decimal

    @property
    def readings(self) -> int:
        """How many they are."""
        return count(self.box)


class Outcomes:
    """All readings of one score. `edges`: where the payment may change; see `payment.steps`."""

    def __init__(self, scored: Score, order: Iterable[str], pays: Pays, edges: Edges) -> None:
        lines = [each.readings for item in scored.items for each in item.criteria if each.readings]
        lines += [scored.beside] if scored.beside else []
        self._lines = [_Line(readings) for readings in lines]
        shown = sum((line.taken[line.first] for line in self._lines), Decimal(0))
        self._base = (scored.summed if scored.given is None else scored.given) + shown
        self._pays, self._edges, self._veto = pays, edges, scored.veto_score
        outcomes = {p: o for line in self._lines for p, o in line.outcomes.items()}
        self.box: Box = {point: outcomes[point] for point in order if point in outcomes}
        self._parts = list(_connected(self._lines))

    def groups(self) -> list[Group]:
        """Every reading where they are few; else those that pay the same together."""
        if count(self.box) <= LISTED:
            return list(self._split(self.box, one_by_one=True))
        try:
            return list(self._split(self.box, one_by_one=False))
        except _TooManyError:
            return [self._extreme(max), self._extreme(min)]

    def payments(self, group: Group) -> tuple[PossiblePayment, ...]:
        """What the group pays."""
        return self._pays(group.least)

    def effects(self, groups: list[Group]) -> Iterator[Effect]:
        """What each outcome of each point leaves possible; where not all is listed, amounts at both ends."""
        listed = sum(group.readings for group in groups) == count(self.box)
        for point, outcomes in self.box.items():
            for outcome in outcomes:
                total = self._span({**self.box, point: (outcome,)})
                paid = [
                    payment.payable
                    for group in groups
                    if listed and outcome in group.box[point]
                    for payment in self.payments(group)
                ]
                paid = paid or [each.payable for end in total for each in self._pays(end)]
                yield Effect(point, outcome, total, (min(paid), max(paid)))

    def _split(self, box: Box, one_by_one: bool) -> Iterator[Group]:
        least, most = self._span(box)
        free = [point for point, outcomes in box.items() if len(outcomes) > 1]
        if not free or (not one_by_one and self._alike(least, most)):
            yield Group(box, least, most)
            return
        point = free[0] if one_by_one else min(free, key=lambda each: self._spread(box, each))
        parts = (self._split({**box, point: (outcome,)}, one_by_one) for outcome in box[point])
        if one_by_one:
            for part in parts:
                yield from part
        else:
            yield from self._merged(point, (group for part in parts for group in part))

    def _merged(self, point: str, groups: Iterable[Group]) -> list[Group]:
        """Groups that differ in their outcomes of `point` alone, and pay the same, put together."""
        found: dict[object, Group] = {}
        for group in groups:
            key = (tuple((p, o) for p, o in group.box.items() if p != point), self._key(group.least))
            other = found.get(key)
            if other is not None:
                box = {**group.box, point: (*other.box[point], *group.box[point])}
                group = Group(box, min(other.least, group.least), max(other.most, group.most))
            found[key] = group
            if len(found) > GROUPED:
                raise _TooManyError
        return list(found.values())

    def _span(self, box: Box) -> DecimalRange:
        """The least and the most that the readings in the box score."""
        least = most = self._base
        for points, lines in self._parts:
            taken = [
                sum((line.of(dict(zip(points, each, strict=True))) for line in lines), Decimal(0))
                for each in product(*(box[point] for point in points))
            ]
            least, most = least - max(taken), most - min(taken)
        return self._counted(least), self._counted(most)

    def _extreme(self, pick: Callable[[list[Decimal]], Decimal]) -> Group:
        """A reading of the lowest score, where `pick` is max of what is taken, or of the highest."""
        chosen = dict(self.box)
        for points, lines in self._parts:
            ways = [dict(zip(points, each, strict=True)) for each in product(*(chosen[p] for p in points))]
            taken = [sum((line.of(way) for line in lines), Decimal(0)) for way in ways]
            way = ways[taken.index(pick(taken))]
            chosen |= {point: (outcome,) for point, outcome in way.items()}
        return Group(chosen, *self._span(chosen))

    def _counted(self, total: Decimal) -> Decimal:
        total = max(total, Decimal(0))
        return total if self._veto is None else min(total, self._veto)

    def _spread(self, box: Box, point: str) -> Decimal:
        """How far apart scores still lie once `point` is settled."""
        spans = (self._span({**box, point: (outcome,)}) for outcome in box[point])
        return sum((most - least for least, most in spans), Decimal(0)) / len(box[point])

    def _alike(self, least: Decimal, most: Decimal) -> bool:
        """Whether every score from least to most pays the same."""
        if any(least <= edge < most if lower else least < edge <= most for edge, lower in self._edges):
            return False
        return self._key(least) == self._key(most)

    def _key(self, total: Decimal) -> object:
        return tuple(
            (str(payment.assumption), payment.share, payment.payable) for payment in self._pays(total)
        )


class _TooManyError(Exception):
    """More groups than a person would read."""


class _Line:
    """Points that are taken under the readings of a few open points."""

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        self.points = tuple(readings[0].choice)
        self.taken = {tuple(each.choice.values()): each.deduction for each in readings}
        self.first = tuple(readings[0].choice.values())
        self.outcomes = {
            point: tuple(dict.fromkeys(key[place] for key in self.taken))
            for place, point in enumerate(self.points)
        }

    def of(self, choice: Mapping[str, str]) -> Decimal:
        """What is taken under a choice of its points."""
        return self.taken[tuple(choice[point] for point in self.points)]


def count(box: Box) -> int:
    """How many readings a box holds."""
    return prod(len(outcomes) for outcomes in box.values())


def _connected(lines: Iterable[_Line]) -> Iterator[tuple[tuple[str, ...], list[_Line]]]:
    """Lines that share points, directly or through others, with all their points."""
    parts: list[tuple[set[str], list[_Line]]] = []
    for line in lines:
        points, members = set(line.points), [line]
        for part in [each for each in parts if each[0] & points]:
            points |= part[0]
            members = [*part[1], *members]
            parts.remove(part)
        parts.append((points, members))
    for points, members in parts:
        yield tuple(sorted(points)), members
