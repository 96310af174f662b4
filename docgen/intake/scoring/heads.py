"""Which column of a scoring table is what: by its head's words, by where points stand, by how cells merge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.intake.grids import Grid, columns
from docgen.intake.scoring import points
from docgen.model.rules.reading_scoring import ScoringRule


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of name, criteria, points and kind; categories left of the name; notes beside criteria.

    `points`: the column with the most figures first; points parted by kind (客观分 | 主观分) have one each.
    """

    name: int | None
    criteria: int | None
    points: tuple[int, ...]
    kind: int | None
    categories: tuple[int, ...]
    notes: tuple[int, ...]


def scoring_columns(grid: Grid, rule: ScoringRule) -> Columns | None:
    """The columns of a table; None where it names nothing that is scored.

    Of two columns of points the one with more figures of its own counts; of two of names the one whose cells
    are not merged, the rightmost of equals.
    """
    roles = columns(grid.heads, rule.columns)
    of = {role: [column for column, each in roles.items() if each == role] for role in rule.columns}
    names = [column for each in of["name"] for column in _under(grid.heads, each)]
    criteria = of["criteria"]
    serial = {column for column, head in enumerate(grid.heads) if head in rule.serial}
    parted = [column for column in of["kind"] if _figures(grid, column, rule)]
    kinds = [column for column in of["kind"] if column not in parted]
    scored = sorted((*of["points"], *parted), key=lambda column: -_figures(grid, column, rule))
    if not criteria and len(names) > 1:
        criteria = [max(names, key=lambda column: _length(grid, column))]
    if not criteria and scored:
        spare = [c for c in range(len(grid.heads)) if c not in roles and c not in serial and grid.heads[c]]
        longest = max(spare, key=lambda column: _length(grid, column), default=None)
        if longest is not None and names and _length(grid, longest) > max(_length(grid, c) for c in names):
            criteria = [longest]
    names = [column for column in names if column not in criteria]
    long = sorted(criteria, key=lambda column: -_length(grid, column))
    if not names:
        spare = [c for c in range(len(grid.heads)) if c not in roles and c not in serial and grid.heads[c]]
        names = spare[:1] or of["category"][-1:]
    if not (names and (long or scored)):
        return None
    name = max(names, key=lambda column: (_own(grid, column), column))
    beside_names = [c for c in range(name + 1, len(grid.heads)) if c not in roles and c not in serial]
    finer = [c for c in beside_names if grid.heads[c] and _own(grid, c) > _own(grid, name)]
    if finer and finer[0] not in (*long, *scored):  # 评分内容 merged over what an unknown head names
        names.append(finer[0])
        name = finer[0]
    beside = [
        c for each in sorted(serial) for c in _under(grid.heads, each)[1:]
    ]  # 条款号 over 2.2.4 and 商务部分
    categories = tuple(sorted({c for c in (*of["category"], *beside, *names) if c < name}))
    return Columns(
        name, long[0] if long else None, tuple(scored), next(iter(kinds), None), categories, tuple(long[1:])
    )


def _under(heads: Sequence[str], column: int) -> list[int]:
    """The columns that one head stands over: 评审因素 over the category and the item."""
    last = column
    while last + 1 < len(heads) and heads[last + 1] == heads[column]:
        last += 1
    return list(range(column, last + 1))


def _figures(grid: Grid, column: int, rule: ScoringRule) -> int:
    """How many cells of their own in a column are points and nothing else."""
    return sum(row.own[column] and points.in_cell(row.texts[column], rule) is not None for row in grid.rows)


def _own(grid: Grid, column: int) -> int:
    return sum(row.own[column] and bool(row.texts[column].strip()) for row in grid.rows)


def _length(grid: Grid, column: int) -> int:
    return sum(len(row.texts[column]) for row in grid.rows)
