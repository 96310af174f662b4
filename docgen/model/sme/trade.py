"""What people call their business, classes of the national classification, and the industries these lead to.

Plain dataclasses, as the size class is: one enterprise is classified before records could be imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from docgen.model.finding import Message
from docgen.model.sme.size_class import SIZES, RuleReference, SizeClass, SizeClassification

if TYPE_CHECKING:
    from docgen.model.sme.size_rule import Industry

Leads = tuple[tuple[str, ...], tuple[str, ...]]
"""Codes of industries of the size table, and codes of reasons why the table has none."""


@dataclass(frozen=True)
class Trades:
    """The classification and everyday names, ready to be looked up (docgen/rules/generated/trades.json).

    `classes` has every class's name by code (A, 01, 011, 0111), `sections` the letter by two digits, `index`
    the codes, blanks between them, by folded name, `covers` where a class and all below it lead, the longest
    code first to count; `names` are the everyday ones.
    """

    edition: str
    rule: RuleReference
    classes: Mapping[str, str]
    sections: Mapping[str, str]
    covers: Mapping[str, Leads]
    outside: Mapping[str, Message]
    index: Mapping[str, str]
    names: tuple[str, ...]


@dataclass(frozen=True)
class TradeClass:
    """A class of the classification: its code, of one letter to four digits, and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class Reading:
    """One industry that a text may mean, or why the size table has none (`reason`), with the classes by
    which it does; without classes the text is the industry's own name."""

    industry: Industry | None
    reason: Message | None = None
    classes: tuple[TradeClass, ...] = ()

    def ground(self, edition: str) -> tuple[Message, ...]:
        """By which classes of the classification it is one; nothing for an industry's own name."""
        if not self.classes:
            return ()
        named = tuple(f"{each.code} {each.name}" for each in self.classes)
        values: dict[str, object] = {"edition": edition, "classes": named}
        if self.industry is None:
            return (Message("By {edition} as {classes}: {reason}.", {**values, "reason": self.reason}),)
        said = Message("By {edition} as {classes}: {industry}.", {**values, "industry": self.industry.name})
        return (said,)


@dataclass(frozen=True)
class Meant:
    """All that a text may mean, the likeliest first; `rule` says by what, where the classification did."""

    asked: str
    readings: tuple[Reading, ...]
    edition: str = ""
    rule: RuleReference | None = None

    @property
    def industry(self) -> Industry | None:
        """The industry, where the text decides one."""
        return self.readings[0].industry if len(self.readings) == 1 else None


@dataclass(frozen=True)
class Candidate:
    """One reading of what was asked, and the class that it gives; null where the size table has none."""

    reading: Reading
    classification: SizeClassification | None

    def working(self, edition: str) -> tuple[Message, ...]:
        """How the industry was found, then how the class was."""
        return (*self.reading.ground(edition), *(self.classification.working if self.classification else ()))


@dataclass(frozen=True)
class Enquiry:
    """What was asked, and a class for every industry that it may mean.

    `size` is the class of all of them, "unknown" where they differ or one has none.
    """

    asked: str
    candidates: tuple[Candidate, ...]
    rule: RuleReference
    edition: str = ""
    mapping: RuleReference | None = None

    @property
    def single(self) -> SizeClassification | None:
        """The classification, where one industry was meant."""
        return self.candidates[0].classification if len(self.candidates) == 1 else None

    @property
    def size(self) -> SizeClass | Literal["unknown"]:
        """The class under every reading."""
        sizes = {each.classification.size if each.classification else "unknown" for each in self.candidates}
        return sizes.pop() if len(sizes) == 1 else "unknown"

    @property
    def possible(self) -> tuple[SizeClass, ...]:
        """Classes possible under some reading, the highest first."""
        given = [each.classification.possible for each in self.candidates if each.classification]
        return tuple(size for size in reversed(SIZES) if any(size in some for some in given))
