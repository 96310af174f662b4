"""A word across every page, for papers that must not be handed in."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from markupsafe import escape

_NAMESPACES = (
    f"{nsdecls('w')} "
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_BEHIND = (
    "position:absolute;margin-left:0;margin-top:0;width:420pt;height:140pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)
# A scan that fills its page hides what stands behind it, so the word is also at the top edge.
_ABOVE = (
    "position:absolute;margin-left:0;margin-top:14pt;width:120pt;height:16pt;z-index:251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    "mso-position-vertical:absolute;mso-position-vertical-relative:page"
)
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)


def add_watermark(document: Document, text: str) -> None:
    """Put `text` behind every page and at its top edge: into every header part that the document has.

    The parts are taken from the relationships: filling puts new header parts there and nowhere else.
    """
    headers = [
        rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.HEADER
    ]
    for number, part in enumerate(sorted(headers, key=lambda part: str(part.partname)), 1):
        _mark_header(part.element, text, number)


def marked(header: bytes, text: str, number: int) -> bytes:
    """The XML of a header part with `text` in it; `number` is the header's among its document's, from 1."""
    element = parse_xml(header)
    _mark_header(element, text, number)
    return serialize_part_xml(element)


def _mark_header(header: Any, text: str, number: int) -> None:
    last = header.findall(qn("w:p"))[-1]
    last.append(_mark(text, 2 * number - 1, _BEHIND, _SHAPE_TYPE))
    last.append(_mark(text, 2 * number, _ABOVE))


def _mark(text: str, number: int, style: str, shape_type: str = "") -> Any:
    """A run with the word as a shape; a part says the shape's type once."""
    return parse_xml(
        f"<w:r {_NAMESPACES}><w:rPr><w:noProof/></w:rPr><w:pict>{shape_type}"
        f'<v:shape id="docgenMark{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        f'style="{style}" o:allowincell="f" fillcolor="#c8c8c8" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;SimHei&quot;;font-size:1pt" string="{escape(text)}"/>'
        "</v:shape></w:pict></w:r>"
    )
