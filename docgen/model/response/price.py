"""The price as computed from the lines and rates offered, each figure with its working."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from docgen.model.base import Record
from docgen.model.finding import Message
from docgen.model.response.offer import OfferLine
from docgen.model.tender.price import PricePart


class PricedLine(Record):
    """A line of the schedule with its amount in 元: quantity × unit price, half up to the fen.

    `amount` null: no quantity is stated. `part` null: the price has no parts, or the line names none of them.
    """

    number: int
    line: OfferLine
    part: PricePart | None
    head_name: str
    amount: Decimal | None
    working: str


class HeadTotal(Record):
    """The sum of the lines of one cost head, in 元; null while a line of it has no amount."""

    name: str
    amount: Decimal | None


class GroupTotal(Record):
    """Lines that stand together, in the order offered, and their sum in 元; nameless: lines of no group."""

    name: str
    lines: tuple[PricedLine, ...]
    amount: Decimal | None


class ContractYear(Record):
    """A year of the contract, counted from its beginning: its months, its share of the total in 元, exact."""

    number: int
    months: int
    amount: Decimal

    @property
    def monthly(self) -> Decimal:
        """A month's amount in that year, exact."""
        return self.amount / self.months


class PricedPart(Record):
    """A part with its groups or its rate, and its amount in 元.

    `amount` null: a line has no quantity, or the tender gives no base for the rate. `part` null: the price
    has no parts.
    """

    part: PricePart | None
    groups: tuple[GroupTotal, ...]
    rate: Decimal | None
    note: str
    amount: Decimal | None
    years: tuple[ContractYear, ...]

    @property
    def lines(self) -> tuple[PricedLine, ...]:
        """The lines of all groups."""
        return tuple(line for group in self.groups for line in group.lines)


class PriceSchedule(Record):
    """All lines, their sums by cost head and by part, and what follows from them.

    `total` in 元, null where it does not follow; `yearly` and `monthly` are exact shares of it, null where
    the years differ, `yearly` also in a term below twelve months. `rate` is the parts' rates by their
    weights, in percent. `compared` is the total where evaluation takes it; null with the reason `uncompared`.
    """

    lines: tuple[PricedLine, ...]
    heads: tuple[HeadTotal, ...]
    parts: tuple[PricedPart, ...]
    total: Decimal | None
    years: tuple[ContractYear, ...]
    yearly: Decimal | None
    monthly: Decimal | None
    rate: Decimal | None
    compared: Decimal | None
    uncompared: Message | None

    @property
    def by_head(self) -> tuple[GroupTotal, ...]:
        """The lines by the cost head that they belong to, heads in the order of their first lines."""
        found: dict[str, list[PricedLine]] = {}
        for line in self.lines:
            found.setdefault(line.head_name, []).append(line)
        return tuple(GroupTotal(name=name, lines=tuple(of), amount=_sum(of)) for name, of in found.items())

    @property
    def unsummed(self) -> tuple[str, ...]:
        """The names of the parts whose amount does not follow; a price without parts has no name."""
        return tuple(part.part.name if part.part else "" for part in self.parts if part.amount is None)


def _sum(lines: Iterable[PricedLine]) -> Decimal | None:
    """Null while an amount is missing."""
    amounts = [line.amount for line in lines]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None
