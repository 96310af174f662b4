"""Prices named in words: a total in answers, commitments or the plan that is not the offer's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from docgen.check.response.amounts import AMOUNT, CAPITALS, FIGURE, WRITABLE, one_form, read, start, value
from docgen.check.response.by_text import by_text
from docgen.check.response.price_names import named_apart
from docgen.check.response.text_place import clause_of, text_origin
from docgen.model.finding import Finding, Message, found
from docgen.model.money import capitals
from docgen.model.project import Project
from docgen.model.remembered import Same
from docgen.model.response.price import PriceSchedule
from docgen.model.rules.statements import PriceWords
from docgen.model.rules.wording import WrittenText

# 1,862,400.00元（大写：壹佰…）, and the other way round; whatever the amount is for.
_PAIRS = (
    re.compile(rf"{FIGURE}[^\d]{{0,40}}?大写:?(?:人民币)?{CAPITALS}"),
    re.compile(rf"{CAPITALS}[(\s]*(?:小写:?)?(?:人民币)?{FIGURE}"),
)


def check_price_words(
    project: Project, price: PriceSchedule, written: Iterable[WrittenText], rule: PriceWords
) -> Iterator[Finding]:
    """Amounts called the price in what is written: each must be the total, a part of it or the ceiling.

    Any amount in figures and capitals must be the same in both.
    """
    known = _known(project, price)
    written_out = {one_form(capitals(amount)) for amount in known if abs(amount) < WRITABLE}

    def judge(text: WrittenText) -> Iterator[Finding]:
        words, wrong = one_form(text.text), set[str]()
        for shown, amount in _amounts(words, rule):
            if (shown in written_out) if amount is None else (amount in known):
                continue
            wrong.add(shown)
            yield found(
                "PRICE-ALTERNATIVE",
                text_origin(project, text),
                _called(shown, price),
                "text",
                clause=clause_of(text),
            )
        yield from _two_forms(project, text, words, wrong)

    prose = (text for text in written if text.kind == "prose")
    needs = "price words", Same(rule), frozenset(known), price.total
    yield from by_text(project, prose, needs, judge)


def _known(project: Project, price: PriceSchedule) -> set[Decimal]:
    """Amounts in 元 that may be called the price: the total, its parts, what bounds it, unit prices bid."""
    rules, offer = project.tender.lot.price, project.response.offer
    sums = [price.total, offer.total, rules.ceiling, rules.budget]
    sums += [line.amount for line in price.lines]
    sums += [head.amount for head in price.heads]
    sums += [group.amount for part in price.parts for group in part.groups]
    sums += [part.amount for part in price.parts]
    sums += [ceiling.amount for _, _, ceiling in rules.every_ceiling() if ceiling.binds in ("whole", "item")]
    sums += [line.line.unit_price for line in price.lines if line.part and line.part.form == "unit"]
    return {amount for amount in sums if amount is not None}


def _called(shown: str, price: PriceSchedule) -> Message:
    if price.total is None:
        return Message(
            "the price is called {amount} here, and the offer has no such figure", {"amount": shown}
        )
    return Message(
        "the price is called {amount} here, but the total is {total}",
        {"amount": shown, "total": price.total},
    )


def _two_forms(project: Project, text: WrittenText, words: str, wrong: set[str]) -> Iterator[Finding]:
    """Figures and capitals that disagree, where the amount is not found wrong already."""
    for match in (match for pattern in _PAIRS for match in pattern.finditer(words)):
        amount = value(match)
        right = one_form(capitals(amount)) if amount < WRITABLE else ""
        if match["capitals"] in (right, right.removesuffix("整")) or match["capitals"] in wrong:
            continue
        said = Message(
            "{figure} in figures is {right} in capitals, not {capitals}",
            {"figure": match["figure"] + match["unit"], "right": right, "capitals": match["capitals"]},
        )
        yield found("PRICE-CAPITALS", text_origin(project, text), said, clause=clause_of(text))


@cache
def _patterns(rule: PriceWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The name before the amount, the name after it, and a second form of the same amount."""
    apart = "".join(f"(?<!{words})" for words in rule.not_behind)
    link = f"(?:{rule.link})*"
    named = re.compile(f"{apart}(?:{rule.total})(?:{rule.sum})?{link}{AMOUNT}")
    return named, re.compile(f"{AMOUNT}{rule.after}"), re.compile(f"^{link}{AMOUNT}")


def _amounts(text: str, rule: PriceWords) -> Iterator[tuple[str, Decimal | None]]:
    """Amounts called the price, as written, with their value in 元; None for one in capitals."""
    found: dict[int, tuple[str, Decimal | None]] = {}
    named, named_after, second_form = _patterns(rule)
    for pattern in (named, named_after):
        for match in pattern.finditer(text):
            found[start(match)] = read(match)
            # 1,862,400.00元（大写：壹佰…）: both forms are the price's.
            second = second_form.match(text[match.end() :])
            if second and second.group("capitals"):
                found[match.end() + start(second)] = read(second)
    apart = named_apart(text, rule)
    yield from (amount for begins, amount in found.items() if begins not in apart)
