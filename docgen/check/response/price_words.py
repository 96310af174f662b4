"""Prices named in words: a total in answers, commitments or the plan that is not the offer's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.money import capitals
from docgen.model.project import Project
from docgen.model.response.figures import PriceSchedule
from docgen.model.rules.statements import PriceWords
from docgen.model.rules.wording import WrittenText
from docgen.model.text import unspaced

_FIGURE = r"[¥￥]?\s*(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>万元|元)"
_CAPITALS = "(?P<capitals>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}[元圆][零壹贰叁肆伍陆柒捌玖角分整正]*)"
_AMOUNT = f"(?:{_FIGURE}|{_CAPITALS})"

# 1,862,400.00元（大写：壹佰…）, and the other way round; whatever the amount is for.
_PAIRS = (
    re.compile(rf"{_FIGURE}[^\d]{{0,40}}?大写:?(?:人民币)?{_CAPITALS}"),
    re.compile(rf"{_CAPITALS}[(\s]*(?:小写:?)?(?:人民币)?{_FIGURE}"),
)

_WRITABLE = 10**16
"""Amounts from here on have no written form."""


def check_price_words(
    project: Project, price: PriceSchedule, written: Iterable[WrittenText], rule: PriceWords
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
        for shown, amount in _amounts(words, rule):
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


@cache
def _patterns(rule: PriceWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The name before the amount, the name after it, and a second form of the same amount."""
    apart = "".join(f"(?<!{words})" for words in rule.not_behind)
    link = f"(?:{rule.link})*"
    named = re.compile(f"{apart}(?:{rule.total})(?:{rule.sum})?{link}{_AMOUNT}")
    return named, re.compile(f"{_AMOUNT}{rule.after}"), re.compile(f"^{link}{_AMOUNT}")


def _amounts(text: str, rule: PriceWords) -> Iterator[tuple[str, Decimal | None]]:
    """Amounts called the price, as written, with their value in 元; None for one in capitals."""
    found: dict[int, tuple[str, Decimal | None]] = {}
    named, named_after, second_form = _patterns(rule)
    for pattern in (named, named_after):
        for match in pattern.finditer(text):
            found[_start(match)] = _read(match)
            # 1,862,400.00元（大写：壹佰…）: both forms are the price's.
            second = second_form.match(text[match.end() :])
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
