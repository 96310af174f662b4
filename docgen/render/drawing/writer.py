"""Drawings and tables as WordprocessingML: native shapes that Word edits, without VML and without pictures.

Ids are those of one drawing, and styles are named, not known: `engine.drawn` makes both the document's.
"""

from __future__ import annotations

from markupsafe import escape

from docgen.render.drawing.grid import Grid, Row
from docgen.render.drawing.measure import INSET_X, INSET_Y
from docgen.render.drawing.shapes import HEAD, WARN, Box, Drawing, Line, Words

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": _W,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
STYLE = "docgen:style:"
"""Before the name of a style, where its id goes."""

_ARABIC = "\\* ARABIC"
_EMU, _TWIPS = 36_000, 56.7


def drawing_xml(drawing: Drawing) -> str:
    """A w:p with the drawing in line with the text."""
    width, height = emu(drawing.width), emu(drawing.height)
    # A group is stretched to its contents: a shape without fill and line holds it to its true size.
    frame = Box(0, 0, drawing.width, drawing.height)
    shapes: list[Box | Line] = [frame, *drawing.back, *drawing.lines, *drawing.boxes]
    made = (
        _box(number, shape) if isinstance(shape, Box) else _line(number, shape)
        for number, shape in enumerate(shapes, 2)
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{STYLE}picture"/><w:keepNext/>'
        '<w:spacing w:before="120" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:drawing {SPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name="{escape(drawing.title)}" descr="{escape(drawing.description)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f'<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></wpg:grpSpPr>'
        f"{''.join(made)}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def caption_xml(kind: str, title: str) -> str:
    """A w:p below a drawing or above a table: 图 1　title. `kind` is 图 or 表."""
    keep = "<w:keepNext/>" if kind == "表" else ""
    style = f'<w:pPr><w:pStyle w:val="{STYLE}caption"/>{keep}</w:pPr>'
    return f'<w:p xmlns:w="{_W}">{style}{caption_runs(kind, f"　{title}")}</w:p>'


def caption_runs(kind: str, rest: str, shown: str = "0", bookmark: str = "", number: int = 0) -> str:
    """The runs of a caption: 图 1 and the rest, its number a field that Word counts anew.

    `shown` is stored until `engine.drawn` puts the number in. A `bookmark`, with the id `number`, stands
    around 图 1, for `ref_field` elsewhere.
    """
    named = f'<w:r><w:t xml:space="preserve">{kind} </w:t></w:r>{_field(f"SEQ {kind} {_ARABIC}", shown)}'
    if bookmark:
        start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>'
        named = f'{start}{named}<w:bookmarkEnd w:id="{number}"/>'
    return named + (f'<w:r><w:t xml:space="preserve">{escape(rest)}</w:t></w:r>' if rest else "")


def ref_field(bookmark: str, look: str = "") -> str:
    """A REF field as runs that look like `look` (a w:rPr or nothing), its result still open."""
    return _field(f"REF {bookmark} \\h", "0", look)


def _field(code: str, result: str, look: str = "") -> str:
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{look}<w:t>{result}</w:t></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def grid_xml(grid: Grid) -> str:
    """A w:tbl with its heading row repeated on every page."""
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in grid.widths)
    rows = "".join(_row(row, grid.widths, heads=at == 0) for at, row in enumerate(grid.rows))
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl xmlns:w="{_W}"><w:tblPr><w:tblW w:w="{_twips(sum(grid.widths))}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblDescription w:val="{escape(grid.description)}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(row: Row, widths: tuple[float, ...], heads: bool) -> str:
    repeated = "<w:tblHeader/>" if heads else ""
    cells = []
    for at, (text, width) in enumerate(zip(row.cells, widths, strict=True)):
        fill = WARN if at in row.warned else HEAD if row.strong else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        size = 9.0 if at < 2 else 7.5
        bold = heads or (row.strong and at < 2)  # bold hours would need two lines
        words = [Words(line, size, bold=bold) for line in text.split("\n")]
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{shade}'
            '<w:vAlign w:val="center"/></w:tcPr>'
            f"{''.join(map(_paragraph, words))}</w:tc>"
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _box(number: int, box: Box) -> str:
    geometry = f'<a:prstGeom prst="{box.shape}"><a:avLst/></a:prstGeom>'
    fill = _colour(box.fill) if box.fill else "<a:noFill/>"
    text = f"<wps:txbx><w:txbxContent>{''.join(map(_paragraph, box.words))}</w:txbxContent></wps:txbx>"
    sides = f'lIns="{emu(INSET_X)}" tIns="{emu(INSET_Y)}" rIns="{emu(INSET_X)}" bIns="{emu(INSET_Y)}"'
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="{box.shape} {number}"/><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm>{geometry}{fill}'
        f"{_edge(box.edge, box.dashed)}</wps:spPr>{text if box.words else ''}"
        f'<wps:bodyPr wrap="square" {sides} anchor="ctr"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )


def _line(number: int, line: Line) -> str:
    left, top = min(line.x1, line.x2), min(line.y1, line.y2)
    wide, high = abs(line.x2 - line.x1), abs(line.y2 - line.y1)
    flips = (' flipH="1"' if line.x2 < line.x1 else "") + (' flipV="1"' if line.y2 < line.y1 else "")
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="line {number}"/><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm{flips}><a:off x="{emu(left)}" y="{emu(top)}"/>'
        f'<a:ext cx="{emu(wide)}" cy="{emu(high)}"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f"{_edge(line.colour, line.dashed, line.arrow)}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _edge(colour: str, dashed: bool, arrow: bool = False) -> str:
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if arrow else ""
    return f'<a:ln w="9525">{_colour(colour)}{dash}{head}</a:ln>'


def _colour(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _paragraph(words: Words) -> str:
    """A paragraph on its own feet: neither its style's indents nor its exact lines, which would clip it."""
    size = round(words.size * 2)
    bold = "<w:b/>" if words.bold else ""
    hint = '<w:rFonts w:hint="eastAsia"/>'  # else “ ” … take their narrow Western shape
    return (
        '<w:p><w:pPr><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>'
        f'<w:jc w:val="{words.align}"/></w:pPr>'
        f'<w:r><w:rPr>{hint}{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(words.text)}</w:t></w:r></w:p>'
    )


def emu(mm: float) -> int:
    """Millimetres in the unit of drawings."""
    return round(mm * _EMU)


def _twips(mm: float) -> int:
    return round(mm * _TWIPS)
