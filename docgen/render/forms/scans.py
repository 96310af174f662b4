"""A scan in a box of a form: as large as its cell is wide, and no higher than an identity card is printed."""

from __future__ import annotations

import io
from dataclasses import dataclass

from lxml import etree
from PIL import Image

from docgen.guard.picture import DAMAGED
from docgen.model.frame import Frame, fit
from docgen.render.engine.print_picture import print_ready
from docgen.render.forms.names import W, made
from docgen.render.forms.parts import Parts

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_EMU_A_MM, _TWIPS_A_MM = 36_000, 56.7
_CARD = Frame(width=86, height=60)
"""An identity card at its own size: 85.6 by 54 mm, and some room around it."""
_MARGIN, _LEAST = 4, 15
"""Millimetres: the margins of a cell, and what is too narrow to show anything."""
_DRAWING = """\
<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>\
<wp:docPr id="1" name="scan"/>\
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">\
<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="scan"/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
</a:graphicData></a:graphic></wp:inline></w:drawing>"""


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture and the place of the w:p that it stands in, in which copy of its form, from 0."""

    paragraph: int
    content: bytes
    copy: int = 0


def put_scan(parts: Parts, paragraph: etree._Element, content: bytes) -> bool:
    """Put a picture behind what a paragraph prints, fit for its cell; False where it cannot be read."""
    frame = Frame(_room(paragraph), _CARD.height)
    try:
        picture = print_ready(content, frame)
        with Image.open(io.BytesIO(picture)) as opened:
            width, height = opened.size
            suffix = "jpeg" if opened.format in ("JPEG", "MPO") else str(opened.format).lower()
    except (ValueError, *DAMAGED):
        return False
    scale = fit(width, height, frame.width * _EMU_A_MM, frame.height * _EMU_A_MM)
    folder = parts.main.rpartition("/")[0]
    name = parts.add_part(f"{folder}/media/scan.{suffix}", picture, f"image/{suffix}")
    relation = parts.relate(parts.main, _IMAGE, name)
    size = {"width": round(width * scale), "height": round(height * scale)}
    run = made("r")
    run.append(etree.fromstring(_DRAWING.format(relation=relation, **size)))
    paragraph.append(run)
    _let_grow(paragraph)
    return True


def _room(paragraph: etree._Element) -> int:
    """The width of a paragraph's cell in whole millimetres, within bounds; a card's outside of tables."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    width = None if cell is None else cell.find(f"{W}tcPr/{W}tcW")
    said = "" if width is None or width.get(f"{W}type") != "dxa" else width.get(f"{W}w", "")
    if not said.isdecimal():
        return _CARD.width
    return max(_LEAST, min(_CARD.width, int(int(said) / _TWIPS_A_MM) - _MARGIN))


def _let_grow(paragraph: etree._Element) -> None:
    """A row or a line of a fixed height would cut the picture off."""
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    height = None if row is None else row.find(f"{W}trPr/{W}trHeight")
    if height is not None and height.get(f"{W}hRule") == "exact":
        height.set(f"{W}hRule", "atLeast")
    spacing = paragraph.find(f"{W}pPr/{W}spacing")
    if spacing is not None and spacing.get(f"{W}lineRule") == "exact":
        spacing.set(f"{W}lineRule", "atLeast")
