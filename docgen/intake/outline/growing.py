"""The tree of a chapter: its paragraphs by their numbers, tables row by row under the line they follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from docgen.intake.outline.branch import Branch
from docgen.intake.outline.lines import Parsed, lines
from docgen.intake.outline.lots import lot_of
from docgen.intake.outline.signs import Signs
from docgen.intake.outline.tables import MeantRow, meant
from docgen.intake.outline.tree import Tree, frozen, grown
from docgen.model.reading.blocks import Block, Cell, Paragraph, Table
from docgen.model.reading.outline import Lot, Node
from docgen.model.text import unspaced

_LONGEST_CAPTION = 60
_LONGEST_NAME = 24


def nodes_of(
    blocks: Sequence[Block], signs: Signs, known: tuple[Lot, ...], path: str, mark: str = "", lot: str = ""
) -> tuple[Node, ...]:
    """The nodes of a chapter's blocks, without its title; `mark` and `lot` are what the title gives them."""
    tree = Tree(signs.words)
    pending = [parsed for block in blocks if isinstance(block, Paragraph) for parsed in lines(block, signs)]
    following = iter(pending[1:])
    caption: Branch | None = None
    for block, next_block in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Table):
            if caption is not None:
                caption.children.extend(_table(block, "", signs))
            else:
                tree.put(_table(block, "表", signs))
            caption = None
            continue
        for parsed in lines(block, signs):
            after = next(following, None)
            if name := _caption(parsed, isinstance(next_block, Table), signs):
                caption = tree.caption(parsed, name)
            else:
                tree.add(parsed, after)
                caption = None
    _give_lots(tree.roots, known)
    return frozen(tree.roots, path, mark, lot)


def _give_lots(branches: Sequence[Branch], known: tuple[Lot, ...]) -> None:
    for branch in branches:
        branch.lot = branch.lot or lot_of(branch.line.text, known)
        _give_lots(branch.children, known)


def _caption(parsed: Parsed, before_table: bool, signs: Signs) -> str:
    """The name of the table that comes next: 表3-2 岗位配置表, or a line before it that ends with 表."""
    text = " ".join(parsed.line.text.split())
    if parsed.numbered or len(text) > _LONGEST_CAPTION or re.search("[。；，：:]", text):
        return ""
    plain = unspaced(text)
    if signs.words.annexes.match(plain) and not before_table:
        return ""
    named = before_table and re.sub(r"[（(][^）)]*[）)]$", "", plain).endswith("表")
    label = signs.words.captions.match(plain)
    return label.group() if label else text if named else ""


def _table(table: Table, name: str, signs: Signs) -> list[Branch]:
    """The lines of a table's cells; titles across its width hold the rows below them."""
    roots: list[Branch] = []
    under: Branch | None = None
    for row in meant(table, signs):
        into = under.children if under is not None else roots
        if row.kind == "title":
            found = _cell(next(cell for cell in row.own if cell.text.strip()), table, row, signs)
            under = found[0] if found else None
            for branch in found:
                branch.part, branch.titled = f"{name} {branch.part}".strip(), True
            roots.extend(found)
        elif row.kind == "head":
            for cell in row.own:
                heads = _cell(cell, table, row, signs)
                for branch in heads:
                    branch.part, branch.titled = name, True
                into.extend(heads)
        elif row.kind == "row":
            into.extend(_row(table, row, "" if under is not None else name, signs))
    return roots


def _row(table: Table, row: MeantRow, name: str, signs: Signs) -> list[Branch]:
    part = f"{name} {_row_name(row, signs)}".strip()
    branches: list[Branch] = []
    names = _name_marks(row, signs)
    for cell in row.own:
        found = _cell(cell, table, row, signs)
        name_mark = next((mark for column, mark in names.items() if column < cell.column), "")
        for branch in found:
            branch.part = f"{part} {branch.part}".strip()
            branch.row_mark = branch.row_mark or row.mark
            branch.name_mark = branch.name_mark or name_mark
        branches.extend(found)
    return branches


def _row_name(row: MeantRow, signs: Signs) -> str:
    if row.serial:
        return f"序号{row.serial.rstrip('.、')}"
    cells = list({id(cell): cell for cell in row.cells if cell is not None}.values())
    first = unspaced(cells[0].text).replace("\n", "") if cells else ""
    if first and len(cells) == 2 and len(first) <= _LONGEST_NAME:
        return first[signs.at_head(first)[1] :]
    return f"第{row.at + 1}行"


def _name_marks(row: MeantRow, signs: Signs) -> dict[int, str]:
    """The marks of the short cells that name the row, by their columns."""
    found: dict[int, str] = {}
    for cell in {id(cell): cell for cell in row.cells if cell is not None}.values():
        text = cell.text.strip()
        if len(text) <= _LONGEST_NAME and not re.search("[。；]", text) and not signs.alone(text):
            mark, _ = signs.at_head(text)
            if mark:
                found[cell.column] = mark
    return found


def _cell(cell: Cell, table: Table, row: MeantRow, signs: Signs) -> list[Branch]:
    """The lines of a cell, in a tree of their own; tables in it follow the line they stand behind."""
    place = (table.id, row.at, cell.column)
    branches: list[Branch] = []
    held: list[Parsed] = []
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            held.extend(lines(block, signs, place))
        else:
            branches.extend(grown(held, signs.words))
            held = []
            branches.extend(_table(block, "表", signs))
    return [*branches, *grown(held, signs.words)]
