"""Amounts as texts write them, in figures or capitals."""

from __future__ import annotations

import re
from decimal import Decimal

from docgen.model.text import unspaced

FIGURE = r"[¥￥]?\s*(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>万元|元)"
CAPITALS = "(?P<capitals>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}[元圆][零壹贰叁肆伍陆柒捌玖角分整正]*)"
AMOUNT = f"(?:{FIGURE}|{CAPITALS})"
"""A pattern for an amount in text of `one_form`."""

WRITABLE = 10**16
"""Amounts from here on have no written form."""


def start(match: re.Match[str]) -> int:
    """Where the amount begins that `AMOUNT` has met."""
    return max(match.start("figure"), match.start("capitals"))


def read(match: re.Match[str]) -> tuple[str, Decimal | None]:
    """The amount as written, with its value in 元; None for one in capitals."""
    if match.group("capitals"):
        return match.group("capitals"), None
    return f"{match.group('figure')}{match.group('unit')}", value(match)


def value(match: re.Match[str]) -> Decimal:
    """The amount in figures, in 元."""
    figure = Decimal(match.group("figure").replace(",", ""))
    return figure * 10_000 if match.group("unit") == "万元" else figure


def one_form(text: str) -> str:
    """Written amounts in one form."""
    return unspaced(text).replace("圆", "元").replace("正", "整")
