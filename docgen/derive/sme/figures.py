"""Figures for the size classes as people write them, read exactly: amounts into 元, headcount into 人.

A figure that cannot be read or cannot be is refused with a finding that names its field and the remedy.
"""

from __future__ import annotations

from decimal import Decimal

from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.money import in_digits
from docgen.model.sme.size_class import FigureError
from docgen.model.written_figure import vague_words, written_amount, written_count

_SHOWN = 40
"""Characters of a faulty figure that a message quotes."""


def parse_amount(text: str, field: str = "amount") -> Decimal:
    """An amount in 元, exact, as `model.written_figure` reads it: "12000000", "1亿2000万元", "人民币壹元整".

    A minus sign is read; whether it may stand is for `figure_faults` to say. Raises FigureError (SME-AMOUNT
    at `field`) for anything else, and for what is vague.
    """
    amount = written_amount(text)
    if amount is None:
        raise FigureError(_unread("SME-AMOUNT", field, text, _not_an_amount(text)))
    return amount


def parse_headcount(text: str, field: str = "headcount") -> Decimal:
    """A number of persons, exact, from "120", "1,200名" or "三百人"; whole or not is for `figure_faults`.

    Raises FigureError (SME-HEADCOUNT at `field`) for anything that is no figure or a vague one.
    """
    headcount = written_count(text)
    if headcount is None:
        raise FigureError(_unread("SME-HEADCOUNT", field, text, _no_headcount(text)))
    return headcount


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


def _unread(code: str, field: str, text: str, otherwise: Message) -> Finding:
    """That a text is no figure; of one that leaves its figure open, by which words."""
    words = vague_words(text)
    if not words:
        return found(code, Origin("", field), otherwise)
    said = Message(
        'not an exact figure, for it says "{words}": "{text}"', {"words": words, "text": _quoted(text)}
    )
    return found(code, Origin("", field), said, "vague")


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
