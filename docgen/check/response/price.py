"""The price: stated sums against computed ones, the ceiling, cost heads, lines at 0, abnormally low."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.figures import PriceSchedule, ResponseFigures
from docgen.model.text import folded
from docgen.rules import rule

_BASES = {
    "mean": Message("the mean of all prices"),
    "second": Message("the next lowest price"),
    "ceiling": Message("the ceiling"),
}


def check_price(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    """Sums that disagree, totals and lines that no price may have, heads without a line, a line twice."""
    yield from _sums(project, price)
    yield from _ceiling(project, price)
    yield from _heads(project, price)
    yield from _empty_lines(project, price)
    yield from _repeated_lines(project, price)


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


def _empty_lines(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    for i, priced in enumerate(price.lines):
        origin = project.sources.origin("response", "offer", "lines", i, "unit_price")
        values = {"number": priced.number, "name": priced.line.name}
        if priced.amount == 0 and not _contained().search(priced.line.note):
            said = Message(
                "line {number} ({name}) is priced at 0 and does not say where it is contained", values
            )
            remedy = Message("Say in its note which line contains it, or price it.")
            yield Finding("PRICE-LINE-ZERO", "warning", origin, said, remedy)


def _repeated_lines(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    seen: dict[tuple[str, str], tuple[int, Decimal]] = {}
    for i, priced in enumerate(price.lines):
        key = priced.line.head, folded(priced.line.name)
        number, unit_price = seen.setdefault(key, (priced.number, priced.line.unit_price))
        if priced.line.unit_price != unit_price:
            yield Finding(
                "PRICE-ALTERNATIVE",
                "error",
                project.sources.origin("response", "offer", "lines", i),
                Message(
                    "lines {first} and {second} offer {name} at {one} and at {other}",
                    {
                        "first": number,
                        "second": priced.number,
                        "name": priced.line.name,
                        "one": unit_price,
                        "other": priced.line.unit_price,
                    },
                ),
                Message("Keep one price, or name the lines apart."),
            )


def check_low_price(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    """The tests by which the panel would look into an abnormally low price, rivals as supposed."""
    total = figures.price.total
    for test in figures.low_price:
        if 0 < total < test.limit:
            yield Finding(
                "PRICE-LOW",
                "warning",
                project.sources.origin("response", "offer"),
                Message(
                    "the total {total} is below {share} % of {basis} ({limit}; {source}, to be verified)",
                    {
                        "total": total,
                        "share": test.share,
                        "basis": _BASES[test.basis],
                        "limit": f"{test.limit:.2f}",
                        "source": test.source,
                    },
                ),
                Message(
                    "Have the working of the cost at hand: the panel will ask for it, or raise the price."
                ),
            )


@cache
def _contained() -> re.Pattern[str]:
    words = "|".join(map(re.escape, rule("price_review")["contained"]))
    return re.compile(f"(?<![不未])(?:{words})")
