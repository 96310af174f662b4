"""Figures for the size classes as people write them, read exactly: amounts into 元, headcount into 人.

A figure that cannot be read or cannot be is refused with a finding that names its field and the remedy.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.money import in_digits
from docgen.model.sme.size_class import FigureError
from docgen.model.text import single_spaced

# Thousands may be set off, by commas or by spaces, but then everywhere: "12,00" is a slip, not 1200.
_NUMBER: Final = r"(?P<sign>[+-]?)(?P<number>(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.\d+)?)"
_AMOUNT: Final = re.compile(rf"¥? ?{_NUMBER} ?(?P<unit>万元|亿元|万|亿|元)?", re.ASCII)
_HEADCOUNT: Final = re.compile(rf"{_NUMBER} ?人?", re.ASCII)
_POWERS: Final = {None: 0, "元": 0, "万": 4, "万元": 4, "亿": 8, "亿元": 8}
_SHOWN = 40
"""Characters of a faulty figure that a message quotes."""


def parse_amount(text: str, field: str = "amount") -> Decimal:
    """An amount in 元, exact, from "12000000", "12,000,000元", "1200万元", "1200万" or "0.12亿元".

    Full-width characters and spaces are taken. A minus sign is read; whether it may stand is for
    `figure_faults` to say. Raises FigureError (SME-AMOUNT at `field`) for anything else.
    """
    match = _AMOUNT.fullmatch(_typed(text))
    if not match:
        raise FigureError(found("SME-AMOUNT", Origin("", field), _not_an_amount(text)))
    return _number(match, _POWERS[match["unit"]])


def parse_headcount(text: str, field: str = "headcount") -> Decimal:
    """A number of persons, exact, from "120", "1,200" or "120人"; whether it is whole is for `figure_faults`.

    Raises FigureError (SME-HEADCOUNT at `field`) for anything that is no figure.
    """
    match = _HEADCOUNT.fullmatch(_typed(text))
    if not match:
        raise FigureError(found("SME-HEADCOUNT", Origin("", field), _no_headcount(text)))
    return _number(match)


def figure_faults(
    headcount: Decimal | int | None = None,
    revenue: Decimal | int | None = None,
    assets: Decimal | int | None = None,
) -> tuple[Finding, ...]:
    """Every fault of three figures (人, 元, 元; None unknown): below 0, no number, part of a person.

    Raises TypeError for a binary float, whose value is not the one that was written.
    """
    faults = [
        fault
        for field, value in (("headcount", headcount), ("revenue", revenue), ("assets", assets))
        if value is not None and (fault := _impossible(field, value))
    ]
    return tuple(faults)


def shifted(value: Decimal | int, places: int) -> Decimal:
    """The value times ten to `places`, exact: Decimal's own arithmetic would round to 28 digits."""
    sign, digits, exponent = Decimal(value).as_tuple()
    if not isinstance(exponent, int):
        raise ValueError("no finite figure")
    return Decimal((sign, digits, exponent + places))


def _typed(text: str) -> str:
    """One form for full-width and half-width characters, minus signs and spaces."""
    return single_spaced(text).replace("\u2212", "-")


def _number(found: re.Match[str], power: int = 0) -> Decimal:
    """The number times ten to `power`, exact, by moving its point; "-0" is 0."""
    whole, _, rest = found["number"].replace(",", "").replace(" ", "").partition(".")
    rest = rest.ljust(power, "0")
    value = Decimal(f"{found['sign']}{whole}{rest[:power]}.{rest[power:]}")
    return value or value.copy_abs()


def _impossible(field: str, value: Decimal | int) -> Finding | None:
    if isinstance(value, float):
        raise TypeError(f"{field}: a binary float is no exact figure")
    exact = Decimal(value)
    if not exact.is_finite():
        return found("SME-AMOUNT", Origin("", field), _not_an_amount(str(exact)))
    if exact < 0:
        said = Message('less than 0: "{text}"', {"text": _quoted(in_digits(exact))})
        return found("SME-NEGATIVE", Origin("", field), said)
    if field == "headcount" and exact != exact.to_integral_value():
        return found("SME-HEADCOUNT", Origin("", field), _no_headcount(in_digits(exact)))
    return None


def _not_an_amount(text: str) -> Message:
    return Message('not an amount: "{text}"', {"text": _quoted(text)})


def _no_headcount(text: str) -> Message:
    return Message('not a whole number of persons: "{text}"', {"text": _quoted(text)})


def _quoted(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
