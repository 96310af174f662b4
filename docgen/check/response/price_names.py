"""Prices that words call yearly, monthly, a unit price or a rate: each against the figure it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from functools import cache, cached_property

from docgen.check.response.amounts import AMOUNT, WRITABLE, one_form, read, start
from docgen.check.response.by_text import by_text
from docgen.check.response.text_place import clause_of, text_origin
from docgen.model.finding import Finding, Message, found
from docgen.model.money import FEN, capitals, in_digits
from docgen.model.project import Project
from docgen.model.remembered import Same
from docgen.model.response.offer import OfferLine
from docgen.model.response.price import PriceSchedule
from docgen.model.rules.statements import PriceWords
from docgen.model.rules.wording import WrittenText
from docgen.model.text import unspaced

Named = tuple[set[Decimal], set[Decimal]]
"""What the offer has, and what words may name: that and what the tender bounds."""

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
    lines = list(_lines(price, amounts.get("unit"), rule))
    rates = _rates(price)

    def judge(text: WrittenText) -> Iterator[Finding]:
        words = one_form(text.text)
        for kind, right in amounts.items():
            for match in _patterns(rule)[kind].finditer(words):
                yield from _amount(project, text, _NAMES[kind], match, right)
        for line in lines:
            for match in line.pattern.finditer(words) if line.called in words else ():
                yield from _amount(project, text, line.name, match, line.figures)
        if rates:
            yield from _rate(project, text, words, rates, rule)

    prose = (text for text in written if text.kind == "prose")
    needs = "price names", Same(rule), repr((amounts, lines, rates))
    yield from by_text(project, prose, needs, judge)


def named_apart(words: str, rule: PriceWords) -> set[int]:
    """Where amounts begin that are called yearly, monthly or a unit price, and so no total."""
    patterns = _patterns(rule)
    return {start(match) for kind in _NAMES for match in patterns[kind].finditer(words)}


@dataclass(frozen=True)
class _Line:
    """The lines of one name: it as texts of one form have it, what a price of it looks like, its figures."""

    name: str
    called: str
    priced: str
    figures: Named

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A price of it in their units; of the many lines few are named in a text."""
        return re.compile(self.priced)


def _lines(price: PriceSchedule, known: Named | None, rule: PriceWords) -> Iterator[_Line]:
    """Each line by its name and its unit: 管理费按116元/人·月."""
    link = f"(?:{rule.link}|{rule.per_unit})*"
    named: dict[str, list[OfferLine]] = {}
    for each in price.lines:
        named.setdefault(each.line.name, []).append(each.line)
    for name, own in named.items():
        called = one_form(name)
        units = "|".join(sorted({re.escape(one_form(line.unit)) for line in own}))
        offered = {line.unit_price for line in own}
        priced = f"{re.escape(called)}{link}{AMOUNT}/(?:{units})(?![·/])"
        yield _Line(name, called, priced, (offered, offered | (known[1] if known else set())))


def _amount(
    project: Project, text: WrittenText, name: Message | str, match: re.Match[str], known: Named
) -> Iterator[Finding]:
    shown, amount = read(match)
    offered, right = known
    written_out = {one_form(capitals(figure)) for figure in right if figure < WRITABLE}
    if (shown in written_out) if amount is None else (amount in right):
        return
    said = Message(
        "{name} is called {amount} here, and the offer has {right}",
        {"name": name, "amount": shown, "right": "、".join(map(in_digits, sorted(offered)[:5]))},
    )
    yield found("PRICE-ALTERNATIVE", text_origin(project, text), said, "named", clause=clause_of(text))


def _amounts(project: Project, price: PriceSchedule) -> Iterator[tuple[str, Named]]:
    """By kind what the offer has, and that with what the tender bounds."""
    rules, offer = project.tender.lot.price, project.response.offer
    caps: dict[str, set[Decimal]] = {}
    for _, _, ceiling in rules.every_ceiling():
        caps.setdefault(ceiling.binds, set()).add(ceiling.amount)
    yearly = {year.amount for year in price.years} | ({price.yearly} if price.yearly is not None else set())
    monthly = {year.monthly for year in price.years}
    if price.years and ("year" in rules.shows or offer.yearly is not None or offer.years or "year" in caps):
        yield "year", _with(_to_fen(yearly), caps.get("year"))
    if price.years and ("month" in rules.shows or offer.monthly is not None or "month" in caps):
        yield "month", _with(_to_fen(monthly), caps.get("month"))
    units = {line.line.unit_price for line in price.lines if line.part and line.part.form == "unit"}
    if units:
        yield "unit", _with(units, caps.get("unit"))


def _with(offered: set[Decimal], caps: set[Decimal] | None) -> Named:
    return offered, offered | (caps or set())


def _to_fen(amounts: Iterable[Decimal]) -> set[Decimal]:
    """Either fen beside an exact share."""
    return {amount.quantize(FEN, way) for amount in amounts for way in (ROUND_DOWN, ROUND_UP)}


def _rates(price: PriceSchedule) -> dict[str, Named]:
    """By part's name the rates that words may give it, as discounts in percent: its own, bounds, weighted."""
    rates: dict[str, Named] = {}
    for priced in price.parts:
        part = priced.part
        if part is None or not part.by_rate:
            continue
        bounds = [part.allowed.least, part.allowed.most, part.allowed.below] if part.allowed else []
        offered = {rate for rate in (priced.rate, price.rate) if rate is not None}
        known = offered | {bound for bound in bounds if bound is not None}
        turned = part.form != "discount"
        rates[unspaced(part.name)] = (_turned(offered, turned), _turned(known, turned))
    return rates


def _turned(rates: set[Decimal], turned: bool) -> set[Decimal]:
    return {100 - rate for rate in rates} if turned else rates


def _rate(
    project: Project, text: WrittenText, words: str, rates: dict[str, Named], rule: PriceWords
) -> Iterator[Finding]:
    """A rate is that of the part named last before it in its sentence; of any part where none is named."""
    for kind in ("discount", "tenths", "reduction"):
        for match in _patterns(rule)[kind].finditer(words):
            rate = _tenths(match["rate"]) if kind == "tenths" else Decimal(match["rate"])
            before = re.split("[。；;\n]", words[: match.start("rate")])[-1]
            named = max(rates, key=before.rfind)
            meant = [rates[named]] if named in before else list(rates.values())
            offered, right = (
                _turned(set().union(*(each[i] for each in meant)), kind == "reduction") for i in (0, 1)
            )
            if rate in right:
                continue
            said = Message(
                "the rate is called {rate} % here, and the offer has {right} %",
                {"rate": in_digits(rate), "right": "、".join(map(in_digits, sorted(offered)))},
            )
            yield found(
                "PRICE-ALTERNATIVE", text_origin(project, text), said, "named", clause=clause_of(text)
            )


def _tenths(written: str) -> Decimal:
    """九六折, 96折 and 9.6折 are 96 % of the base, 九折 is 90, 九二五折 92.5."""
    figure = Decimal("".join(str("一二三四五六七八九".find(each) + 1 or each) for each in written))
    return figure * 10 if figure < 10 else figure / 10 if figure > 100 else figure


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
        "tenths": re.compile(r"(?P<rate>[一二三四五六七八九]{1,3}|\d{1,2}(?:\.\d{1,2})?)折(?![扣算合旧叠])"),
    }
