"""Which paragraphs of a Word file are headings: by outline level, by style, by what that is based on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from docgen.guard.markup import parse_markup

# python-docx has this name, but loading a project would be slower by importing it.
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMED = re.compile(r"(?:heading|标题) ?[1-9]|title")
_DEEPEST_CHAIN = 20
_BODY_LEVEL = "9"


def heading_styles(content: bytes) -> frozenset[str]:
    """The ids of the styles that are headings or titles; none in a part that cannot be read."""
    try:
        root = parse_markup(content)
    except etree.XMLSyntaxError:
        return frozenset()
    styles = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    return frozenset(key for key in styles if _is_heading(key, styles))


def is_heading(paragraph: etree._Element, styles: frozenset[str]) -> bool:
    """Whether the paragraph is a heading, by its own outline level or else by its style."""
    own = _of(paragraph, "outlineLvl")
    return own != _BODY_LEVEL if own else _of(paragraph, "pStyle") in styles


def _is_heading(key: str, styles: Mapping[str, etree._Element]) -> bool:
    for _ in range(_DEEPEST_CHAIN):
        style = styles.get(key)
        if style is None:
            return False
        if _NAMED.fullmatch(_value(style.find(f"{W}name")).strip().lower()):
            return True
        if level := _of(style, "outlineLvl"):
            return level != _BODY_LEVEL
        key = _value(style.find(f"{W}basedOn"))
    return False


def _of(element: etree._Element, name: str) -> str:
    return _value(element.find(f"{W}pPr/{W}{name}"))


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
