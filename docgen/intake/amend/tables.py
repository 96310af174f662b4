"""Changes in tables: columns of before and after, or a row for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.reading.amendment import Amendment
from docgen.model.reading.blocks import Cell, Table
from docgen.model.rules.reading_amend import AmendWords
from docgen.model.text import unspaced

_HEAD_LENGTH = 16


def table_changes(table: Table, words: AmendWords) -> Iterator[Amendment]:
    """A change a row below heads of before and after; else pairs of rows that begin with them."""
    grid = table.grid()
    for at, row in enumerate(grid):
        before, after = _column(row, words.before_heads), _column(row, words.after_heads)
        if before is not None and after is not None and before != after:
            places = [column for column, cell in enumerate(row) if _headed(cell, words.place_heads)]
            for below in grid[at + 1 :]:
                where = " ".join(dict.fromkeys(_text(below[column]) for column in places)).strip()
                yield from amendment(
                    where, _text(below[before]), _text(below[after]), _block(below, table), words
                )
            return
    yield from _by_rows(grid, table, words)


def _by_rows(grid: list[list[Cell | None]], table: Table, words: AmendWords) -> Iterator[Amendment]:
    where = before = ""
    for row in grid:
        label, value = unspaced(_text(row[0])), _text(row[-1])
        if _begins(label, words.before_heads):
            before = value
        elif _begins(label, words.after_heads):
            yield from amendment(where, before, value, _block(row, table), words)
            before = ""
        elif _begins(label, words.place_heads):
            where = value


def amendment(where: str, before: str, after: str, block: str, words: AmendWords) -> Iterator[Amendment]:
    """One change of what stands in two cells or lines; none where both are blank."""
    nothing_before = not before or unspaced(before).strip("。.") in words.nothing_before
    gone = (
        re.sub(r"^(?:本条|该条|此条|该项|本项|予以)+", "", unspaced(after).strip("。."))
        in words.nothing_after
    )
    if nothing_before and (gone or not after):
        return
    if nothing_before:
        yield Amendment("add", where, "", after, block)
    elif gone or not after:
        yield Amendment("delete", where, before, None, block)
    elif unspaced(before) != unspaced(after):
        yield Amendment("replace", where, before, after, block)


def _column(row: list[Cell | None], heads: tuple[str, ...]) -> int | None:
    return next((column for column, cell in enumerate(row) if _headed(cell, heads)), None)


def _headed(cell: Cell | None, heads: tuple[str, ...]) -> bool:
    return cell is not None and _begins(unspaced(cell.text), heads)


def _begins(text: str, heads: tuple[str, ...]) -> bool:
    return len(text) <= _HEAD_LENGTH and text.startswith(heads)


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell else ""


def _block(row: list[Cell | None], table: Table) -> str:
    return next((block.id for cell in row if cell for block in cell.blocks), table.id)
