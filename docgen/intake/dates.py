"""Dates and spans of dates as tenders print them.

2026年6月11日上午10时00分, 2024-11-26 09:00:00, 二〇二八年三月五日, 2028年3月1日至3月3日. A date with a
blank in it, or one that no calendar has, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from docgen.model.numerals import number
from docgen.model.text import narrow
from docgen.model.written_day import written_time

_YEAR = (
    r"(?P<year>(?:19|20)\d\d|[二2][〇○零0O]\s?[一二三四五六七八九〇○零0-9]\s?[一二三四五六七八九〇○零0-9])"
)
_SMALL = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_DAY = (
    rf"(?:{_YEAR}\s*年\s*)?(?P<month>{_SMALL})\s*月\s*(?P<day>{_SMALL})\s*[日号]"
    r"|(?P<year2>(?:19|20)\d\d)\s*(?P<sign>[-/.])\s*(?P<month2>\d{1,2})\s*(?P=sign)\s*(?P<day2>\d{1,2})(?!\d*\.\d)"
)
_TIME = (
    r"\s*(?:\([^()]{1,6}\)|星期[一二三四五六日天])?\s*,?\s*(?:北京时间)?\s*"
    r"(?P<half>上午|下午|中午|晚上|凌晨|早上|晚)?\s*"
    r"(?P<hour>[0-2]?\d|[一二三四五六七八九十]{1,3})\s*(?:[:：时点])\s*(?P<minute>[0-5]?\d|半|零?[一二三四五六七八九十]{1,3})?(?::[0-5]\d)?\s*分?整?"
)
_MOMENT = re.compile(rf"(?<!\d)(?:{_DAY})(?:{_TIME})?")
_TO = re.compile(r"[^年月日,,。;;]{0,24}?(?:至|到|—{1,2}|-{1,2}|~|～)\s*(?:北京时间)?\s*$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, with its time where one is printed; `start` and `end` are its signs in the text."""

    day: date
    time: str
    start: int
    end: int
    without_year: bool = False

    @property
    def value(self) -> str:
        """`2026-06-11 10:00`, or the day alone."""
        return f"{self.day.isoformat()} {self.time}".strip()


def moments(text: str) -> list[Moment]:
    """The dates in a text, in order; one without a year has that of the one before it."""
    found: list[Moment] = []
    for met in _MOMENT.finditer(narrow(text)):
        moment = _moment(met, found[-1].day.year if found else None)
        if moment is not None:
            found.append(moment)
    return [moment for moment in found if not moment.without_year or moment is not found[0]]


def pairs(text: str) -> Iterator[tuple[Moment, Moment]]:
    """Pairs of dates that stand as first and last day, in whatever order: …至…, …到…, …—…."""
    plain = narrow(text)
    for first, last in pairwise(moments(text)):
        if _TO.search(plain[first.end : last.start]):
            yield first, last


def spans(text: str) -> Iterator[tuple[Moment, Moment]]:
    """The pairs whose first day does not come after the last."""
    return ((first, last) for first, last in pairs(text) if first.day <= last.day)


def _moment(met: re.Match[str], year_before: int | None) -> Moment | None:
    parts = met.groupdict()
    year = _year(parts["year"] or parts["year2"]) or year_before
    month, day = _count(parts["month"] or parts["month2"]), _count(parts["day"] or parts["day2"])
    if year is None or month is None or day is None:
        return None
    try:
        on = date(year, month, day)
    except ValueError:
        return None
    moment = Moment(on, "", met.start(), met.end(), not (parts["year"] or parts["year2"]))
    hour = _count(parts["hour"])
    if hour is None:
        return moment
    minute = 30 if parts["minute"] == "半" else _count((parts["minute"] or "0").lstrip("零") or "0")
    if (hour, minute) == (24, 0):
        return replace(moment, time="24:00")
    at = written_time(f"{parts['half'] or ''}{hour}:{minute:02}")
    return replace(moment, time=f"{at:%H:%M}") if at else moment


def _year(printed: str | None) -> int | None:
    if not printed:
        return None
    signs = re.sub(r"\s", "", printed).translate(str.maketrans("○零O", "〇〇0"))
    return int("".join(sign if sign.isascii() else str(number(sign)) for sign in signs))


def _count(printed: str | None) -> int | None:
    return int(number(printed)) if printed else None
