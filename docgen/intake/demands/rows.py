"""The rows of a table among demands: which cells ask for something, and why the others do not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.intake.demands import context
from docgen.intake.mark_signs import TYPED
from docgen.intake.outline.tables import MeantRow
from docgen.model.reading.blocks import Cell
from docgen.model.rules.reading_demands import DemandWords
from docgen.model.text import unspaced

_SHORT = 14


@dataclass(frozen=True, slots=True)
class TableUse:
    """What a table is for: the columns that ask, or the reason why none does. `sure`: their heads say so."""

    reason: str
    columns: frozenset[int]
    sure: bool


def use_of(rows: list[MeantRow], words: DemandWords) -> TableUse:
    """What rows under the same heads are for."""
    heads = rows[0].heads
    named = [re.sub(r"[（(][^）)]*[）)]", "", head) for head in heads]
    if not any(named):
        named = [unspaced(cell.text) for row in rows[:2] for cell in row.own]
        sizes = sum(any(word in text for text in named) for word in words.criteria_of_size) >= 3
        return TableUse(context.SIZES if sizes else "", frozenset(), False)
    if sum(any(word in head for head in named) for word in words.criteria_of_size) >= 3:
        return TableUse(context.SIZES, frozenset(), False)
    if any(word in head for head in named for word in words.assessment_heads):
        return TableUse(context.ASSESSMENT, frozenset(), False)
    asking = {
        at
        for at, head in enumerate(named)
        if _ends(head, words.requirement_heads) and not _remark(head, words)
    }
    asking -= {at for at in asking if _ends(named[at], words.proof_heads)}
    long = {at for at in asking if _longest(rows, at) > _SHORT}
    sure = {at for at in asking if _ends(named[at], words.sure_heads)}
    if long or sure:
        return TableUse("", frozenset(long | (sure if not long else sure & asking)), bool(sure))
    if asking and not any(word in head for head in named for word in words.money_heads):
        return TableUse("", frozenset(asking), False)
    return TableUse(context.LIST, frozenset(), False)


def _ends(head: str, words: tuple[str, ...]) -> bool:
    return head.endswith(words)


def _remark(head: str, words: DemandWords) -> bool:
    return head in words.remark_heads


def _longest(rows: list[MeantRow], column: int) -> int:
    cells = [row.cells[column] for row in rows if column < len(row.cells)]
    return max((len(unspaced(cell.text)) for cell in cells if cell), default=0)


def cell_reason(row: MeantRow, cell: Cell, use: TableUse, words: DemandWords) -> str:
    """Why a cell of a row asks for nothing; the empty text where it asks."""
    if row.kind == "head":
        return context.HEADS
    first = next((unspaced(each.text) for each in row.cells if each and each.text.strip()), "")
    if any(first == word or (first.startswith(word) and len(first) <= 8) for word in words.rows_to_skip):
        return context.SUM
    if use.reason:
        return use.reason
    if use.columns:
        return "" if cell.column in use.columns else _beside(row, cell, words)
    return _unheaded(row, cell, words)


def named(row: MeantRow, cell: Cell) -> str:
    """What a row is about: the short cell before one (支付方式 | 按季支付); "" where the row has a mark."""
    before = [each for each in row.cells if each and each.column < cell.column and each.text.strip()]
    text = unspaced(before[-1].text).strip("：: ") if before and not row.mark else ""
    return text if len(text) <= _SHORT else ""


def _beside(row: MeantRow, cell: Cell, words: DemandWords) -> str:
    head = re.sub(r"[（(][^）)]*[）)]", "", row.head(cell))
    if head.endswith(words.proof_heads):
        return context.PROOF
    if row.serial and unspaced(cell.text).strip() == row.serial:
        return context.SERIAL
    if _remark(head, words):
        return context.REMARK
    return context.LIST if head.endswith(words.context_heads) else context.NAME


def _unheaded(row: MeantRow, cell: Cell, words: DemandWords) -> str:
    """A row without heads: serial, name, and what is asked under that name; a lone cell asks."""
    filled = [each for each in row.cells if each and each.text.strip()]
    filled = list({id(each): each for each in filled}.values())
    text = unspaced(cell.text).strip()
    if re.fullmatch(r"[0-9]{1,3}[.、]?", text):
        return context.SERIAL
    names = [each for each in filled if each is not filled[-1] and len(unspaced(each.text)) <= 24]
    title = next(
        (
            unspaced(each.text).strip(f"：: {TYPED}")
            for each in reversed(names)
            if not unspaced(each.text).strip().isdigit()
        ),
        "",
    )
    if cell is not filled[-1] and cell in names:
        return context.NAME
    if title in words.payment_heads:
        return context.PAYMENT
    return context.FACT if title in words.fact_labels else ""
