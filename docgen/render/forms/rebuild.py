"""A tender that came as a PDF as a plain Word file: its lines and cells, so that its forms can be filled.

Columns, first lines and line distances are those of the page; a table that would leave ours is narrowed. What
the page showed beyond words, alignment, weight, size and lines is lost; whoever hands the forms in is
told that they were rebuilt.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

import docx
from docx.document import Document as DocxDocument
from lxml import etree

from docgen.model.reading.blocks import Block, Cell, Document, Paragraph, Row, Run, Table, paragraphs_of
from docgen.render.forms.filling import write_text
from docgen.render.forms.names import W, drop, made
from docgen.repeatable_zip import repeatable

_FONT = "宋体"
_SIZE = 12.0
_A4 = {"w": "11906", "h": "16838"}
_MARGINS = {"top": "1440", "right": "1440", "bottom": "1440", "left": "1440"}
_LEAST_INDENT, _MOST_INDENT = 6.0, 200.0
"""Points: less is no indent but the way a page was measured, more would push words off a narrower one."""
_WIDTH = 9026
"""Twentieths of a point between the margins."""


def rebuilt(document: Document) -> tuple[bytes, Document]:
    """A .docx that prints the document's blocks, and the document as it stands in that file."""
    document = placed(document)
    file = docx.Document()
    body = file.element.body
    for child in list(body):
        body.remove(child)
    _plain(file, document)
    for block in document.blocks:
        body.append(_element(block))
        if isinstance(block, Table):
            # Two tables that touch are one to Word; places count every paragraph, so this one is counted.
            body.append(_between())
    section = made("sectPr")
    section.append(made("pgSz", **_A4))
    section.append(made("pgMar", **_MARGINS, header="720", footer="720", gutter="0"))
    body.append(section)
    saved = io.BytesIO()
    file.save(saved)
    return repeatable(saved.getvalue()), document


def _plain(file: DocxDocument, document: Document) -> None:
    """Have what says nothing of its own, as an empty cell, look as most lines do, without space after it."""
    for spacing in file.styles.element.findall(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}spacing"):
        drop(spacing)
    sizes = [each.size for each in paragraphs_of(document.blocks) if each.size]
    look = file.styles["Normal"].element.get_or_add_rPr()
    look.append(made("rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia=_FONT))
    look.append(made("sz", val=str(round(2 * (median(sizes) if sizes else _SIZE)))))


def _between() -> etree._Element:
    """A paragraph that takes no room."""
    paragraph, properties = made("p"), made("pPr")
    properties.append(made("spacing", before="0", after="0", line="20", lineRule="exact"))
    paragraph.append(properties)
    return paragraph


def placed(document: Document) -> Document:
    """The document as it stands in the file that `rebuilt` makes of it, without making it."""
    places = _Places()
    return replace(document, blocks=tuple(places.placed(block) for block in document.blocks))


class _Places:
    """Gives every block the place that it gets among the file's w:p and w:tbl."""

    def __init__(self) -> None:
        self._paragraphs = 0
        self._tables = 0

    def placed(self, block: Block) -> Block:
        made_of = self._table(block) if isinstance(block, Table) else self._paragraph(block)
        if isinstance(block, Table):
            self._paragraphs += 1
        return made_of

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        self._paragraphs += 1
        return replace(paragraph, index=self._paragraphs - 1)

    def _table(self, table: Table) -> Table:
        self._tables += 1
        index = self._tables - 1
        rows = []
        covered = _covered(table)
        for at, row in enumerate(table.rows):
            cells = []
            for column, cell in _across(row, covered[at]):
                if cell is None:
                    self._paragraphs += 1  # a cell that goes on from above has an empty paragraph
                    continue
                del column
                inside = tuple(self._within(block) for block in cell.blocks)
                if not cell.blocks or isinstance(cell.blocks[-1], Table):
                    self._paragraphs += 1
                cells.append(replace(cell, blocks=inside))
            rows.append(Row(tuple(cells), row.heading))
        return replace(table, rows=tuple(rows), index=index)

    def _within(self, block: Block) -> Block:
        return self._table(block) if isinstance(block, Table) else self._paragraph(block)


def _covered(table: Table) -> list[dict[int, int]]:
    """Of each row, the columns where a cell from above goes on, with how many it spans."""
    covered: list[dict[int, int]] = [{} for _ in table.rows]
    for at, row in enumerate(table.rows):
        for cell in row.cells:
            for below in range(at + 1, min(at + cell.rows, len(table.rows))):
                covered[below][cell.column] = cell.columns
    return covered


def _across(row: Row, covered: dict[int, int]) -> Iterator[tuple[int, Cell | None]]:
    """The cells of a row from left to right; None for one that goes on from above."""
    places: list[tuple[int, Cell | None]] = [(cell.column, cell) for cell in row.cells]
    places += [(column, None) for column in covered]
    return iter(sorted(places, key=lambda place: place[0]))


def _element(block: Block) -> etree._Element:
    return _table(block) if isinstance(block, Table) else _paragraph(block)


def _paragraph(paragraph: Paragraph) -> etree._Element:
    element, properties = made("p"), made("pPr")
    if paragraph.breaks:
        properties.append(made("pageBreakBefore"))
    leading = {"line": str(round(20 * paragraph.leading)), "lineRule": "atLeast"} if paragraph.leading else {}
    properties.append(made("spacing", before="0", after="0", **leading))
    if (indent := min(paragraph.indent, _MOST_INDENT)) >= _LEAST_INDENT:
        properties.append(made("ind", firstLine=str(round(20 * indent))))
    if paragraph.align != "left":
        properties.append(made("jc", val=paragraph.align))
    element.append(properties)
    for run in paragraph.runs or (Run(paragraph.text, bold=paragraph.bold),):
        element.append(_run(run, paragraph.size))
    return element


def _run(run: Run, size: float | None) -> etree._Element:
    element, look = made("r"), made("rPr")
    look.append(made("rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia=_FONT))
    if run.bold:
        look.append(made("b"))
    look.append(made("sz", val=str(round(2 * (size or _SIZE)))))
    if run.underlined:
        look.append(made("u", val="single"))
    element.append(look)
    write_text(element, run.text)
    return element


def _table(table: Table) -> etree._Element:
    element, properties, grid = made("tbl"), made("tblPr"), made("tblGrid")
    widths = _widths(table)
    properties.append(made("tblW", w=str(sum(widths)), type="dxa"))
    borders = made("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(made(side, val="single", sz="4", space="0", color="auto"))
    properties.append(borders)
    properties.append(made("tblLayout", type="fixed"))
    grid.extend(made("gridCol", w=str(width)) for width in widths)
    element.extend([properties, grid])
    covered = _covered(table)
    for at, row in enumerate(table.rows):
        line = made("tr")
        for column, cell in _across(row, covered[at]):
            columns = cell.columns if cell else covered[at].get(column, 1)
            line.append(_cell(cell, columns, sum(widths[column : column + columns])))
        element.append(line)
    return element


def _widths(table: Table) -> list[int]:
    """Widths of the columns in twentieths of a point: those of the page, or equal ones where it has none."""
    columns = max(table.width, 1)
    if len(table.edges) != columns + 1:
        return [_WIDTH // columns] * columns
    shown = [20 * (right - left) for left, right in pairwise(table.edges)]
    scale = min(1.0, _WIDTH / sum(shown)) if sum(shown) > 0 else 1.0
    return [max(1, round(scale * each)) for each in shown]


def _cell(cell: Cell | None, columns: int, width: int) -> etree._Element:
    """A cell, or what goes on of one from above."""
    element, properties = made("tc"), made("tcPr")
    properties.append(made("tcW", w=str(width), type="dxa"))
    if columns > 1:
        properties.append(made("gridSpan", val=str(columns)))
    if cell is None:
        properties.append(made("vMerge"))
    elif cell.rows > 1:
        properties.append(made("vMerge", val="restart"))
    element.append(properties)
    blocks = cell.blocks if cell else ()
    element.extend(_element(block) for block in blocks)
    if not blocks or isinstance(blocks[-1], Table):
        element.append(made("p"))
    return element
