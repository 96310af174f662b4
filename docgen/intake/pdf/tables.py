"""Tables over pages become one: heads printed again are dropped, rows cut by a page's end joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.intake.pdf.heads import begins, counts_on, ended
from docgen.intake.pdf.margins import Margins
from docgen.intake.pdf.paragraphs import Placed, flows_on
from docgen.intake.pdf.sheet import DrawnCell, DrawnTable, Flow

_SAME_EDGE = 4.0
_SENTENCE = 12


@dataclass(frozen=True, slots=True)
class WholeTable:
    """A table over its pages up to `last`; `heads` is how many rows another page prints again."""

    table: DrawnTable
    last: int
    heads: int = 0


def continued(whole: WholeTable, fresh: DrawnTable) -> WholeTable | None:
    """The table with what a following page shows of it; None where that is another table."""
    xs = _one_set(whole.table.xs, fresh.xs)
    if not xs or whole.table.ruled != fresh.ruled:
        return None
    before, after = _on(whole.table, xs), _on(fresh, xs)
    heads = _repeated(before, after)
    cells = [cell.moved(-heads) for cell in after.cells if cell.row >= heads]
    rows = after.rows - heads
    kept = max(whole.heads, heads)
    if rows <= 0:
        return WholeTable(before, fresh.page, kept)
    return WholeTable(_joined(before, cells, rows), fresh.page, kept)


def _one_set(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...] | None:
    """The edges of columns, where those of one page are all among the other's and the outer ones agree."""
    few, many = sorted((one, other), key=len)
    shift = many[0] - few[0]
    if abs(shift) > _SAME_EDGE * 3 or abs(many[-1] - few[-1] - shift) > _SAME_EDGE:
        return None
    if all(min(abs(x + shift - y) for y in many) <= _SAME_EDGE for x in few):
        return many
    return None


def _on(table: DrawnTable, xs: tuple[float, ...]) -> DrawnTable:
    """The table with its cells counted by these edges."""
    if len(xs) == len(table.xs):
        return table
    shift = xs[0] - table.xs[0]
    places = [min(range(len(xs)), key=lambda at, x=x: abs(xs[at] - x - shift)) for x in table.xs]  # type: ignore[misc]
    cells = tuple(
        replace(
            cell,
            column=places[cell.column],
            columns=places[cell.column + cell.columns] - places[cell.column],
        )
        for cell in table.cells
    )
    return replace(table, xs=xs, cells=cells)


def _repeated(before: DrawnTable, after: DrawnTable) -> int:
    """How many rows at the head of a page are those at the head of the table."""
    heads = 0
    while heads < min(before.rows, after.rows):
        one, other = _row(before, heads), _row(after, heads)
        if not one or one != other or not any(text for *_, text in one):
            break
        heads += 1
    # A head that spans rows is dropped whole or not at all.
    while heads and any(cell.row < heads < cell.row + cell.rows for cell in after.cells):
        heads -= 1
    return heads


def _row(table: DrawnTable, row: int) -> list[tuple[int, int, str]]:
    cells = [cell for cell in table.cells if cell.row == row]
    return [(cell.column, cell.columns, "".join(cell.text.split())) for cell in cells]


def _joined(before: DrawnTable, cells: list[DrawnCell], rows: int) -> DrawnTable:
    first = [cell for cell in cells if cell.row == 0]
    over = {cell.column: cell for cell in before.cells if cell.row + cell.rows == before.rows}
    pairs = {cell.column: (over.get(cell.column), cell) for cell in first}
    cut = _row_cut(before, list(pairs.values()))
    old, new = list(before.cells), list(cells)
    down = before.rows
    if cut:
        # The upper part of the row and the lower are one: rows below move up by it.
        down -= 1
        for above, cell in pairs.values():
            if above:
                old[old.index(above)] = replace(
                    above, rows=above.rows + cell.rows - 1, parts=_parts(above.parts, cell.parts)
                )
                new.remove(cell)
    else:
        for above, cell in pairs.values():
            if above and above.columns == cell.columns and not cell.text and _goes_under(above, cell, first):
                old[old.index(above)] = replace(above, rows=above.rows + cell.rows)
                new.remove(cell)
    made = tuple(old) + tuple(cell.moved(down) for cell in new)
    return replace(before, rows=down + rows, cells=tuple(sorted(made, key=lambda c: (c.row, c.column))))


def _goes_under(above: DrawnCell, cell: DrawnCell, first: Sequence[DrawnCell]) -> bool:
    """Whether an empty cell at a page's head is the rest of a merged one that has its words above."""
    others = [other for other in first if other is not cell]
    filled = any(other.text for other in others)
    return (
        bool(above.text)
        and filled
        and (above.rows > 1 or cell.rows > min((o.rows for o in others), default=1))
    )


def _row_cut(before: DrawnTable, pairs: Sequence[tuple[DrawnCell | None, DrawnCell]]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    filled = [(above, cell) for above, cell in pairs if cell.text]
    if not filled:
        return False
    if any(above is None or above.columns != cell.columns for above, cell in pairs):
        return False
    known = [(above, cell) for above, cell in filled if above is not None]
    runs_on = [_runs_on(above, cell, before) for above, cell in known]
    if any(_figure(a.text) and _figure(c.text) and not on for (a, c), on in zip(known, runs_on, strict=True)):
        return False  # points, or serial numbers, of two rows
    may = [not a.text or ended(a.text) or begins(c.text) for a, c in known]
    leftmost = min(cell.column for _, cell in known)
    emptied = [cell for above, cell in pairs if above and above.text and not cell.text]
    beside = [cell for cell in emptied if cell.column < leftmost]
    numbered = any(_figure(above.text) for above, cell in pairs if above and cell in emptied)
    if len(known) == 1 and numbered and len(emptied) > 1:
        return True
    # By chance a short word fills its cell: that alone shows nothing.
    surely = (len(known) > 1 and all(runs_on)) or any(
        (on and len(a.text) >= _SENTENCE) or counts_on(a.text, c.text)
        for on, (a, c) in zip(runs_on, known, strict=True)
    )
    if surely or (any(runs_on) and numbered):
        return bool(beside) or all(on or ok for on, ok in zip(runs_on, may, strict=True))
    # A merged cell's later row has lower rows beside it; what a cut row has emptied is as high as its words.
    lowest = min(cell.rows for _, cell in pairs)
    return any(cell.rows == lowest for cell in beside) and all(may) and any(a.text for a, _ in known)


def _figure(text: str) -> bool:
    """Whether a cell has but a number."""
    return "".join(text.split()).removesuffix("分").replace(".", "", 1).isdigit()


def _runs_on(above: DrawnCell, cell: DrawnCell, table: DrawnTable) -> bool:
    """Whether the words of a cell go on in mid-sentence on the next page."""
    last, first = (above.parts or (None,))[-1], (cell.parts or (None,))[0]
    if not isinstance(last, Flow) or not isinstance(first, Flow) or not last.lines or not first.lines:
        return False
    pad = padding(table)
    margins = Margins(last.left + pad, last.right - pad)
    return flows_on([Placed(line, margins) for line in last.lines], Placed(first.lines[0], margins))


def padding(table: DrawnTable) -> float:
    """Between a cell's edge and its words, in points."""
    gaps = [
        line.x0 - part.left
        for cell in table.cells
        for part in cell.parts
        if isinstance(part, Flow)
        for line in part.lines
        if line.x0 >= part.left
    ]
    return min(min(gaps), 8.0) if gaps else 5.4


def _parts(
    above: tuple[Flow | DrawnTable, ...], below: tuple[Flow | DrawnTable, ...]
) -> tuple[Flow | DrawnTable, ...]:
    """What a cut cell holds: lines at the page's end and those at the next head as one flow."""
    if above and below and isinstance(above[-1], Flow) and isinstance(below[0], Flow):
        whole = replace(above[-1], lines=above[-1].lines + below[0].lines)
        return (*above[:-1], whole, *below[1:])
    return above + below
