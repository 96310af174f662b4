"""Prices named in words: a total in answers, commitments or the plan that is not the offer's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.money import capitals
from docgen.model.project import Project
from docgen.model.response.figures import PriceSchedule
from docgen.model.rules.wording import WrittenText
from docgen.model.text import unspaced

_TOTAL = "(?:总价|总报价|报价|投标价|响应价)(?:总额|总价|总计|合计|金额)?"
# 总价优惠为 … is a second price as much as 总价为 …
_LINK = r"(?:[为是即共计系至到:]|人民币|大写|小写|优惠|让利|可?下?降|调整|[()\s])*"
_FIGURE = r"[¥￥]?\s*(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>万元|元)"
_CAPITALS = "(?P<capitals>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}[元圆][零壹贰叁肆伍陆柒捌玖角分整正]*)"
_AMOUNT = f"(?:{_FIGURE}|{_CAPITALS})"
# 分项报价, 单价 and the like name parts; 降价 and 限价 name other things.
_NAMED = re.compile(f"(?<![分单每月年半限])(?<!分项)(?<!单项)(?<!单价){_TOTAL}{_LINK}{_AMOUNT}")
_NAMED_AFTER = re.compile(f"{_AMOUNT}(?:的|作为|为)?(?:总价|总报价|投标报价|响应报价|报价(?![表单中内外]))")
_SECOND_FORM = re.compile(f"^{_LINK}{_AMOUNT}")

# 1,862,400.00元（大写：壹佰…）, and the other way round; whatever the amount is for.
_PAIRS = (
    re.compile(rf"{_FIGURE}[^\d]{{0,40}}?大写:?(?:人民币)?{_CAPITALS}"),
    re.compile(rf"{_CAPITALS}[(\s]*(?:小写:?)?(?:人民币)?{_FIGURE}"),
)

_WRITABLE = 10**16
"""Amounts from here on have no written form."""


def check_price_words(
    project: Project, price: PriceSchedule, written: Iterable[WrittenText]
) -> Iterator[Finding]:
    """Amounts called the price in what is written: each must be the total, a part of it or the ceiling.

    Any amount in figures and capitals must be the same in both.
    """
    offer = project.response.offer
    known = {price.total, project.tender.lot.price.ceiling, *(line.amount for line in price.lines)}
    known |= {head.amount for head in price.heads} | ({offer.total} if offer.total is not None else set())
    written_out = {_one_form(capitals(amount)) for amount in known if abs(amount) < _WRITABLE}
    for text in written:
        if text.kind != "prose":
            continue
        words, wrong = _one_form(text.text), set[str]()
        for shown, amount in _amounts(words):
            if (shown in written_out) if amount is None else (amount in known):
                continue
            wrong.add(shown)
            yield found(
                "PRICE-ALTERNATIVE",
                text_origin(project, text),
                Message(
                    "the price is called {amount} here, but the total is {total}",
                    {"amount": shown, "total": price.total},
                ),
                "text",
                clause=clause_of(text),
            )
        yield from _two_forms(project, text, words, wrong)


def _two_forms(project: Project, text: WrittenText, words: str, wrong: set[str]) -> Iterator[Finding]:
    """Figures and capitals that disagree, where the amount is not found wrong already."""
    for match in (match for pattern in _PAIRS for match in pattern.finditer(words)):
        amount = _value(match)
        right = _one_form(capitals(amount)) if amount < _WRITABLE else ""
        if match["capitals"] in (right, right.removesuffix("整")) or match["capitals"] in wrong:
            continue
        said = Message(
            "{figure} in figures is {right} in capitals, not {capitals}",
            {"figure": match["figure"] + match["unit"], "right": right, "capitals": match["capitals"]},
        )
        yield found("PRICE-CAPITALS", text_origin(project, text), said, clause=clause_of(text))


def text_origin(project: Project, text: WrittenText) -> Origin:
    """Where a text stands: the line of its chapter, or its place in the data."""
    if text.file:
        return Origin(text.file, text.location, text.source, text.place)
    return project.sources.origin(text.source, *text.place)


def clause_of(text: WrittenText) -> str:
    """The clause or criterion that an answer belongs to; empty for other texts."""
    return str(text.place[1]) if text.source == "answers" else ""


def _amounts(text: str) -> Iterator[tuple[str, Decimal | None]]:
    """Amounts called the price, as written, with their value in 元; None for one in capitals."""
    found: dict[int, tuple[str, Decimal | None]] = {}
    for pattern in (_NAMED, _NAMED_AFTER):
        for match in pattern.finditer(text):
            found[_start(match)] = _read(match)
            # 1,862,400.00元（大写：壹佰…）: both forms are the price's.
            second = _SECOND_FORM.match(text[match.end() :])
            if second and second.group("capitals"):
                found[match.end() + _start(second)] = _read(second)
    yield from found.values()


def _start(match: re.Match[str]) -> int:
    return max(match.start("figure"), match.start("capitals"))


def _read(match: re.Match[str]) -> tuple[str, Decimal | None]:
    if match.group("capitals"):
        return match.group("capitals"), None
    return f"{match.group('figure')}{match.group('unit')}", _value(match)


def _value(match: re.Match[str]) -> Decimal:
    """The amount in figures, in 元."""
    value = Decimal(match.group("figure").replace(",", ""))
    return value * 10_000 if match.group("unit") == "万元" else value


def _one_form(text: str) -> str:
    """Written amounts in one form."""
    return unspaced(text).replace("圆", "元").replace("正", "整")
