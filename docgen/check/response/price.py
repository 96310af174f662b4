"""The price: stated sums against computed ones, the ceiling, cost heads, lines at 0, abnormally low."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.response.price import PricedLine, PriceSchedule
from docgen.model.rules.price_review import PriceReviewRule
from docgen.model.text import folded

_BASES = {
    "mean": Message("the mean of all prices"),
    "second": Message("the next lowest price"),
    "ceiling": Message("the ceiling"),
}


def check_price(project: Project, price: PriceSchedule, review: PriceReviewRule) -> Iterator[Finding]:
    """Sums that disagree, totals and lines that no price may have, heads without a line, a line twice."""
    yield from _sums(project, price)
    yield from _nothing(project, price, review)
    yield from _heads(project, price)
    yield from _empty_lines(project, price, review)
    yield from _repeated_lines(project, price)


def _sums(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    for i, priced in enumerate(price.lines):
        stated = priced.line.amount
        if stated is not None and stated != priced.amount:
            if priced.amount is None:
                said = Message(
                    "line {number} states {stated}, and has no quantity",
                    {"number": priced.number, "stated": stated},
                )
                yield project.found("PRICE-LINE", ("response", "offer", "lines", i, "amount"), said)
                continue
            yield project.found(
                "PRICE-LINE",
                ("response", "offer", "lines", i, "amount"),
                Message(
                    "line {number} states {stated}, but {working} = {amount}",
                    {
                        "number": priced.number,
                        "stated": stated,
                        "working": priced.working,
                        "amount": priced.amount,
                    },
                ),
            )
    stated = project.response.offer.total
    if stated is not None and price.total is None:
        said = Message("the total states {stated}, and none follows from what is offered", {"stated": stated})
        yield project.found("PRICE-TOTAL", ("response", "offer", "total"), said, "open")
    elif stated is not None and stated != price.total:
        yield project.found(
            "PRICE-TOTAL",
            ("response", "offer", "total"),
            Message(
                "the total states {stated}, but the lines sum to {total}",
                {"stated": stated, "total": price.total},
            ),
        )


def _nothing(project: Project, price: PriceSchedule, review: PriceReviewRule) -> Iterator[Finding]:
    """A total, or a unit price that is bid as such, of 0."""
    if price.total is not None and price.total <= 0:
        said = Message("the total is {total}", {"total": price.total})
        yield project.found("PRICE-ZERO", ("response", "offer"), said)
        return
    for i, priced in enumerate(price.lines):
        if _bid_by_unit(priced) and priced.line.unit_price == 0 and not review.says_where(priced.line.note):
            said = Message(
                "the unit price of line {number} ({name}) is 0",
                {"number": priced.number, "name": priced.line.name},
            )
            yield project.found("PRICE-ZERO", ("response", "offer", "lines", i, "unit_price"), said, "unit")


def _bid_by_unit(priced: PricedLine) -> bool:
    return priced.part is not None and priced.part.form == "unit"


def _heads(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    offered = {priced.line.head for priced in price.lines}
    for head in project.tender.lot.price.heads:
        if head.code not in offered:
            yield project.found(
                "PRICE-HEAD",
                ("response", "offer", "lines"),
                Message(
                    "no line covers the cost head {head} ({place})", {"head": head.name, "place": head.place}
                ),
                code=head.code,
            )


def _empty_lines(project: Project, price: PriceSchedule, review: PriceReviewRule) -> Iterator[Finding]:
    for i, priced in enumerate(price.lines):
        values = {"number": priced.number, "name": priced.line.name}
        if _bid_by_unit(priced) or priced.amount is None:
            continue
        if priced.amount == 0 and not review.says_where(priced.line.note):
            said = Message(
                "line {number} ({name}) is priced at 0 and does not say where it is contained", values
            )
            yield project.found("PRICE-LINE-ZERO", ("response", "offer", "lines", i, "unit_price"), said)


def _repeated_lines(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], tuple[int, Decimal]] = {}
    for i, priced in enumerate(price.lines):
        line = priced.line
        key = line.part, line.group, line.head, line.year, folded(line.name)
        number, unit_price = seen.setdefault(key, (priced.number, priced.line.unit_price))
        if priced.line.unit_price != unit_price:
            yield project.found(
                "PRICE-ALTERNATIVE",
                ("response", "offer", "lines", i),
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
                "lines",
            )


def check_low_price(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    """The tests by which the panel would look into an abnormally low price, rivals as supposed."""
    total = figures.price.compared
    for test in figures.low_price:
        if total is not None and 0 < total < test.limit:
            values = {
                "total": total,
                "share": test.share,
                "basis": _BASES[test.basis],
                "limit": f"{test.limit:.2f}",
                "source": test.source,
            }
            said = Message("the total {total} is below {share} % of {basis} ({limit}; {source})", values)
            if test.verify:
                said = Message(
                    "the total {total} is below {share} % of {basis} ({limit}; {source}, to be verified)",
                    values,
                )
            yield project.found("PRICE-LOW", ("response", "offer"), said)
