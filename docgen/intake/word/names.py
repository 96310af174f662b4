"""The names of OOXML that the reader looks for."""

from __future__ import annotations

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_W}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

VAL = f"{W}val"
_OFF = frozenset(("0", "false", "off"))


def value(parent: etree._Element | None, name: str) -> str | None:
    """The `w:val` of the child w:`name`; None where there is no such child, "" where it says nothing."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(VAL, "")


def switched(parent: etree._Element | None, name: str) -> bool | None:
    """Whether the child w:`name` switches its property on or off; None where it says nothing."""
    said = value(parent, name)
    return None if said is None else said not in _OFF


def whole(text: str | None, least: int = 0, most: int = 32767) -> int | None:
    """A whole number of a file within bounds; None where it is none."""
    try:
        return max(least, min(most, int(text or "")))
    except ValueError:
        return None
