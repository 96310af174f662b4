"""Automatic numbers go on as they were printed: each form has lists of its own that begin where it did."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from docgen.model.numerals import number
from docgen.render.forms.names import VAL, P, W, drop, made, value

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_DEEPEST = 30
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Lists:
    """The lists of a package: which one numbers a paragraph, and copies of them for each form."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._numbering = numbering
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        for style in () if styles is None else styles.iterchildren(f"{W}style"):
            self._styles[style.get(f"{W}styleId", "")] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._default = style.get(f"{W}styleId", "")

    def own(self, elements: list[etree._Element], labels: dict[etree._Element, str]) -> None:
        """Give a form's numbered paragraphs lists of their own, which begin with the numbers in `labels`."""
        if self._numbering is None:
            return
        used: dict[str, list[tuple[etree._Element, int]]] = {}
        for paragraph in (each for element in elements for each in element.iter(P)):
            if (place := self._place(paragraph)) is not None:
                used.setdefault(place[0], []).append((paragraph, place[1]))
        shared: dict[str, str] = {}
        for num, numbered in used.items():
            levels = self._levels(num)
            if levels is None:
                continue
            begins = _begins(levels, [(level, labels.get(paragraph, "")) for paragraph, level in numbered])
            copied = self._copied(num, begins, shared)
            for paragraph, level in numbered:
                self._point(paragraph, copied, level)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The w:numId and level of a paragraph; None where it has no number."""
        style = value(paragraph, "pPr/pStyle") or self._default
        num, level = value(paragraph, "pPr/numPr/numId"), value(paragraph, "pPr/numPr/ilvl")
        listed_by = style
        if num is None:
            for key, element in self._chain(style):
                num = value(element, "pPr/numPr/numId")
                if num is not None:
                    level = level or value(element, "pPr/numPr/ilvl")
                    listed_by = key
                    break
        if not num or num == "0" or self._num(num) is None:
            return None
        if level is None:
            for at, each in enumerate(self._levels(num) or ()):
                if each is not None and value(each, "pStyle") == listed_by:
                    return num, at
        return num, min(int(level or 0), _LEVELS - 1)

    def _chain(self, key: str) -> list[tuple[str, etree._Element]]:
        found: list[tuple[str, etree._Element]] = []
        while key in self._styles and len(found) < _DEEPEST:
            found.append((key, self._styles[key]))
            key = value(self._styles[key], "basedOn") or ""
        return found

    def _num(self, num: str) -> etree._Element | None:
        assert self._numbering is not None
        return next((n for n in self._numbering.iterchildren(f"{W}num") if n.get(f"{W}numId") == num), None)

    def _abstract(self, num: str, met: int = 0) -> etree._Element | None:
        assert self._numbering is not None
        key = value(self._num(num), "abstractNumId")
        found = next(
            (a for a in self._numbering.iterchildren(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == key),
            None,
        )
        linked = value(found, "numStyleLink")
        if linked and met < _LEVELS:
            other = next((value(e, "pPr/numPr/numId") for _, e in self._chain(linked)), None)
            return self._abstract(other, met + 1) if other else None
        return found

    def _levels(self, num: str) -> list[etree._Element | None] | None:
        """The w:lvl of each level, its overrides counted; None where there is no such list."""
        abstract, element = self._abstract(num), self._num(num)
        if abstract is None or element is None:
            return None
        levels: list[etree._Element | None] = [None] * _LEVELS
        overridden = [over.find(f"{W}lvl") for over in element.iterchildren(f"{W}lvlOverride")]
        for each in (*abstract.iterchildren(f"{W}lvl"), *(own for own in overridden if own is not None)):
            at = int(each.get(f"{W}ilvl", "0"))
            if at < _LEVELS:
                levels[at] = each
        return levels

    def _copied(self, num: str, begins: dict[int, int], shared: dict[str, str]) -> str:
        """A new list like `num` that begins so; lists that shared their counters share those of one copy."""
        assert self._numbering is not None
        abstract, element = self._abstract(num), self._num(num)
        assert abstract is not None
        assert element is not None
        key = abstract.get(f"{W}abstractNumId", "")
        if key not in shared:
            copy = deepcopy(abstract)
            for name in ("styleLink", "numStyleLink"):
                for each in list(copy.iterchildren(W + name)):
                    drop(each)
            for each in list(copy.iter(f"{W}pStyle")):
                drop(each)
            shared[key] = self._free("abstractNum", "abstractNumId")
            copy.set(f"{W}abstractNumId", shared[key])
            nsid = copy.find(f"{W}nsid")
            if nsid is not None:
                nsid.set(VAL, f"{0x5A000000 + int(shared[key]):08X}")
            first = next(self._numbering.iterchildren(f"{W}num"))
            first.addprevious(copy)
        copied = deepcopy(element)
        own = self._free("num", "numId")
        copied.set(f"{W}numId", own)
        link = copied.find(f"{W}abstractNumId")
        assert link is not None
        link.set(VAL, shared[key])
        for level, start in begins.items():
            over = next(
                (o for o in copied.iterchildren(f"{W}lvlOverride") if o.get(f"{W}ilvl") == str(level)), None
            )
            if over is None:
                over = made("lvlOverride", ilvl=str(level))
                copied.append(over)
            for each in list(over.iterchildren(f"{W}startOverride")):
                drop(each)
            over.insert(0, made("startOverride", val=str(start)))
        last = list(self._numbering.iterchildren(f"{W}num"))[-1]
        last.addnext(copied)
        return own

    def _free(self, kind: str, attribute: str) -> str:
        assert self._numbering is not None
        taken = [int(e.get(W + attribute, "0")) for e in self._numbering.iterchildren(W + kind)]
        return str(max(taken, default=0) + 1)

    def _point(self, paragraph: etree._Element, num: str, level: int) -> None:
        """Number a paragraph by a list of its own; indents by its style stay as strong as they were."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = made("pPr")
            paragraph.insert(0, properties)
        own = properties.find(f"{W}numPr")
        if own is None:
            self._keep_indent(paragraph, properties)
            own = made("numPr")
            properties.insert(_place_of_list(properties), own)
        for each in list(own):
            drop(each)
        own.append(made("ilvl", val=str(level)))
        own.append(made("numId", val=num))

    def _keep_indent(self, paragraph: etree._Element, properties: etree._Element) -> None:
        if properties.find(f"{W}ind") is not None:
            return
        style = value(paragraph, "pPr/pStyle") or self._default
        for _, element in self._chain(style):
            indent = element.find(f"{W}pPr/{W}ind")
            if indent is not None:
                behind = [each for each in properties if each.tag in _BEFORE_INDENT]
                properties.insert(properties.index(behind[-1]) + 1 if behind else 0, deepcopy(indent))
                return
            if element.find(f"{W}pPr/{W}numPr") is not None:
                return


_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
    "spacing",
)  # fmt: skip
_BEFORE_INDENT = {W + name for name in _ORDER}
_BEFORE_LIST = {W + name for name in _ORDER[:6]}


def _place_of_list(properties: etree._Element) -> int:
    behind = [each for each in properties if each.tag in _BEFORE_LIST]
    return properties.index(behind[-1]) + 1 if behind else 0


def _begins(levels: list[etree._Element | None], printed: list[tuple[int, str]]) -> dict[int, int]:
    """The first value of each level that the labels show."""
    begins: dict[int, int] = {}
    for level, label in printed:
        for at, count in _counts(levels, level, label).items():
            begins.setdefault(at, count)
    return begins


def _counts(levels: list[etree._Element | None], level: int, label: str) -> dict[int, int]:
    """The values of the levels that a label shows, read back by the level's own pattern."""
    one = levels[level]
    text = value(one, "lvlText") or ""
    shown = [int(place) - 1 for place in _PLACE.findall(text)]
    if not shown or not label:
        return {}
    pieces = [re.escape(piece) for piece in re.split(r"%[1-9]", text)]
    pattern = "(.+?)".join(pieces).replace("\\ ", r"\s*").replace("\u3000", r"\s*")
    found = re.fullmatch(rf"\s*{pattern}\s*", label)
    if not found:
        return {}
    counts: dict[int, int] = {}
    for at, said in zip(shown, found.groups(), strict=True):
        if (count := _count(said)) is not None and at <= level:
            counts[at] = count
    return counts


def _count(said: str) -> int | None:
    """The value of a number as a list prints it: 3, 03, 三, ③, iii, c."""
    said = said.strip()
    if said in _CIRCLED:
        return _CIRCLED.index(said) + 1
    if re.fullmatch("[0-9]+|[零〇一二三四五六七八九十百]+", said):
        return int(number(said))
    if re.fullmatch("[ivxlc]{2,}|[ivx]", said.lower()):
        values = [_ROMAN[letter] for letter in said.lower()]
        return sum(-v if v < max(values[at:], default=0) else v for at, v in enumerate(values))
    if re.fullmatch("[a-z]", said.lower()):
        return ord(said.lower()) - ord("a") + 1
    return None
