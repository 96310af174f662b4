"""Chapters of forms written line by line, as a reader of Word files would give them.

A line is its text; before it, in brackets, how it is set: `b` bold, `c` centred, `r` right-aligned, `p` a
page begins, `h2` outline level 2, `n:附件9` an automatic number, `blank 20` twenty empty paragraphs.
‹ › stand around what is underlined. A list is a table: rows of texts, or of {t: text, c: columns, r: rows}.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from docgen.model.reading.blocks import Block, Cell, Document, Paragraph, Row, Run, Table
from docgen.model.reading.outline import Chapter, ChapterKind, Outline


def outline(*chapters: tuple[str, ChapterKind, list[Any]]) -> Outline:
    """A tender of these chapters: title, kind, lines."""
    ids = count()
    made = tuple(Chapter(title, "", kind, True, tuple(blocks(lines, ids))) for title, kind, lines in chapters)
    every = tuple(block for chapter in made for block in chapter.blocks)
    return Outline(Document("tender.docx", "0" * 64, "docx", every), made)


def blocks(lines: list[Any], ids: Iterator[int]) -> Iterator[Block]:
    for line in lines:
        if isinstance(line, list):
            yield table(line, ids)
            continue
        set_as, text = re.fullmatch(r"(?:\[([^\]]*)\] ?)?(.*)", line, re.S).groups()  # type: ignore[union-attr]
        words = (set_as or "").split()
        if words[:1] == ["blank"]:
            yield from (paragraph("", ids) for _ in range(int(words[1])))
            continue
        yield paragraph(text, ids, words)


def paragraph(text: str, ids: Iterator[int], words: list[str] | None = None) -> Paragraph:
    words = words or []
    runs = tuple(
        Run(piece.strip("‹›"), piece.startswith("‹"), "b" in words)
        for piece in re.findall("‹[^›]*›|[^‹]+", text)
    )
    at = next(ids)
    return Paragraph(
        id=f"p{at}",
        text="".join(run.text for run in runs),
        label=next((word[2:] for word in words if word.startswith("n:")), ""),
        outline=next((int(word[1:]) for word in words if re.fullmatch("h[1-9]", word)), None),
        bold="b" in words,
        align="center" if "c" in words else "right" if "r" in words else "left",
        breaks="p" in words,
        runs=runs,
        index=at,
    )


def table(rows: list[list[Any]], ids: Iterator[int]) -> Table:
    cells_of = [[cell if isinstance(cell, dict) else {"t": cell} for cell in row] for row in rows]
    taken: set[tuple[int, int]] = set()
    made, width = [], 0
    for at, row in enumerate(cells_of):
        column, cells = 0, []
        for cell in row:
            while (at, column) in taken:
                column += 1
            columns, height = cell.get("c", 1), cell.get("r", 1)
            taken |= {(at + down, column + right) for down in range(height) for right in range(columns)}
            inside = cell["t"] if isinstance(cell["t"], list) else [cell["t"]]
            cells.append(Cell(column, tuple(blocks(inside, ids)), columns, height))
            column += columns
        width = max(width, column)
        made.append(Row(tuple(cells)))
    return Table(f"t{next(ids)}", tuple(made), width)
