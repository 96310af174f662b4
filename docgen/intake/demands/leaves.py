"""The demands of the chapters that say what is wanted, and what stands between them, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from docgen.intake.demands import context
from docgen.intake.demands.looks import looked
from docgen.intake.demands.rows import TableUse, cell_reason, named, use_of
from docgen.intake.outline.signs import Signs
from docgen.intake.outline.tables import MeantRow, meant
from docgen.model.reading.blocks import Cell, Table, tables_of
from docgen.model.reading.outline import Chapter, Node, Outline
from docgen.model.reading.reading import Certainty, Demand, Found, MarkMeaning
from docgen.model.reading.used import BlockUse, Used
from docgen.model.rules.reading_demands import DemandWords
from docgen.model.text import unspaced


@dataclass(slots=True)
class _Leaves:
    words: DemandWords
    chapter: Chapter
    defined: dict[str, Certainty]
    looked: dict[str, str]
    tables: dict[str, Table] = field(default_factory=dict)
    meant: dict[str, tuple[MeantRow, ...]] = field(default_factory=dict)
    uses: dict[tuple[str, int], TableUse] = field(default_factory=dict)
    demands: list[Demand] = field(default_factory=list)
    skipped: list[Used] = field(default_factory=list)


def demanded(
    outline: Outline, meanings: Sequence[MarkMeaning], signs: Signs, words: DemandWords
) -> tuple[tuple[Demand, ...], tuple[Used, ...]]:
    """Every demand in reading order, and every line of their chapters that is none, with its reason.

    A line is exact where it bears its own number or stands under a head that names a requirement, in a
    chapter whose kind is certain, its mark its own and defined; asked where its mark is defined nowhere.
    What is printed as the tender says of substantive clauses is asked too.

    Where no chapter is known to hold demands, those of unknown kind are read, and all of it is asked.
    """
    defined: dict[str, Certainty] = {meaning.symbol: meaning.found.certainty for meaning in meanings}
    printed = looked(outline, words)
    demands: list[Demand] = []
    skipped: list[Used] = []
    for chapter in outline.of("demand") or outline.of("unknown"):
        leaves = _Leaves(words, chapter, defined, printed)
        for table in tables_of(chapter.blocks):
            leaves.tables[table.id] = table
            leaves.meant[table.id] = meant(table, signs)
            leaves.uses.update(_uses(table.id, leaves.meant[table.id], words))
        for node in chapter.nodes:
            _line(node, "", leaves)
        demands += leaves.demands
        skipped += leaves.skipped
    return tuple(demands), tuple(skipped)


def _uses(
    name: str, rows: Sequence[MeantRow], words: DemandWords
) -> Iterator[tuple[tuple[str, int], TableUse]]:
    for _, group in groupby(rows, key=lambda row: row.heads):
        same = list(group)
        use = use_of([row for row in same if row.kind == "row"] or same, words)
        for row in same:
            yield (name, row.at), use


def _line(node: Node, under: str, leaves: _Leaves, alone: bool = False) -> None:
    """Take a line and all below; `under`: why none stands here; `alone`: it is all that its title has."""
    reason = _reason(node, under, leaves)
    if reason == context.SHORT and alone:
        reason = ""
    if reason:
        use: BlockUse = "heading" if reason in (context.TITLE, context.HEADS) else "context"
        leaves.skipped.append(Used(node.line.block, use, reason))
    elif node.line.text.strip():
        leaves.demands.append(_demand(node, leaves))
    below = under
    if node.heading:
        below = context.head_reason(node, leaves.words) or under
    for child in node.children:
        _line(child, below, leaves, alone=bool(node.line.number) and node.heading and len(node.children) == 1)


def _reason(node: Node, under: str, leaves: _Leaves) -> str:
    if node.line.table:
        return _cell_reason(node, under, leaves)
    if node.heading:
        return context.TITLE
    return context.line_reason(node, under, leaves.words)


def _cell_reason(node: Node, under: str, leaves: _Leaves) -> str:
    row = leaves.meant[node.line.table][node.line.row or 0]
    if row.kind == "title":
        return context.TITLE
    cell = _cell(row, node.line.column or 0)
    if cell is None or not node.line.text.strip():
        return context.MARK_CELL
    use = leaves.uses[node.line.table, row.at]
    reason = cell_reason(row, cell, use, leaves.words)
    if reason:
        return reason
    if node.heading:
        return context.TITLE
    under = context.named_reason(named(row, cell), leaves.words) or under
    if under == context.PAYMENT and context.pays(node, leaves.words):
        return under
    if under in (context.BACKGROUND, context.WRITING, context.MARKS) and not node.mark:
        return under
    return _in_cell(node, cell, leaves.words)


def _cell(row: MeantRow, column: int) -> Cell | None:
    return next((cell for cell in row.own if cell.column == column), None)


def _in_cell(node: Node, cell: Cell, words: DemandWords) -> str:
    """Lines of an asking cell that only lead on or list numbers of posts."""
    text = unspaced(node.line.text)
    if words.nothing.match(text):
        return context.NOTHING
    if not node.line.mark and context.speaks_of_marks(text):
        return context.MARKS
    if node.line.mark or node.line.number:
        return ""
    if context.labels_fact(text, words):
        return context.FACT
    alone = sum(bool(block) for block in cell.text.split("\n")) == 1
    if text.endswith((":", "：")) and not alone:
        return context.LEAD_IN
    if words.notes.match(text):
        return context.NOTE
    pointing = (
        words.references.search(text) and not words.duty.search(text) and not words.carried_out.search(text)
    )
    return context.REFERENCE if pointing else ""


def _demand(node: Node, leaves: _Leaves) -> Demand:
    said = leaves.words.says_substantive(unspaced(node.line.text))
    text = (
        re.sub(rf"[（(]\s*{re.escape(said)}\s*[）)]", "", node.line.text).strip() if said else node.line.text
    )
    return Demand(
        text=text,
        found=Found(node.path, node.line.block, _certainty(node, leaves)),
        mark=node.mark,
        inherited=node.inherited,
        lot=node.lot,
        figures=leaves.words.figures(text),
        substantive=said or leaves.looked.get(node.line.block, ""),
        noted=node.line.text if text != node.line.text else "",
        beside=_beside(node, leaves),
    )


def _beside(node: Node, leaves: _Leaves) -> tuple[tuple[str, str], ...]:
    """The other cells of a clause's row: 秩序维护员, 14 beside what is asked of them."""
    if not node.line.table:
        return ()
    row = leaves.meant[node.line.table][node.line.row or 0]
    own = _cell(row, node.line.column or 0)
    others = {id(cell): cell for cell in row.cells if cell and cell is not own and cell.text.strip()}
    return tuple((row.head(cell), cell.text.strip()) for cell in others.values())


def _certainty(node: Node, leaves: _Leaves) -> Certainty:
    if (
        leaves.chapter.kind == "unknown"
        or node.line.block in leaves.looked
        or any(leaves.defined.get(symbol, "asked") == "asked" for symbol in node.mark)
    ):
        return "asked"
    known = node.line.number or (node.line.table and leaves.uses[node.line.table, node.line.row or 0].sure)
    likely = any(leaves.defined.get(symbol) == "likely" for symbol in node.mark)
    return "exact" if leaves.chapter.certain and known and not node.inherited and not likely else "likely"
