"""The automatic numbers of lists, as Word prints them: ECMA-376 part 1, 17.9.

All lists of one w:abstractNum share their counters; a w:num with a w:startOverride begins anew where it is
first used. A level begins anew after one above it, unless w:lvlRestart says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from docgen.intake.word.names import VAL, W, switched, value, whole
from docgen.intake.word.numerals import numeral, padded
from docgen.intake.word.styles import Styles
from docgen.intake.word.symbols import plain

_LEVELS = 9
_HOLLOW = "o"  # Word's own second bullet, the letter in a font of a typewriter
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list. `restart`: begins anew after a level above this one, from 1; 0 never; None: any."""

    start: int = 1
    kind: str = "decimal"
    sample: str = ""
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""
    font: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """A w:num: the list whose counters it shares, its levels, where it begins anew and with which value."""

    shared: str
    levels: tuple[Level, ...]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a file."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._made: dict[str, _List | None] = {}
        if root is not None:
            for each in root.iterchildren(f"{W}abstractNum"):
                self._abstract[each.get(f"{W}abstractNumId", "")] = each
            for each in root.iterchildren(f"{W}num"):
                self._nums[each.get(f"{W}numId", "")] = each

    def of(self, num: str) -> _List | None:
        """The list of a w:numId; None for 0, and for one that the file does not have."""
        if num not in self._made:
            self._made[num] = self._list(num)
        return self._made[num]

    def place(self, properties: etree._Element | None, key: str | None) -> tuple[str, int] | None:
        """List and level of a paragraph with these w:pPr and the style `key`; None where it has no number."""
        style = self._styles.paragraph(key)
        own = None if properties is None else properties.find(f"{W}numPr")
        num, level = value(own, "numId"), whole(value(own, "ilvl"), most=_LEVELS - 1)
        by_style = num is None
        if num is None:
            num = style.num
        found = self.of(num) if num else None
        if num is None or found is None:
            return None
        if level is None:
            linked = [at for at, one in enumerate(found.levels) if one.style and one.style == style.listed_by]
            if not by_style:
                linked = [at for at, one in enumerate(found.levels) if one.style and one.style == key]
            level = linked[0] if linked else ((style.level if by_style else None) or 0)
        return num, level

    def _list(self, num: str, met: int = 0) -> _List | None:
        element = self._nums.get(num)
        key = value(element, "abstractNumId")
        abstract = self._abstract.get(key or "")
        if num == "0" or element is None or abstract is None or key is None:
            return None
        linked = value(abstract, "numStyleLink")
        if linked and met < _LEVELS:
            other = self._styles.of(linked).num
            base = self._list(other, met + 1) if other and other != num else None
            if base is None:
                return None
            key, levels = base.shared, list(base.levels)
        else:
            levels = _levels(abstract)
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            at = whole(override.get(f"{W}ilvl"), most=_LEVELS - 1) or 0
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[at] = _level(own)
            start = whole(value(override, "startOverride"))
            if start is not None:
                starts[at] = start
                levels[at] = replace(levels[at], start=start)
        return _List(key, tuple(levels), starts)


class Counters:
    """How far the lists of one story have counted: the body, the text boxes, a note."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, num: str, level: int) -> str:
        """The label of the next paragraph of this list and level."""
        found = self._numbering.of(num)
        if found is None:
            return ""
        counts = self._counts.setdefault(found.shared, {})
        if level in found.starts and (num, level) not in self._begun:
            counts[level] = found.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else found.levels[level].start
        self._begun.add((num, level))
        for above in range(level):
            counts.setdefault(above, found.levels[above].start)
        for below in range(level + 1, _LEVELS):
            restart = found.levels[below].restart
            if below in counts and (restart is None or level < restart):
                del counts[below]
        return _printed(found.levels, level, counts)


def _printed(levels: tuple[Level, ...], level: int, counts: dict[int, int]) -> str:
    one = levels[level]
    if one.hidden:
        return ""
    if one.kind == "bullet":
        return "○" if one.text == _HOLLOW else plain(one.text, one.font).strip()

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        of = levels[at]
        if at > level:
            return ""
        count = counts.get(at, of.start)
        if one.legal and of.kind not in ("none", "bullet"):
            return numeral(count, of.kind if of.kind == "decimalZero" else "decimal")
        return padded(count, of.sample) if of.kind == "custom" else numeral(count, of.kind)

    return plain(_PLACE.sub(number, one.text), one.font).strip()


def _levels(abstract: etree._Element) -> list[Level]:
    levels = [Level(kind="none")] * _LEVELS
    for element in abstract.iterchildren(f"{W}lvl"):
        at = whole(element.get(f"{W}ilvl"), most=_LEVELS - 1)
        if at is not None:
            levels[at] = _level(element)
    return levels


def _level(element: etree._Element) -> Level:
    start = whole(value(element, "start"))
    kind = next(element.iter(f"{W}numFmt"), None)  # may stand in mc:AlternateContent
    text = element.find(f"{W}lvlText")
    run = element.find(f"{W}rPr")
    fonts = None if run is None else run.find(f"{W}rFonts")
    return Level(
        start=0 if start is None else start,
        kind="decimal" if kind is None else kind.get(VAL, "decimal"),
        sample="" if kind is None else kind.get(f"{W}format", ""),
        text="" if text is None else text.get(VAL, ""),
        legal=bool(switched(element, "isLgl")),
        restart=whole(value(element, "lvlRestart"), most=_LEVELS),
        style=value(element, "pStyle") or "",
        font="" if fonts is None else fonts.get(f"{W}ascii", ""),
        hidden=bool(switched(run, "vanish")),
    )
