"""What a drawing is made of: boxes with words and straight lines, in mm from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WIDTH = 155.0
"""Of a drawing that fills the text of a bound volume."""

HEIGHT = 200.0
"""At most: LibreOffice loses the shapes of a group that is taller than the page's text."""

MOST_TEXTS = 60
"""Boxes with words in one drawing: beyond that LibreOffice takes seconds, then minutes."""

Shape = Literal["rect", "roundRect", "diamond", "hexagon"]

DARK, LINE, HEAD, SOFT, WARN = "1F3864", "7F7F7F", "D9E2F3", "F2F5FA", "FCE4D6"
"""Colours that stay apart when printed in black."""


class Crowded(Exception):
    """What was to be drawn does not fit on a page so that it can be read."""


@dataclass(frozen=True)
class Words:
    """A paragraph in a box; size in pt."""

    text: str
    size: float
    bold: bool = False
    align: Literal["center", "left", "right"] = "center"


@dataclass(frozen=True)
class Box:
    """A rectangle or the like in mm, with or without words; colours as RRGGBB, blank for none."""

    x: float
    y: float
    width: float
    height: float
    words: tuple[Words, ...] = ()
    fill: str = ""
    edge: str = ""
    dashed: bool = False
    shape: Shape = "rect"


@dataclass(frozen=True)
class Line:
    """A straight line in mm, with an arrow at its end or without."""

    x1: float
    y1: float
    x2: float
    y2: float
    arrow: bool = False
    dashed: bool = False
    colour: str = LINE


@dataclass(frozen=True)
class Drawing:
    """A drawing of that size in mm: what lies at the back, the lines over it, the boxes over both.

    `description` is said in its place where it cannot be seen.
    """

    title: str
    description: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...] = ()
    back: tuple[Box, ...] = ()

    def __post_init__(self) -> None:
        """Raises Crowded where it is larger than a page, or has more texts than Word files bear."""
        if self.height > HEIGHT or sum(bool(box.words) for box in self.boxes) > MOST_TEXTS:
            raise Crowded(self.title)
