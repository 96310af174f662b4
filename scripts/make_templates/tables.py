"""Tables: a head row repeated on every page, rows that do not split, fixed widths that fill the page.

A row whose texts are long may split: of an unsplittable one higher than its page LibreOffice drops the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

HEAD_FILL = "E7E6E6"
LABEL_FILL = "F5F5F5"
MARKED_FILL = "FFF2CC"
LONG_TEXT = 200
"""More characters than that make a row of half a page or more, in a column of 50 millimetres."""
KEPT_TURNS = 2
"""So many rows at the end of a table stay with the rows that close it."""


@dataclass(frozen=True)
class Line:
    """A paragraph of a cell in its own style, a bold `lead` first, `before` points below the one above it."""

    text: str
    style: str = "TableText"
    before: int = 0
    lead: str = ""


@dataclass(frozen=True)
class Cell:
    """Text of a cell, one paragraph an entry; a paragraph may be a {%p … %} tag.

    A `bare` cell has no border but the one above it.
    """

    text: str | tuple[str | Line, ...]
    align: str = "left"
    span: int = 1
    style: str = "TableText"
    fill: str = ""
    bare: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a listing: its head, its width in millimetres, and the cell that every row has there."""

    head: str
    width: int
    text: str | tuple[str | Line, ...]
    align: str = "left"


@dataclass(frozen=True)
class Row:
    """A row of a table.

    One that `splits` may go on over the page, one that `keeps` stays on the page of what follows. `height` is
    the least, in millimetres.
    """

    cells: tuple[Cell, ...]
    head: bool = False
    splits: bool = False
    keeps: bool = False
    height: int = 0


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def listing(
    document: Document,
    width: int,
    loop: str,
    columns: Sequence[Column],
    closing: Sequence[Row] = (),
    free_texts: Sequence[str] = (),
    group: tuple[str, str] | None = None,
    shaded: str = "",
) -> None:
    """A table with a row for every turn of `loop` ("line in offer.lines"), then the `closing` rows.

    Where one of the `free_texts` ("x.answer") is long, the turn's row may go on over the page. The closing
    rows never stand on a page alone: the last turns stay with them. With a `group` (condition, text), a row
    with that text across the table goes before every turn of which the condition holds. Rows of which the
    condition `shaded` holds have a ground of their own.
    """
    row = Row(tuple(Cell(column.text, column.align) for column in columns))
    long = " or ".join(f"{text}|length > {LONG_TEXT} or '\\n' in {text}" for text in free_texts)
    kinds = [(long, replace(row, splits=True))] if free_texts else []
    kinds += [(f"loop.revindex <= {KEPT_TURNS}", replace(row, keeps=True))] if closing else []
    if shaded:
        marked = [(f"{shaded} and ({condition})", _shaded(each)) for condition, each in kinds]
        kinds = [*marked, (shaded, _shaded(row)), *kinds]
    rows = [*_group(group, len(columns)), *_chosen(kinds, row, len(columns))]
    start, end = _tag_row(f"{{%tr for {loop} %}}", len(columns)), _tag_row("{%tr endfor %}", len(columns))
    widths, heads = [column.width for column in columns], [column.head for column in columns]
    table(document, width, widths, heads, [start, *rows, end, *closing])


def _shaded(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, fill=MARKED_FILL) for cell in row.cells))


def grouped(
    document: Document,
    width: int,
    loops: tuple[str, str],
    columns: Sequence[Column],
    head: Row,
    foot: Row,
    closing: Sequence[Row] = (),
    named: tuple[str, str] = ("", ""),
) -> None:
    """A table of groups: for each turn of the outer loop `head`, a row a turn of the inner one, and `foot`.

    `named`: the conditions under which a group has a head and a foot.

    The last rows of a group stay with its foot, and the last group's foot with the `closing` rows.
    """
    count = len(columns)
    outer, inner = loops
    row = Row(tuple(Cell(column.text, column.align) for column in columns))
    kept = [(f"loop.revindex <= {KEPT_TURNS}", replace(row, keeps=True))]
    feet = _chosen([("loop.last", replace(foot, keeps=True))], foot, count) if closing else [foot]
    heads_of, feet_of = (
        under(condition, those, count) if condition else those
        for condition, those in zip(named, ([head], feet), strict=True)
    )
    rows = [
        _tag_row(f"{{%tr for {outer} %}}", count),
        *heads_of,
        _tag_row(f"{{%tr for {inner} %}}", count),
        *_chosen(kept, row, count),
        _tag_row("{%tr endfor %}", count),
        *feet_of,
        _tag_row("{%tr endfor %}", count),
        *closing,
    ]
    widths, heads = [column.width for column in columns], [column.head for column in columns]
    table(document, width, widths, heads, rows)


def _group(group: tuple[str, str] | None, columns: int) -> list[Row]:
    """The row that heads a group of turns; it stays on the page of the turn below it."""
    if group is None:
        return []
    condition, text = group
    head = Row((Cell(text, span=columns, style="TableHead", fill=LABEL_FILL),), keeps=True)
    return under(condition, [head], columns)


def under(condition: str, rows: Sequence[Row], columns: int) -> list[Row]:
    """Rows that are there where the condition holds."""
    return [_tag_row(f"{{%tr if {condition} %}}", columns), *rows, _tag_row("{%tr endif %}", columns)]


def _chosen(kinds: Sequence[tuple[str, Row]], otherwise: Row, columns: int) -> list[Row]:
    """The first row whose condition holds, or `otherwise`: what decides over pages is not text, but rows."""
    rows: list[Row] = []
    for no, (condition, row) in enumerate(kinds):
        word = "elif" if no else "if"
        rows += [_tag_row(f"{{%tr {word} {condition} %}}", columns), row]
    if not rows:
        return [otherwise]
    return [*rows, _tag_row("{%tr else %}", columns), otherwise, _tag_row("{%tr endif %}", columns)]


def facts(
    document: Document,
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    only: Mapping[str, str] | None = None,
) -> None:
    """A table of labels and values, once or twice side by side; a short row's last value spans the rest.

    `only`: by the first label of a row, the condition under which it is there.
    """
    heads = ["项目", "内容"] * (len(widths) // 2)
    listed: list[Row] = []
    for row in rows:
        condition = (only or {}).get(row[0])
        made = [_fact_row(row, len(widths))]
        listed += under(condition, made, len(widths)) if condition else made
    table(document, sum(widths), widths, heads, listed)


def _fact_row(texts: Sequence[str], columns: int) -> Row:
    cells = []
    for index, text in enumerate(texts):
        label = index % 2 == 0
        span = columns - len(texts) + 1 if index == len(texts) - 1 else 1
        cells.append(Cell(text, "center" if label else "left", span, fill=LABEL_FILL if label else ""))
    return Row(tuple(cells))


def _tag_row(tag: str, columns: int) -> Row:
    return Row((Cell(tag, span=columns),))


def table(
    document: Document, width: int, widths: Sequence[int], heads: Sequence[str], rows: Sequence[Row]
) -> None:
    """Add a table `width` millimetres wide, which `widths` must fill."""
    if sum(widths) != width:
        raise ValueError(f"columns {list(heads)} are {sum(widths)} mm wide together, not {width}")
    head = Row(tuple(Cell(text, "center", style="TableHead", fill=HEAD_FILL) for text in heads), head=True)
    grid = "".join(f'<w:gridCol w:w="{twips(each)}"/>' for each in widths)
    xml = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="DocgenTable"/>'
        f'<w:tblW w:w="{twips(width)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(_row(row, widths) for row in (head, *rows))}</w:tbl>"
    )
    document.element.body.insert(-1, parse_xml(xml))


def _row(row: Row, widths: Sequence[int]) -> str:
    """A row's XML; the bare tblHeader element is the form every checker of the format accepts."""
    whole = "" if row.splits else "<w:cantSplit/>"
    least = f'<w:trHeight w:val="{twips(row.height)}" w:hRule="atLeast"/>' if row.height else ""
    properties = f"{whole}{least}{'<w:tblHeader/>' if row.head else ''}"
    written, column = [], 0
    for cell in row.cells:
        place = "top" if row.splits else "center"
        written.append(_cell(cell, sum(widths[column : column + cell.span]), place, row.keeps))
        column += cell.span
    if column != len(widths):
        raise ValueError(
            f"a row has {column} columns, not {len(widths)}: {[cell.text for cell in row.cells]}"
        )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(written)}</w:tr>"


_BARE = "".join(f'<w:{edge} w:val="nil"/>' for edge in ("left", "bottom", "right"))


def _cell(cell: Cell, width: int, place: str, keeps: bool) -> str:
    """A cell whose text stands at its `place`: "center" or, where a row may go on over the page, "top"."""
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    borders = f"<w:tcBorders>{_BARE}</w:tcBorders>" if cell.bare else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    texts = (cell.text,) if isinstance(cell.text, str) else cell.text
    paragraphs = "".join(_paragraph(text, cell, keeps) for text in texts)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{borders}{fill}'
        f'<w:vAlign w:val="{place}"/></w:tcPr>{paragraphs}</w:tc>'
    )


def _paragraph(text: str | Line, cell: Cell, keeps: bool) -> str:
    """A paragraph of a cell, in the cell's style or its own."""
    line = text if isinstance(text, Line) else Line(text, cell.style)
    lead = f"<w:r><w:rPr><w:b/><w:bCs/></w:rPr>{_text(line.lead)}</w:r>" if line.lead else ""
    keep = "<w:keepNext/>" if keeps else ""
    before = f'<w:spacing w:before="{line.before * 20}"/>' if line.before else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{line.style}"/>{keep}{before}<w:jc w:val="{cell.align}"/></w:pPr>'
        f"{lead}<w:r>{_text(line.text)}</w:r></w:p>"
    )


def _text(text: str) -> str:
    """Text in runs' elements; a tab has one of its own."""
    pieces = (
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t")
    )
    return "<w:tab/>".join(pieces)
