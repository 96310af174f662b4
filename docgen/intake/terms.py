"""How long something lasts, in months: a length (三年, 24个月) or from one day to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.intake.dates import pairs
from docgen.model.months import add_months
from docgen.model.numerals import number

_COUNT = "[一二两三四五六七八九十百]{1,4}|[壹贰叁肆伍陆柒捌玖拾]{1,3}"
_LENGTH = re.compile(
    rf"(?<![\d第])(?P<n>\d{{1,3}}|{_COUNT})(?P<u>个月|年)(?!度|[一二三四五六七八九十\d]|签|续|后|以?内|来|前|级)"
)
_BEFORE_SPAN = 5
"""A length may stand so far before the days it runs between: 3年（自…至…）is said by the length."""


@dataclass(frozen=True, slots=True)
class Term:
    """A number of months, and its signs in the text."""

    months: int
    start: int
    end: int


def term(text: str) -> Term | None:
    """The first in a text without blanks; None where it has none, or its days are no whole months."""
    spans, length = list(pairs(text)), next(_lengths(text), None)
    if spans and (length is None or spans[0][0].start < length.start + _BEFORE_SPAN):
        first, last = spans[0]
        months = months_between(first.day, last.day) if first.day < last.day else None
        return Term(months, first.start, last.end) if months else None
    return length


def terms(text: str) -> list[Term]:
    """Every term: from one day to another where the text says it, else each length."""
    if spans := list(pairs(text)):
        first, last = spans[0]
        months = months_between(first.day, last.day) if first.day < last.day else None
        if months:
            return [Term(months, first.start, last.end)]
    return list(_lengths(text))


def months_between(start: date, end: date) -> int | None:
    """The whole months from the first day to the last, the last counted or not; None where they are none."""
    for last in (end + timedelta(days=1), end):
        months = (last.year - start.year) * 12 + last.month - start.month
        if 0 < months < 12_000 and add_months(start, months) == last:
            return months
    return None


def _lengths(text: str) -> Iterator[Term]:
    for met in _LENGTH.finditer(text):
        yield Term(int(number(met["n"])) * (12 if met["u"] == "年" else 1), met.start(), met.end())
