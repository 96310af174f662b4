"""What a price is for: whether it contains everything that is paid, and how many people for how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from docgen.model.finding import Finding, Message
from docgen.model.money import in_digits
from docgen.model.project import Project
from docgen.model.response.price import PricedPart, PriceSchedule
from docgen.model.rules.statements import PriceWords
from docgen.model.tender.price import PricePart
from docgen.model.text import folded


def check_price_scope(project: Project, price: PriceSchedule, rule: PriceWords) -> Iterator[Finding]:
    """Unit prices that may not be all that is paid; quantities that the tender counts otherwise."""
    if project.tender.lot.price.unsaid:
        said = Message("unit prices are bid, and nothing says what is settled at cost beside them")
        yield project.found("PRICE-SETTLED", ("tender", "lot", "price"), said)
    for priced in price.parts:
        if priced.part is not None and not priced.part.by_rate:
            yield from _person_months(project, priced, priced.part, rule)


def _person_months(
    project: Project, priced: PricedPart, part: PricePart, rule: PriceWords
) -> Iterator[Finding]:
    """The tender's people for the tender's months, where a part is priced by both alone."""
    lines, people = priced.lines, _people(project, part, rule)
    counted = [line.line.quantity for line in lines if line.line.quantity is not None]
    by_both = all(rule.person_month.fullmatch(folded(line.line.unit)) for line in lines)
    if people is None or not lines or len(counted) != len(lines) or not by_both:
        return
    months = part.months or project.tender.lot.term_months
    offered = sum(counted, Decimal(0))
    if offered != people * months:
        values = {
            "name": part.name,
            "offered": in_digits(offered),
            "people": people,
            "months": months,
            "wanted": people * months,
        }
        said = Message(
            "{name} is priced for {offered} months of people; the tender has {people} people for {months}"
            " months, which is {wanted}",
            values,
        )
        place = ("response", "offer", "lines", lines[0].number - 1, "quantity")
        yield project.found("PRICE-QUANTITY", place, said)


def _people(project: Project, part: PricePart, rule: PriceWords) -> int | None:
    """The part's own number, else that of the lot where it has no other part and counts people."""
    if part.people is not None:
        return part.people
    only: Sequence[PricePart] = project.tender.lot.price.parts
    counted = rule.people.fullmatch(folded(project.tender.lot.quantity))
    return int(counted["people"]) if counted and len(only) == 1 else None
