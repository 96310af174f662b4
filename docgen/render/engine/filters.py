"""The filters that templates may use: money, capitals, number, percent, percent_capitals, date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from docgen.model.money import capitals, in_digits, percent_capitals, to_fen


def money(amount: Decimal | int | str) -> str:
    """An amount with two decimals and groups of three: 1862400 → 1,862,400.00."""
    return f"{to_fen(_exact(amount)):,.2f}"  # what Babel writes for zh_CN, fifty times as fast


def written(amount: Decimal | int | str) -> str:
    """An amount of yuan in Chinese capitals.

    1862400 → 壹佰捌拾陆万贰仟肆佰元整
    """
    return capitals(_exact(amount))


def written_percent(share: Decimal | int | str) -> str:
    """A share that is given in percent, in Chinese capitals."""
    return percent_capitals(_exact(share))


def number(figure: Decimal | int | str) -> str:
    """A figure without needless zeros: 35.50 → 35.5."""
    return in_digits(_exact(figure))


def percent(share: Decimal | int | str) -> str:
    """A share that is given in percent: 40 → 40%."""
    return f"{number(share)}%"


@lru_cache(4096)  # the days of a long list are few
def day(value: date | str) -> str:
    """A date as Chinese papers write it.

    2025-11-08 → 2025年11月8日
    """
    when = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{when.year}年{when.month}月{when.day}日"  # what Babel writes, whose import takes long


def _exact(figure: Decimal | int | str) -> Decimal:
    if isinstance(figure, (bool, float)):
        raise TypeError(f"not an exact figure: {figure!r}")
    return Decimal(figure)


FILTERS: dict[str, Callable[..., Any]] = {
    "money": money,
    "capitals": written,
    "percent_capitals": written_percent,
    "number": number,
    "percent": percent,
    "date": day,
}
