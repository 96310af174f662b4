"""Invented people, firms and places; 某 in every name says so."""

from __future__ import annotations

from random import Random

_SURNAMES = "黄李韦陆农梁陈覃周何邓吴莫蒙罗赵谢卢林方"
_LAST = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_TRADES = ["电子", "家居", "食品", "服饰", "木业", "玩具", "五金", "物流", "包装", "橡塑"]


def person(random: Random) -> str:
    """A name such as 韦某辰."""
    return f"{random.choice(_SURNAMES)}某{random.choice(_LAST)}"


def phone(random: Random) -> str:
    """A number of a block that no operator has given out."""
    return f"1990000{random.randrange(10_000):04}"


def firm(number: int) -> str:
    """The name of the n-th invented firm."""
    return f"示例{_TRADES[number % len(_TRADES)]}第{number:03}号有限公司"


def village(random: Random) -> str:
    """An invented village."""
    return f"示例镇{random.choice(_LAST)}{random.choice('东西南北上下')}村"
