"""Amounts, percentages and numbers of days and copies as tenders print them.

人民币4,380,000.00元（大写：…）, 438万元, 壹佰万元整, 100000 under a head 金额（元）, 264000 0.00 in a cell
that was a PDF once. An amount by a measure (120元/人·月) is a price, not a sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.model.money import in_digits
from docgen.model.numerals import number
from docgen.model.text import narrow
from docgen.model.written_figure import written_amount

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_CAPITAL = "[零〇壹贰叁肆伍陆柒捌玖拾佰仟萬万亿]"
_CURRENCY = "(?:人民币|RMB|CNY|¥)"
_AMOUNT = re.compile(
    rf"{_CURRENCY}?\s*:?\s*(?P<digits>(?<![\d.,]){_DIGITS})\s*(?P<unit>亿元|万元|元|万(?=[^元人件个平]|$)|亿(?=[^元]|$))?"
    rf"|{_CURRENCY}?\s*(?P<capitals>{_CAPITAL}{{2,20}}[元圆][零壹贰叁肆伍陆柒捌玖角分]*[整正]?)"
)
_MEASURE = re.compile(r"\s*(?:/|每|／)\s*([^\s,;。、()]{1,8})")
_BROKEN = re.compile(r"\d[\d ]*\d ?\. ?\d ?\d")
_UNIT = re.compile(r"(?:单位\s*:\s*)?(亿元|万元|元)(?!/)")
_UNIT_OF_ALL = re.compile(r"单位\s*[:：]?\s*(?:人民币)?(亿元|万元|元)(?!/)")
_PERCENT = re.compile(r"(?P<figure>\d+(?:\.\d+)?)\s*%")
_IN_WORDS = re.compile(r"百分之(?P<figure>[〇零一二三四五六七八九十点]{1,6})")
_COUNT = r"\d{1,4}|[一二两三四五六七八九十百]{1,5}|[壹贰叁肆伍陆柒捌玖拾]{1,3}"
_DAYS = re.compile(
    rf"(?P<count>{_COUNT})\s*(?:\([^()日天]{{1,6}}\)\s*)?\(?个?(?P<kind>工作|日历|自然)?\s*[日天](?!期)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in 元, the measure that it is by (人·月), its signs in the text."""

    value: Decimal
    measure: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """In 元 without idle zeros."""
        return in_digits(self.value)


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage and its signs in the text."""

    value: Decimal
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days, which ones (工作, 日历, 自然, "" where it is not said), its signs in the text."""

    count: int
    kind: str
    start: int
    end: int


def amounts(text: str, unit: str = "") -> list[Amount]:
    """The amounts in a text; bare figures count where `unit` (元, 万元) says what they are."""
    plain = narrow(text)
    if unit and _BROKEN.fullmatch(plain.strip()) and " " in plain.strip():
        plain = plain.replace(" ", "")
    found = []
    for met in _AMOUNT.finditer(plain):
        measured = met["unit"] or unit
        if met["digits"] and not (measured or met.group().lstrip().startswith(("人民币", "¥", "RMB", "CNY"))):
            continue
        if met["digits"] and not met["unit"] and plain[met.end() :].lstrip().startswith("%"):
            continue
        value = written_amount(met["capitals"] or met["digits"] + (measured or "元"))
        if value is not None:
            by = _MEASURE.match(plain, met.end())
            found.append(Amount(value, by[1] if by else "", met.start(), met.end()))
    return found


def head_unit(head: str) -> str:
    """The unit of the amounts under a head of a table (预算金额（万元）), or in a label; "" without one."""
    met = _UNIT.search(narrow(head).replace(" ", ""))
    return met[1] if met else ""


def unit_above(lines: Sequence[str]) -> str:
    """The unit that a line over a table states for all its amounts (金额单位：人民币元); "" without one."""
    return next((met[1] for line in lines if (met := _UNIT_OF_ALL.search(narrow(line)))), "")


def percents(text: str) -> list[Decimal]:
    """The percentages in a text."""
    return [share.value for share in shares(text)]


def shares(text: str) -> list[Share]:
    """The percentages in a text, with their signs."""
    plain = narrow(text)
    met = sorted([*_PERCENT.finditer(plain), *_IN_WORDS.finditer(plain)], key=lambda each: each.start())
    return [Share(number(each["figure"]), each.start(), each.end()) for each in met]


def days(text: str) -> Days | None:
    """The first number of days."""
    return next(numbers_of_days(text), None)


def numbers_of_days(text: str) -> Iterator[Days]:
    """Every number of days in a text, in order."""
    for met in _DAYS.finditer(narrow(text)):
        yield Days(int(number(met["count"])), met["kind"] or "", met.start(), met.end())


def percent(value: Decimal) -> str:
    """As printed in a short form: 5%."""
    return f"{in_digits(value)}%"
