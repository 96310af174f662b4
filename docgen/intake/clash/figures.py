"""Figures in a sentence as values that can be compared: days, terms, moments, amounts, shares, copies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from docgen.intake import amounts, terms
from docgen.intake.dates import moments
from docgen.model.numerals import number

CN = "[一二两三四五六七八九十百]{1,4}|[壹贰叁肆伍陆柒捌玖拾]{1,3}"
_COPIES = re.compile(rf"(?P<n>\d{{1,2}}|{CN})(?:\(\d+\))?份")
_BARE = re.compile(r"\d[\d,.]*")
_NO_AMOUNT_BEFORE = tuple("〔-")
_NO_AMOUNT_BEHIND = tuple("/%份家名人个日年月号项")
_LEAST_BARE = 4
"""A figure without unit, comma or point is an amount from so many digits on."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is equal where the same is meant; `printed` as the tender writes it."""

    of: object
    printed: str


def integer(text: str) -> int:
    """A whole number in digits, in Chinese or in capitals."""
    return int(number(text))


def term(text: str) -> Value | None:
    """A term in months: the first in the text, a length or from one day to another."""
    found = terms.term(text)
    return Value(found.months, text[found.start : found.end]) if found else None


def days(text: str) -> Value | None:
    """A number of days; workdays are another thing than days."""
    for each in amounts.numbers_of_days(text):
        if not text.startswith("前", each.end):
            unit = "工作日" if each.kind == "工作" else "日"
            return Value((each.count, unit), text[each.start : each.end])
    return None


Instant = tuple[date, tuple[int, int] | None]
"""A day, with its hour and minute where they are said."""


def before(one: Instant, other: Instant) -> bool:
    """Whether it is surely earlier: on one day only where both hours are said."""
    if one[0] != other[0] or one[1] is None or other[1] is None:
        return one[0] < other[0]
    return one[1] < other[1]


def same(one: Instant, other: Instant) -> bool:
    """Whether both can be the same moment: an hour that is not said may be any."""
    return one[0] == other[0] and (one[1] is None or other[1] is None or one[1] == other[1])


def moment(text: str) -> Value | None:
    """A day with its hour and minute, or None for both where only the day is said."""
    found = next(iter(moments(text)), None)
    if found is None:
        return None
    hour, _, minute = found.time.partition(":")
    clock = (int(hour), int(minute)) if minute else None
    return Value((found.day, clock), text[found.start : found.end])


def money(text: str, unit: str = "元") -> Value | None:
    """An amount in 元; `unit` is that of the table's head, for a figure without one."""
    for each in amounts.amounts(text, unit):
        printed = text[each.start : each.end].lstrip(":")
        if _BARE.fullmatch(printed) and not _may_be_amount(text, each, printed):
            continue
        if not each.measure:
            return Value(each.value, printed)
    return None


def _may_be_amount(text: str, found: amounts.Amount, printed: str) -> bool:
    around = text[: found.start].endswith(_NO_AMOUNT_BEFORE) or text.startswith(_NO_AMOUNT_BEHIND, found.end)
    return not around and ("," in printed or "." in printed or len(printed) >= _LEAST_BARE)


def percent(text: str) -> Value | None:
    """A share in percent."""
    found = next(iter(amounts.shares(text)), None)
    return Value(found.value, text[found.start : found.end]) if found else None


def copies(text: str) -> Value | None:
    """A number of copies right behind their name."""
    met = _COPIES.match(text.lstrip(":为"))
    return Value(integer(met["n"]), met.group()) if met else None
