"""Formulas that no longer come to what is stored beside them, once cells that they read were changed.

docgen works out no formulas. What is stored beside one is what the reader of lists takes, so that a figure
that is no longer right is taken out: Excel works it out when the file is opened, and until then the reader
says that it is missing.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docgen.edit.cells.cell import Cell
from docgen.edit.cells.markup import SheetMarkup, column_number

_TEXT = re.compile(r'"(?:[^"]|"")*"')
_REFERENCE = re.compile(
    r"(?<![\w.$])(?:('(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
    r"(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})(?::(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7}))?(?![\w(])"
)
_WHOLE = re.compile(r"(?:('(?:[^']|'')+'|[^\W\d][\w.]*)!)?\$?([A-Z]{1,3}):\$?([A-Z]{1,3})(?![\w(])")
_NAME = re.compile(r"[^\W\d][\w.]*(?![\w.(!])")
_FAR = re.compile(r"\b(?:INDIRECT|OFFSET|GETPIVOTDATA|CUBE\w+|RTD|NOW|TODAY|RAND\w*)\(", re.IGNORECASE)
_PLAIN = frozenset(("TRUE", "FALSE"))
_ROWS = 1_048_576
_DEEPEST = 8
"""Names that stand for names."""

Box = tuple[str, int, int, int, int]
"""A sheet with first row and column, last row and column."""


@dataclass(frozen=True)
class _Formula:
    sheet: str
    at: Cell
    reads: tuple[Box, ...]
    reads_all: bool = False


def stale(
    sheets: Mapping[str, SheetMarkup], names: Mapping[str, str], sheet: str, changed: set[Cell]
) -> dict[str, set[Cell]]:
    """By sheet, the cells of formulas that read a changed cell, or one that reads one, and so on.

    `names` are those that the workbook defines, with their formulas. A formula whose cells cannot be told
    from its words, as by INDIRECT, reads every cell.
    """
    left = [each for name, markup in sheets.items() for each in _formulas(name, markup, names)]
    met: dict[str, set[Cell]] = {}
    wave = {sheet: changed}
    while wave and left:
        rows = _rows_by_column(wave)
        struck = [each.reads_all or _reads(each, rows) for each in left]
        wave = {}
        for formula, is_struck in zip(left, struck, strict=True):
            if is_struck:
                wave.setdefault(formula.sheet, set()).add(formula.at)
                met.setdefault(formula.sheet, set()).add(formula.at)
        left = [formula for formula, is_struck in zip(left, struck, strict=True) if not is_struck]
    return met


def without_values(markup: SheetMarkup, cells: set[Cell]) -> str:
    """The sheet without what is stored beside the formulas of these cells."""
    value = re.compile(rf"<{re.escape(markup.prefix)}v\b[^<>]*>[^<]*</{re.escape(markup.prefix)}v\s*>")
    text, pieces, done = markup.text, [], 0
    numbers = {row for row, _ in cells}
    for row in markup.rows():
        if row.at not in numbers:
            continue
        inside = text.index(">", row.start) + 1
        for cell in markup.cells(row):
            if (row.at, cell.at) in cells:
                start, end = inside + cell.start, inside + cell.end
                pieces += [text[done:start], value.sub("", text[start:end])]
                done = end
    return "".join(pieces) + text[done:]


def _rows_by_column(wave: Mapping[str, set[Cell]]) -> dict[str, dict[int, list[int]]]:
    """By sheet and column the rows of cells, sorted."""
    made: dict[str, dict[int, list[int]]] = {}
    for sheet, cells in wave.items():
        for row, column in sorted(cells):
            made.setdefault(sheet, {}).setdefault(column, []).append(row)
    return made


def _reads(formula: _Formula, wave: Mapping[str, Mapping[int, Sequence[int]]]) -> bool:
    for sheet, top, left, bottom, right in formula.reads:
        for column, rows in wave.get(sheet, {}).items():
            at = bisect_left(rows, top)
            if left <= column <= right and at < len(rows) and rows[at] <= bottom:
                return True
    return False


def defined_names(book: str) -> dict[str, str]:
    """The names that the workbook's part defines, folded, with their formulas."""
    found = re.findall(r"<(?:\w+:)?definedName\b([^<>]*)>([^<]*)<", book)
    named = ((re.search(r'\bname="([^"]*)"', said), words) for said, words in found)
    return {html.unescape(name[1]).upper(): html.unescape(words) for name, words in named if name}


def _formulas(sheet: str, markup: SheetMarkup, names: Mapping[str, str]) -> Iterator[_Formula]:
    p = re.escape(markup.prefix)
    if f"<{markup.prefix}f" not in markup.text:
        return
    pattern = re.compile(rf"<{p}f\b([^<>]*?)(?:/>|>([^<]*)</{p}f\s*>)")
    shared: dict[str, tuple[Cell, str]] = {}
    for row in markup.rows():
        for cell in markup.cells(row) if f"<{markup.prefix}f" in row.inside else ():
            met = pattern.search(cell.inside)
            if met is None:
                continue
            at, words = (row.at, cell.at), html.unescape(met[2] or "")
            group = re.search(r'\bsi="(\d+)"', met[1])
            if group and words:
                shared[group[1]] = at, words
            origin, words = shared.get(group[1], (at, words)) if group and not words else (at, words)
            boxes = _boxes(sheet, words, (at[0] - origin[0], at[1] - origin[1]), names, _DEEPEST)
            yield _Formula(sheet, at, tuple(boxes or ()), reads_all=boxes is None)


def _boxes(sheet: str, words: str, by: Cell, names: Mapping[str, str], depth: int) -> list[Box] | None:
    """What a formula reads; None where that cannot be told. `by`: how far it was moved from where it was
    written."""
    bare = _TEXT.sub('""', words)
    if not bare or "[" in bare or "#" in bare or _FAR.search(bare):
        return None
    reads = [_box(met, sheet, by) for met in _REFERENCE.finditer(bare)]
    bare = _REFERENCE.sub(" ", bare)
    for met in _WHOLE.finditer(bare):
        reads.append((_named(met[1], sheet), 1, column_number(met[2]), _ROWS, column_number(met[3])))
    bare = _WHOLE.sub(" ", bare)
    for name in _NAME.findall(bare):
        if name.upper() in _PLAIN:
            continue
        meant = names.get(name.upper())
        within = _boxes(sheet, meant, (0, 0), names, depth - 1) if meant and depth else None
        if within is None:
            return None
        reads += within
    return None if ":" in bare or "!" in bare else reads


def _box(met: re.Match[str], sheet: str, by: Cell) -> Box:
    def moved(fixed: str, value: int, step: int) -> int:
        return value if fixed else value + step

    name, f1, c1, f2, r1, f3, c2, f4, r2 = met.groups()
    top, left = moved(f2, int(r1), by[0]), moved(f1, column_number(c1), by[1])
    bottom = moved(f4, int(r2), by[0]) if r2 else top
    right = moved(f3, column_number(c2), by[1]) if c2 else left
    return _named(name, sheet), min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def _named(name: str | None, sheet: str) -> str:
    return name.strip("'").replace("''", "'") if name else sheet
