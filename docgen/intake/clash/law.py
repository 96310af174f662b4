"""What a tender states against the law's least and most (rules/reading/tender_law.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from docgen.intake.clash.calendar import obtaining, weekdays
from docgen.intake.clash.figures import integer
from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.scoring import Item
from docgen.intake.clash.sentences import Sentence
from docgen.intake.clash.statements import Said
from docgen.model.finding import chinese
from docgen.model.money import in_digits
from docgen.model.reading.contradiction import Contradiction
from docgen.model.rules.tender_law import Bound, TenderLaw
from docgen.rules import tender_law


def against_the_law(
    every: tuple[Sentence, ...], said: tuple[Said, ...], items: tuple[Item, ...]
) -> Iterator[Contradiction]:
    """Every statement below the least or above the most of the law, with the paragraph."""
    law = tender_law()
    method = _method(every, law)
    yield from _times(every, said, law, method)
    yield from _bonds(said, law)
    yield from _shares(said, law)
    yield from _price_points(every, items, law, method)
    yield from _in_sentences(every, law)


def _method(every: tuple[Sentence, ...], law: TenderLaw) -> str:
    """The method of procurement: as labelled, else the first that is named at all."""
    labelled = (each for each in every if "采购方式" in each.labelled)
    for sentence in (*labelled, *every[:60]):
        if met := law.methods.search(sentence.labelled):
            return met.group()
    return ""


def _times(
    every: tuple[Sentence, ...], said: tuple[Said, ...], law: TenderLaw, method: str
) -> Iterator[Contradiction]:
    deadline = next((each for each in said if each.thing.key == "deadline"), None)
    first = next(obtaining(every), None)
    if first is None:
        return
    sentence, start, end, printed = first
    bound = law.of("deadline", method)
    if deadline and bound and bound.least is not None:
        day = deadline.instant[0]
        days = weekdays(start, day) - 1 if bound.unit == "工作日" else (day - start).days
        if 0 < days < bound.least:
            places = Places.of([(sentence, printed), (deadline.sentence, deadline.value.printed)])
            yield contradiction(
                "law",
                chinese("自文件开始发出至递交截止的时间"),
                places,
                f"只有{days}{bound.unit}；{bound.words}",
            )
    bound = law.of("obtain", method)
    if bound and bound.least is not None and weekdays(start, end) < bound.least:
        yield contradiction("law", chinese("文件提供期限"), Places.of([(sentence, printed)]), bound.words)


def _bonds(said: tuple[Said, ...], law: TenderLaw) -> Iterator[Contradiction]:
    bound = law.of("deposit_share")
    if bound is None or bound.most is None:
        return
    budgets = {each.lot: each for each in said if each.thing.key == "budget" and not each.condition}
    for each in said:
        budget = budgets.get(each.lot)
        if each.thing.key != "deposit_amount" or budget is None or not isinstance(each.value.of, Decimal):
            continue
        if isinstance(budget.value.of, Decimal) and each.value.of * 100 > budget.value.of * bound.most:
            places = [(each.sentence, each.value.printed), (budget.sentence, budget.value.printed)]
            yield contradiction("law", chinese("投标保证金的数额"), Places.of(places), bound.words)


def _shares(said: tuple[Said, ...], law: TenderLaw) -> Iterator[Contradiction]:
    for each in said:
        if each.thing.key == "contract_days":
            n, unit = cast(tuple[int, str], each.value.of)
            figure = Decimal(n) if unit == "日" else None
        else:
            figure = each.amount
        key = each.thing.key
        bound = law.of(key) if key in ("contract_days", "performance_bond", "sme_deduction_pct") else None
        if bound and figure is not None and not bound.allows(figure):
            places = Places.of([(each.sentence, each.value.printed)])
            yield contradiction("law", each.thing.title, places, bound.words)


def _price_points(
    every: tuple[Sentence, ...], items: tuple[Item, ...], law: TenderLaw, method: str
) -> Iterator[Contradiction]:
    services = any(law.services.search(each.labelled) for each in every if each.kind in ("cover", "notice"))
    bound = law.of("price_services", method) if services else None
    tables: dict[str, list[Item]] = {}
    for item in items:
        tables.setdefault(item.table, []).append(item)
    for members in tables.values():
        total = sum(item.points for item in members)
        priced = [item for item in members if law.price_items.search(item.name)]
        if bound is None or len(priced) != 1 or len(members) < 2 or total != 100:
            continue
        if not bound.allows(priced[0].points):
            places = Places.of([(priced[0].at, f"{in_digits(priced[0].points)}分")])
            yield contradiction("law", chinese("价格分的比重"), places, bound.words)


def _in_sentences(every: tuple[Sentence, ...], law: TenderLaw) -> Iterator[Contradiction]:
    """Terms that a sentence states, each by the pattern of its bound."""
    for bound in law.bounds:
        if not bound.pattern:
            continue
        for sentence in every:
            for met in re.finditer(bound.pattern, sentence.plain):
                if not bound.allows(Decimal(integer(met["n"]))):
                    places = Places.of([(sentence, _printed(met, bound))])
                    yield contradiction("law", bound.title, places, bound.words)


def _printed(met: re.Match[str], bound: Bound) -> str:
    return f"{met['n']}个工作日" if bound.unit == "工作日" else f"{met['n']}{bound.unit}"
