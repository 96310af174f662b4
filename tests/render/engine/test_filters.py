"""Figures as filters write them, held against Babel's for Chinese."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.money import to_fen
from docgen.render.engine.filters import day, money

AMOUNTS = st.decimals(-(10**18), 10**18, allow_nan=False, allow_infinity=False, places=4)


@given(AMOUNTS)
def test_money_is_written_as_babel_writes_it_for_chinese(amount: Decimal) -> None:
    assert money(amount) == format_decimal(to_fen(amount), format="#,##0.00", locale="zh_CN")


@given(st.dates(date(1000, 1, 1)))
def test_a_day_is_written_as_babel_writes_it_for_chinese(when: date) -> None:
    assert day(when) == day(when.isoformat()) == format_date(when, "long", locale="zh_CN")
