"""Numbers that a writer typed where Word would number: the volume's own numbers take their place."""

from __future__ import annotations

import re

from docx.oxml.ns import qn
from lxml import etree

from docgen.render.prose.source import words

_COUNT = "[一二三四五六七八九十百]+"
_TYPED = re.compile(
    rf"\s*(?:第(?:{_COUNT}|\d+)[章节条]|{_COUNT}、|[（(](?:{_COUNT}|\d+)[）)]"
    r"|\d+(?:\.\d+)*[、．.](?!\d)|\d+(?:\.\d+)+(?=\s))\s*"
)

CAPTION = re.compile(r"\s*[表图]\s*\d[\d.\-]*(?!\d)[\s　:：].{0,60}$")
"""A paragraph that is the caption of a table or picture by its words: 表 1 人员分布."""


def without_typed_number(text: str) -> str:
    """The words of a heading behind a number typed before them, unless that is all that it says."""
    found = _TYPED.match(text)
    return text[found.end() :] if found and found.end() < len(text) else text


def drop_typed_number(heading: etree._Element) -> None:
    """Take a typed number off the front of a heading, unless it is all that the heading says."""
    text = words(heading)
    found = _TYPED.match(text)
    if not found or found.end() == len(text):
        return
    left = found.end()
    for piece in heading.iter(qn("w:t")):
        said = piece.text or ""
        piece.text = said[left:]
        left = max(0, left - len(said))
        if not left:
            return
