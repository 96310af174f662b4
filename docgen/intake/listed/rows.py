"""The rows of tables that only list: which kind a table is by its heads, what each row names, how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.intake.grids import Grid, Line, grids
from docgen.intake.passages import bare
from docgen.model.reading.listed import ListedKind, ListedRow
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Certainty, Demand, Found
from docgen.model.rules.reading_listed import ListedRule, TableWords
from docgen.model.text import narrow

_BESIDE = re.compile(r"[(（][^()（）]*[)）]")
_IN_HEAD = re.compile(r"[(（](?P<unit>[^()（）\d]{1,4})[)）]")
_FIGURE = re.compile(
    r"(?:不少于|至少|约|≥|>=)?(?P<figure>\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,4})?)(?P<unit>[^\d,.;()]{0,4})"
)
_NEAR = 2


@dataclass(frozen=True, slots=True)
class _Table:
    """What a table lists: the columns of names, of how many and of the unit."""

    kind: ListedKind
    words: TableWords
    name: int
    count: int | None
    unit: int | None


def listed(outline: Outline, demands: Sequence[Demand], rule: ListedRule) -> tuple[ListedRow, ...]:
    """The rows of sites, posts, equipment and things bought in the chapters of demands, in reading order.

    A table that asks for something in a column is no list: its rows are `demands`.
    """
    asked = {demand.found.block for demand in demands}
    words = [word for each in rule.tables.values() for word in (*each.name, *each.count, *each.beside)]
    return tuple(
        row
        for chapter in outline.of("demand", "unknown")
        for grid in grids(chapter, [*words, *rule.serial], outline.lots)
        if not any(block in asked for line in grid.rows for block in line.blocks)
        for row in _rows(grid, rule)
    )


def _rows(grid: Grid, rule: ListedRule) -> Iterator[ListedRow]:
    table = _table(grid, rule)
    if table is None:
        return
    sure: Certainty = "likely" if _plain(grid.heads[table.name]) in table.words.sure else "asked"
    title = next((over for over in grid.over if over), "")
    for line in grid.rows:
        name = _own(line, table.name).replace("\n", "").strip(" :：")
        count = _count(line, table)
        if not name or bare(name) in rule.totals or (table.words.counted and count is None):
            continue
        cells = tuple(
            (head, text)
            for column, head in enumerate(grid.heads)
            if head and column != table.name and head not in rule.serial and (text := line.texts[column])
        )
        found = Found(line.place, line.blocks[table.name], sure)
        yield ListedRow(
            table.kind,
            name,
            found,
            grid.heads[table.name],
            title,
            grid.block,
            count,
            _unit(line, table, grid),
            cells,
            grid.lot,
        )


def _table(grid: Grid, rule: ListedRule) -> _Table | None:
    """What a table lists; None for one that scores, or whose heads are of no kind that is known."""
    heads = [_plain(head) for head in grid.heads]
    if any(word in head for head in heads for word in rule.not_heads):
        return None
    for kind, words in rule.tables.items():
        names = [c for c, head in enumerate(heads) if head in words.name]
        name = next((c for c in names if heads[c] in words.sure), next(iter(names), None))
        counts = [c for c, head in enumerate(heads) if head in words.count and c != name]
        if name is None or not (counts or any(head.endswith(words.beside) for head in heads if words.beside)):
            continue
        over = "".join((*grid.over[:_NEAR], *heads))
        if words.wanted and not words.wanted.search(over):
            continue
        if words.not_wanted and words.not_wanted.search(over):
            continue
        unit = next((c for c, head in enumerate(heads) if head in rule.unit_heads), None)
        return _Table(kind, words, name, next(iter(counts), None), unit)
    return None


def _plain(head: str) -> str:
    return _BESIDE.sub("", narrow(head)).strip()


def _own(line: Line, column: int) -> str:
    return line.texts[column].strip() if line.own[column] else ""


def _count(line: Line, table: _Table) -> Decimal | None:
    """How many a row names, where its cell is a figure and no more than a unit with it."""
    if table.count is None:
        return None
    met = _figure(line.texts[table.count])
    return Decimal(met["figure"].replace(",", "")) if met else None


def _unit(line: Line, table: _Table, grid: Grid) -> str:
    """In the cell with the figure, in a column of units, in the head."""
    if table.count is None:
        return ""
    met = _figure(line.texts[table.count])
    if met and met["unit"]:
        return met["unit"]
    if table.unit is not None and (said := line.texts[table.unit].strip()):
        return said
    in_head = _IN_HEAD.search(grid.heads[table.count])
    return in_head["unit"] if in_head else ""


def _figure(text: str) -> re.Match[str] | None:
    plain = re.sub(r"\s", "", narrow(text))
    return _FIGURE.fullmatch(plain)
