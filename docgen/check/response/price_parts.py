"""Parts of the price: what is missing or in the wrong form, rates, stated figures against derived ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from docgen.model.finding import Finding, Message
from docgen.model.money import FEN, in_digits
from docgen.model.project import Project
from docgen.model.response.price import GroupTotal, PricedPart, PriceSchedule
from docgen.model.rules.price_review import PriceReviewRule
from docgen.model.sources import Place
from docgen.model.tender.bounds import Bounds
from docgen.model.tender.price import PricePart
from docgen.model.text import folded

_OFFER: Place = ("response", "offer")
_PARTS: Place = ("tender", "lot", "price", "parts")


def check_price_parts(project: Project, price: PriceSchedule, review: PriceReviewRule) -> Iterator[Finding]:
    """Every part offered, in its form and within its range; sums, years and months as derived."""
    for priced in price.parts:
        if priced.part is not None:
            yield from _form(project, priced, priced.part)
    yield from _placeless(project, price)
    yield from _rates(project, review)
    yield from _weights(project)
    yield from _subtotals(project, price)
    yield from _part_sums(project, price)
    yield from _periods(project, price)
    if price.uncompared is not None:
        said = Message("evaluation's price is not reckoned: {reason}", {"reason": price.uncompared})
        yield project.found("PRICE-UNCOMPARED", ("tender", "lot", "price"), said)


def _form(project: Project, priced: PricedPart, part: PricePart) -> Iterator[Finding]:
    """A required part with a price, and each part priced in the form that the tender asks for."""
    name = {"name": part.name, "place": part.place}
    offered = priced.rate is not None if part.by_rate else bool(priced.lines)
    if part.required and not offered:
        wanted = Message("a rate") if part.by_rate else Message("a line")
        said = Message("{name} ({place}) has no price: {wanted} is missing", {**name, "wanted": wanted})
        yield project.found("PRICE-PART", _OFFER, said, code=part.code)
    if part.by_rate and priced.lines:
        said = Message("{name} ({place}) is bid by a rate, and the offer has lines for it", name)
        yield project.found("PRICE-PART", (*_OFFER, "lines", priced.lines[0].number - 1), said, "form")
    for line in priced.lines:
        if part.form == "total" and line.amount is None:
            yield _no_quantity(project, line.number, line.line.name)


def _no_quantity(project: Project, number: int, name: str) -> Finding:
    said = Message(
        "line {number} ({name}) has no quantity, and the price is a sum", {"number": number, "name": name}
    )
    return project.found("PRICE-PART", (*_OFFER, "lines", number - 1), said, "quantity")


def _placeless(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    """Lines, rates and subtotals that name no part where the tender has several."""
    rules = project.tender.lot.price
    offer = project.response.offer
    for line in price.lines:
        if rules.parts and line.part is None:
            said = Message(
                "line {number} ({name}) names no part of the price",
                {"number": line.number, "name": line.line.name},
            )
            yield project.found("PRICE-PART", (*_OFFER, "lines", line.number - 1), said, "unassigned")
        if not rules.parts and line.amount is None:
            yield _no_quantity(project, line.number, line.line.name)
        if rules.heads and line.line.head is None:
            said = Message(
                "line {number} ({name}) names no cost head", {"number": line.number, "name": line.line.name}
            )
            yield project.found("PRICE-HEAD", (*_OFFER, "lines", line.number - 1), said, "unnamed")
    seen: set[str] = set()
    for i, stated in enumerate(offer.parts):
        part = rules.part(stated.part)
        if part is None:
            said = Message("entry {number} names no part of the price", {"number": i + 1})
            yield project.found("PRICE-PART", (*_OFFER, "parts", i), said, "unassigned")
        elif part.code in seen:
            said = Message("{name} is offered twice", {"name": part.name})
            yield project.found("PRICE-ALTERNATIVE", (*_OFFER, "parts", i), said, "parts")
        elif stated.rate is not None and not part.by_rate:
            said = Message(
                "{name} ({place}) is bid in 元, and the offer states a rate",
                {"name": part.name, "place": part.place},
            )
            yield project.found("PRICE-PART", (*_OFFER, "parts", i, "rate"), said, "form")
        if part is not None:
            seen.add(part.code)


def _rates(project: Project, review: PriceReviewRule) -> Iterator[Finding]:
    for i, stated in enumerate(project.response.offer.parts):
        part = project.tender.lot.price.part(stated.part)
        if part is not None and part.by_rate and stated.rate is not None:
            yield from _rate(project, (*_OFFER, "parts", i, "rate"), part, stated.rate, review)


def _rate(
    project: Project, at: Place, part: PricePart, rate: Decimal, review: PriceReviewRule
) -> Iterator[Finding]:
    """A discount pays more than nothing and at most the base; a reduction leaves something of it."""
    values = {"name": part.name, "rate": in_digits(rate), "place": part.place}
    discount = part.form == "discount"
    if not (0 < rate <= 100 if discount else 0 <= rate < 100):
        said = Message("the rate of {name} is {rate} %, which no price can have", values)
        yield project.found("PRICE-RATE", at, said)
    elif part.allowed is not None and not part.allowed.holds(rate):
        said = Message(
            "the rate of {name} is {rate} %; {allowed} is allowed ({place})",
            {**values, "allowed": _range(part.allowed)},
        )
        yield project.found("PRICE-RATE", at, said, "allowed")
    elif discount and rate <= review.tenths_most:
        said = Message("the rate of {name} is {rate} %: it reads like tenths or a fraction", values)
        yield project.found("PRICE-RATE", at, said, "tenths")
    elif not discount and rate >= review.discounts_least:
        said = Message("the reduction of {name} is {rate} %: it reads like what is paid", values)
        yield project.found("PRICE-RATE", at, said, "paid")
    if part.decimals is not None and rate != round(rate, part.decimals):
        said = Message(
            "the rate of {name} is {rate} %; it may have {decimals} decimals ({place})",
            {**values, "decimals": part.decimals},
        )
        yield project.found("PRICE-RATE", at, said, "decimals")


def _range(bounds: Bounds) -> Message:
    texts = {
        "least": Message("at least {figure} %"),
        "most": Message("at most {figure} %"),
        "below": Message("below {figure} %"),
    }
    given = [
        Message(text.text, {"figure": in_digits(figure)})
        for name, text in texts.items()
        if (figure := getattr(bounds, name)) is not None
    ]
    if len(given) > 1:
        return Message("{one}, {other}", {"one": given[0], "other": given[1]})
    return given[0] if given else Message("any rate")


def _weights(project: Project) -> Iterator[Finding]:
    """Weights of rates make 100, where any is stated."""
    weights = [part.weight for part in project.tender.lot.price.parts if part.by_rate]
    stated = [weight for weight in weights if weight is not None]
    if stated and (len(stated) != len(weights) or sum(stated) != 100):
        said = Message("the weights of the parts make {sum}, not 100", {"sum": in_digits(sum(stated))})
        yield project.found("PRICE-WEIGHTS", _PARTS, said)


def _subtotals(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    for i, stated in enumerate(project.response.offer.groups):
        part = project.tender.lot.price.part(stated.part)
        group = _group(price.parts, part, stated.name)
        at = (*_OFFER, "groups", i)
        if group is None:
            said = Message("no line belongs to the group {name}", {"name": stated.name})
            yield project.found("PRICE-SUBTOTAL", at, said, "empty")
        else:
            yield from _stated(
                project, (*at, "subtotal"), group.name, stated.subtotal, group.amount, "PRICE-SUBTOTAL"
            )


def _group(parts: Sequence[PricedPart], part: PricePart | None, name: str) -> GroupTotal | None:
    groups = [group for each in parts if each.part == part for group in each.groups]
    return next((group for group in groups if folded(group.name) == folded(name)), None)


def _part_sums(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    for i, stated in enumerate(project.response.offer.parts):
        part = project.tender.lot.price.part(stated.part)
        if stated.total is None or part is None:
            continue
        derived = next(each.amount for each in price.parts if each.part == part)
        yield from _stated(
            project, (*_OFFER, "parts", i, "total"), part.name, stated.total, derived, "PRICE-SUBTOTAL"
        )


def _stated(
    project: Project, at: Place, name: str, stated: Decimal, derived: Decimal | None, code: str
) -> Iterator[Finding]:
    if derived is None:
        said = Message(
            "{name} states {stated}, and no sum follows from what is offered",
            {"name": name, "stated": stated},
        )
        yield project.found(code, at, said, "open")
    elif stated != derived:
        said = Message(
            "{name} states {stated}, but the lines sum to {amount}",
            {"name": name, "stated": stated, "amount": derived},
        )
        yield project.found(code, at, said)


def _periods(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    """Years and months as stated against their shares of the total, either fen beside an exact share."""
    offer = project.response.offer
    last = -(-project.tender.lot.term_months // 12)
    for line in price.lines:
        if line.line.year is not None and line.line.year > last:
            said = Message(
                "line {number} belongs to year {year}, and the contract has {last}",
                {"number": line.number, "year": line.line.year, "last": last},
            )
            yield project.found("PRICE-PERIOD", (*_OFFER, "lines", line.number - 1, "year"), said, "year")
    if offer.years and len(offer.years) != last:
        said = Message(
            "amounts of {stated} years are stated, and the contract has {last}",
            {"stated": len(offer.years), "last": last},
        )
        yield project.found("PRICE-PERIOD", (*_OFFER, "years"), said, "year")
    named: list[tuple[Place, Message, Decimal | None, Decimal | None]] = [
        (("yearly",), Message("the yearly amount"), offer.yearly, price.yearly),
        (("monthly",), Message("the monthly amount"), offer.monthly, price.monthly),
    ]
    for i, amount in enumerate(offer.years):
        derived = price.years[i].amount if i < len(price.years) else None
        if len(offer.years) == last:
            name = Message("the amount of year {number}", {"number": i + 1})
            named.append((("years", i), name, amount, derived))
    for place, name, stated, derived in named:
        if stated is not None:
            yield from _period(project, (*_OFFER, *place), name, stated, derived)


def _period(
    project: Project, at: Place, name: Message, stated: Decimal, derived: Decimal | None
) -> Iterator[Finding]:
    if derived is None:
        said = Message(
            "{name} is stated as {stated}, and none follows from what is offered",
            {"name": name, "stated": stated},
        )
        yield project.found("PRICE-PERIOD", at, said, "open")
    elif abs(stated - derived) >= FEN:
        said = Message(
            "{name} is stated as {stated}, but {amount} follows from total and term",
            {"name": name, "stated": stated, "amount": f"{derived:.2f}"},
        )
        yield project.found("PRICE-PERIOD", at, said)
