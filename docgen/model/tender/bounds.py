"""From where to where something reaches, as a tender prints it: bands of a score, tiers of points."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from pydantic import Field

from docgen.model.base import Figure, Record


class Bounds(Record):
    """A span of figures: 不低于 and 不高于 with the bound, 低于 without it; a bound left out is none."""

    least: Figure | None = Field(title="不低于", default=None)
    most: Figure | None = Field(title="不高于", default=None)
    below: Figure | None = Field(title="低于", default=None)

    def holds(self, figure: Decimal) -> bool:
        """Whether the figure lies within."""
        return (
            (self.least is None or figure >= self.least)
            and (self.most is None or figure <= self.most)
            and (self.below is None or figure < self.below)
        )

    @property
    def told(self) -> bool:
        """Whether it has a bound at all."""
        return any(bound is not None for bound in (self.least, self.most, self.below))

    @property
    def empty(self) -> bool:
        """Whether no figure lies within: the bounds are swapped."""
        return self.least is not None and not self.holds(self.least)

    def meets(self, other: Bounds) -> bool:
        """Whether some figure lies in both."""
        first = max((each.least for each in (self, other) if each.least is not None), default=None)
        if first is not None:
            return self.holds(first) and other.holds(first)
        return True  # neither has a beginning


def overlapping(spans: Sequence[Bounds]) -> tuple[int, int] | None:
    """The positions of the first two spans that share a figure."""
    pairs = combinations(range(len(spans)), 2)
    return next(((i, j) for i, j in pairs if spans[i].meets(spans[j])), None)
