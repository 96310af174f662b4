"""Budget, ceiling and their parts: by lots, by years, by what they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.intake.clash.figures import integer, money
from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.intake.clash.statements import Said
from docgen.model.finding import chinese
from docgen.model.money import in_digits
from docgen.model.reading.contradiction import Contradiction

_AMOUNT = r"\d[\d,]*(?:\.\d+)?(?:万)?元"
_PARTS = re.compile(rf"(?P<total>{_AMOUNT})[,(]?(?:其中|包括|分别为):?(?P<parts>[^。;]+)")
_YEARS = re.compile(
    rf"(?P<years>[一二两三四五]|\d)年(?:总?共|合计|总计|总预算)(?:为)?(?P<total>{_AMOUNT})[^。;]{{0,10}}?每年(?:为)?(?P<yearly>{_AMOUNT})"
)
_PART = re.compile(rf"[一-鿿()]{{1,12}}?(?P<n>{_AMOUNT})")
_UNIT_PRICE = re.compile(
    rf"(?P<what>[一-鿿]{{2,5}}?费(?:单价)?)(?:上限|最高限价|不得超过|不超过|不高于)(?:为)?(?P<n>{_AMOUNT})/(?P<unit>[一-鿿]+(?:·[一-鿿]+)?)"
)
_OF_PARTS = re.compile("最高限价|控制价|预算")


def wrong_ceilings(every: tuple[Sentence, ...], said: tuple[Said, ...]) -> Iterator[Contradiction]:
    """A ceiling above its budget; lots, years or parts that add up to another amount."""
    yield from _above_budget(said)
    yield from _lots(said)
    yield from _unit_prices(every)
    for sentence in every:
        if sentence.kind in ("contract", "forms", "evaluation"):
            continue
        yield from _parts(sentence)
        yield from _years(sentence)


def _above_budget(said: tuple[Said, ...]) -> Iterator[Contradiction]:
    budgets = {each.lot: each for each in reversed(said) if each.thing.key == "budget" and each.amount}
    told: set[int] = set()
    for each in said:
        budget = budgets.get(each.lot)
        if each.thing.key != "ceiling" or budget is None or each.lot in told:
            continue
        if (each.amount or 0) > (budget.amount or 0):
            told.add(each.lot)
            places = [(budget.sentence, budget.value.printed), (each.sentence, each.value.printed)]
            yield contradiction("ceiling", chinese("最高限价高于预算金额"), Places.of(places))


def _lots(said: tuple[Said, ...]) -> Iterator[Contradiction]:
    """The total of the lots' budgets against the tender's, where the first of each is known."""
    budgets: dict[int, Said] = {}
    for each in said:
        if (
            each.thing.key == "budget"
            and each.amount
            and not each.sentence.row_text.startswith(("合计", "总计"))
        ):
            budgets.setdefault(each.lot, each)
    whole = budgets.pop(0, None)
    if whole is None or len(budgets) < 2 or whole.sentence.table:
        return
    summed = sum((each.amount or Decimal(0) for each in budgets.values()), Decimal(0))
    if summed != whole.amount and whole.amount not in [each.amount for each in budgets.values()]:
        last = list(budgets.values())[-1]
        places = [(whole.sentence, whole.value.printed), (last.sentence, f"各标项之和{summed:,.2f}元")]
        yield contradiction("ceiling", chinese("预算总额与各标项预算之和"), Places.of(places))


def _unit_prices(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """The most that one unit may cost, in the demands and in the form of the offer."""
    first: dict[tuple[str, str, int], tuple[Sentence, re.Match[str]]] = {}
    for sentence in every:
        for met in _UNIT_PRICE.finditer(sentence.plain):
            key = met["what"].removesuffix("单价"), met["unit"], sentence.lot
            known = first.setdefault(key, (sentence, met))
            if money(known[1]["n"]) is not None and _in_yuan(known[1]["n"]) != _in_yuan(met["n"]):
                kind = "form" if sentence.kind == "forms" else "values"
                places = Places.of([(known[0], known[1]["n"]), (sentence, met["n"])])
                yield contradiction(kind, chinese("{what}单价上限", {"what": key[0]}), places)


def _parts(sentence: Sentence) -> Iterator[Contradiction]:
    for met in _PARTS.finditer(sentence.plain):
        if not _OF_PARTS.search(sentence.plain[: met.start()]):
            continue
        clauses = re.split(r",(?!\d{3})|、", met["parts"])
        parts = [_PART.fullmatch(clause) for clause in clauses]
        if len(parts) < 2 or not all(parts):
            continue
        total = _in_yuan(met["total"])
        summed = sum((_in_yuan(part["n"]) for part in parts if part), Decimal(0))
        if total != summed:
            unit = "万元" if "万" in met["total"] else "元"
            short = summed / 10_000 if unit == "万元" else summed
            printed = f"{short:,.0f}{unit}" if "," in met["total"] else f"{in_digits(short)}{unit}"
            places = Places.of([(sentence, met["total"]), (sentence, f"各部分之和{printed}")])
            yield contradiction("ceiling", chinese("“{total}”与其构成", {"total": met["total"]}), places)


def _years(sentence: Sentence) -> Iterator[Contradiction]:
    for met in _YEARS.finditer(sentence.plain):
        if _in_yuan(met["yearly"]) * integer(met["years"]) != _in_yuan(met["total"]):
            places = Places.of([(sentence, met["total"]), (sentence, f"每年{met['yearly']}")])
            yield contradiction("ceiling", chinese("年度金额与总额"), places)


def _in_yuan(text: str) -> Decimal:
    value = money(text)
    return value.of if value and isinstance(value.of, Decimal) else Decimal(0)
