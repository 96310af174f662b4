"""Styles of one file as another takes them in: under names of their own, and saying everything themselves.

What a style leaves unsaid comes from its file's defaults. In another file it would come from that one's: so
each style that is based on none says what its own file's defaults say, and undoes what only the other's do.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from docgen.model.paper import STYLE_PREFIX
from docgen.render.forms.names import VAL, W, made

_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
    "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs",
    "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
    "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
    "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
ORDER = {"rPr": _RUN_ORDER, "pPr": _PARAGRAPH_ORDER}
"""The order in which a run's and a paragraph's properties stand, as the schema has it."""

_OFF = frozenset(
    {
        "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
        "imprint", "vanish", "keepNext", "keepLines", "pageBreakBefore", "suppressLineNumbers",
        "suppressAutoHyphens", "bidi", "contextualSpacing", "mirrorIndents",
    }
)  # fmt: skip
_ON = frozenset(
    {
        "widowControl", "kinsoku", "wordWrap", "overflowPunct", "autoSpaceDE", "autoSpaceDN",
        "adjustRightInd", "snapToGrid",
    }
)  # fmt: skip
_PLAIN: Mapping[str, Mapping[str, str]] = {
    "kern": {"val": "0"},
    "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"},
    "ind": {"left": "0", "right": "0", "firstLine": "0"},
    "w": {"val": "100"},
    "position": {"val": "0"},
    "sz": {"val": "20"},
    "szCs": {"val": "20"},
    "color": {"val": "auto"},
    "u": {"val": "none"},
    "jc": {"val": "left"},
    "textAlignment": {"val": "auto"},
}
"""What Word takes where nothing is said, for properties that are not simply on or off."""


def taken_in(
    style: etree._Element, defaults: etree._Element | None, others: etree._Element | None
) -> etree._Element:
    """A copy of a style that needs no defaults of its file; `others` are those of the file it goes into."""
    copy = deepcopy(style)
    if copy.get(f"{W}type") == "paragraph" and copy.find(f"{W}basedOn") is None:
        for kind in ("pPr", "rPr"):
            _state(copy, kind, _said(defaults, kind), _said(others, kind))
    copy.attrib.pop(f"{W}default", "")
    name = copy.find(f"{W}name")
    if name is not None:
        name.set(VAL, STYLE_PREFIX + name.get(VAL, ""))
    for alias in list(copy.iterchildren(f"{W}aliases", f"{W}link", f"{W}locked", f"{W}autoRedefine")):
        copy.remove(alias)
    copy.set(f"{W}customStyle", "1")
    return copy


def _said(defaults: etree._Element | None, kind: str) -> etree._Element | None:
    return None if defaults is None else defaults.find(f"{W}{kind}Default/{W}{kind}")


def _state(
    style: etree._Element, kind: str, own: etree._Element | None, others: etree._Element | None
) -> None:
    """Write into a style's properties what the defaults of its file say, and undo those of the other."""
    properties = style.find(W + kind)
    if properties is None:
        properties = made(kind)
        later = next(
            (each for each in style if each.tag in (f"{W}rPr", f"{W}tblPr", f"{W}trPr", f"{W}tblStylePr")),
            None,
        )
        style.append(properties) if later is None else later.addprevious(properties)
    for each in own if own is not None else ():
        _put(properties, each, kind)
    for each in others if others is not None else ():
        undone = _undone(each)
        if undone is not None:
            _put(properties, undone, kind)


def _put(properties: etree._Element, said: etree._Element, kind: str) -> None:
    """Add a property where it is not said; of one that is, the attributes that it leaves out."""
    there = properties.find(str(said.tag))
    if there is not None:
        for key, value in said.attrib.items():
            if key not in there.attrib and not _excluded(there, str(key)):
                there.set(key, value)
        return
    place = _place(said, kind)
    behind = [each for each in properties if _place(each, kind) < place]
    properties.insert(properties.index(behind[-1]) + 1 if behind else 0, deepcopy(said))


def _excluded(there: etree._Element, key: str) -> bool:
    """Whether a slot is filled by another attribute: hanging for firstLine, a theme's font for a font."""
    name = key.rpartition("}")[2]
    pairs = {"firstLine": "hanging", "hanging": "firstLine"}
    theme = {"cstheme": "cs"}.get(
        name, name.removesuffix("Theme") if name.endswith("Theme") else f"{name}Theme"
    )
    return any(f"{W}{other}" in there.attrib for other in (pairs.get(name, ""), theme) if other)


def _place(element: etree._Element, kind: str) -> int:
    name = str(element.tag).rpartition("}")[2]
    return ORDER[kind].index(name) if name in ORDER[kind] else len(ORDER[kind])


def _undone(said: etree._Element) -> etree._Element | None:
    """The property as it is where nothing is said; None where it makes no difference."""
    name = str(said.tag).rpartition("}")[2]
    if name in _OFF:
        return made(name, val="0")
    if name in _ON:
        return made(name, val="1")
    values = dict(_PLAIN.get(name, {}))
    if name == "spacing" and f"{W}val" in said.attrib:  # of letters, not of lines
        values = {"val": "0"}
    elif name in ("spacing", "ind"):
        known = (str(key).rpartition("}")[2] for key in said.attrib)
        values |= {key: "0" for key in known if key not in values and key != "hanging"}
    return made(name, **values) if values else None
