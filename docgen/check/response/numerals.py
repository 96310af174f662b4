"""Whole numbers as Chinese papers write them: 12 and 十二."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"

NUMERAL = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
"""A pattern for what `whole` reads."""


def whole(text: str) -> int:
    """The number below 100 in characters, or of any size in digits: 十 is 10, 二十五 is 25."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.find(ones)
    return (_DIGITS.find(tens) if tens else 1) * 10 + max(_DIGITS.find(ones or "零"), 0)
