"""How a draft tells blanks apart: what was filled has a green ground, what is open a yellow one and a label.

Nothing of this stands in what is handed in.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from docgen.render.forms.names import W, made

GAP = "\u3000\u3000"
"""What stands for a blank without characters where it is to stand out."""

_FILLED = "C6E7C8"
_OPEN = "yellow"
_NOTE, _SMALL = "C00000", "16"
_LONGEST = 14
# The properties of a run that come behind its ground, and those behind its line (ECMA-376 part 1, 17.3.2.28).
_BEHIND_GROUND = tuple(
    W + name
    for name in ("fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
)
BEHIND_LINE = (f"{W}effect", f"{W}bdr", f"{W}shd", *_BEHIND_GROUND)
"""The properties of a run that come behind its underline."""


def stand_out(run: etree._Element) -> None:
    """Show a run as an open blank."""
    look = _look(run)
    if look.find(f"{W}highlight") is None:
        _put(look, made("highlight", val=_OPEN), (f"{W}u", *BEHIND_LINE))


def shade(run: etree._Element) -> None:
    """Show a run as a filled blank."""
    look = _look(run)
    for former in list(look.iterchildren(f"{W}shd")):
        look.remove(former)
    _put(look, made("shd", val="clear", color="auto", fill=_FILLED), _BEHIND_GROUND)


def note(label: str) -> etree._Element:
    """A run that says in small letters what an open blank asks for."""
    run, look = made("r"), made("rPr")
    look.extend((made("color", val=_NOTE), made("sz", val=_SMALL), made("szCs", val=_SMALL)))
    run.append(look)
    text = made("t")
    text.text = f"〔{label if len(label) <= _LONGEST else label[: _LONGEST - 1] + '…'}〕"
    run.append(text)
    return run


def _look(run: etree._Element) -> etree._Element:
    look = run.find(f"{W}rPr")
    if look is None:
        look = made("rPr")
        run.insert(0, look)
    return look


def _put(look: etree._Element, mark: etree._Element, behind: Iterable[str]) -> None:
    names = set(behind)
    later = next((each for each in look if each.tag in names), None)
    look.append(mark) if later is None else later.addprevious(mark)
