"""Prices that words call yearly, monthly, a unit price or a rate: each against the figure it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from functools import cache

from docgen.check.response.amounts import AMOUNT, WRITABLE, one_form, read, start
from docgen.check.response.text_place import clause_of, text_origin
from docgen.model.finding import Finding, Message, found
from docgen.model.money import FEN, capitals, in_digits
from docgen.model.project import Project
from docgen.model.response.price import PriceSchedule
from docgen.model.rules.statements import PriceWords
from docgen.model.rules.wording import WrittenText
from docgen.model.text import unspaced

_NAMES = {
    "year": Message("the yearly amount"),
    "month": Message("the monthly amount"),
    "unit": Message("the unit price"),
}


def check_price_names(
    project: Project, price: PriceSchedule, written: Iterable[WrittenText], rule: PriceWords
) -> Iterator[Finding]:
    """What prose calls a yearly or monthly amount, a unit price or a rate, where the offer has such figures.

    Years and months are compared where tender or offer state them: else the words may mean another basis.
    """
    amounts = dict(_amounts(project, price))
    rates = _rates(price)
    for text in written:
        if text.kind != "prose":
            continue
        words = one_form(text.text)
        for kind, right in amounts.items():
            for match in _patterns(rule)[kind].finditer(words):
                yield from _amount(project, text, kind, match, right)
        if rates:
            yield from _rate(project, text, words, rates, rule)


def named_apart(words: str, rule: PriceWords) -> set[int]:
    """Where amounts begin that are called yearly, monthly or a unit price, and so no total."""
    patterns = _patterns(rule)
    return {start(match) for kind in _NAMES for match in patterns[kind].finditer(words)}


def _amount(
    project: Project, text: WrittenText, kind: str, match: re.Match[str], right: set[Decimal]
) -> Iterator[Finding]:
    shown, amount = read(match)
    written_out = {one_form(capitals(figure)) for figure in right if figure < WRITABLE}
    if (shown in written_out) if amount is None else (amount in right):
        return
    said = Message(
        "{name} is called {amount} here, and the offer has {right}",
        {"name": _NAMES[kind], "amount": shown, "right": "、".join(map(in_digits, sorted(right)[:5]))},
    )
    yield found("PRICE-ALTERNATIVE", text_origin(project, text), said, "named", clause=clause_of(text))


def _amounts(project: Project, price: PriceSchedule) -> Iterator[tuple[str, set[Decimal]]]:
    rules, offer = project.tender.lot.price, project.response.offer
    caps: dict[str, set[Decimal]] = {}
    for _, _, ceiling in rules.every_ceiling():
        caps.setdefault(ceiling.binds, set()).add(ceiling.amount)
    yearly = {year.amount for year in price.years} | ({price.yearly} if price.yearly is not None else set())
    monthly = {year.monthly for year in price.years}
    if price.years and ("year" in rules.shows or offer.yearly is not None or offer.years or "year" in caps):
        yield "year", _to_fen(yearly) | caps.get("year", set())
    if price.years and ("month" in rules.shows or offer.monthly is not None or "month" in caps):
        yield "month", _to_fen(monthly) | caps.get("month", set())
    units = {line.line.unit_price for line in price.lines if line.part and line.part.form == "unit"}
    if units:
        yield "unit", units | caps.get("unit", set())


def _to_fen(amounts: Iterable[Decimal]) -> set[Decimal]:
    """Either fen beside an exact share."""
    return {amount.quantize(FEN, way) for amount in amounts for way in (ROUND_DOWN, ROUND_UP)}


def _rates(price: PriceSchedule) -> dict[str, set[Decimal]]:
    """By part's name the rates that words may give it, as discounts in percent: its own, bounds, weighted."""
    rates: dict[str, set[Decimal]] = {}
    for priced in price.parts:
        part = priced.part
        if part is None or not part.by_rate:
            continue
        figures = [priced.rate, price.rate]
        figures += [part.allowed.least, part.allowed.most, part.allowed.below] if part.allowed else []
        known = {figure for figure in figures if figure is not None}
        rates[unspaced(part.name)] = known if part.form == "discount" else {100 - rate for rate in known}
    return rates


def _rate(
    project: Project, text: WrittenText, words: str, rates: dict[str, set[Decimal]], rule: PriceWords
) -> Iterator[Finding]:
    """A rate is that of the part named last before it in its sentence; of any part where none is named."""
    for kind in ("discount", "reduction"):
        for match in _patterns(rule)[kind].finditer(words):
            rate = Decimal(match["rate"])
            before = re.split("[。；;\n]", words[: match.start("rate")])[-1]
            named = max(rates, key=before.rfind)
            meant = rates[named] if named in before else set().union(*rates.values())
            right = meant if kind == "discount" else {100 - each for each in meant}
            if rate in right:
                continue
            said = Message(
                "the rate is called {rate} % here, and the offer has {right} %",
                {"rate": match["rate"], "right": "、".join(map(in_digits, sorted(right)))},
            )
            yield found(
                "PRICE-ALTERNATIVE", text_origin(project, text), said, "named", clause=clause_of(text)
            )


@cache
def _patterns(rule: PriceWords) -> dict[str, re.Pattern[str]]:
    link = f"(?:{rule.link})*"
    rate = r"(?P<rate>\d{1,3}(?:\.\d{1,6})?)%"
    named = {"year": rule.yearly, "month": rule.monthly, "unit": rule.unit}
    return {
        **{
            kind: re.compile(f"(?<![最限])(?:{words})(?:{rule.sum})?{link}{AMOUNT}")
            for kind, words in named.items()
        },
        "discount": re.compile(f"(?:{rule.discount}){link}{rate}"),
        "reduction": re.compile(f"(?:{rule.reduction}){link}{rate}"),
    }
