"""What a paragraph or run looks like by its style, by what that is based on, and by the file's defaults."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.intake.word.names import VAL, W, switched, value, whole

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录) ?[1-9]", re.IGNORECASE)
_DEEPEST = 30
_NO_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything that it inherits. `listed_by` is the style that `num` and `level` stand in."""

    name: str = ""
    outline: int | None = None
    align: str | None = None
    breaks: bool = False
    num: str | None = None
    level: int | None = None
    listed_by: str = ""
    bold: bool = False
    underlined: bool = False
    hidden: bool = False
    size: float | None = None
    font: str = ""
    contents: bool = False


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._made: dict[str, Style] = {}
        self._default = ""
        self.size = 10.0
        if root is None:
            return
        for style in root.iterchildren(f"{W}style"):
            self._elements[style.get(f"{W}styleId", "")] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._default = style.get(f"{W}styleId", "")
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if (size := whole(value(defaults, "sz"))) is not None:
            self.size = size / 2

    def paragraph(self, key: str | None) -> Style:
        """The style of a paragraph that names `key`, or none."""
        return self.of(key if key in self._elements else self._default)

    def of(self, key: str | None) -> Style:
        """The style `key`; one that says nothing where there is none."""
        if not key:
            return _NONE
        if key not in self._made:
            self._made[key] = _style(list(self._chain(key)))
        return self._made[key]

    def _chain(self, key: str) -> Iterator[tuple[str, etree._Element]]:
        for _ in range(_DEEPEST):
            element = self._elements.get(key)
            if element is None:
                return
            yield key, element
            key = value(element, "basedOn") or ""


_NONE = Style()


def _style(chain: list[tuple[str, etree._Element]]) -> Style:
    """A style from the elements of itself and its ancestors, nearest first."""
    said: dict[str, object] = {}
    for key, element in chain:
        for name, what in _own(key, element).items():
            said.setdefault(name, what)
    outline = said.pop("outline", None)
    return Style(outline=outline if isinstance(outline, int) and outline <= _NO_LEVEL else None, **said)  # type: ignore[arg-type]


def _own(key: str, element: etree._Element) -> Mapping[str, object]:
    """What a style says itself."""
    own: dict[str, object] = {}
    name = value(element, "name") or ""
    own["name"] = name
    if heading := _HEADING.fullmatch(name.strip()):
        own["outline"] = int(heading[1])
    if _CONTENTS.fullmatch(name.strip()):
        own["contents"] = True
    paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    if paragraph is not None:
        level = whole(value(paragraph, "outlineLvl"))
        if level is not None:
            own["outline"] = level + 1
        own |= _said(align=value(paragraph, "jc"), breaks=switched(paragraph, "pageBreakBefore"))
        numbered = paragraph.find(f"{W}numPr")
        if numbered is not None:
            own |= _said(num=value(numbered, "numId"), level=whole(value(numbered, "ilvl"), most=8))
            own["listed_by"] = key
    if run is not None:
        size = whole(value(run, "sz"))
        fonts = run.find(f"{W}rFonts")
        own |= _said(
            bold=switched(run, "b"),
            hidden=switched(run, "vanish"),
            underlined=underline(run),
            size=None if size is None else size / 2,
            font=None if fonts is None else fonts.get(f"{W}ascii"),
        )
    return own


def underline(run: etree._Element) -> bool | None:
    """Whether run properties underline; None where they say nothing."""
    line = run.find(f"{W}u")
    return None if line is None else line.get(VAL, "single") != "none"


def _said(**each: object) -> dict[str, object]:
    return {name: what for name, what in each.items() if what is not None}
