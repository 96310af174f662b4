"""Pictures in the text: a small one of a box is a tick box; of all others only what is known beside them.

A chart's and a diagram's words stand in parts of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from docgen.intake.word.choice import within
from docgen.intake.word.names import OFFICE, VML, WP, A, R, W, whole
from docgen.intake.word.package import Package

BOX = f"{W}txbxContent"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_OBJECT, _CONTROL, _WORD_ART = f"{OFFICE}OLEObject", f"{W}control", f"{VML}textpath"
_SHAPE = f"{VML}shape"
_BLIP, _IMAGE = f"{A}blip", f"{VML}imagedata"
_NAMED = f"{WP}docPr"
_SOUGHT = frozenset((BOX, _CHART, _DIAGRAM, _OBJECT, _CONTROL, _WORD_ART, _BLIP, _IMAGE, _NAMED))

_LARGEST = 20.0
"""Points; a tick box is as large as a character."""
_EMU = 12_700
_SIZE = re.compile(r"(width|height):\s*([\d.]+)pt")


@dataclass(frozen=True)
class Drawn:
    """What a drawing holds: text boxes, a tick box as text, and words of what cannot be read."""

    boxes: tuple[etree._Element, ...] = ()
    text: str = ""
    words: str = ""


def drawn(drawing: etree._Element, package: Package) -> Drawn:
    """What a w:drawing, w:pict or w:object holds."""
    boxes: list[etree._Element] = []
    words: list[str] = []
    named, text = "", ""
    found = list(within(drawing, _SOUGHT))
    objects = [each for each in found if each.tag in (_OBJECT, _CONTROL)]
    for each in found:
        if each.tag == BOX:
            boxes.append(each)
        elif each.tag == _NAMED:
            named = each.get("descr") or each.get("title") or each.get("name") or ""
        elif each.tag == _WORD_ART:
            words.append(each.get("string", ""))
        elif each.tag in (_OBJECT, _CONTROL):
            words.append(each.get("ProgID") or each.get(f"{W}name") or "OLE")
        elif each.tag in (_CHART, _DIAGRAM):
            key = each.get(f"{R}id") or each.get(f"{R}dm") or ""
            words.append(_words(package, key) or named or "diagram")
        elif not objects:
            key = each.get(f"{R}embed") or each.get(f"{R}id") or ""
            box = _tick(package, key) if _small(drawing) else ""
            text += box
            if not box:
                words.append(named or each.get(f"{OFFICE}title") or _part(package, key))
    return Drawn(tuple(boxes), text, " ".join(words))


def _part(package: Package, key: str) -> str:
    found = package.related.get(key)
    return found.part.rpartition("/")[2] if found else "picture"


def _words(package: Package, key: str) -> str:
    """The words in the part of a chart or diagram."""
    found = package.related.get(key)
    root = package.markup(found.part) if found else None
    return " ".join(each.text or "" for each in root.iter(f"{A}t")) if root is not None else ""


def _small(drawing: etree._Element) -> bool:
    """Whether it is as small as a character."""
    extent = next(drawing.iter(f"{WP}extent"), None)
    if extent is not None:
        sides = [(whole(extent.get(side), most=10**9) or 10**9) / _EMU for side in ("cx", "cy")]
    else:
        shape = next(drawing.iter(_SHAPE), None)
        style = "" if shape is None else shape.get("style", "")
        sides = [float(size) for _, size in _SIZE.findall(style) if size.count(".") < 2 and size != "."]
    return len(sides) == 2 and max(sides) <= _LARGEST


def _tick(package: Package, key: str) -> str:
    """□ or ☑ where the picture is one, else nothing."""
    from docgen.intake.word.tick_picture import tick_of

    found = package.related.get(key)
    return tick_of(package.content(found.part)) if found else ""
