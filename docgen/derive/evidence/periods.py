"""Days, months and years as file names and papers write them: of what a paper is, and until when it holds."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.model.rules.evidence import EvidenceWords
from docgen.model.text import unspaced
from docgen.model.written_day import written_day

Span = tuple[date, date]
"""First and last day."""

_DIGIT = "[零〇一二三四五六七八九]"
DAY = (
    r"(?<!\d)(?:\d{4} ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2}(?!\d)日?|(?:19|20)\d{6}(?!\d)"
    rf"|{_DIGIT}{{4}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日)"
)
_TO = r" ?(?:[-—–~～至到一_]|至) ?"
_MONTH = r"(?<!\d)(20\d\d) ?(?:[-./年] ?(\d{1,2})(?![\d])月?(?:份)?|(0[1-9]|1[0-2])(?!\d))(?! ?[-./] ?\d)"
_OPEN_MONTH = r"(?<!\d)(20\d\d) ?(?:[-./年] ?(\d{1,2})(?!\d)月?(?:份)?|(0[1-9]|1[0-2])(?!\d))"
_MONTHS = re.compile(rf"{_OPEN_MONTH}{_TO}{_MONTH}")
_WITHIN = re.compile(r"(?<!\d)(20\d\d)年? ?(\d{1,2})月?(?:份)?[-~～至到](\d{1,2})月(?:份)?")
_QUARTER = re.compile(r"(?<!\d)(20\d\d)年?度?第?([一二三四1-4])季度")
_HALF = re.compile(r"(?<!\d)(20\d\d)年?度?(上|下)半年")
_ONE_MONTH = re.compile(_MONTH)
_YEARS = re.compile(r"(?<!\d)(20\d\d)(?:年度?)? ?[-~～至到] ?(20\d\d)(?!\d)(?! ?[-./] ?\d)(?:年度?)?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)(?! ?[-./] ?\d)(?:年度?)?(?! ?\d)")
_DAYS = re.compile(rf"({DAY}){_TO}({DAY})")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}


def month(year: int, number: int) -> Span | None:
    """The days of a month; None for a 13th."""
    if not 1 <= number <= 12:
        return None
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months(text: str) -> Iterator[tuple[Span, tuple[int, int]]]:
    """Each stretch of whole months that a text names, with where it stands: the longest way of reading it."""
    for pattern in (_MONTHS, _WITHIN, _QUARTER, _HALF, _ONE_MONTH):
        if found := list(pattern.finditer(text)):
            for each in found:
                if span := _stretch(pattern, each):
                    yield span, each.span()
            return


def _stretch(pattern: re.Pattern[str], found: re.Match[str]) -> Span | None:
    parts = found.groups()
    year = int(parts[0])
    if pattern is _MONTHS:
        first = month(year, int(parts[1] or parts[2]))
        last = month(int(parts[3]), int(parts[4] or parts[5]))
    elif pattern is _WITHIN:
        first, last = month(year, int(parts[1])), month(year, int(parts[2]))
    elif pattern is _QUARTER:
        quarter = _QUARTERS.get(parts[1]) or int(parts[1])
        first, last = month(year, 3 * quarter - 2), month(year, 3 * quarter)
    elif pattern is _HALF:
        first, last = (
            (month(year, 1), month(year, 6)) if parts[1] == "上" else (month(year, 7), month(year, 12))
        )
    else:
        first = last = month(year, int(parts[1] or parts[2]))
    return (first[0], last[1]) if first and last and first[0] <= last[0] else None


def years(text: str) -> Iterator[tuple[Span, tuple[int, int]]]:
    """Each stretch of whole years that a text names, with where it stands."""
    found = list(_YEARS.finditer(text))
    for each in found or _YEAR.finditer(text):
        first, last = int(each[1]), int(each[2]) if found else int(each[1])
        if first <= last:
            yield (date(first, 1, 1), date(last, 12, 31)), each.span()


@dataclass(frozen=True, slots=True)
class Validity:
    """Until when a paper says that it holds. `open`: without end; `unread`: in words that name no day, or in
    several that differ; `by_month`: the last day of a month that it names."""

    until: date | None = None
    open: bool = False
    unread: bool = False
    by_month: bool = False


def validity(text: str, words: EvidenceWords) -> Validity | None:
    """What a paper's printed text says of its validity; None where it says nothing of it."""
    plain = unspaced(text)
    label = re.compile(
        rf"(?:{words.validity})(?:\([^()\n]{{0,12}}\))?[:：]?\n?(?=(.{{0,40}}(?:\n.{{0,20}})?))"
    )
    said = {found for each in label.finditer(plain) if (found := _until(each[1], words))}
    read = {each for each in said if not each.unread}
    if len(read) == 1:
        return read.pop()
    return Validity(unread=True) if said else None


def _until(text: str, words: EvidenceWords) -> Validity | None:
    """What stands behind a label: a day, two with a sign between them, a month, 长期; words without any."""
    start = rf"^(?:[自从])?(?:{DAY})?(?:起)?(?:[-—–~～至到一,，]*)(?:止)?"
    if re.search(rf"{start}(?:{words.long_term})", text):
        return Validity(open=True)
    if found := re.search(rf"^(?:[自从])?({DAY})(?:起)?[-—–~～至到一,，]+({DAY})", text):
        first, last = written_day(found[1]), written_day(found[2])
        return Validity(last) if first and last and first <= last else Validity(unread=True)
    if found := re.search(rf"^(?:至|到)?:?({DAY})(?!起|[-—–~～至到])", text):
        last = written_day(found[1])
        return Validity(last) if last else Validity(unread=True)
    if found := re.search(rf"^(?:至|到)?:?{_MONTH}(?!起|[-—–~～至到])", text):
        span = month(int(found[1]), int(found[2] or found[3]))
        return Validity(span[1], by_month=True) if span else Validity(unread=True)
    limited = re.search(r"^.{0,4}(?:\d|[一二三四五六七八九十两])+(?:个)?[年月日]", text)
    return Validity(unread=True) if limited else None


def period(text: str, words: EvidenceWords) -> Span | None:
    """The months that a paper's printed text says it is of; None where it says none or several."""
    plain = unspaced(text)
    label = re.compile(rf"(?:{words.periods})[:：]?\n?(?=(.{{0,40}}))")
    said = set()
    for each in label.finditer(plain):
        if days := re.match(rf".{{0,2}}?{_DAYS.pattern}", each[1]):
            first, last = written_day(days[1]), written_day(days[2])
            if first and last and first <= last:
                said.add((first, last))
        elif stretch := next(months(each[1]), None):
            said.add(stretch[0])
    return said.pop() if len(said) == 1 else None


def printed_year(text: str, words: EvidenceWords) -> Span | None:
    """The one year that a paper's text names as its own (2025年度); None where there are several or none."""
    said = {int(found[1]) for found in words.year.finditer(unspaced(text))}
    if len(said) != 1:
        return None
    year = said.pop()
    return date(year, 1, 1), date(year, 12, 31)
