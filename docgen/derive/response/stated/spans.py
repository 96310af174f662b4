"""Spans of time said in pieces or by their months, written as one figure where that is sure."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from docgen.derive.response.stated.grammar import Grammar
from docgen.model.money import in_digits
from docgen.model.numerals import number

_TO = "(?:至|到|-|~|—|–)+"
_START = r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
_END = (
    r"(?:(?P<end_year>\d{4})年|(?P<next>次年|翌年)|当年)?(?P<end_month>\d{1,2})月(?:(?P<end_day>\d{1,2})日)?"
)
_WINDOW = re.compile(f"{_START}{_TO}{_END}")
_BARE = re.sub(r"\?P<\w+>", "?:", _WINDOW.pattern)
# Named by months alone: 服务期为2026年3月至5月、9月至11月. With more behind (集中巡检) it is no length.
_WINDOWS = re.compile(
    f"(?P<lead>期限?(?:为|是|自|从|:)?|[自从为:])(?P<list>{_BARE}(?:[、,和及]{_BARE})*)(?:止|(?=[,。;)\n]|$))"
)
_DAY = Decimal(86400)
_FIRST_YEAR = 1900


def in_one_piece(words: str, grammar: Grammar) -> str:
    """1小时30分钟 as 90分钟, 1年零6个月 as 18个月, 3个月+2个月 as 5个月; pieces of other units stay."""
    summed = grammar.pieces.sub(lambda found: _summed(found, grammar), words)
    return summed if summed == words else in_one_piece(summed, grammar)


def _summed(found: re.Match[str], grammar: Grammar) -> str:
    one, two = number(found["one"]), number(found["two"])
    first = grammar.units[found["first"]]
    second = grammar.units["分钟" if found["second"] == "分" else found["second"]]
    plus = found["joined"] in ("+", "加")
    # 7天24小时 and 每周5天8小时 are no sums, and 2026年3个月 begins with a date.
    apart = (first.measure == "time" and first.size >= _DAY and not found["joined"]) or one >= _FIRST_YEAR
    whole = plus or (second.size < first.size and two * second.size < first.size)
    if first.measure != second.measure or apart or not whole:
        return found.group()
    smaller = min(first, second, key=lambda unit: unit.size)
    total = (one * first.size + two * second.size) / smaller.size
    return f"{in_digits(total)}{smaller.words[0]}"


def by_months(words: str) -> str:
    """期2026年3月至5月、9月至11月 as 期6个月, where windows do not overlap and days make whole months."""
    return _WINDOWS.sub(_length, words)


def _length(found: re.Match[str]) -> str:
    windows = list(_WINDOW.finditer(found["list"]))
    year = 0
    spans: list[tuple[int, int]] = []
    for window in windows:
        year = int(window["year"] or year)
        span = _months(window, year)
        if span is None or (window["day"] and len(windows) > 1):
            return found.group()
        spans.append(span)
    return (
        found.group() if _overlap(spans) else f"{found['lead']}{sum(end - start for start, end in spans)}个月"
    )


def _months(window: re.Match[str], year: int) -> tuple[int, int] | None:
    """The months from the first to behind the last, counted as year × 12; None where they are not whole."""
    start, end = int(window["month"]), int(window["end_month"])
    if not (1 <= start <= 12 and 1 <= end <= 12):
        return None
    last = int(window["end_year"]) if window["end_year"] else year
    if window["next"] or (not window["end_year"] and end < start):
        last = year + 1
    first, behind = year * 12 + start, last * 12 + end + 1
    if bool(window["day"]) != bool(window["end_day"]) or (window["end_year"] and not year):
        return None
    if window["day"]:
        begins, ends = int(window["day"]), int(window["end_day"])
        if begins > 1 and ends == begins - 1:
            behind -= 1
        elif begins != 1 or not year or ends != monthrange(last, end)[1]:
            return None
    return (first, behind) if first < behind else None


def _overlap(spans: Sequence[tuple[int, int]]) -> bool:
    ordered = sorted(spans)
    return any(end > start for (_, end), (start, _) in pairwise(ordered))
