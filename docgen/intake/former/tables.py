"""Tables that answer row by row: which column asks, which answers, by the words of their heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.intake.former.words import plain
from docgen.intake.outline import MeantRow, Signs, meant
from docgen.model.company.former import FormerPair
from docgen.model.reading.blocks import Cell, Document, Paragraph, Table, tables_of
from docgen.model.rules.reading_former import Column, FormerRule
from docgen.model.text import squeezed

_LONGEST_TITLE = 48
_LONGEST_HEAD = 24
_PLACE = re.compile(r"[（(](?:[^（）()]|[（(][^（）()]*[）)]){1,80}[）)]$")
_HEADS = 3
"""Rows of a table among which its heads are sought."""

Columns = Mapping[Column, int]


def table_pairs(document: Document, known: Signs, rule: FormerRule) -> tuple[list[FormerPair], int]:
    """The pairs of all tables of questions and answers, and how many answers only confirm.

    A table that goes on over a page without heads has the columns of the one before, if it is as wide and
    nothing but blank lines stands between.
    """
    pairs: list[FormerPair] = []
    confirmations = 0
    above, before, columns, width = "", "", None, 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if block.text.strip():
                above, columns = block.printed.strip(), None
            continue
        for table in tables_of((block,)):
            found, start = _columns(table, rule)
            if found is None and table is block and columns is not None and width == table.width:
                found, start = columns, 0
            elif found is not None:
                before = above
            if table is block:
                columns, width = found, table.width
            if found is None:
                continue
            for pair in _pairs(table, start, found, known, before, rule):
                if _only_confirms(pair.answer, rule):
                    confirmations += 1
                else:
                    pairs.append(pair)
    return pairs, confirmations


def column_of(head: str, rule: FormerRule) -> Column | None:
    """What a column is by its head: the words alone first, then the longest words that it contains."""
    bare = squeezed(head)
    if not bare or len(bare) > _LONGEST_HEAD:
        return None
    for column, words in rule.columns.items():
        if bare in words:
            return column
    within = [(len(word), column) for column, words in rule.columns.items() for word in words if word in bare]
    return max(within, key=lambda each: each[0])[1] if within else None


def _columns(table: Table, rule: FormerRule) -> tuple[Columns | None, int]:
    """The columns by the first row that names both, and the row behind it; heads may stand in two rows."""
    grid = table.grid()
    above: list[str] = [""] * table.width
    for at, row in enumerate(grid[:_HEADS]):
        texts = [plain(cell.text) if cell else "" for cell in row]
        heads = [a if a == b else a + b for a, b in zip(above, texts, strict=True)]
        for told in (texts, heads):
            if found := _named(told, rule):
                # A cell of the heads that reaches down belongs to them, and so does the row that it ends in.
                deep = max((cell.rows for cell in table.rows[at].cells), default=1)
                below = [row for row in grid[at + 1 : at + deep] if _named(_texts(row), rule)]
                return found, at + 1 + len(below)
        above = heads
    return None, 0


def _texts(row: Sequence[Cell | None]) -> list[str]:
    return [plain(cell.text) if cell else "" for cell in row]


def _named(heads: Sequence[str], rule: FormerRule) -> Columns | None:
    bare = [squeezed(head) for head in heads]
    if any(word in head for word in rule.not_tables for head in bare):
        return None
    columns: dict[Column, int] = {}
    for at, head in enumerate(heads):
        column = column_of(head, rule)
        # Where two columns could be meant, the one that is called so and nothing else counts.
        if column and (column not in columns or bare[at] in rule.columns[column]):
            columns.setdefault(column, at)
    return columns if "answer" in columns and ("asked" in columns or "title" in columns) else None


def _pairs(
    table: Table, start: int, columns: Columns, known: Signs, above: str, rule: FormerRule
) -> Iterator[FormerPair]:
    rows = meant(table, known)
    heading = ""
    last: tuple[str, str] | None = None
    for number, row in enumerate(rows[start:], start + 1):
        texts = {column: _cell(row, at) for column, at in columns.items()}
        answer = texts.get("answer", "")
        if _across(row):
            heading, last = plain(row.own[0].text), None
            continue
        title, asked = _parted(texts.get("title", ""), texts.get("asked", ""))
        if _is_head(texts, columns, table, start):
            continue
        if not (title or asked):
            title, asked = last or ("", "")
        if not answer.strip() or not (title or asked):
            continue
        last = title, asked
        answer, proved = _proved(answer, rule)
        if not answer:
            continue
        yield FormerPair(
            code=plain(texts.get("code", "")) or row.serial,
            title=title or heading,
            asked=asked,
            answer=answer,
            deviation=plain(texts.get("deviation", "")),
            proof="；".join(filter(None, (plain(texts.get("proof", "")), proved))),
            place=" ".join(filter(None, (above[:60], heading[:40], f"表内第{number}行"))),
        )


def _across(row: MeantRow) -> bool:
    filled = [cell for cell in row.own if cell.text.strip()]
    return len(filled) == 1 and filled[0].columns > 2


def _is_head(texts: Mapping[Column, str], columns: Columns, table: Table, start: int) -> bool:
    """Whether the row repeats the table's heads, as it does on a new page of a converted file."""
    if not start:
        return False
    heads = _texts(table.grid()[start - 1])
    return all(squeezed(texts[column]) == squeezed(heads[at]) for column, at in columns.items())


def _cell(row: MeantRow, at: int) -> str:
    cell = row.cells[at] if at < len(row.cells) else None
    return cell.text.strip() if cell else ""


def _parted(title: str, asked: str) -> tuple[str, str]:
    """Title and words of what is asked; a short first line of its cell is a title, without its place."""
    first, _, rest = asked.partition("\n")
    if not title and rest.strip() and len(first) <= _LONGEST_TITLE and not first.endswith(("。", "；", ";")):
        title, asked = _PLACE.sub("", first.strip()), rest
    return plain(title), _lines(asked)


def _proved(answer: str, rule: FormerRule) -> tuple[str, str]:
    """The answer without the lines that say what proves it, and these."""
    lines = _lines(answer).split("\n")
    proof = [line for line in lines if rule.proof_lines.search(line)]
    return "\n".join(line for line in lines if line not in proof), "；".join(map(plain, proof))


def _lines(text: str) -> str:
    return "\n".join(filter(None, (line.strip() for line in text.split("\n"))))


def _only_confirms(answer: str, rule: FormerRule) -> bool:
    bare = squeezed(answer)
    return len(bare) < rule.least_answer or bare in rule.confirmations
