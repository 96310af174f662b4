"""People who do not exist, and the hours that they serve."""

from __future__ import annotations

from stdnum.cn import ric


def identity(born: str, gender: str = "男") -> str:
    """An identity number that nobody has: 450000 is no county."""
    front = f"450000{born}{'001' if gender == '男' else '000'}"
    return front + ric.calc_check_digit(f"{front}0")


def shift(weekdays: tuple[int, ...], opens: str, closes: str) -> dict[str, object]:
    return {"weekdays": weekdays, "opens": opens, "closes": closes}
