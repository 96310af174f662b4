"""Tables of a form: heads over rows to fill, labels beside cells to fill, places within cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docgen.intake.forms.asked import around, label
from docgen.intake.forms.places import Spot
from docgen.intake.forms.spots import spots
from docgen.model.reading.blocks import Cell, Paragraph, Row, Table
from docgen.model.reading.reading import FormBlank, FormTable
from docgen.model.rules.forms import BlankWords
from docgen.model.text import narrow

Grid = list[list[Cell | None]]

_SERIAL = re.compile(r"[0-9]{0,3}|[一二三四五六七八九十]{1,3}|[…⋯.·]+")
_DOTS = re.compile(r"[…⋯.·]+")
_SUM = re.compile("合计|总计|小计|总价|合价|总报价|投标总价|报价合计")
_LONGEST_HEAD = 30
_REACH = 8
"""So many rows above a cell can say whose it is."""

_COPY = re.compile("^.{0,30}(?:复印件|扫描件|粘贴处?|人像面|国徽面|正面|反面|背面)[)）]?$")
_FURTHER = "再一格"
"""Whom a second empty cell of one label is about: nobody knows, so that no value is printed twice."""

_BOX = re.compile("[□☐◻▢]")
_LABEL = re.compile(r"[^:：_]{1,20}[:：]")


def table_parts(table: Table, words: BlankWords) -> tuple[list[FormTable], list[FormBlank]]:
    """The heads of a table that is filled row by row, and the places to fill that stand by themselves."""
    tables: list[FormTable] = []
    blanks: list[FormBlank] = []
    grid = table.grid()
    columns = sorted({cell.column for row in table.rows for cell in row.cells})
    at = 0
    heads: tuple[str, ...] = ()
    section = ""
    while at < len(table.rows):
        row = table.rows[at]
        found, height = _heads(table, grid, at)
        if found and all(map(_COPY.search, found)):
            blanks += _under(table, at, found)
            at += height + 1
            continue
        if found:
            heads = found
            tables.append(FormTable(heads, table.id, 0, at + height))
            at += height
            continue
        if heads and _continues(row, table):
            if _empty(row):
                last = tables[-1]
                tables[-1] = FormTable(last.heads, last.block, last.rows + 1, last.first)
            blanks += _in_row(table, grid, at, heads, columns, words)
        else:
            heads = ()
            section = _section(row, table, words) or section
            blanks += _beside(table, grid, at, section, words)
        at += 1
    return tables, blanks


def text_of(cell: Cell | None) -> str:
    """What a cell prints, without white space."""
    return re.sub(r"\s+", "", cell.text) if cell else ""


def _heads(table: Table, grid: list[list[Cell | None]], at: int) -> tuple[tuple[str, ...], int]:
    """The head that begins with a row, and how many rows it has; none where the row is no head."""
    row = _beside_merged(table, at)
    texts = [text_of(cell) for cell in row.cells]
    if len(texts) < 2 or at + 1 >= len(table.rows) or any(not text for text in texts):
        return (), 0
    if any(len(text) > _LONGEST_HEAD or _blank_in(cell) for text, cell in zip(texts, row.cells, strict=True)):
        return (), 0
    if _SERIAL.fullmatch(texts[0]) or any(re.search("[:：]$", text) for text in texts):
        return (), 0
    height = max(cell.rows for cell in row.cells)
    if height == 1 or at + height > len(table.rows):
        height = 1
    following = table.rows[at + height :]
    if not following or not _to_fill(following):
        return (), 0
    heads: list[str] = []
    for column in range(table.width):
        uppers: list[str] = []
        for line in range(at, at + height):
            text = text_of(grid[line][column])
            if text and text not in uppers:
                uppers.append(text)
        heads.append("/".join(uppers))
    own = (row, *table.rows[at + 1 : at + height])
    spans = {cell.column for line in own for cell in line.cells}
    return tuple(heads[column] for column in sorted(spans)), height


def _beside_merged(table: Table, at: int) -> Row:
    """A row without a first cell that names what all rows below are, merged down to the last: 拟投入人员."""
    row = table.rows[at]
    first = row.cells[0] if row.cells else None
    whole = first is not None and first.column == 0 and first.rows > 2 and first.rows == len(table.rows) - at
    return replace(row, cells=row.cells[1:]) if whole else row


def _blank_in(cell: Cell) -> bool:
    return bool(re.search(r"_{2,}|[□☐]|[:：]\s{3,}", cell.text))


def _to_fill(rows: tuple[Row, ...]) -> bool:
    """Whether what stands below is to be filled: rows with empty cells, no pairs of label and cell."""
    first = rows[0]
    texts = [text_of(cell) for cell in first.cells]
    empty = sum(not text for text in texts)
    if len(first.cells) < 2 or not any(not text_of(cell) for row in rows for cell in row.cells):
        return False
    if not empty:
        labelled = any(re.search("[:：]", text) for text in texts)
        return bool(_SERIAL.fullmatch(texts[0])) or labelled or len(rows) > 1
    pairs = all(bool(text) == (place % 2 == 0) for place, text in enumerate(texts))
    return not (pairs and len(texts) in (4, 6) and not _SERIAL.fullmatch(texts[0]))


def _continues(row: Row, table: Table) -> bool:
    """Whether a row stands under the head above: as many cells, or a sum across some of them."""
    if len(row.cells) == 1 and row.cells[0].columns >= table.width and table.width > 1:
        return False
    covered = sum(cell.columns for cell in row.cells)
    return covered > table.width / 2 and len(row.cells) > 1


def _empty(row: Row) -> bool:
    """A row that has nothing but its number; one of dots says that more may follow."""
    texts = [text_of(cell) for cell in row.cells]
    dots = any(_DOTS.fullmatch(text) for text in texts if text)
    return not dots and all(_SERIAL.fullmatch(text) for text in texts[:1]) and not any(texts[1:])


def _in_row(
    table: Table, grid: Grid, at: int, heads: tuple[str, ...], columns: list[int], words: BlankWords
) -> Iterator[FormBlank]:
    """Places within the cells of a row under a head: lines, boxes, gaps, and what stands beside a sum.

    A rate for a row that is printed is a place of its own: the records that fill rows have amounts alone.
    """
    row = table.rows[at]
    name = next((text for cell in row.cells if (text := text_of(cell)) and not _SERIAL.fullmatch(text)), "")
    for place, cell in enumerate(row.cells):
        index = columns.index(cell.column) if len(columns) == len(heads) else place
        head = _without_unit(heads[index]) if index < len(heads) else ""
        found = list(_within(table, grid, at, cell, words, head))
        if found:
            yield from found
        elif not text_of(cell):
            gap = next((p for p in cell.blocks if isinstance(p, Paragraph) and len(p.text) > 2), None)
            if gap is not None:
                yield _blank(gap, Spot(0, len(gap.text), "spaces"), name + head, table, at, cell)
            elif name and index < len(heads) and words.rates.search(heads[index]):
                yield _cell_blank(cell, name + head, table, at)
            elif place and _SUM.fullmatch(text_of(row.cells[place - 1])) and len(row.cells) < len(heads):
                yield _cell_blank(cell, text_of(row.cells[place - 1]), table, at)


def _under(table: Table, at: int, heads: tuple[str, ...]) -> Iterator[FormBlank]:
    """Cells for copies, each under what it is a copy of."""
    for cell, head in zip(table.rows[at + 1].cells, heads, strict=False):
        if not text_of(cell):
            yield _cell_blank(cell, head, table, at + 1)


def _section(row: Row, table: Table, words: BlankWords) -> str:
    """Whom the rows below are about, as a row across the table says: 二、授权代表信息."""
    if len(row.cells) > 1 or table.width < 2:
        return ""
    found = words.sections.fullmatch(narrow(text_of(row.cells[0])))
    return found["about"] if found else ""


def _beside(table: Table, grid: Grid, at: int, section: str, words: BlankWords) -> Iterator[FormBlank]:
    """Empty cells to the right of a label, boxes alone in theirs, and places within cells."""
    cells = table.rows[at].cells
    copies = all(_COPY.search(text_of(cell)) for cell in cells)
    boxes_last = _BOX.fullmatch(text_of(cells[-1])) is not None
    for place, cell in enumerate(cells):
        left = text_of(cells[place - 1]) if place else ""
        right = cells[place + 1] if place + 1 < len(cells) else None
        if right is not None and not text_of(right) and _LABEL.fullmatch(text_of(cell)):
            continue  # what it asks for goes into the cell beside
        if _BOX.fullmatch(text_of(cell)) and len(cells) > 1:
            beside = left if boxes_last or right is None else text_of(right)
            yield from _boxes(table, at, cell, beside, _group(grid[at], cells[0]) or text_of(cells[0]), words)
            continue
        found = list(_within(table, grid, at, cell, words, left))
        if found:
            yield from found
        elif not text_of(cell) and left:
            group = _group(grid[at], cells[place - 1]) or section
            yield _cell_blank(cell, re.sub("[:：]$", "", left), table, at, group)
        elif not text_of(cell) and place:
            label = next((text for each in reversed(cells[:place]) if (text := text_of(each))), "")
            if label:
                yield _cell_blank(cell, re.sub("[:：]$", "", label), table, at, _FURTHER)
        elif copies:
            yield _cell_blank(cell, text_of(cell), table, at)


def _boxes(
    table: Table, at: int, cell: Cell, option: str, question: str, words: BlankWords
) -> Iterator[FormBlank]:
    """A box alone in its cell: its option stands in the cell beside it, the question at the row's head."""
    for block in cell.blocks:
        if not isinstance(block, Paragraph):
            continue
        for spot in spots(block, words):
            yield _blank(block, spot, narrow(option), table, at, cell, f"{narrow(question)}:")


def _group(line: list[Cell | None], label: Cell) -> str:
    """What a label is about: the words to its left in its row, or in a cell beside several rows."""
    group = ""
    last: Cell | None = None
    for cell in line[: label.column]:
        if cell is None or cell is last:
            continue
        last, words = cell, text_of(cell)
        if _SERIAL.fullmatch(words) and words:
            continue
        if cell.rows > 1:
            group = words or group
            continue
        group = "" if not words or _blank_in(cell) else group + words
    return re.sub("[:：]$", "", group)


def _signer(grid: Grid, at: int, cell: Cell, own: str, words: BlankWords) -> str:
    """The party that signs or seals right above in the same column, or before it in the cell."""
    party = re.compile(
        rf"(?:{words.parties.pattern}|{words.stand_ins.pattern})(?=[^:]{{0,12}}(?:{words.seal.pattern}))"
    )
    above = [grid[row][cell.column] for row in range(max(0, at - _REACH), at)]
    lines = [own, *(text_of(each) for each in reversed(above) if each is not None)]
    for text in lines:
        if found := list(party.finditer(narrow(re.sub(r"\s+", "", text)))):
            return found[-1][0]
    return ""


def _without_unit(head: str) -> str:
    return re.sub(r"[(（][^()（）]*[)）]$", "", head)


def _within(
    table: Table, grid: Grid, at: int, cell: Cell, words: BlankWords, head: str
) -> Iterator[FormBlank]:
    said = ""
    for block in cell.blocks:
        if isinstance(block, Table):
            yield from table_parts(block, words)[1]
            continue
        if not block.text.strip():
            continue
        found = spots(block, words)
        for place, spot in enumerate(found):
            asked = label(block.text, found, place, words, head)
            before, after = around(block.text, found, place)
            if spot.look == "tick" and head:
                before = f"{head}:{before}"
            group = _signer(grid, at, cell, said + block.text[: spot.start], words)
            yield _blank(block, spot, asked, table, at, cell, before, after, group)
        said += block.text


def _blank(paragraph: Paragraph, spot: Spot, asked: str, table: Table, at: int, cell: Cell,
           before: str = "", after: str = "", group: str = "") -> FormBlank:  # fmt: skip
    return FormBlank(asked, paragraph.id, spot.look, spot.start, spot.end, before, after,
                     table.id, at, cell.column, group)  # fmt: skip


def _cell_blank(cell: Cell, asked: str, table: Table, at: int, group: str = "") -> FormBlank:
    inside = next((block.id for block in cell.blocks if isinstance(block, Paragraph)), table.id)
    return FormBlank(
        narrow(asked), inside, "cell", table=table.id, row=at, column=cell.column, group=narrow(group)
    )
