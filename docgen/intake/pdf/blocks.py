"""Pages become the document's blocks: paragraphs and tables over page ends, with ids that stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.intake.pdf.bookmark import Bookmark
from docgen.intake.pdf.margins import Margins, PageMargins, pitch_of
from docgen.intake.pdf.paragraphs import Joined, Placed, goes_on, joined
from docgen.intake.pdf.sheet import Box, Column, DrawnCell, DrawnTable, Line, Sheet, frame_of
from docgen.intake.pdf.tables import WholeTable, continued, padding
from docgen.intake.word.ticks import cells_with_ticks, with_neighbours, with_ticks
from docgen.model.reading.blocks import Block, Cell, Paragraph, Row, Source, Table

_BROKEN_OFF = 3.5
"""Lines of room that a page leaves where the next was begun on purpose."""


def blocks_of(sheets: Sequence[Sheet], bookmarks: Sequence[Bookmark] = ()) -> tuple[Block, ...]:
    """The blocks of pages without furniture, in reading order."""
    builder = _Builder(sheets, bookmarks)
    builder.build()
    return tuple(with_neighbours(builder.made))


class _Builder:
    """Goes through the pages with one paragraph or table open, which the next item may go on."""

    def __init__(self, sheets: Sequence[Sheet], bookmarks: Sequence[Bookmark]) -> None:
        self.made: list[Block] = []
        self._sheets = sheets
        self._margins = PageMargins(sheets)
        self._begun = _begun(sheets)
        self._rough = {sheet.page for sheet in sheets if sheet.recognised}
        self._levels: dict[tuple[int, str], int] = {}
        for mark in bookmarks:
            self._levels.setdefault((mark.page, _bare(mark.title)), mark.level)
        self._open: list[Placed] = []
        self._table: WholeTable | None = None
        self._apart: list[tuple[Box, Margins]] = []
        self._count = 0

    def build(self) -> None:
        for sheet in self._sheets:
            for item in sheet.items:
                if isinstance(item, Column):
                    margins = self._margins.of(item, sheet)
                    for line in item.flow.lines:
                        self._take(Placed(line, margins))
                elif isinstance(item, Box):
                    self._apart.append((item, Margins(item.flow.left, item.flow.right, None)))
                    if not self._open and not self._table:
                        self._close()
                else:
                    self._take_table(item)
        self._close()

    def _take(self, placed: Placed) -> None:
        if self._table or not self._open or not goes_on(self._open, placed):
            self._close()
        self._open.append(placed)

    def _take_table(self, table: DrawnTable) -> None:
        if self._table and not self._open and self._table.last < table.page:
            longer = continued(self._table, table)
            if longer:
                self._table = longer
                return
        self._close()
        self._table = WholeTable(table, table.page)

    def _close(self) -> None:
        """Write what is open, and after it what stood beside it."""
        if self._open:
            self.made.append(self._paragraph(Joined(tuple(self._open)), self._id("p"), "body"))
            self._open = []
        if self._table:
            self.made.append(self._whole(self._table))
            self._table = None
        for box, margins in self._apart:
            lines = [Placed(line, _padded(margins, box.flow.lines)) for line in box.flow.lines]
            for each in joined(lines):
                self.made.append(self._paragraph(each, self._id("p"), box.source))
        self._apart = []

    def _id(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count}"

    def _paragraph(self, joined: Joined, name: str, source: Source) -> Paragraph:
        runs = joined.runs
        first = joined.lines[0].line
        text = "".join(run.text for run in runs)
        margins = joined.lines[0].margins
        made = Paragraph(
            id=name,
            text=text,
            source=source,
            outline=self._levels.get((first.page, _bare(text))) if self._levels else None,
            bold=joined.bold,
            size=joined.size,
            align=joined.align,
            breaks=self._begun.get(first.page) == (first.base, first.x0),
            contents=joined.contents,
            runs=runs,
            page=first.page,
            frame=frame_of([placed.line for placed in joined.lines if placed.line.page == first.page]),
            indent=0.0 if margins.rough or joined.align in ("center", "right") else first.x0 - margins.left,
            leading=(margins.pitch or 0.0) * (joined.size or 0.0),
        )
        return with_ticks(made)

    def _whole(self, whole: WholeTable) -> Table:
        table = whole.table
        name = self._id("t")
        breaks = self._begun.get(table.page) == (table.frame.top, table.frame.x0)
        return self._built(table, name, whole.heads, breaks)

    def _built(self, table: DrawnTable, name: str, heads: int, breaks: bool) -> Table:
        pad = padding(table)
        rows: list[list[DrawnCell]] = [[] for _ in range(table.rows)]
        for cell in table.cells:
            rows[cell.row].append(cell)
        return Table(
            id=name,
            rows=tuple(Row(self._cells(row, pad, name), at < heads) for at, row in enumerate(rows)),
            width=len(table.xs) - 1,
            breaks=breaks,
            page=table.page,
            frame=table.frame,
            edges=table.xs,
        )

    def _cells(self, row: Sequence[DrawnCell], pad: float, name: str) -> tuple[Cell, ...]:
        contents = cells_with_ticks(
            [
                tuple(with_neighbours(list(self._in_cell(cell, pad, f"{name}.{cell.row}.{cell.column}"))))
                for cell in row
            ]
        )
        return tuple(
            Cell(cell.column, blocks, cell.columns, cell.rows)
            for cell, blocks in zip(row, contents, strict=True)
        )

    def _in_cell(self, cell: DrawnCell, pad: float, name: str) -> Iterator[Block]:
        count = 0
        for part in cell.parts:
            if isinstance(part, DrawnTable):
                count += 1
                yield self._built(part, f"{name}.t{count}", 0, False)
                continue
            rough = bool(part.lines) and part.lines[0].page in self._rough
            margins = Margins(part.left + pad, part.right - pad, pitch_of(part.lines), rough=rough)
            for each in joined(Placed(line, margins) for line in part.lines):
                count += 1
                yield self._paragraph(each, f"{name}.p{count}", "body")


def _padded(margins: Margins, lines: Sequence[Line]) -> Margins:
    """A box's margins without what its border keeps free."""
    pad = max(0.0, min(min(line.x0 - margins.left for line in lines), 9.0))
    return Margins(margins.left + pad, margins.right - pad, pitch_of(lines))


def _begun(sheets: Sequence[Sheet]) -> dict[int, tuple[float, float]]:
    """Where the first item stands of each page that was begun before the last was full."""
    lowest = [max((_bottom(item) for item in sheet.items), default=0.0) for sheet in sheets]
    full = sorted(lowest)[len(lowest) * 9 // 10] if lowest else 0.0
    begun: dict[int, tuple[float, float]] = {}
    for before, sheet, low in zip(sheets, sheets[1:], lowest, strict=False):
        if not sheet.items:
            continue
        first = sheet.items[0]
        step = _pitch(before)
        if low and full - low > _BROKEN_OFF * step:
            begun[sheet.page] = _head(first)
    return begun


def _head(item: Column | Box | DrawnTable) -> tuple[float, float]:
    if isinstance(item, DrawnTable):
        return item.frame.top, item.frame.x0
    return item.flow.lines[0].base, item.flow.lines[0].x0


def _bottom(item: Column | Box | DrawnTable) -> float:
    return item.frame.bottom if isinstance(item, DrawnTable) else item.flow.lines[-1].bottom


def _pitch(sheet: Sheet) -> float:
    lines = [line for item in sheet.items if isinstance(item, Column) for line in item.flow.lines]
    return (pitch_of(lines) or 1.6) * lines[-1].size if lines else 20.0


def _bare(text: str) -> str:
    return "".join(text.split())
