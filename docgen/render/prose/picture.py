"""Pictures of a chapter: found in drawings, judged, scaled, and put into the volume's package once each."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml.ns import nsdecls, nsmap, qn
from lxml import etree
from markupsafe import escape

from docgen.guard.bare_picture import bare
from docgen.guard.picture import DAMAGED, check_picture
from docgen.model.frame import fit
from docgen.render.prose.metafile import drawn, is_metafile
from docgen.render.prose.source import number

EMU_PER_CM = 360_000
# A picture no higher than this, standing in a line of text, is a sign in the text and stays there.
_SIGN_HEIGHT = EMU_PER_CM

_PIC = qn("pic:pic")
# Names that python-docx has no prefix for.
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_IMAGE_DATA = f"{_VML}imagedata"
_TEXT_BOX = qn("w:txbxContent")
_CHARTS = (
    qn("c:chart"),
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
)
_DIAGRAM = qn("dgm:relIds")
_MET = (_PIC, _IMAGE_DATA, _TEXT_BOX, *_CHARTS, _DIAGRAM)
_GROUP = re.compile(r"\}(?:wgp|wpc|lockedCanvas|group)$")
_STYLE_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]+)\s*(pt|in|cm|mm|px)")
_EMU_PER_UNIT = {"pt": 12_700, "in": 914_400, "cm": EMU_PER_CM, "mm": 36_000, "px": 9_525}
# python-docx has its own words for pictures it does not take.
_DAMAGED = (*DAMAGED, InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)


@dataclass(frozen=True)
class Shown:
    """A picture as the chapter shows it: its bytes, size in EMU, crop in 1/1000 %, turn in 1/60000 degree."""

    content: bytes
    width: int
    height: int
    crop: tuple[tuple[str, int], ...] = ()
    turn: int = 0
    description: str = ""
    in_line: bool = False


@dataclass(frozen=True)
class Drawn:
    """What a drawing holds that can be carried, and the kinds of what can not (keys of KINDS)."""

    pictures: tuple[Shown, ...]
    boxes: tuple[etree._Element, ...]
    lost: tuple[str, ...]
    damaged: int = 0


def read_drawing(part: Any, drawing: etree._Element) -> Drawn:
    """What a w:drawing, w:pict or w:object of the chapter's `part` shows."""
    if drawing.tag == qn("w:object"):
        return Drawn((), (), ("object",))
    met = list(_outermost(drawing))
    pictures = [_shown(part, drawing, item) for item in met if item.tag in (_PIC, _IMAGE_DATA)]
    boxes = tuple(item for item in met if item.tag == _TEXT_BOX)
    lost = ["chart" for item in met if item.tag in _CHARTS]
    lost += ["diagram" for item in met if item.tag == _DIAGRAM]
    if any(_GROUP.search(str(item.tag)) for item in drawing.iter("*")):
        lost.append("group")
    elif not met and drawing.find(".//w:control", nsmap) is not None:
        lost.append("control")
    elif not met and not _is_rule(drawing):
        lost.append("shape")
    return Drawn(tuple(p for p in pictures if p), boxes, tuple(lost), pictures.count(None))


class PictureShelf:
    """Puts pictures into the volume's package, each only once, and numbers their drawings."""

    def __init__(self, part: Any, first_id: int) -> None:
        self._part = part
        self._next_id = first_id
        self._known: dict[bytes, str] = {}

    @property
    def next_id(self) -> int:
        """The id that the next drawing will get."""
        return self._next_id

    def run(self, picture: Shown, most_width: int, most_height: int) -> str:
        """A w:r that shows the picture within the bounds in EMU.

        Raises ValueError if it cannot be read, NoOffice where only LibreOffice could.
        """
        content = picture.content
        if is_metafile(content):
            content = drawn(content, picture.width, picture.height)
        relation = self._relation(content)
        scale = min(1.0, fit(picture.width, picture.height, most_width, most_height))
        drawing_id, self._next_id = self._next_id, self._next_id + 1
        size = f'cx="{max(1, int(picture.width * scale))}" cy="{max(1, int(picture.height * scale))}"'
        return f"<w:r>{_drawing(picture, relation, size, drawing_id)}</w:r>"

    def _relation(self, content: bytes) -> str:
        key = hashlib.sha1(content, usedforsecurity=False).digest()
        if key not in self._known:
            check_picture(content)
            try:
                relation, _ = self._part.get_or_add_image(io.BytesIO(_with_jfif(bare(content))))
            except _DAMAGED as problem:
                raise ValueError("no picture that can be read") from problem
            self._known[key] = str(relation)
        return self._known[key]


def _with_jfif(content: bytes) -> bytes:
    """A JFIF header for JPEGs of scanners and Adobe that lack one; python-docx knows JPEGs by it alone."""
    if content.startswith(b"\xff\xd8\xff") and content[6:10] not in (b"JFIF", b"Exif"):
        return content[:2] + b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x60\x00\x60\x00\x00" + content[2:]
    return content


def _outermost(drawing: etree._Element) -> Iterator[etree._Element]:
    """Pictures, text boxes, charts and diagrams, not those within a text box."""
    waiting = list(drawing.iterchildren("*", reversed=True))
    while waiting:
        element = waiting.pop()
        if element.tag in _MET:
            yield element
        else:
            waiting += element.iterchildren("*", reversed=True)


def _shown(part: Any, drawing: etree._Element, item: etree._Element) -> Shown | None:
    """The picture with its size, None where its bytes or size are missing."""
    is_vml = item.tag == _IMAGE_DATA
    blip = item if is_vml else item.find(".//a:blip", nsmap)
    relation = "" if blip is None else blip.get(qn("r:id") if is_vml else qn("r:embed"), "")
    try:
        content: bytes = part.rels[relation].target_part.blob
        width, height = _vml_size(item) if is_vml else _size(drawing, item)
        if not width or not height:
            width, height = (pixels * _EMU_PER_UNIT["px"] for pixels in check_picture(content))
    except (KeyError, ValueError, AttributeError):
        return None
    if is_vml:
        return Shown(content, width, height)
    crop_box, frame = item.find(".//a:srcRect", nsmap), item.find(".//a:xfrm", nsmap)
    crop = (
        ()
        if crop_box is None
        else tuple((s, number(crop_box.get(s, "0"), -100_000, 100_000)) for s in "ltrb")
    )
    turn = 0 if frame is None else number(frame.get("rot", "0"), -21_600_000, 21_600_000)
    names = drawing.find(".//wp:docPr", nsmap)
    in_line = drawing.find(qn("wp:inline")) is not None and height <= _SIGN_HEIGHT
    return Shown(content, width, height, crop, turn, "" if names is None else names.get("descr", ""), in_line)


def _size(drawing: etree._Element, item: etree._Element) -> tuple[int, int]:
    """EMU across and down: of the drawing where it is one picture, else of the picture in its group."""
    single = len(list(drawing.iter(_PIC))) == 1 and not _GROUP.search(str(next(item.iterancestors()).tag))
    extent = drawing.find("*/wp:extent", nsmap) if single else item.find(".//a:ext[@cx]", nsmap)
    if extent is None:
        return 0, 0
    return number(extent.get("cx", "")), number(extent.get("cy", ""))


def _vml_size(item: etree._Element) -> tuple[int, int]:
    lengths = {"width": 0, "height": 0}
    for name, length, unit in _STYLE_LENGTH.findall(next(item.iterancestors()).get("style", "")):
        lengths[name] = int(number(length) * _EMU_PER_UNIT[unit])
    return lengths["width"], lengths["height"]


def _is_rule(drawing: etree._Element) -> bool:
    """A horizontal line, or the mere definition of a shape: nothing that a reader would miss."""
    shapes = [item for item in drawing.iter("*") if str(item.tag).startswith(_VML)]
    return bool(shapes) and all(
        item.get(f"{_OFFICE}hr") in ("t", "true")
        or not str(item.tag).endswith(("shape", "rect", "line", "oval"))
        for item in shapes
        if item.getparent() is drawing and item.tag != f"{_VML}shapetype"
    )


def _drawing(picture: Shown, relation: str, size: str, drawing_id: int) -> str:
    no_gap = 'distT="0" distB="0" distL="0" distR="0"'
    crop = " ".join(f'{side}="{share}"' for side, share in picture.crop if share)
    turn = f' rot="{picture.turn}"' if picture.turn else ""
    name = f'id="{drawing_id}" name="Picture {drawing_id}"'
    lines = str(escape(picture.description)).replace("\n", "&#10;")  # a bare line break would become a space
    described = f' descr="{lines}"' if lines else ""
    return (
        f"<w:drawing><wp:inline {nsdecls('wp')} {no_gap}>"
        f"<wp:extent {size}/><wp:docPr {name}{described}/>"
        f'<a:graphic {nsdecls("a")}><a:graphicData uri="{nsmap["pic"]}">'
        f"<pic:pic {nsdecls('pic')}>"
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip {nsdecls("r")} r:embed="{relation}"/>'
        f"{f'<a:srcRect {crop}/>' if crop else ''}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm{turn}><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
