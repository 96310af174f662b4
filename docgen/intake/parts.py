"""A table that holds several reviews: a column says of each row which, as 评标办法前附表 do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from docgen.intake.grids import Grid, Line
from docgen.intake.passages import bare

_LEAST = 2
"""Rows that a review has in such a column at least: a row that is called like one is an item."""


def parted(grid: Grid, titled: Callable[[str], str]) -> Iterator[tuple[str, Grid]]:
    """The table's rows by the review that a column names for them, each review a table of its own.

    `titled` says which review a text names, "" for none; rows of none stay together under "". A table
    without such a column is one part. A part has the name as the nearest words above it.
    """
    column = next((c for c in range(len(grid.heads)) if _names_reviews(grid, c, titled)), None)
    if column is None:
        yield "", grid
        return
    rest: list[Line] = []
    for name, lines in groupby(grid.rows, lambda line: bare(line.texts[column])):
        which, rows = titled(name), list(lines)
        if not which:
            rest += rows
            continue
        over = (name, *grid.over)
        yield (
            which,
            replace(grid, heads=_blank(grid.heads, column), rows=tuple(_without(rows, column)), over=over),
        )
    if rest:
        yield "", replace(grid, rows=tuple(rest))


def _names_reviews(grid: Grid, column: int, titled: Callable[[str], str]) -> bool:
    counts: dict[str, int] = {}
    for line in grid.rows:
        if which := titled(bare(line.texts[column])):
            counts[which] = counts.get(which, 0) + 1
    return any(count >= _LEAST for count in counts.values())


def _without(lines: list[Line], column: int) -> Iterator[Line]:
    for line in lines:
        yield replace(
            line, texts=_blank(line.texts, column), own=(*line.own[:column], False, *line.own[column + 1 :])
        )


def _blank(texts: tuple[str, ...], column: int) -> tuple[str, ...]:
    return (*texts[:column], "", *texts[column + 1 :])
