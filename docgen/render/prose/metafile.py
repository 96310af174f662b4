"""EMF and WMF, which Office's own programs paste: LibreOffice draws them on a page of their size.

They are lists of drawing commands that nothing else here reads. As pictures of dots they look the same on
paper, and Word and WPS show them alike.
"""

from __future__ import annotations

import io
from functools import lru_cache

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu
from PIL import Image

from docgen.model.finding import DocgenError
from docgen.model.frame import MM_PER_INCH, Frame
from docgen.workshop import workshop

_DOTS_PER_INCH = 300
_EMU_PER_INCH = 914_400
# Word's own smallest page has half a centimetre; a picture below that is drawn on one.
_LEAST = _EMU_PER_INCH * 10 / MM_PER_INCH
_SECONDS = 60


class NoOffice(Exception):
    """LibreOffice is not there to draw it."""


def is_metafile(content: bytes) -> bool:
    """Whether a picture is EMF or WMF, by its first bytes."""
    if content[:4] == b"\x01\0\0\0" and content[40:44] == b" EMF":
        return True
    return content[:4] == b"\xd7\xcd\xc6\x9a" or content[:6] in (b"\x01\0\x09\0\0\x03", b"\x02\0\x09\0\0\x03")


@lru_cache(maxsize=64)
def drawn(content: bytes, width: int, height: int) -> bytes:
    """The metafile as a picture of dots, as large as it is shown (EMU).

    Raises NoOffice, or ValueError where LibreOffice makes nothing of it.
    """
    from docgen.guard.pdf import PdfDesk
    from docgen.office.office import Office, find_office

    try:
        program = find_office()
    except DocgenError as problem:
        raise NoOffice from problem
    try:
        with Office(program, 1, _SECONDS) as office:
            pdf = office.convert({"picture": _page(content, width, height)})["picture"]
    except DocgenError as problem:
        raise ValueError("no picture that LibreOffice can draw") from problem
    frame = Frame(*(max(1, round(side * MM_PER_INCH / _EMU_PER_INCH)) for side in (width, height)))
    with workshop() as folder, PdfDesk() as desk:
        path = folder / "picture.pdf"
        path.write_bytes(pdf)
        pictures = desk.pictures(path, frame, _DOTS_PER_INCH)
    if not pictures or _is_blank(pictures[0]):
        raise ValueError("no picture that can be drawn from the page")
    return pictures[0]


def _is_blank(content: bytes) -> bool:
    """Whether all of a picture is of one colour: LibreOffice leaves out what it cannot read."""
    with Image.open(io.BytesIO(content)) as image:
        return image.convert("RGB").getcolors(1) is not None


def _page(content: bytes, width: int, height: int) -> bytes:
    """A document of one page that the picture fills."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Emu(int(max(width, _LEAST))), Emu(int(max(height, _LEAST)))
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Emu(0))
    section.header_distance = section.footer_distance = Emu(0)
    kind = "emf" if content[40:44] == b" EMF" else "wmf"
    part = Part(PackURI(f"/word/media/image1.{kind}"), f"image/x-{kind}", content, document.part.package)
    relation = document.part.relate_to(part, RT.IMAGE)
    size = f'cx="{width}" cy="{height}"'
    place = '<wp:simplePos x="0" y="0"/>' + "".join(
        f'<wp:position{way} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{way}>'
        for way in "HV"
    )
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w', 'wp', 'a', 'pic', 'r')}><w:r><w:drawing>"
            '<wp:anchor simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1"'
            f' allowOverlap="1" distT="0" distB="0" distL="0" distR="0">{place}<wp:extent {size}/>'
            "<wp:wrapNone/>"
            '<wp:docPr id="1" name="1"/><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            '<pic:nvPicPr><pic:cNvPr id="1" name="1"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
            "<a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
        ),
    )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
