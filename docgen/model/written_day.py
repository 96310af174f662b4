"""Days and times of day as people write them, read exactly or not at all.

2026-3-5, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305, 26-3-5, 二〇二六年三月五日, with a weekday or
a time behind; 9:00, 9点半, 9时30分, 下午3:00. What has two readings is none: 5-3-6 may begin with the
day or the year, and 3月5日 has no year.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

from docgen.model.text import single_spaced

_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEAR: Final = r"(\d{4}|\d{2})"
_CLOCK: Final = r"(?:(?: ?T?|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_WEEKDAY: Final = r"(?: ?\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?"
_DAY: Final = re.compile(
    rf"{_YEAR} ?(?:([-/.]) ?(\d{{1,2}}) ?\2 ?(\d{{1,2}})|年 ?(\d{{1,2}}) ?月 ?(\d{{1,2}}) ?[日号]?)"
    rf"{_WEEKDAY}{_CLOCK}",
    re.ASCII,
)
_EIGHT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_CHINESE: Final = re.compile(
    "([零〇一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]"
)
_NO_YEAR: Final = re.compile(r"(\d{1,2}) ?(?:月 ?(\d{1,2}) ?[日号]?|[-/.](\d{1,2}))", re.ASCII)
_DIGITS: Final = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")} | {"〇": "0"}
_LAST_MONTH: Final = 12
"""A first part above it can be no month, so that a date of three short parts begins with its year."""
_THIS_CENTURY: Final = 50
"""Years of two digits below it are 20xx, from it on 19xx: nobody in a list was born or hired before 1950."""

_HALF_DAYS: Final = {"": 0, "凌晨": 0, "早上": 0, "上午": 0, "中午": 12, "下午": 12, "晚上": 12, "晚": 12}
_TIME: Final = re.compile(
    rf"({'|'.join(filter(None, _HALF_DAYS))})? ?(\d{{1,2}})"
    r"(?::(\d{2})(?::(\d{2}))?|[点时] ?(?:(\d{1,2})分?|(半)|整)?)"
    r" ?(AM|PM|am|pm)?",
    re.ASCII,
)


def written_day(text: str) -> date | None:
    """The day that a text writes; None where it writes none, or none for certain."""
    if _ISO.fullmatch(text):
        return _real(text[:4], text[5:7], text[8:])
    text = single_spaced(text)
    if found := _DAY.fullmatch(text):
        year, sign, *parts = found.groups()
        month, day = parts[:2] if sign else parts[2:]
        if len(year) == 4:
            return _real(year, month, day)
        if sign and int(year) <= _LAST_MONTH:
            return None
        return _real(str(int(year) + (2000 if int(year) < _THIS_CENTURY else 1900)), month, day)
    if found := _EIGHT.fullmatch(text):
        return _real(*found.groups())
    if found := _CHINESE.fullmatch(text):
        year = "".join(_DIGITS[sign] for sign in found[1])
        return _real(year, _number(found[2]), _number(found[3]))
    return None


def without_year(text: str) -> tuple[int, int] | None:
    """Month and day of a text that writes no year: 3月5日, 3.5; None for any other."""
    found = _NO_YEAR.fullmatch(single_spaced(text))
    if found is None:
        return None
    month, day = int(found[1]), int(found[2] or found[3])
    return (month, day) if _real("2000", str(month), str(day)) else None


def written_time(text: str) -> time | None:
    """The time of day that a text writes; None where it writes none, or none for certain."""
    found = _TIME.fullmatch(single_spaced(text))
    if found is None:
        return None
    half, hours, minutes, seconds, rest, thirty, english = found.groups()
    hour, later = int(hours), _HALF_DAYS[half or ""]
    if english:
        later = 12 if english.lower() == "pm" else 0
        if half or not 1 <= hour <= 12:
            return None
        hour %= 12
    if later and hour < 12 and not (half == "中午" and hour > 2):
        hour += later
    if half in ("凌晨", "早上", "上午") and hour > 12:
        return None
    minute = 30 if thirty else int(minutes or rest or 0)
    try:
        return time(hour, minute, int(seconds or 0))
    except ValueError:
        return None


def _real(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _number(text: str) -> str:
    """十, 十五, 二十一 in digits."""
    if "十" not in text:
        return "".join(_DIGITS[sign] for sign in text)
    tens, _, ones = text.partition("十")
    return _DIGITS.get(tens, "1") + _DIGITS.get(ones, "0")
