"""What is kept of a run's formatting: the emphasis that carries meaning; and formulas, as they are."""

from __future__ import annotations

import copy
import re

from docx.oxml.ns import qn
from lxml import etree
from markupsafe import escape

from docgen.render.prose.source import Source, W, is_on, name_of, value

_MATH = qn("m:")
FORMULAS = (qn("m:oMath"), qn("m:oMathPara"))

# In the order that the schema of w:rPr asks for. A line through text changes what it says, so it is kept.
_SWITCHES = ("b", "i", "caps", "smallCaps", "strike", "dstrike")
_VALUES = ("u", "vertAlign", "em")
_SYMBOL_FONTS = ("symbol", "webdings", "wingdings", "wingdings 2", "wingdings 3")
_WORD = re.compile(r"[A-Za-z0-9]+$")


def run_properties(source: Source, run: etree._Element) -> list[etree._Element]:
    """The run's own properties and those of its character style; a link's look is left out."""
    own = run.find(qn("w:rPr"))
    if own is None:
        return []
    chain = list(source.chain(value(own.find(qn("w:rStyle")), "val")))
    if any(name_of(style) in ("hyperlink", "followedhyperlink") for style in chain):
        chain = []
    found = [own, *(style.find(qn("w:rPr")) for style in chain)]
    return [properties for properties in found if properties is not None]


def emphasis(layers: list[etree._Element], plain_style: bool) -> tuple[str, bool]:
    """The w:rPr that is kept of a run's properties, and whether it is underlined."""
    parts = [_fonts(layers)]
    underlined = False
    for name in (*_SWITCHES, *_VALUES):
        found = nearest(layers, name)
        if found is None or not is_on(found) or (plain_style and name in ("b", "i", "u")):
            continue
        setting = value(found, "val")
        if name in _SWITCHES:
            parts.append(f"<w:{name}/>")
        elif _WORD.match(setting) and setting != "baseline":
            parts.append(f'<w:{name} w:val="{setting}"/>')
            underlined = underlined or name == "u"
    joined = "".join(parts)
    return (f"<w:rPr>{joined}</w:rPr>" if joined else ""), underlined


def nearest(layers: list[etree._Element], name: str) -> etree._Element | None:
    """The nearest setting of that name: the run's own before its style's."""
    return next((found for layer in layers if (found := layer.find(f"{W}{name}")) is not None), None)


def _fonts(layers: list[etree._Element]) -> str:
    """Symbol fonts, without which a sign is another, and the hint that gives quotes their Chinese width."""
    for properties in layers:
        fonts = properties.find(qn("w:rFonts"))
        if value(fonts, "ascii").lower() in _SYMBOL_FONTS:
            name = escape(value(fonts, "ascii"))
            return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'
        if value(fonts, "hint") == "eastAsia":
            return '<w:rFonts w:hint="eastAsia"/>'
    return ""


def formula(source: etree._Element) -> str:
    """A formula as it is, without whatever in it points elsewhere in the package."""
    kept = copy.deepcopy(source)
    kept.tail = None
    for element in list(kept.iter("*")):
        foreign = not str(element.tag).startswith((_MATH, W)) or any(
            "relationships" in str(a) for a in element.attrib
        )
        misplaced = str(element.tag).startswith(W) and not _in_properties(element)
        parent = element.getparent()
        if (foreign or misplaced) and parent is not None:
            parent.remove(element)
    etree.cleanup_namespaces(kept)
    return str(etree.tostring(kept, encoding="unicode"))


def _in_properties(element: etree._Element) -> bool:
    """Whether a w: element in a formula is formatting (or text of it), the only kind that may stand there."""
    return element.tag == qn("w:rPr") or next(element.iterancestors(qn("w:rPr")), None) is not None
