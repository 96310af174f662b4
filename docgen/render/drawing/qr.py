"""QR codes as one native shape: sharp at any size, in headers too, with the quiet zone that readers need."""

from __future__ import annotations

from markupsafe import escape

from docgen.render.drawing.writer import SPACES, emu

_QUIET = 4
"""White modules around, as ISO/IEC 18004 asks for."""
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def qr_run(text: str, width: float) -> str:
    """A w:r with the code, `width` mm wide with its quiet zone. Raises ValueError for a text too long."""
    import segno  # few papers have a code, and it loads what reads the network

    try:
        modules = [list(row) for row in segno.make_qr(text, error="m", boost_error=False).matrix]
    except segno.DataOverflowError:
        raise ValueError("too long for a QR code") from None
    side = len(modules) + 2 * _QUIET
    paths = []
    for y, row in enumerate(modules, _QUIET):
        x = 0
        while x < len(row):
            wide = 0
            while x + wide < len(row) and row[x + wide]:
                wide += 1
            if wide:
                paths.append(_bar(x + _QUIET, y, wide))
            x += max(wide, 1)
    size = emu(width)
    # A white square behind holds the quiet zone on grey paper, and the shape to its size.
    frame = f'<a:path w="{side}" h="{side}" stroke="0" fill="none">{_square(side)}</a:path>'
    dark = f'<a:path w="{side}" h="{side}" stroke="0">{"".join(paths)}</a:path>'
    return (
        f'<w:r><w:drawing {SPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size}" cy="{size}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name="QR" descr="{escape(text)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvPr id="2" name="QR"/><wps:cNvSpPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>'
        f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{frame}{dark}</a:pathLst></a:custGeom>'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _bar(x: int, y: int, wide: int) -> str:
    return _closed(((x, y), (x + wide, y), (x + wide, y + 1), (x, y + 1)))


def _square(side: int) -> str:
    return _closed(((0, 0), (side, 0), (side, side), (0, side)))


def _closed(points: tuple[tuple[int, int], ...]) -> str:
    first, *others = (f'<a:pt x="{x}" y="{y}"/>' for x, y in points)
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in others)
    return f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>"
