"""Numbers as Chinese papers write them: 12, 1,200.5, 3万, 十二, 两百, 贰拾肆."""

from __future__ import annotations

import re
from decimal import Decimal

_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}

_IN_DIGITS = re.compile(r"-?\d[\d,]*(?:\.\d+)?")

_CHINESE = "[零〇一二两三四五六七八九十百千万亿]"
_FRACTION = "(?:点[零〇一二三四五六七八九]{1,10})?"
CHINESE = f"(?<!{_CHINESE}){_CHINESE}{{1,20}}{_FRACTION}(?!{_CHINESE})"
"""A pattern for numbers in Chinese characters, 五点五 among them; what is longer is no number."""

ARABIC = r"(?<!\d)-?\d{1,15}(?!\d)(?:,\d{3}){0,5}(?:\.\d{1,15})?(?!\d)[百千万亿]{0,4}"
"""A pattern for numbers in digits, with a Chinese multiplier behind them or none; what is longer is none."""

DAYS = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
"""A pattern for numbers of days, as sentences name them."""


def number(text: str) -> Decimal:
    """The number that `ARABIC` or `CHINESE` has met, in capitals too."""
    text = text.translate(_CAPITALS)
    digits = _IN_DIGITS.match(text)
    if digits is None:
        whole, _, fraction = text.partition("点")
        return (
            Decimal(f"{_chinese(whole)}.{_chinese_digits(fraction)}") if fraction else Decimal(_chinese(text))
        )
    value = Decimal(digits.group().replace(",", ""))
    for multiplier in text[digits.end() :]:
        value *= _PLACES.get(multiplier) or _GROUPS[multiplier]
    return value


_BEFORE_MEASURE = re.compile(
    "(?<![第统唯之一二两三四五六七八九十百])[一二两三四五六七八九十百]{1,5}(?=[名人位台套个张部把组块具座])"
)


def in_digits(text: str) -> str:
    """The text with its small Chinese numbers in digits: 三名 is 3名."""
    return _BEFORE_MEASURE.sub(lambda found: str(number(found.group())), text)


def _chinese_digits(text: str) -> str:
    return "".join(str(_DIGITS[digit]) for digit in text)


def _chinese(text: str) -> int:
    if not set(text) & (_PLACES.keys() | _GROUPS.keys()):
        return int(_chinese_digits(text))
    total, group, digit = 0, 0, 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _PLACES:
            group += (digit or 1) * _PLACES[sign]
            digit = 0
        else:
            total += (group + digit or 1) * _GROUPS[sign]
            group = digit = 0
    return total + group + digit
