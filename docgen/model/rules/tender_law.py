"""The least and the most that the law sets for what a tender states."""

from __future__ import annotations

from decimal import Decimal

from docgen.model.base import Code, Figure, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern
from docgen.model.sme.size_rule import Source


class Bound(Record):
    """One bound: of what, by which method of procurement (none: any), from and up to how many of what.

    `words` are those that a letter quotes. `pattern` finds the figure `n` in a sentence.
    """

    key: Code
    title: Name
    methods: tuple[Name, ...] = ()
    least: Figure | None = None
    most: Figure | None = None
    unit: Name
    words: Name
    pattern: str = ""
    source: Source

    def allows(self, figure: Decimal) -> bool:
        """Whether the figure is within the bound."""
        return (self.least is None or figure >= self.least) and (self.most is None or figure <= self.most)


class TenderLaw(Dated):
    """All of rules/reading/tender_law.yaml."""

    id: Code
    inquiry: Name
    """By what right a bidder asks, as a letter says it."""
    methods: Pattern
    """What a tender calls the methods of procurement that bounds are for."""
    services: Pattern
    """Words of a cover or notice by which services are bought."""
    price_items: Pattern
    """Words of an item of the scoring that scores the price."""
    bounds: tuple[Bound, ...]

    def of(self, key: str, method: str = "") -> Bound | None:
        """The bound of that key for a method; None where the law has none, or the method is not known."""
        return next(
            (
                each
                for each in self.bounds
                if each.key == key and (not each.methods or method in each.methods)
            ),
            None,
        )
