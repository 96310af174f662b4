"""The price schedule: amounts of lines, sums by cost head, group and part, total, years and months."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from docgen.model.finding import Message
from docgen.model.money import to_fen
from docgen.model.response.offer import Offer, OfferLine, PartOffer
from docgen.model.response.price import (
    ContractYear,
    GroupTotal,
    HeadTotal,
    PricedLine,
    PricedPart,
    PriceSchedule,
)
from docgen.model.tender.price import PricePart, PriceRules
from docgen.model.text import folded

_YEAR = 12
"""Months."""


def price_schedule(offer: Offer, rules: PriceRules, term_months: int) -> PriceSchedule:
    """Each line's amount is quantity × unit price, half up to the fen; sums are of these amounts, in 元.

    What lacks a quantity, or a base for its rate, has no amount, and no sum that it belongs to has one. Years
    and months share the total by the months of the term; a line of one year belongs to that year alone.
    """
    lines = tuple(_priced(number, line, rules) for number, line in enumerate(offer.lines, 1))
    heads = tuple(
        HeadTotal(name=head.name, amount=_sum(line.amount for line in lines if line.line.head == head.code))
        for head in rules.heads
    )
    parts = _parts(offer, rules, lines, term_months)
    total = _sum(part.amount for part in parts if _counts(part))
    years = _years(lines, total, term_months)
    uncompared = _uncompared(rules, total)
    even = total is not None and not any(line.line.year for line in lines)
    return PriceSchedule(
        lines=lines,
        heads=heads,
        parts=parts,
        total=total,
        years=years,
        yearly=total * _YEAR / term_months if total is not None and even and term_months >= _YEAR else None,
        monthly=total / term_months if total is not None and even else None,
        rate=_weighted(parts),
        compared=None if uncompared else total,
        uncompared=uncompared,
    )


def _priced(number: int, line: OfferLine, rules: PriceRules) -> PricedLine:
    return PricedLine(
        number=number,
        line=line,
        part=rules.part(line.part),
        head_name=next((head.name for head in rules.heads if head.code == line.head), ""),
        amount=None if line.quantity is None else to_fen(line.quantity * line.unit_price),
        working="" if line.quantity is None else f"{line.quantity:f} × {line.unit_price:f}",
    )


def _parts(offer: Offer, rules: PriceRules, lines: Sequence[PricedLine], term: int) -> tuple[PricedPart, ...]:
    """The tender's parts in its order; what belongs to none of them last, so that no sum loses it."""
    parts = []
    for part in rules.parts:
        own = [line for line in lines if line.part == part]
        stated = next((each for each in offer.parts if rules.part(each.part) == part), PartOffer())
        parts.append(_part(part, own, stated, term))
    rest = [line for line in lines if line.part is None]
    return tuple(parts) if parts and not rest else (*parts, _part(None, rest, PartOffer(), term))


def _part(part: PricePart | None, lines: Sequence[PricedLine], stated: PartOffer, term: int) -> PricedPart:
    by_rate = part is not None and part.by_rate
    amount = _sum(line.amount for line in lines)
    if part is not None and (by_rate or not lines):
        amount = _rated(part, stated.rate) if by_rate else None
    return PricedPart(
        part=part,
        groups=_groups(lines),
        rate=stated.rate if by_rate else None,
        note=stated.note,
        amount=amount,
        years=_years(lines, amount, term),
    )


def _rated(part: PricePart, rate: Decimal | None) -> Decimal | None:
    if rate is None or part.base is None:
        return None
    paid = rate if part.form == "discount" else 100 - rate
    return to_fen(part.base * paid / 100)


def _counts(part: PricedPart) -> bool:
    """Whether the total has to hold it: a part that may be left out and is left out does not count."""
    return part.part is None or part.part.required or bool(part.groups) or part.rate is not None


def _groups(lines: Sequence[PricedLine]) -> tuple[GroupTotal, ...]:
    """The lines by group, in the order in which each group is first named."""
    named: dict[str, list[PricedLine]] = {}
    for line in lines:
        named.setdefault(folded(line.line.group), []).append(line)
    return tuple(
        GroupTotal(name=group[0].line.group, lines=tuple(group), amount=_sum(line.amount for line in group))
        for group in named.values()
    )


def _years(lines: Sequence[PricedLine], total: Decimal | None, term: int) -> tuple[ContractYear, ...]:
    """The years of the contract, the last one perhaps shorter."""
    if total is None:
        return ()
    own = {line.line.year: Decimal(0) for line in lines if line.line.year}
    for line in lines:
        if line.line.year:
            own[line.line.year] += line.amount or 0
    spread = total - sum(own.values(), Decimal(0))
    months = [min(_YEAR, term - begun) for begun in range(0, term, _YEAR)]
    return tuple(
        ContractYear(number=number, months=count, amount=own.get(number, 0) + spread * count / term)
        for number, count in enumerate(months, 1)
    )


def _weighted(parts: Sequence[PricedPart]) -> Decimal | None:
    """The rate that evaluation compares: of all parts by rate, in one form, whose weights make 100."""
    rated = [(part.part, part.rate) for part in parts if part.part is not None and part.part.by_rate]
    weights = [part.weight for part, _ in rated if part.weight is not None]
    alike = len({part.form for part, _ in rated}) == 1
    if not alike or len(weights) != len(rated) or sum(weights) != 100:
        return None
    rates = [rate for _, rate in rated if rate is not None]
    if len(rates) != len(rated):
        return None
    return sum((rate * weight for rate, weight in zip(rates, weights, strict=True)), Decimal(0)) / 100


def _uncompared(rules: PriceRules, total: Decimal | None) -> Message | None:
    """Why the total is not what evaluation compares; None where it is."""
    summed = all(part.form == "total" for part in rules.parts)
    match rules.compared or ("total" if summed else None):
        case "rate":
            return Message("the tender compares rates")
        case "unit":
            return Message("the tender compares unit prices")
        case None:
            return Message("the tender's data do not say what evaluation compares")
    return Message("no total follows from what is offered") if total is None else None


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal("0.00")
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total
