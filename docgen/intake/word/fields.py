"""Fields: what they show, not their codes; form fields; those that Word draws from their code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from docgen.intake.word.names import VAL, W, switched, value, whole
from docgen.intake.word.numerals import numeral
from docgen.intake.word.symbols import EMPTY, TICKED, symbol

_LIST_OF_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_BUTTON = re.compile(r'\s*(?:MACROBUTTON|GOTOBUTTON)\s+(?:"[^"]*"|\S+)\s*(.*)', re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(
    r'\s*SYMBOL\s+(0x[0-9a-f]{1,4}|\d{1,5})\b(?:.*?\\f\s*"([^"]+)")?', re.IGNORECASE | re.DOTALL
)
_OVERSTRUCK = re.compile(r"\\o\s*(?:\\a[clr]\s*)?\(([^,，]*)[,，]([^)]*)\)", re.IGNORECASE)
_EQUATION = re.compile(r"\s*EQ\b", re.IGNORECASE)
_SWITCH = re.compile(r"\\[a-z]+", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field whose end has not come yet. `shown`: what follows is its result; `parted`: it has one."""

    code: str = ""
    shown: bool = False
    parted: bool = False

    @property
    def lists(self) -> bool:
        """Whether its result is a list of contents."""
        return _LIST_OF_CONTENTS.match(self.code) is not None


def form_field(begin: etree._Element) -> str:
    """What a field of an old form shows beside its result: a tick box, the chosen entry of a list."""
    data = begin.find(f"{W}ffData")
    if data is None:
        return ""
    box, choice = data.find(f"{W}checkBox"), data.find(f"{W}ddList")
    if box is not None:
        own = switched(box, "checked")
        return TICKED if (bool(switched(box, "default")) if own is None else own) else EMPTY
    if choice is not None:
        entries = [each.get(VAL, "") for each in choice.iterchildren(f"{W}listEntry")]
        at = whole(value(choice, "result") or value(choice, "default")) or 0
        return entries[at] if at < len(entries) else ""
    return ""


def uncomputed(code: str) -> str:
    """What Word draws for a field without a result: signs one over another, a sign by its code, a button."""
    if button := _BUTTON.match(code):
        return button[1].strip()
    if sign := _SYMBOL.match(code):
        return symbol(
            int(sign[1], 0) if sign[1].lower().startswith("0x") else int(sign[1]), sign[2] or "Symbol"
        )
    if _EQUATION.match(code):
        said = _OVERSTRUCK.sub(lambda found: _over(found[1].strip(), found[2].strip()), code)
        return _SWITCH.sub("", _EQUATION.sub("", said)).strip()
    return ""


def _over(below: str, above: str) -> str:
    """Two signs in one place: ○ over 1 is ①, □ over √ is ☑."""
    first, second = sorted((below, above), key=lambda sign: sign not in "○〇□")
    if first in ("○", "〇") and second.isdigit():
        return numeral(int(second[:5]), "decimalEnclosedCircle")
    if first == EMPTY and second:
        return TICKED
    return first + second
