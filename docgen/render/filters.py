"""The filters that templates may use: money, capitals, number, percent, date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from docgen.model.money import capitals, to_fen


def money(amount: Decimal | int | str) -> str:
    """元 with two decimals and groups of three: 1862400 → 1,862,400.00."""
    return format_decimal(to_fen(_exact(amount)), format="#,##0.00", locale=_chinese())


@cache
def _chinese() -> Locale:
    """Found once: looking for a locale by its name costs more than formatting an amount."""
    return Locale.parse("zh_CN")


def written(amount: Decimal | int | str) -> str:
    """元 in capitals: 1862400 → 壹佰捌拾陆万贰仟肆佰元整."""
    return capitals(_exact(amount))


def number(figure: Decimal | int | str) -> str:
    """A figure without needless zeros: 35.50 → 35.5."""
    text = f"{_exact(figure):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: Decimal | int | str) -> str:
    """A share that is given in percent: 40 → 40%."""
    return f"{number(share)}%"


def day(value: date | str) -> str:
    """A date as Chinese papers write it: 2025年11月8日."""
    when = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{when.year}年{when.month}月{when.day}日"


def _exact(figure: Decimal | int | str) -> Decimal:
    if isinstance(figure, (bool, float)):
        raise TypeError(f"not an exact figure: {figure!r}")
    return Decimal(figure)


FILTERS: dict[str, Callable[..., Any]] = {
    "money": money,
    "capitals": written,
    "number": number,
    "percent": percent,
    "date": day,
}
