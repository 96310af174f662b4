"""The one place where money and percentages are rounded, and the written forms of amounts."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

FEN = Decimal("0.01")
"""The least amount, in 元."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_SECTIONS = ("", "万", "亿", "万亿")


def to_fen(amount: Decimal) -> Decimal:
    """The amount in 元, half up to the fen."""
    with localcontext(prec=60):
        return amount.quantize(FEN, ROUND_HALF_UP)


def in_digits(value: Decimal | int) -> str:
    """A figure in digits without exponent or idle zeros: 7999.0000 → 7999."""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def digits(**figures: Decimal | int) -> dict[str, object]:
    """Figures by name as `in_digits` writes them: the values of a message."""
    return {name: in_digits(figure) for name, figure in figures.items()}


def capitals(amount: Decimal) -> str:
    """An amount in 元 as written on Chinese papers: 1862400.00 → 壹佰捌拾陆万贰仟肆佰元整.

    Source: 《正确填写票据和结算凭证的基本规定》 (中国人民银行, 支付结算办法附件一). Exact to the fen;
    amounts of 10^16 元 and more raise ValueError.
    """
    amount = to_fen(amount)
    if amount < 0:
        return "负" + capitals(-amount)
    yuan, fen = divmod(int(amount * 100), 100)
    if yuan >= 10**16:
        raise ValueError("an amount of 10^16 元 or more has no written form here")
    jiao, fen = divmod(fen, 10)
    text = _whole(yuan) + "元" if yuan else ""
    if not jiao and not fen:
        return (text or "零元") + "整"
    if jiao:
        text += _DIGITS[jiao] + "角"
    elif yuan:
        text += "零"
    return text + (_DIGITS[fen] + "分" if fen else "整")


def percent_capitals(share: Decimal) -> str:
    """A share in percent as written in words: 92.5 → 百分之玖拾贰点伍. Below 0 raises ValueError."""
    if share < 0:
        raise ValueError("a share below 0 has no written form here")
    whole, _, parts = in_digits(share).partition(".")
    point = "点" + "".join(_DIGITS[int(digit)] for digit in parts) if parts else ""
    return f"百分之{_whole(int(whole)) or '零'}{point}"


def _whole(number: int) -> str:
    """A positive whole number by sections of four digits, with 零 where digits between are missing."""
    text, gap = "", False
    for power in (3, 2, 1, 0):
        section = number // 10 ** (4 * power) % 10**4
        if not section:
            gap = bool(text)
            continue
        if text and (gap or section < 1000):
            text += "零"
        text += _section(section) + _SECTIONS[power]
        gap = False
    # 亿 is said once: 1 0000 0000 0000 is 壹万亿, and 1 2345 0000 0000 is 壹万贰仟叁佰肆拾伍亿.
    if number // 10**12 and number // 10**8 % 10**4:
        text = text.replace("万亿", "万", 1)
    return text


def _section(section: int) -> str:
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = section // 10**power % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _UNITS[power]
            gap = False
        else:
            gap = True
    return text
