"""A list's number as Word prints it, by the names of ECMA-376 part 1, 17.18.59 (ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_PLAIN, _LEGAL, _LEGAL_TRADITIONAL = "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖"


def numeral(value: int, kind: str) -> str:
    """`value` in the format `kind`; as plain digits in a format that Chinese papers do not use."""
    made = _FORMATS.get(kind)
    return str(value) if made is None else made(value)


def padded(value: int, sample: str) -> str:
    """`value` as a custom format (`001, 002, 003, ...`) writes it."""
    first = sample.split(",")[0].strip()
    return str(value).zfill(len(first)) if first.isdigit() else str(value)


def _letters(value: int) -> str:
    """a … z, then aa, bb, as Word counts."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value else ""


def _roman(value: int) -> str:
    said = ""
    for worth, sign in _ROMAN:
        said += sign * (value // worth)
        value %= worth
    return said


def _digits(signs: str) -> Callable[[int], str]:
    return lambda value: "".join(signs[int(digit)] for digit in str(value))


def _counted(value: int, signs: str, units: str) -> str:
    """Value up to 99,999 in words: 一百零五, with `signs` from zero and `units` of ten to ten thousand."""
    said, gap = "", False
    for power in range(len(str(value)) - 1, -1, -1):
        digit = value // 10**power % 10
        if digit:
            said += (signs[0] if gap and said else "") + signs[digit] + (units[power - 1] if power else "")
        gap = not digit
    return said or signs[0]


def _counting(value: int) -> str:
    said = _counted(value, "零" + _PLAIN[1:], "十百千万")
    return said.removeprefix("一") if 10 <= value < 20 else said


def _japanese(value: int) -> str:
    """十, 百 and 千 without 一 before and 零 between."""
    said = _counted(value, "零" + _PLAIN[1:], "十百千万").replace("零", "") if value else "〇"
    for unit in "十百千":
        said = said.replace(f"一{unit}", unit)
    return said


def _below_hundred(value: int) -> str:
    return _counting(value) if value < 100 else _digits("○" + _PLAIN[1:])(value)


def _row(first: str, most: int) -> Callable[[int], str]:
    """Signs that follow `first` in Unicode, up to `most`; digits from there on."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= most else str(value)


def _circled(value: int) -> str:
    for first, least, most in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if least <= value <= most:
            return chr(ord(first) + value - least)
    return str(value)


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else str(value)


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda value: f"{value:02}",
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "numberInDash": lambda value: f"- {value} -",
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _row("⒈", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "ideographDigital": _digits(_PLAIN),
    "japaneseDigitalTenThousand": _digits(_PLAIN),
    "taiwaneseDigital": _digits("○" + _PLAIN[1:]),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": lambda value: _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12],
    "chineseCounting": _below_hundred,
    "taiwaneseCounting": _below_hundred,
    "chineseCountingThousand": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": lambda value: _counted(value, _LEGAL, "拾佰仟万"),
    "ideographLegalTraditional": lambda value: _counted(value, _LEGAL_TRADITIONAL, "拾佰仟萬"),
    "japaneseLegal": lambda value: _counted(value, "零壱弐参四伍六七八九", "拾百千萬").replace("零", ""),
}
