"""The names of OOXML that lifting looks for."""

from __future__ import annotations

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_W}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VAL = f"{W}val"
P, TBL = f"{W}p", f"{W}tbl"


def made(name: str, **values: str) -> etree._Element:
    """A w:`name` with these w: attributes."""
    element = etree.Element(W + name, nsmap={"w": _W})
    for key, said in values.items():
        element.set(W + key, said)
    return element


def value(parent: etree._Element | None, path: str) -> str | None:
    """The w:val of the element at a path of w: names below `parent`; None where there is none."""
    at = parent
    for name in path.split("/"):
        at = None if at is None else at.find(W + name)
    return None if at is None else at.get(VAL, "")


def drop(element: etree._Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
