"""What stands on a page of a PDF: glyphs, rulings and pictures, then lines and tables, with their places.

All lengths are points from the upper left corner of the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docgen.model.reading.blocks import Frame, LeftOut, Run, Source


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its stretch of the line, the height of the baseline, the size of its font."""

    char: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    underlined: bool = False

    @property
    def middle(self) -> float:
        """Half the height of a Chinese character in it: where a line's glyphs agree, whatever their size."""
        return self.base - 0.38 * self.size


@dataclass(frozen=True, slots=True)
class Stroke:
    """A ruling: at `at` across, from `start` to `end` along."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs of one line within a column, cell or box, from left to right.

    `first` is the width of what cannot be broken at its head: a Chinese character, or a word or figure.
    `stamps` are the long numbers in it that stand alone, each with its left end.
    """

    page: int
    runs: tuple[Run, ...]
    x0: float
    x1: float
    base: float
    size: float
    first: float
    stamps: tuple[tuple[str, float], ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)

    @property
    def top(self) -> float:
        """The upper end of a Chinese character in it."""
        return self.base - 0.88 * self.size

    @property
    def bottom(self) -> float:
        """The lower end of a Chinese character in it."""
        return self.base + 0.12 * self.size

    @property
    def bold(self) -> bool:
        """Whether most of it is."""
        strong = sum(len(run.text.strip()) for run in self.runs if run.bold)
        return strong * 2 > len(self.text.replace(" ", ""))


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines that share a left and a right margin: a column, a box, what stands in a cell."""

    lines: tuple[Line, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell between rulings: row, column, what it spans, and the flows and tables in it."""

    row: int
    column: int
    rows: int
    columns: int
    parts: tuple[Flow | DrawnTable, ...] = ()

    @property
    def text(self) -> str:
        """Its words, lines joined."""
        return "".join(
            line.text for part in self.parts if isinstance(part, Flow) for line in part.lines
        ) + "".join(cell.text for part in self.parts if isinstance(part, DrawnTable) for cell in part.cells)

    def moved(self, down: int) -> DrawnCell:
        """The cell so many rows lower."""
        return replace(self, row=self.row + down)


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table as one page shows it; `xs` are the edges of its columns, `ruled` whether lines are drawn."""

    page: int
    xs: tuple[float, ...]
    rows: int
    cells: tuple[DrawnCell, ...]
    frame: Frame
    ruled: bool = True

    @property
    def base(self) -> float:
        """Its upper end, to be put in order with lines."""
        return self.frame.top


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of running text; `narrow` where another column stands beside them."""

    flow: Flow
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A text box or a note at the foot of the page: words apart from the running text."""

    flow: Flow
    source: Source


Item = Column | Box | DrawnTable


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as read: its items in reading order.

    `legible` is False where it has no text to trust, `failed` where it cannot even be drawn, `recognised`
    where its text was made from its picture. `stray` is text that is no part of it (drawn askew, faint and
    large, invisible, struck out), each with its reason.
    """

    page: int
    width: float
    height: float
    items: tuple[Item, ...] = ()
    legible: bool = True
    failed: bool = False
    recognised: bool = False
    stray: tuple[tuple[str, LeftOut], ...] = ()


@dataclass(slots=True)
class Ink:
    """All that is drawn on a page, as it is found."""

    page: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Stroke] = field(default_factory=list)
    down: list[Stroke] = field(default_factory=list)
    outlines: list[Frame] = field(default_factory=list)
    squares: list[Frame] = field(default_factory=list)
    ticks: list[tuple[float, float]] = field(default_factory=list)
    pictures: list[Frame] = field(default_factory=list)
    shapes: int = 0
    unmapped: int = 0
    stray: list[tuple[str, LeftOut]] = field(default_factory=list)


def frame_of(lines: Sequence[Line]) -> Frame:
    """What the lines cover together."""
    return Frame(
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )
