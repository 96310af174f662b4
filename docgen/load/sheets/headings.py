"""Where a list's headings stand: in any of its first rows, in one or in two or three that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docgen.load.sheets.cells import is_blank
from docgen.load.sheets.columns import Wanted
from docgen.load.sheets.grid import Area
from docgen.load.sheets.names import matched

_DEEPEST = 3
"""Rows that headings may take up."""


@dataclass(frozen=True)
class Head:
    """Rows `first` to `last`, from 0, that hold the headings, and these by column, "" where none stands."""

    first: int
    last: int
    headings: tuple[str, ...]


def find_head(rows: Sequence[Sequence[Any]], wanted: Wanted, merged: Sequence[Area] = ()) -> Head | None:
    """The rows in which most of the wanted columns are headed, of equals the fewest and the first."""
    best: tuple[int, int, int] = (0, 0, 0)
    found = None
    for first in range(len(rows)):
        if not any(isinstance(cell, str) for cell in rows[first]):
            continue
        for depth in range(1, _DEEPEST + 1):
            if first + depth > len(rows):
                break
            headings = _joined(rows, first, depth, merged, wanted)
            count = matched(headings, wanted)
            if count and depth < _reach(first, merged):
                continue  # a heading that is merged downwards has its second row below
            rank = (count, -depth, -first)
            if rank > best:
                best, found = rank, Head(first, first + depth - 1, headings)
            if best[:2] == (len(wanted.columns), -1):
                return found  # nothing further down can hold more of them
    return found


def _joined(
    rows: Sequence[Sequence[Any]], first: int, depth: int, merged: Sequence[Area], wanted: Wanted
) -> tuple[str, ...]:
    """The headings of `depth` rows as one: what stands over several columns heads each of them."""
    lines = [[_text(cell) for cell in row] for row in rows[first : first + depth]]
    if depth == 1:
        return tuple(lines[0])
    width = max(map(len, lines))
    for line in lines:
        line += [""] * (width - len(line))
    for number, line in enumerate(lines[:-1]):
        _spread(line, lines[number + 1 :], first + number, merged)
    return tuple(_one([line[i] for line in lines], wanted) for i in range(width))


def _spread(line: list[str], below: list[list[str]], row: int, merged: Sequence[Area]) -> None:
    """Have a heading stand over every column of its group: of its merged cells, else up to the next one."""
    areas = [(a, b) for (top, a), (_, b) in merged if top == row and b > a]
    if merged:
        for first, last in areas:
            for i in range(first + 1, min(last + 1, len(line))):
                line[i] = line[i] or line[first]
        return
    over = ""
    for i, text in enumerate(line):
        over = text or over
        if not text and any(each[i] for each in below):
            line[i] = over


def _one(texts: list[str], wanted: Wanted) -> str:
    """What heads a column under several headings: all together where that is a name, else the lowest."""
    words = [text for text in dict.fromkeys(texts) if text]
    for joined in ("".join(words), *(words[::-1])):
        if joined and matched([joined], wanted):
            return joined
    return "".join(words)


def _reach(first: int, merged: Sequence[Area]) -> int:
    """How many rows the headings of a row take up, by those that are merged downwards."""
    return max((b - a + 1 for (a, _), (b, _) in merged if a == first and b - a < _DEEPEST), default=1)


def _text(cell: Any) -> str:
    return "" if is_blank(cell) else str(cell).strip()
