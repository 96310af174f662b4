"""Tables of a chapter, whole: grid, merged cells, header rows; their look is the volume's."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from docx.oxml.ns import nsmap, qn
from lxml import etree
from markupsafe import escape

from docgen.render.prose.source import is_on, number, value

TWIPS_PER_CM = 567
MOST_COLUMNS = 63  # Word's own limit
_LEAST_WIDTH = 100
# The gap that Word leaves left and right of a cell's text.
_CELL_MARGINS = 216
_BORDER = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
_PLAIN_BORDERS = "".join(
    f"<w:{side} {_BORDER}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

CellContent = Callable[[etree._Element, int, bool], str]
"""Cell, width of its text in twips, whether it is in a header row → the blocks of the cell as XML."""


def table_xml(table: etree._Element, most_width: int, style_id: str, content: CellContent) -> str:
    """The w:tbl that carries `table` no wider than `most_width` (twips); no style means plain lines."""
    rows = [row for row in table.iterchildren(qn("w:tr")) if row.find(qn("w:tc")) is not None]
    grid = _grid(table, rows, most_width)
    headers = _header_rows(rows)
    marked = len(list(takewhile(_is_marked_header, rows)))
    made = "".join(
        _row(row, grid, at < headers, lambda cell, width, at=at: content(cell, width, at < marked))  # type: ignore[misc]
        for at, row in enumerate(rows)
    )
    style = f'<w:tblStyle w:val="{escape(style_id)}"/>' if style_id else ""
    borders = "" if style_id else f"<w:tblBorders>{_PLAIN_BORDERS}</w:tblBorders>"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(grid)}" w:type="dxa"/>{borders}'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl>"
    )


def _grid(table: etree._Element, rows: list[etree._Element], most_width: int) -> list[int]:
    """Widths of the columns in twips: the table's own, made up where they lack, scaled down to fit."""
    columns = min(MOST_COLUMNS, max((sum(_spans(row)) for row in rows), default=1))
    grid = [number(value(item, "w"), 0, 31_680) for item in table.iterfind("w:tblGrid/w:gridCol", nsmap)][
        :columns
    ]
    if len(grid) < columns or not all(grid):
        grid = _widths_of_cells(rows, columns) or [most_width // columns] * columns
    wanted = table.find("w:tblPr/w:tblW", nsmap)
    share = value(wanted, "w")
    full = value(wanted, "type") == "pct" and (share == "100%" or number(share) >= 5000)
    if full or sum(grid) > most_width:
        scale = most_width / sum(grid)
        grid = [max(_LEAST_WIDTH, int(width * scale)) for width in grid]
    return grid


def _widths_of_cells(rows: list[etree._Element], columns: int) -> list[int]:
    """Column widths from a row without merged cells that states them all, else nothing."""
    for row in rows:
        widths = [
            number(value(cell.find("w:tcPr/w:tcW", nsmap), "w"), 0, 31_680)
            for cell in row.iterchildren(qn("w:tc"))
        ]
        if len(widths) == columns and all(widths):
            return widths
    return []


def _spans(row: etree._Element) -> list[int]:
    """How many columns each stretch of the row takes: free ones before, the cells, free ones after."""
    before, after = (
        number(value(row.find(f"w:trPr/w:{name}", nsmap), "val"), 0, MOST_COLUMNS)
        for name in ("gridBefore", "gridAfter")
    )
    return [before, *(_span(cell) for cell in row.iterchildren(qn("w:tc"))), after]


def _span(cell: etree._Element) -> int:
    return number(value(cell.find("w:tcPr/w:gridSpan", nsmap), "val", "1"), 1, MOST_COLUMNS, 1)


def _is_marked_header(row: etree._Element) -> bool:
    return is_on(row.find("w:trPr/w:tblHeader", nsmap))


def _header_rows(rows: list[etree._Element]) -> int:
    """How many rows repeat on every page: those marked, at least one, and all that their cells reach into."""
    count = max(1, len(list(takewhile(_is_marked_header, rows))))
    while count < len(rows) and any(_goes_on(cell) for cell in rows[count].iterchildren(qn("w:tc"))):
        count += 1
    # A table of headers only would have nothing to repeat them for.
    return count if count < len(rows) else 0


def _goes_on(cell: etree._Element) -> bool:
    """Whether the cell is the lower part of one that begins in a row above."""
    merged = cell.find("w:tcPr/w:vMerge", nsmap)
    return merged is not None and value(merged, "val", "continue") != "restart"


def _row(
    row: etree._Element, grid: list[int], header: bool, content: Callable[[etree._Element, int], str]
) -> str:
    before, *spans, after = _spans(row)
    properties = "".join(
        f'<w:{name} w:val="{count}"/>'
        for name, count in (("gridBefore", before), ("gridAfter", after))
        if count
    )
    height = row.find("w:trPr/w:trHeight", nsmap)
    if height is not None:
        # An exact height would cut text off in the volume's own font.
        properties += f'<w:trHeight w:val="{number(value(height, "val"), 0, 12_000)}" w:hRule="atLeast"/>'
    properties = f"<w:cantSplit/>{properties}{'<w:tblHeader/>' if header else ''}"
    cells = []
    at = before
    for cell, span in zip(row.iterchildren(qn("w:tc")), spans, strict=True):
        width = sum(grid[at : at + span]) or _LEAST_WIDTH
        at += span
        blocks = content(cell, max(3 * _LEAST_WIDTH, width - _CELL_MARGINS))
        cells.append(f"<w:tc>{_cell_properties(cell, width, span)}{blocks}</w:tc>")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell_properties(cell: etree._Element, width: int, span: int) -> str:
    own = cell.find(qn("w:tcPr"))
    parts = [f'<w:tcW w:w="{width}" w:type="dxa"/>']
    if span > 1:
        parts.append(f'<w:gridSpan w:val="{span}"/>')
    for name in ("hMerge", "vMerge"):
        merged = own.find(qn(f"w:{name}")) if own is not None else None
        if merged is not None:
            restart = value(merged, "val") == "restart"
            parts.append(f'<w:{name} w:val="restart"/>' if restart else f"<w:{name}/>")
    if own is None:
        return f"<w:tcPr>{''.join(parts)}</w:tcPr>"
    # A slanting line divides a heading cell in two; it is part of what the table says.
    slants = [name for name in ("tl2br", "tr2bl") if _is_drawn(own.find(f"w:tcBorders/w:{name}", nsmap))]
    if slants:
        parts.append(f"<w:tcBorders>{''.join(f'<w:{name} {_BORDER}/>' for name in slants)}</w:tcBorders>")
    for name, allowed in (("textDirection", _DIRECTIONS), ("vAlign", ("top", "center", "bottom"))):
        setting = value(own.find(qn(f"w:{name}")), "val")
        if setting in allowed:
            parts.append(f'<w:{name} w:val="{setting}"/>')
    return f"<w:tcPr>{''.join(parts)}</w:tcPr>"


_DIRECTIONS = ("lrTb", "tbRl", "btLr", "lrTbV", "tbRlV", "tbLrV")


def _is_drawn(border: etree._Element | None) -> bool:
    return border is not None and value(border, "val") not in ("", "nil", "none")
