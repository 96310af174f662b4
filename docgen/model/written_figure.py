"""Figures as people write them, read exactly or not at all: 1亿2000万元, 人民币壹佰万元整, 三百名, 1,200万.

What has two readings is none: 12万3 and 三百二 are said for 123,000 and 320 and could be 120,003 and 302.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from docgen.model.text import single_spaced

# Thousands may be set off, by commas or by spaces, but then everywhere: "12,00" is a slip, not 1200.
_GROUPED: Final = r"(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)"
_ARABIC: Final = rf"{_GROUPED}(?:\.\d+)?"
_CHINESE: Final = "[0-9零一二两三四五六七八九十百千]{1,16}"
_PART: Final = rf"(?:{_ARABIC} ?[十百千]?|{_CHINESE})"
_SUM: Final = (
    rf"(?P<sign>[+-]?)(?:(?P<top>{_PART}) ?万亿)? ?(?:(?P<high>{_PART}) ?亿)? ?(?:(?P<middle>{_PART}) ?万)? ?"
    rf"(?P<low>{_PART})?"
)
_PLACES: Final = {"top": 12, "high": 8, "middle": 4, "low": 0}
_TOGETHER: Final = "(?:共计?|合计|总计) ?:? ?"
_CURRENCY: Final = r"(?:人民币|RMB|CNY|¥)"
# What most people write; the whole grammar takes longer to compile than such a figure to classify.
_PLAIN: Final = re.compile(
    rf"¥? ?(?P<sign>[+-]?)(?P<number>{_ARABIC}) ?(?P<power>[万亿]?)(?P<unit>[元人]?)", re.ASCII
)
_POWER: Final = {"": 0, "万": 4, "亿": 8}
_AMOUNT: Final = (
    rf"(?ai)(?:{_TOGETHER})?(?:{_CURRENCY} ?:? ?){{0,2}}{_SUM} ?"
    r"(?P<unit>元)?(?:(?P<tenths>[0-9一二两三四五六七八九])角)?零?(?:(?P<cents>[0-9一二两三四五六七八九])分)?"
    rf"(?:[整正])? ?(?:{_CURRENCY}|\({_CURRENCY}\))?"
)
_COUNT: Final = (
    rf"(?a)(?:{_TOGETHER})?{_SUM} ?(?P<unit>(?:[名位个] ?)?(?:从业人员|工作人员|员工|职工|人员|人)?)"
)
_CAPITALS: Final = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟圆萬億〇−", "一二三四五六七八九十百千元万亿零-")
_DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_POWERS: Final = {"十": 1, "百": 2, "千": 3}
_SECTION: Final = (
    "零?(?:(?P<thousands>[0-9一二两三四五六七八九])千)?(?P<gap>零)?(?:(?P<hundreds>[0-9一二两三四五六七八九])百)?"
    "(?P<hole>零)?(?:(?P<tens>[0-9一二两三四五六七八九]?)十)?(?P<zero>零)?(?P<ones>[0-9一二两三四五六七八九])?"
)
_LONGEST: Final = 60
"""A longer text is no figure, but for plain digits."""

_NUMERAL: Final = "[0-9零一二两三四五六七八九十百千万亿]"
_VAGUE: Final = (
    "大约|大概|大致|约|左右|上下|将近|接近|近|超过?|逾|不足|不到|不满|不[少低]于|不[多高]于|至[少多]|最[少多]|以[上下内]"
    "|估计?|预计|可能|若干|几|数[十百千万亿]|[十百千万亿]来|[成上][百千万]|[<>≤≥±?]"
    rf"|(?<={_NUMERAL})\+|(?<={_NUMERAL})[多余]"
    rf"|(?<={_NUMERAL}) ?(?:[人名位个万亿元]+ ?)?[-~–—至到或] ?(?={_NUMERAL})"
    "|[一二三四五六七八九](?=[一二三四五六七八九](?:[十百千万亿人名位个元]|$))"
)


def written_amount(text: str) -> Decimal | None:
    """An amount in 元, exact, its sign as written; None where it is no amount or has two readings."""
    return _figure(_AMOUNT, "元", text)


def written_count(text: str) -> Decimal | None:
    """A number of persons or things, exact; whether it is whole is for the caller to say.

    By the ten thousand only with its measure (1.2万人): without it the figure is rather an amount.
    """
    return _figure(_COUNT, "人", text)


def vague_words(text: str) -> str:
    """The first words of the text that leave a figure open (约, 多, -); "" where none do."""
    found = re.search(_VAGUE, _typed(text)[:_LONGEST])
    return found.group().strip() if found else ""


def _typed(text: str) -> str:
    """One form for full-width and half-width, capitals and plain numerals, minus signs and blanks."""
    return single_spaced(text).translate(_CAPITALS)


def _figure(pattern: str, unit: str, text: str) -> Decimal | None:
    typed = _typed(text)
    plain = _PLAIN.fullmatch(typed)
    if plain and plain["unit"] in ("", unit) and (unit == "元" or not (plain["power"] or typed[0] == "¥")):
        value = shifted(_arabic(plain["number"]), _POWER[plain["power"]])
        return value.copy_negate() if plain["sign"] == "-" and value else value
    signs = sum(not sign.isascii() for sign in typed)
    met = re.fullmatch(pattern, typed) if signs <= _LONGEST else None
    total = _composed(met.groupdict(), pattern) if met else None
    return total.copy_negate() if met and total and met["sign"] == "-" else total


def _composed(groups: dict[str, str | None], pattern: str) -> Decimal | None:
    """What the parts of a figure come to, without its sign; None where they have two readings."""
    if pattern is _COUNT and not groups["unit"] and any(groups[group] for group in ("top", "high", "middle")):
        return None
    parts = [(part, power) for name, power in _PLACES.items() if (part := groups[name])]
    small = [groups.get("tenths"), groups.get("cents")]
    if not parts:
        total = Decimal(0) if any(small) and not groups["unit"] else None
    else:
        total = _total(parts, bool(groups["unit"])) if groups["unit"] or not any(small) else None
    if total is None or not any(small):
        return total
    if total != total.to_integral_value():
        return None
    return shifted(shifted(total, 2) + 10 * _digit(small[0]) + _digit(small[1]), -2)


def _total(parts: list[tuple[str, int]], measured: bool) -> Decimal | None:
    """The sum of what stands before 万亿, 亿 and 万 and behind them, each within its room."""
    values = [_part(part) for part, _ in parts]
    if len(parts) == 1:
        return shifted(values[0], parts[0][1]) if values[0] is not None else None
    total, above = Decimal(0), 0
    for value, (written, power) in zip(values, parts, strict=True):
        if value is None or value != value.to_integral_value() or (above and value >= 10 ** (above - power)):
            return None
        if power == 0 and not _ends_clearly(written, above, measured):
            return None
        total, above = total + shifted(value, power), power
    return total


def _ends_clearly(low: str, above: int, measured: bool) -> bool:
    """Whether what follows 万 or 亿 counts ones: 1万2000, 1万零5, 1万500元, and not 1万2 or 1亿2000."""
    if low.startswith(("零", "0")):
        return True
    if above > 4:
        return low.isascii() and len(low) > 4
    return any(power in low for power in _POWERS) or len(low) > (1 if measured else 3)


def _part(text: str) -> Decimal | None:
    """The number before a unit: 1,200.5, 3千, 三百零二, 1千2百."""
    text = text.strip()
    arabic = re.fullmatch(rf"({_ARABIC}) ?([十百千]?)", text, re.ASCII)
    if arabic:
        return shifted(_arabic(arabic[1]), _POWERS.get(arabic[2], 0))
    if "零" in text[1:] and len(text) > 2 and set(text) <= _DIGITS.keys():
        return Decimal("".join(str(_DIGITS[digit]) for digit in text))
    if text == "零":
        return Decimal(0)
    met = re.fullmatch(_SECTION, text)
    if met is None or (met["ones"] and _colloquial(met)):
        return None
    tens = met["tens"]
    value = Decimal(0)
    for power, digit in enumerate(
        (met["ones"], "一" if tens == "" else tens, met["hundreds"], met["thousands"])
    ):
        value += _digit(digit) * 10**power
    return value


def _arabic(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace(" ", ""))


def _colloquial(met: re.Match[str]) -> bool:
    """三百二 and 三千二: a digit behind 百 or 千 without 零 is mostly of the next place."""
    higher = met["hundreds"] or met["thousands"]
    return bool(higher) and met["tens"] is None and not (met["zero"] or met["hole"] or met["gap"])


def _digit(sign: str | None) -> int:
    return 0 if not sign else int(sign) if sign.isascii() else _DIGITS[sign]


def shifted(value: Decimal | int, places: int) -> Decimal:
    """The value times ten to `places`, exact: Decimal's own arithmetic would round to 28 digits."""
    sign, digits, exponent = Decimal(value).as_tuple()
    if not isinstance(exponent, int):
        raise ValueError("no finite figure")
    moved = exponent + places
    return Decimal((sign, digits + (0,) * moved, 0)) if moved > 0 else Decimal((sign, digits, moved))
