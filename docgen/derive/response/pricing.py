"""The price schedule: amounts of lines, sums by cost head, total."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from docgen.model.money import to_fen
from docgen.model.response.figures import HeadTotal, PricedLine, PriceSchedule
from docgen.model.response.response import Offer
from docgen.model.tender.tender import PriceRules


def price_schedule(offer: Offer, rules: PriceRules) -> PriceSchedule:
    """Each line's amount is quantity × unit price, half up to the fen; sums are of these amounts, in 元."""
    names = {head.code: head.name for head in rules.heads}
    lines = tuple(
        PricedLine(
            number=number,
            line=line,
            head_name=names[line.head],
            amount=to_fen(line.quantity * line.unit_price),
            working=f"{line.quantity:f} × {line.unit_price:f}",
        )
        for number, line in enumerate(offer.lines, 1)
    )
    heads = tuple(
        HeadTotal(name=head.name, amount=_sum(line.amount for line in lines if line.line.head == head.code))
        for head in rules.heads
    )
    return PriceSchedule(lines=lines, heads=heads, total=_sum(line.amount for line in lines))


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal("0.00"))
