"""From the price schedule to the fields of the price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from docgen.model.money import to_fen
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.response.price import ContractYear, GroupTotal, PricedLine, PricedPart, PriceSchedule
from docgen.model.tender.price import Ceiling, PricePart
from docgen.render.engine.filters import money, percent
from docgen.render.response import price_fields as f
from docgen.render.shared.requirement_words import place_words

FORMS = {"total": "总价", "unit": "单价", "discount": "折扣率", "reduction": "下浮率"}
_SHOWN = 3
"""Unit prices that the opening table shows; more are looked up in the schedule."""
_BINDS = {"whole": "总价", "year": "年度金额", "month": "月度金额", "item": "金额", "unit": "单价"}


def offer_fields(project: Project, figures: ResponseFigures) -> f.OfferFields:
    """The price as the papers print it; what is not offered and may be left out is left out."""
    price, rules = figures.price, project.tender.lot.price
    offered = [part for part in price.parts if part.groups or part.rate is not None]
    return f.OfferFields(
        total=price.total,
        ceiling=rules.ceiling,
        budget=rules.budget,
        ceilings=[_ceiling(ceiling) for ceiling in rules.ceilings],
        by_unit=bool(offered)
        and rules.compared != "total"
        and all(part.part is not None and part.part.form == "unit" for part in offered),
        includes="、".join(rules.includes),
        settled="、".join(cost.name for cost in rules.settled or ()),
        settled_unsaid=rules.unsaid,
        ceiling_settled=rules.ceiling_settled,
        validity_days=project.response.validity_days,
        plain=not rules.parts and all(_plain(line, bool(rules.heads)) for line in price.lines),
        lines=[_line(line) for line in price.lines],
        groups=_by_head(price),
        heads=list(_heads(price)),
        parts=[_part(no, part, project.tender.lot.term_months) for no, part in enumerate(offered, 1)],
        rates=any(part.rate is not None for part in offered),
        rate=price.rate,
        yearly=None if price.yearly is None else to_fen(price.yearly),
        monthly=None if price.monthly is None else to_fen(price.monthly),
        years=_years(price.years),
        shows_year="year" in rules.shows,
        shows_month="month" in rules.shows,
    )


def part_words(project: Project, figures: ResponseFigures) -> list[str]:
    """One sentence for each part that has a name: what is bid, and what the tender bounds."""
    said = []
    for part in offer_fields(project, figures).parts:
        if part.rate is not None:
            bid = f"{part.form}{percent(part.rate)}"
        else:
            bid = f"{part.form}报价" if part.total is None else f"合计{money(part.total)}元"
            if part.unit_prices:
                bid = "、".join(
                    f"{line.name}{money(line.unit_price)}元/{line.unit}" for line in part.unit_prices
                )
        if part.name:
            said.append(f"{part.name}：{bid}{f'（{part.bounds}）' if part.bounds else ''}")
    return said


def _plain(line: PricedLine, heads: bool) -> bool:
    return line.amount is not None and not line.line.group and heads and not line.line.year


def _line(priced: PricedLine) -> f.OfferLineFields:
    same = {"name", "quantity", "unit", "unit_price", "note", "group", "year"}
    return f.OfferLineFields(
        no=priced.number,
        head=priced.head_name,
        **priced.line.model_dump(include=same),
        amount=priced.amount,
    )


def _heads(price: PriceSchedule) -> Iterator[f.HeadFields]:
    """The heads where they make up the total: not beside rates, nor beside lines of no head."""
    amounts = [head.amount for head in price.heads]
    known = [amount for amount in amounts if amount is not None]
    if len(known) == len(amounts) and price.total is not None and sum(known) == price.total:
        for no, (head, amount) in enumerate(zip(price.heads, known, strict=True), 1):
            share = to_fen(amount * 100 / price.total) if price.total else None
            yield f.HeadFields(no=no, name=head.name, amount=amount, share=share)


def _by_head(price: PriceSchedule) -> list[f.GroupFields]:
    """The lines by cost head, counted through in the order in which they are printed."""
    numbers = count(1)
    return [
        f.GroupFields(
            name=group.name,
            lines=[_line(line).model_copy(update={"no": next(numbers)}) for line in group.lines],
            subtotal=group.amount,
        )
        for group in price.by_head
    ]


def _part(no: int, priced: PricedPart, term_months: int) -> f.PartFields:
    part = priced.part
    by_unit = part is not None and part.form == "unit" and len(priced.lines) <= _SHOWN
    people = part.people if part else None
    return f.PartFields(
        no=no,
        name=part.name if part else "",
        form=FORMS[part.form if part else "total"],
        rate=priced.rate,
        total=priced.amount,
        base=part.base if part else None,
        weight=part.weight if part else None,
        bounds=_bounds(part) if part else "",
        unit_prices=[_line(line) for line in priced.lines] if by_unit else [],
        people=people,
        months=part.months or term_months if part and people else None,
        groups=[_group(group) for group in priced.groups],
        years=_years(priced.years),
        ceilings=[_ceiling(ceiling) for ceiling in part.ceilings] if part else [],
        has_quantities=any(line.amount is not None for line in priced.lines),
        has_heads=any(line.head_name for line in priced.lines),
        note=priced.note,
    )


def _group(group: GroupTotal) -> f.GroupFields:
    return f.GroupFields(name=group.name, lines=[_line(line) for line in group.lines], subtotal=group.amount)


def _years(years: Sequence[ContractYear]) -> list[f.YearFields]:
    return [
        f.YearFields(
            no=year.number, months=year.months, amount=to_fen(year.amount), monthly=to_fen(year.monthly)
        )
        for year in years
    ]


def _ceiling(ceiling: Ceiling) -> f.CeilingFields:
    year = f"第{ceiling.year}年" if ceiling.year else ""
    return f.CeilingFields(
        binds=f"{year}{_BINDS[ceiling.binds]}",
        item=ceiling.item,
        unit=ceiling.unit,
        amount=ceiling.amount,
        place=place_words(ceiling.place),
    )


def _bounds(part: PricePart) -> str:
    """What the tender bounds of a part: its rates, then its ceilings."""
    said = []
    if part.allowed is not None:
        bounds = (("不低于", part.allowed.least), ("不高于", part.allowed.most), ("低于", part.allowed.below))
        said += [
            f"{FORMS[part.form]}{word}{percent(figure)}" for word, figure in bounds if figure is not None
        ]
    for ceiling in map(_ceiling, part.ceilings):
        per = f"/{ceiling.unit}" if ceiling.unit else ""
        said.append(f"{ceiling.item}{ceiling.binds}不高于{money(ceiling.amount)}元{per}")
    return "，".join(said)
