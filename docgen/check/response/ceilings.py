"""Ceilings: of the lot, a part, a year, a month, an item, a unit price. An offer may be equal to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from docgen.model.finding import Finding, Message
from docgen.model.money import in_digits
from docgen.model.project import Project
from docgen.model.response.price import ContractYear, PricedLine, PricedPart, PriceSchedule
from docgen.model.sources import Place
from docgen.model.tender.price import Ceiling, PricePart
from docgen.model.text import folded

_OFFER: Place = ("response", "offer")
_RULES: Place = ("tender", "lot", "price")


def check_ceilings(project: Project, price: PriceSchedule) -> Iterator[Finding]:
    """Every ceiling against what it binds; one that meets nothing, or nothing known, is said."""
    rules = project.tender.lot.price
    for place, part, ceiling in rules.every_ceiling():
        scope = [each for each in price.parts if part is None or each.part == part]
        left_out = part is not None and not any(each.lines or each.rate is not None for each in scope)
        if left_out:
            continue
        at = (*_RULES, *place)
        match ceiling.binds:
            case "whole":
                yield from _whole(project, price, at, part, ceiling, scope)
            case "year" | "month":
                yield from _period(project, price.years if part is None else scope[0].years, at, ceiling)
            case "item":
                yield from _items(project, at, ceiling, scope)
            case "unit":
                yield from _unit_prices(project, at, ceiling, scope)
    bounded = any(part.allowed or part.ceilings for part in rules.parts) or rules.ceilings
    if rules.most is None and not bounded:
        said = Message("the tender's data state neither a ceiling nor a budget")
        yield project.found("PRICE-UNBOUND", _RULES, said)


def _whole(
    project: Project,
    price: PriceSchedule,
    at: Place,
    part: PricePart | None,
    ceiling: Ceiling,
    scope: Sequence[PricedPart],
) -> Iterator[Finding]:
    amount = price.total if part is None else scope[0].amount
    if ceiling.parts:
        amount = _together(each.amount for each in scope if each.part and each.part.code in ceiling.parts)
    settled = _settled(project) if ceiling.settled else Decimal(0)
    if amount is None:
        yield _open(project, at, ceiling, Message("no sum follows from what is offered"), "sum")
    elif amount + (settled or 0) > ceiling.amount:
        if settled:
            name = Message("the price {price} with the costs settled at cost", {"price": amount})
            yield _above(project, _OFFER, name, amount + settled, ceiling)
        elif ceiling.parts:
            yield _above(project, _OFFER, "、".join(_named_parts(project, ceiling)), amount, ceiling)
        elif part is None:
            said = Message(
                "the total {total} is above the ceiling {ceiling}",
                {"total": amount, "ceiling": ceiling.amount},
            )
            yield project.found("PRICE-CEILING", _OFFER, said)
        else:
            yield _above(project, _OFFER, part.name, amount, ceiling)
    elif settled is None:
        costs = tuple(cost.name for cost in project.tender.lot.price.settled or ())
        reason = Message("it holds what is settled at cost as well, and no sum of that is known")
        if costs:
            reason = Message("it holds {costs} as well, of which no sum is known", {"costs": costs})
        yield _open(project, at, ceiling, reason, "settled")


def _settled(project: Project) -> Decimal | None:
    """What the tender puts the costs at that are settled at cost; null while one has no sum."""
    costs = project.tender.lot.price.settled
    return _together(cost.amount for cost in costs) if costs else None


def _together(amounts: Iterable[Decimal | None]) -> Decimal | None:
    stated = list(amounts)
    known = [amount for amount in stated if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(stated) else None


def _named_parts(project: Project, ceiling: Ceiling) -> Iterator[str]:
    return (part.name for part in project.tender.lot.price.parts if part.code in ceiling.parts)


def _period(
    project: Project, years: Sequence[ContractYear], at: Place, ceiling: Ceiling
) -> Iterator[Finding]:
    """Years of the contract as they follow from the sum."""
    if not years:
        reason = Message("no amounts of years and months follow from what is offered")
        yield _open(project, at, ceiling, reason, "sum")
        return
    bound = [year for year in years if ceiling.year in (None, year.number)]
    if not bound:
        said = Message("the contract has no year {number}", {"number": ceiling.year})
        yield _open(project, at, ceiling, said)
    above = [(year, _of(year, ceiling)) for year in bound if _of(year, ceiling) > ceiling.amount]
    if above:
        year, amount = max(above, key=lambda each: each[1])
        name = Message("year {number}", {"number": year.number})
        if ceiling.binds == "month":
            name = Message("a month of year {number}", {"number": year.number})
        yield _above(project, _OFFER, name, amount, ceiling)


def _of(year: ContractYear, ceiling: Ceiling) -> Decimal:
    return year.monthly if ceiling.binds == "month" else year.amount


def _items(project: Project, at: Place, ceiling: Ceiling, scope: Sequence[PricedPart]) -> Iterator[Finding]:
    """A group, the lines of a cost head, or a line by its name: whichever bears the item's name."""
    sums = list(_sums(ceiling.item, scope))
    if not sums:
        yield _unmet(project, at, ceiling)
    for amount, line in sums:
        place = (*_OFFER, "lines", line.number - 1)
        if amount is None:
            yield _open(project, at, ceiling, Message("no sum follows from what is offered"), "sum")
        elif amount > ceiling.amount:
            yield _above(project, place, ceiling.item, amount, ceiling)


def _sums(item: str, scope: Sequence[PricedPart]) -> Iterator[tuple[Decimal | None, PricedLine]]:
    """Amounts of the item with the first line of each."""
    lines = [line for part in scope for line in part.lines]
    groups = [
        group for part in scope for group in part.groups if group.name and folded(group.name) == folded(item)
    ]
    if groups:
        yield from ((group.amount, group.lines[0]) for group in groups)
        return
    of_head = [line for line in lines if line.head_name and folded(line.head_name) == folded(item)]
    if of_head:
        amounts = [line.amount for line in of_head]
        known = [amount for amount in amounts if amount is not None]
        yield (sum(known, Decimal(0)) if len(known) == len(amounts) else None), of_head[0]
        return
    yield from ((line.amount, line) for line in lines if folded(line.line.name) == folded(item))


def _unit_prices(
    project: Project, at: Place, ceiling: Ceiling, scope: Sequence[PricedPart]
) -> Iterator[Finding]:
    """Unit prices by the unit that the tender names; one by another unit cannot be compared."""
    lines = list(_named(ceiling.item, (line for part in scope for line in part.lines)))
    if not lines:
        yield _unmet(project, at, ceiling)
    for line in lines:
        place = (*_OFFER, "lines", line.number - 1, "unit_price")
        if ceiling.unit and folded(ceiling.unit) != folded(line.line.unit):
            said = Message(
                "line {number} is priced by {unit}", {"number": line.number, "unit": line.line.unit}
            )
            yield _open(project, at, ceiling, said)
        elif line.line.unit_price > ceiling.amount:
            name = Message(
                "the unit price of line {number} ({name})", {"number": line.number, "name": line.line.name}
            )
            yield _above(project, place, name, line.line.unit_price, ceiling)


def _named(item: str, lines: Iterable[PricedLine]) -> Iterator[PricedLine]:
    for line in lines:
        names = (line.line.name, line.line.group, line.head_name)
        if not item or folded(item) in map(folded, names):
            yield line


def _above(project: Project, at: Place, name: Message | str, amount: Decimal, ceiling: Ceiling) -> Finding:
    said = Message(
        "{name} comes to {amount}, above the ceiling {ceiling} ({place})",
        {
            "name": name,
            "amount": in_digits(amount) if amount == amount.quantize(ceiling.amount) else f"{amount:.4f}",
            "ceiling": ceiling.amount,
            "place": ceiling.place,
        },
    )
    case = "" if ceiling.binds == "whole" else ceiling.binds
    return project.found("PRICE-CEILING", at, said, case)


def _open(project: Project, at: Place, ceiling: Ceiling, reason: Message, case: str = "") -> Finding:
    said = Message(
        "the ceiling {ceiling} ({place}) was not compared: {reason}",
        {"ceiling": ceiling.amount, "place": ceiling.place, "reason": reason},
    )
    return project.found("PRICE-CEILING-OPEN", at, said, case)


def _unmet(project: Project, at: Place, ceiling: Ceiling) -> Finding:
    said = Message("no line, group or cost head is called {item}", {"item": ceiling.item})
    if not ceiling.item:
        said = Message("no unit price is offered")
    return _open(project, at, ceiling, said)
