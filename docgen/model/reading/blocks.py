"""What a tender is made of as printed: paragraphs and tables in reading order, each with an id that stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

Source = Literal["body", "box", "footnote", "endnote", "header", "footer", "comment"]
"""Where a block stands; what is in a cell of a table has the table's source.

Boxes and notes follow the paragraph that they hang on. Comments, then heads and feet of pages, stand after
all others, each text once.
"""

LeftOut = Literal["hidden", "deleted", "furniture", "picture"]
"""Why text is no block: not printed, struck by a tracked change, a running head, only a picture."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a block of a PDF stands, in points from the upper left corner of its page."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one look. A tick box is □ or ☑ in its text, whatever the file encodes it as."""

    text: str
    underlined: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed, its automatic number apart.

    `label` is the automatic number as Word prints it (`三、`, `1.2`, `★1.`), empty where none or typed.
    Soft line ends are a line feed in `text`, tabs a tab. `outline` is 1 for the highest level.
    `contents`: a line of a list of contents. `breaks`: a page begins with it. `size` in points.
    `index` counts the w:p elements of the main part from 0 in file order, to find it again; None where
    the block comes from no such element. Two in which a page begins halfway share it. `joins` are the places
    of further ones whose words it goes on in. `raw` is its text as the file has it, where lines were joined
    (a line feed between them), blanks within words taken out or signs read as tick boxes; else empty.
    Of a page of a PDF, in points: `indent` of the first line, `leading` from one line to the next, 0 unknown.
    """

    id: str
    text: str
    label: str = ""
    source: Source = "body"
    style: str = ""
    outline: int | None = None
    bold: bool = False
    size: float | None = None
    align: Literal["left", "center", "right", "both"] = "left"
    breaks: bool = False
    contents: bool = False
    runs: tuple[Run, ...] = ()
    page: int | None = None
    frame: Frame | None = None
    index: int | None = None
    joins: tuple[int, ...] = ()
    raw: str = ""
    indent: float = 0.0
    leading: float = 0.0

    @property
    def printed(self) -> str:
        """Number and text as a reader sees them."""
        return f"{self.label}{' ' if self.label and self.label[-1].isalnum() else ''}{self.text}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as printed, once: `column` from 0, `columns` and `rows` that it spans, its blocks."""

    column: int
    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """Its paragraphs' words, a line each; nested tables' cells after another."""
        return "\n".join(paragraph.printed for paragraph in paragraphs_of(self.blocks))


@dataclass(frozen=True, slots=True)
class Row:
    """A row's own cells, left to right; cells that go on from a row above stand only there."""

    cells: tuple[Cell, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of `width` columns. `index` counts the w:tbl elements of the main part in file order.

    `edges` are those of the columns on a page of a PDF, in points from its left, one more than columns.
    """

    id: str
    rows: tuple[Row, ...]
    width: int
    source: Source = "body"
    breaks: bool = False
    page: int | None = None
    frame: Frame | None = None
    index: int | None = None
    edges: tuple[float, ...] = ()

    def grid(self) -> list[list[Cell | None]]:
        """Rows of `width` places, each with the cell that covers it; None where none does."""
        places: list[list[Cell | None]] = [[None] * self.width for _ in self.rows]
        for at, row in enumerate(self.rows):
            for cell in row.cells:
                for line in places[at : at + cell.rows]:
                    line[cell.column : cell.column + cell.columns] = [cell] * len(
                        line[cell.column : cell.column + cell.columns]
                    )
        return places


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Missed:
    """Text that the file holds and the reading leaves out, with the reason; of a picture what names it."""

    text: str
    why: LeftOut


@dataclass(frozen=True, slots=True)
class Document:
    """An opened file: its blocks in reading order; what was left out, and what could not be read, in words.

    `pages` is None where the format has none before it is laid out (Word). `rebuilt`: blocks come from
    lines and rulings on a page (PDF, scan), not from the file's own paragraphs. `recognised`: pages whose
    characters were recognised from their picture, and may be wrong. `unreadable`: pages whose text could
    not be had. Both count from 1.
    """

    name: str
    sha256: str
    format: Literal["docx", "pdf"]
    blocks: tuple[Block, ...]
    pages: int | None = None
    rebuilt: bool = False
    missed: tuple[Missed, ...] = ()
    recognised: tuple[int, ...] = ()
    unreadable: tuple[int, ...] = field(default=())

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in cells too."""
        return paragraphs_of(self.blocks)


def tables_of(blocks: Iterable[Block]) -> Iterator[Table]:
    """The tables of blocks in reading order, each before those in its cells."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from tables_of(cell.blocks)


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """The paragraphs of blocks in reading order, through cells and the tables in them."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)
