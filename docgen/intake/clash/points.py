"""Points of an evaluation that do not agree: groups, parts, tiers, formulas, and the words about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.scoring import Item
from docgen.intake.clash.sentences import Sentence
from docgen.model.finding import chinese
from docgen.model.money import in_digits
from docgen.model.reading.contradiction import Contradiction

_MOST = re.compile(r"(?:最高|最多)(?:可?得)?(?P<n>\d+(?:\.\d+)?)分")
_EARNS = re.compile(r"得(?P<n>\d+(?:\.\d+)?)分")
_PART = re.compile(r"(?:\(\d+\)|\d+\.)[^;。]*?0分?[-~—](?P<n>\d+(?:\.\d+)?)分")
_FORMULA = re.compile(r"[×*xX](?P<n>\d+(?:\.\d+)?)(?![\d.%])")
_PRICE = re.compile("价格|报价|折扣率")
_IN_WORDS = re.compile(
    r"(?P<before>(?:价格|报价)(?:部分|权重|权值|分)?(?:为|占|:)?)(?P<n>\d+(?:\.\d+)?)(?:分|%)"
)
_FULL = re.compile(r"(?<![得计项])(?:总分|满分)(?:均)?(?:为)?(?P<n>\d+(?:\.\d+)?)分")
_WHOLE = Decimal(100)
_ENUMERATED = re.compile(r"(?:\(\d\)|(?<!\d)\d[.、])(?!\d)")


def wrong_points(every: tuple[Sentence, ...], items: tuple[Item, ...]) -> Iterator[Contradiction]:
    """Every way in which points disagree; the sum against a printed total is `sums`."""
    yield from _groups(items)
    for item in items:
        yield from _item(item, every)
    yield from _price_in_words(every, items)
    yield from _full_marks(every, items)


def _groups(items: tuple[Item, ...]) -> Iterator[Contradiction]:
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        if item.group:
            groups.setdefault((item.table, item.group), []).append(item)
    for (_, name), members in groups.items():
        stated, summed = members[0].group_points, sum(item.points for item in members)
        if stated is not None and stated != summed:
            places = [(members[0].at, _points(stated)), (members[-1].at, f"各项之和{in_digits(summed)}分")]
            yield contradiction("points", chinese("{name}部分", {"name": name}), Places.of(places))


def _item(item: Item, every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    other = _top(item)
    weighed = other == _WHOLE and item.points < _WHOLE  # 25 % of an item that is scored out of 100
    if other is not None and other != item.points and not weighed:
        places = [(item.at, _points(item.points)), (_telling(item, other, every), _points(other))]
        yield contradiction("points", f"“{item.name}”", Places.of(places))


def _telling(item: Item, points: Decimal, every: tuple[Sentence, ...]) -> Sentence:
    """The sentence of the item's row that gives those points, or the item's own."""
    row = [each for each in every if each.table == item.at.table and each.row == item.at.row and each.table]
    return next((each for each in row if re.search(rf"(?<!\d){points}(?!\d)", each.plain)), item.at)


def _top(item: Item) -> Decimal | None:
    """What the criteria themselves come to at most; None where they don't say it in a way that is known."""
    text = item.text
    if _PRICE.search(item.name):
        formula = {Decimal(met["n"]) for met in _FORMULA.finditer(text) if "%×" not in text}
        return formula.pop() if len(formula) == 1 else None
    parts = [Decimal(met["n"]) for met in _PART.finditer(text)]
    if len(parts) > 1:
        return sum(parts, Decimal(0)) if len(parts) == len(_ENUMERATED.findall(text)) else None
    most = [Decimal(met["n"]) for met in _MOST.finditer(text)]
    earned = [Decimal(met["n"]) for met in _EARNS.finditer(text)]
    if most:
        parts_of = [part for part in re.split("[;。]", text) if _EARNS.search(part)]
        of_all = len(parts_of) < 2 or re.match("(?:以上|本项|合计|累计)?(?:最高|最多)", parts_of[-1])
        return most[0] if len(set(most)) == 1 and of_all and not _ENUMERATED.search(text) else None
    if re.search("每|各|另|加|扣|以上均", text) and not re.search("全部满足得", text):
        return None
    if _ENUMERATED.search(text):
        return None
    if len(earned) > 1 and earned == sorted(earned, reverse=True) and len(set(earned)) == len(earned):
        return earned[0]
    return earned[0] if re.search("全部满足得", text) and earned else None


def _price_in_words(every: tuple[Sentence, ...], items: tuple[Item, ...]) -> Iterator[Contradiction]:
    priced = [item for item in items if _PRICE.search(item.name) or _PRICE.match(item.group)]
    for sentence in every:
        if sentence.table or sentence.kind not in ("evaluation", "notice", "data_sheet", "instructions"):
            continue
        for met in _IN_WORDS.finditer(sentence.plain):
            own = [item for item in priced if not (item.lot and sentence.lot) or item.lot == sentence.lot]
            if not own or len({item.table for item in own}) > 1:
                continue
            summed = sum(item.points for item in own)
            if Decimal(met["n"]) != summed:
                said = met.group().removeprefix(met["before"])
                places = [(sentence, said), (own[0].at, f"{own[0].name}{_points(summed)}")]
                yield contradiction("points", chinese("价格分"), Places.of(places))


def _full_marks(every: tuple[Sentence, ...], items: tuple[Item, ...]) -> Iterator[Contradiction]:
    """`总分100分` against the items, where no total is printed and no lot has a table of its own."""
    totals = {each.table for each in every if each.table and re.match("合计|总计", each.plain)}
    tables = {item.table for item in items}
    if not items or tables & totals or len({item.lot for item in items}) > 1:
        return
    summed = sum(item.points for item in items)
    by_table = [sum(item.points for item in items if item.table == table) for table in tables]
    for sentence in every:
        met = _FULL.search(sentence.plain) if sentence.kind == "evaluation" else None
        if met and Decimal(met["n"]) not in (summed, *by_table) and not sentence.table:
            places = [(sentence, f"总分{met['n']}分"), (items[-1].at, f"各项之和{in_digits(summed)}分")]
            yield contradiction("points", chinese("总分"), Places.of(places))
            return


def _points(value: Decimal | int) -> str:
    return f"{in_digits(value)}分"
