"""Figures written in other ways than in digits with a unit behind them, put in that one way."""

from __future__ import annotations

import re
from decimal import Decimal

from docgen.model.money import in_digits
from docgen.model.numerals import ARABIC, CHINESE, number
from docgen.model.text import unspaced

_NUMERAL = f"(?:{ARABIC}|{CHINESE})"
_HUNDREDTHS = re.compile(f"(百|千)分之({CHINESE}|{ARABIC})")
_BELOW_ZERO = re.compile(r"零下(\d)")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬", "一二三四五六七八九十百千万")
# 陆某 and 伍家 are names: one formal sign alone counts before a measure word only, and 陆 never.
_IN_FORM = re.compile(
    "[壹贰叁肆伍陆柒捌玖拾佰仟][零壹贰叁肆伍陆柒捌玖拾佰仟萬万亿]+|[壹贰叁肆伍柒捌玖](?=[名人台辆套次个年月日])"
)
_JIAO = re.compile(
    rf"(?P<yuan>{_NUMERAL})元零?(?P<jiao>[\d一二两三四五六七八九])角(?:(?P<fen>[\d一二两三四五六七八九])分)?"
)
_EXACT_YUAN = re.compile("元整(?![改顿理个])")
_UNIT_LEFT_OUT = re.compile(r"(?<=\d)([万亿])(?=/人)")
_BY_PERSON_AND_TIME = re.compile(r"/\(?(人|名)[·/]?([月年日天])\)?(?![\d内])")
_PER_MINUTE = re.compile("/分(?!钟|部|公)")
_SPREAD = re.compile(
    rf"(?P<middle>{_NUMERAL})(?P<unit>[^\d\W]{{1,3}}|%|‰|°C)?(?:±|\+/-|\(?上下(?:浮动)?|\(?浮动)"
    rf"(?P<by>{_NUMERAL})(?P<same>个百分点|[^\d\W]{{1,3}}|%|‰|°C)\)?"
)
_OF_SPREADS = ("±", "+/-", "上下", "浮动")
_ROUND_THE_CLOCK = re.compile(r"(?<!\d)7(?:天)?[×xX*]24(?:个)?小时|全天候")


def in_signs(text: str) -> str:
    """The unspaced text: 百分之五点五 as 5.5%, 陆拾万元整 as 六十万元, 4%±2% as 2%至6%."""
    words = _HUNDREDTHS.sub(
        lambda found: f"{number(found[2])}{'%' if found[1] == '百' else '‰'}", unspaced(text)
    )
    words = _IN_FORM.sub(lambda found: found[0].translate(_FORMAL), words)
    words = _EXACT_YUAN.sub("元", _JIAO.sub(_in_yuan, words))
    words = _BY_PERSON_AND_TIME.sub(r"/\1·\2", _UNIT_LEFT_OUT.sub(r"\1元", words))
    words = _PER_MINUTE.sub("/分钟", _BELOW_ZERO.sub(r"-\1", words))
    spread = any(sign in words for sign in _OF_SPREADS)
    return _SPREAD.sub(_in_bounds, words) if spread else words


def round_the_clock(words: str) -> str:
    """The words with 7×24小时 and 全天候 as 每日24小时."""
    return _ROUND_THE_CLOCK.sub("每日24小时", words)


def _in_yuan(found: re.Match[str]) -> str:
    tenths = 10 * number(found["jiao"]) + (number(found["fen"]) if found["fen"] else 0)
    return f"{in_digits(number(found['yuan']) + tenths / Decimal(100))}元"


def _in_bounds(found: re.Match[str]) -> str:
    """4%±2% as 2%至6%; of two units, as 2小时±15分钟, it stays and is read as it stands."""
    unit = found["unit"] or found["same"]
    same = "%" if found["same"] == "个百分点" else found["same"]
    if same != unit:
        return found[0]
    middle, by = number(found["middle"]), number(found["by"])
    return f"{in_digits(middle - by)}{unit}至{in_digits(middle + by)}{unit}"
