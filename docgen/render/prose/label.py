"""The labels of automatic lists: 第一条, （2）, a) and the like."""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree
from markupsafe import escape

from docgen.render.prose.source import is_on, number, value

INDENT = 420
"""Twentieths of a point: two characters of body text."""


@dataclass(frozen=True)
class Label:
    """The form of a list's number: Word's name of the numerals, the text around them, what follows.

    `restarts` is the number of the level above which begins it anew, blank for any, "0" for none;
    `digits` has it show those of all levels as digits.
    """

    numerals: str
    text: str
    after: str = "tab"
    restarts: str = ""
    digits: bool = False

    def is_plain(self, depth: int) -> bool:
        """Whether it is 1. 2. 3., which the volume's own lists are, or a bullet."""
        return self.numerals == "bullet" or (self.numerals == "decimal" and self.text == f"%{depth + 1}.")

    def level(self, depth: int) -> str:
        """A w:lvl with it, two characters in, its further lines at the margin."""
        restarts = f'<w:lvlRestart w:val="{number(self.restarts)}"/>' if self.restarts else ""
        restarts += "<w:isLgl/>" if self.digits else ""
        after = "nothing" if self.after == "nothing" else "space"
        # A bullet's sign is one of a font of signs, which stays behind.
        text = "•" if self.numerals == "bullet" else escape(self.text)
        indent = f'<w:ind w:left="{INDENT * depth}" w:firstLineChars="200" w:firstLine="480"/>'
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{escape(self.numerals)}"/>'
            f'{restarts}<w:suff w:val="{after}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f"<w:pPr>{indent}</w:pPr></w:lvl>"
        )


def read_label(level: etree._Element | None, depth: int) -> Label:
    """The label of a w:lvl; where a list has none for that depth, a plain one."""
    if level is None:
        return Label("decimal", f"%{depth + 1}.")
    return Label(
        value(level.find(qn("w:numFmt")), "val", "decimal"),
        value(level.find(qn("w:lvlText")), "val"),
        value(level.find(qn("w:suff")), "val", "tab"),
        value(level.find(qn("w:lvlRestart")), "val"),
        is_on(level.find(qn("w:isLgl"))),
    )
