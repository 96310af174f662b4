"""Figures in a sentence as values that can be compared: days, terms, moments, amounts, shares, copies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from docgen.model.months import add_months
from docgen.model.numerals import number
from docgen.model.written_figure import written_amount

CN = "[一二两三四五六七八九十百]{1,4}|[壹贰叁肆伍陆柒捌玖拾]{1,3}"
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
DATE = re.compile(r"(?P<y>\d{4})[年\-/.](?P<m>\d{1,2})[月\-/.](?P<d>\d{1,2})日?")
MOMENT = re.compile(
    DATE.pattern
    + r"(?:\((?:星期|周)[一二三四五六日天]\))?(?:,)?(?:北京时间)?(?P<half>上午|下午)?"
    + r"(?:(?P<h>\d{1,2})[时点:](?P<min>\d{1,2})?分?)?"
)
RANGE = re.compile(
    rf"(?:自|从)?{DATE.pattern.replace('<', '<a')}(?:起|零时起)?(?:至|到|-|—|~)+"
    + DATE.pattern.replace("<", "<b")
)
_YEARS = re.compile(
    rf"(?<![\d第])(?P<n>\d{{1,3}}|{CN})(?P<u>个月|年)(?!度|[一二三四五六七八九十\d]|签|续|后|以?内|来|前|级)"
)
_DAYS = re.compile(rf"(?<!\d)(?P<n>\d{{1,3}}|{CN})(?:个)?(?P<u>工作日|日历日|自然日|日历天|日|天)(?!前)")
_MONEY = re.compile(
    r"(?<![\d.〔-])(?P<n>\d{1,3}(?:,\d{3})++(?:\.\d++)?+|\d++(?:\.\d++)?+)(?P<u>亿元|万元|元|万|亿)?+(?!\d|/|%|份|家|名|人|个|日|年|月|号|项)"
)
_PERCENT = re.compile(r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)%")
_COPIES = re.compile(rf"(?P<n>\d{{1,2}}|{CN})(?:\(\d+\))?份")


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is equal where the same is meant; `printed` as the tender writes it."""

    of: object
    printed: str


def integer(text: str) -> int:
    """A whole number in digits, in Chinese or in capitals."""
    return int(number(text.translate(_FORMAL)))


def a_date(met: re.Match[str], prefix: str = "") -> date | None:
    """The day that DATE met; None where no calendar has it."""
    try:
        return date(*(int(met[prefix + part]) for part in "ymd"))
    except ValueError:
        return None


def months_between(start: date, end: date) -> int | None:
    """The whole months from the first day to the last, the last counted or not; None where they are none."""
    for last in (end + timedelta(days=1), end):
        months = (last.year - start.year) * 12 + last.month - start.month
        if 0 < months < 12_000 and add_months(start, months) == last:
            return months
    return None


def term(text: str) -> Value | None:
    """A term in months: the first in the text, a length or from one day to another."""
    span, length = RANGE.search(text), _YEARS.search(text)
    if span and (length is None or span.start() < length.start() + 5):
        start, end = a_date(span, "a"), a_date(span, "b")
        months = months_between(start, end) if start and end and start < end else None
        return Value(months, span.group()) if months else None
    return _length(length) if length else None


def _length(met: re.Match[str]) -> Value:
    return Value(integer(met["n"]) * (12 if met["u"] == "年" else 1), met.group())


def terms(text: str) -> list[Value]:
    """Every term in months: from one day to another where the text says it, else each length."""
    span = RANGE.search(text)
    between = term(span.group()) if span else None
    return [between] if between else list(map(_length, _YEARS.finditer(text)))


def days(text: str) -> Value | None:
    """A number of days; workdays are another thing than days."""
    met = _DAYS.search(text)
    if met is None:
        return None
    unit = "工作日" if met["u"] == "工作日" else "日"
    return Value((integer(met["n"]), unit), met.group())


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
    met = MOMENT.search(text)
    day = a_date(met) if met else None
    if met is None or day is None:
        return None
    hour = int(met["h"]) + (12 if met["half"] == "下午" and int(met["h"]) < 12 else 0) if met["h"] else None
    return Value((day, None if hour is None else (hour, int(met["min"] or 0))), met.group())


def money(text: str, unit: str = "元") -> Value | None:
    """An amount in 元; `unit` is that of the table's head, for a figure without one."""
    met = _MONEY.search(text)
    if met is None:
        return None
    if not met["u"] and "," not in met["n"] and "." not in met["n"] and len(met["n"]) < 4:
        return None
    amount = written_amount(met["n"] + (met["u"] or unit).rstrip("元") + "元")
    return Value(amount, met.group()) if amount is not None else None


def percent(text: str) -> Value | None:
    """A share in percent."""
    met = _PERCENT.search(text)
    return Value(Decimal(met["n"]), met.group()) if met else None


def copies(text: str) -> Value | None:
    """A number of copies right behind their name."""
    met = _COPIES.match(text.lstrip(":为"))
    return Value(integer(met["n"]), met.group()) if met else None
