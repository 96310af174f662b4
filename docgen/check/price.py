"""The price: stated sums against computed ones, the ceiling, the cost heads."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.derived import PriceSchedule
from docgen.model.finding import Finding, Message
from docgen.model.project import Project


def check_price(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    """Sums that disagree, a total of zero or above the ceiling, and cost heads without a line."""
    yield from _sums(project, price)
    yield from _ceiling(project, price)
    yield from _heads(project, price)


def _sums(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    for i, priced in enumerate(price.lines):
        stated = priced.line.amount
        if stated is not None and stated != priced.amount:
            yield Finding(
                "PRICE-LINE",
                "error",
                project.sources.origin("response", "offer", "lines", i, "amount"),
                Message(
                    "line {number} states {stated}, but {working} = {amount}",
                    {
                        "number": priced.number,
                        "stated": stated,
                        "working": priced.working,
                        "amount": priced.amount,
                    },
                ),
                Message("Correct quantity, unit price or amount; or leave the amount out."),
            )
    stated = project.response.offer.total
    if stated is not None and stated != price.total:
        yield Finding(
            "PRICE-TOTAL",
            "error",
            project.sources.origin("response", "offer", "total"),
            Message(
                "the total states {stated}, but the lines sum to {total}",
                {"stated": stated, "total": price.total},
            ),
            Message("Correct the lines or the total; or leave the total out."),
        )


def _ceiling(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    ceiling = project.tender.lot.price.ceiling
    origin = project.sources.origin("response", "offer")
    if price.total > ceiling:
        said = Message(
            "the total {total} is above the ceiling {ceiling}", {"total": price.total, "ceiling": ceiling}
        )
        yield Finding(
            "PRICE-CEILING", "error", origin, said, Message("Lower the price to the ceiling or below.")
        )
    if price.total <= 0:
        said = Message("the total is {total}", {"total": price.total})
        yield Finding("PRICE-ZERO", "error", origin, said, Message("Offer a price above zero."))


def _heads(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    offered = {priced.line.head for priced in price.lines}
    for head in project.tender.lot.price.heads:
        if head.code not in offered:
            yield Finding(
                "PRICE-HEAD",
                "error",
                project.sources.origin("response", "offer", "lines"),
                Message(
                    "no line covers the cost head {head} ({place})", {"head": head.name, "place": head.place}
                ),
                Message(
                    "Add a line with head {code}, at 0 if another line contains it.", {"code": head.code}
                ),
            )
