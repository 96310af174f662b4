"""A value as a form writes it: dates in Chinese, amounts in the unit that the form prints or in capitals."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from docgen.model.money import capitals, in_digits, percent_capitals, to_fen
from docgen.model.reading.reading import FormBlank
from docgen.model.response.page_marks import PAGES, for_head
from docgen.model.text import narrow
from docgen.render.engine.filters import day

_WORDS, _RATES = "_words", ("offer.rate", "offer.weighted:")
_RATE_WORDS, _OF_HUNDRED = "offer.rate_words:", "百分之"
_MONEY = ("amount", "price", "total", "revenue", "assets")
_UNITS = {"万元": Decimal(10_000), "亿元": Decimal(100_000_000), "元": Decimal(1)}
_LABEL = re.compile(r"(?![的为系是])[\u4e00-\u9fff][\u4e00-\u9fff\s]{0,12}[:(]")
_SIGNED = re.compile("([-/.]).*\\1")
"""A date to be written with signs, which the words 年 月 日 replace."""

_UNIT_BEFORE = re.compile(r"[(](?:人民币)?(?:单位:)?(万元|亿元|元)[)]:?[¥￥]?$")
"""投标总价（万元）：____"""

_YEAR = re.compile(r"\s*([0-9]{2,4})\s*年?")


def written(
    field: str, value: str | date | Decimal | int, blank: FormBlank, shown: str, head: str = ""
) -> str | None:
    """The text for a blank that prints `shown`; None where the value does not fit what is printed there.

    A date has three parts or none, and the year that the form has begun. An amount without a unit behind
    the blank is in 元; a rate has its % where neither the form nor the `head` of its column prints one.
    """
    if isinstance(value, date):
        return _dated(value, blank, shown)
    if blank.kind == "date":
        return None
    if isinstance(value, Decimal) and field.startswith((*_RATES, _RATE_WORDS)):
        return _rate(field, value, blank, shown, head)
    if isinstance(value, Decimal):
        return _amount(field, value, blank)
    return str(value)


def _rate(field: str, value: Decimal, blank: FormBlank, shown: str, head: str) -> str:
    if field.startswith(_RATE_WORDS):
        said = percent_capitals(value)
        return said.removeprefix(_OF_HUNDRED) if blank.before.endswith(_OF_HUNDRED) else said
    around = blank.after.startswith("%") or blank.before.endswith(_OF_HUNDRED) or "%" in narrow(head)
    return f"{value:f}" if around and "%" not in narrow(shown) else f"{value:f}%"


def _dated(value: date, blank: FormBlank, shown: str) -> str | None:
    begun = _YEAR.match(shown) if blank.kind == "date" else None
    if begun and not str(value.year).startswith(begun[1]):
        return None
    if blank.kind == "date" and "日" not in shown and not _SIGNED.search(shown):
        return None
    return day(value)


def _amount(field: str, value: Decimal, blank: FormBlank) -> str | None:
    after = blank.after
    if field.endswith(_WORDS):
        words = capitals(value)
        if after.startswith("整"):
            return words.removesuffix("整") if words.endswith("整") else None
        if not after.startswith("元"):
            return words
        # The form prints its own 元 or 元整 behind the blank, where no 角 can follow.
        return words.removesuffix("元整") if words.endswith("元整") else None
    unit = next((unit for unit in _UNITS if after.startswith(unit)), "")
    if after.startswith("%"):
        return in_digits(value)
    if not unit and (told := _UNIT_BEFORE.search(narrow(blank.before))):
        unit = told[1]
    if unit in ("", "元"):
        return f"{to_fen(value):,.2f}"
    return in_digits(value / _UNITS[unit])


def set_off(said: str, blank: FormBlank, shown: str, behind: str) -> str:
    """A text in a gap of blanks before another label, kept apart from it: 供应商：甲公司　　日期：

    `shown` is what is printed in the gap, `behind` all that follows in its line: a tab keeps apart already.
    """
    gap = blank.kind in ("spaces", "seal") and bool(shown) and not shown.strip()
    parts = _LABEL.match(narrow(behind)) and not behind.startswith(tuple(_UNITS))
    return f"{said}　　" if gap and parts else said


def in_cell(field: str, value: str | date | Decimal | int, head: str) -> str:
    """The text for a cell below a head, in the unit that the head prints; amounts without one are in 元."""
    if isinstance(value, date):
        return day(value)
    if not isinstance(value, Decimal):
        return for_head(str(value), head) if field == PAGES else str(value)
    unit = next((unit for unit in _UNITS if re.search(f"[(（][^()（）]*{unit}", head)), "")
    if unit in ("万元", "亿元"):
        return in_digits(value / _UNITS[unit])
    return f"{to_fen(value):,.2f}" if unit or field.endswith(_MONEY) else in_digits(value)
