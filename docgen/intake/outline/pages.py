"""Word files that came from a PDF: running heads and page numbers out, lines and tables cut by a page joined.

Such a file has a paragraph for each line of the print, and its page numbers stand in the body. Files that
were written in Word stay as they are, and so do forms, whose blanks are found again by their paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from docgen.intake.outline.numbers import numbered
from docgen.intake.outline.signs import Signs
from docgen.model.reading.blocks import Block, Cell, Document, Missed, Paragraph, Row, Table
from docgen.model.text import unspaced

_PAGE = re.compile(r"[-—–\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/共]\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–\s]*")
_GHOST = re.compile(r"\d{8,15}")
_KEPT = re.compile(r"[:：_]|盖章|签字|日期|附件|说明|年\s*月|…|[(（]格式自拟")
_LONGEST_HEAD = 40
_FULL_LINE = 26
_TIMES = 5
_PAGES = 3
_END = re.compile(r"[。；;！？!?：:…]\s*[”\"）)]?\s*$")
_GOES_ON = re.compile(r"\s*[，。、；：！？）)”」』》%％]")


def unpaged(document: Document) -> tuple[Document, bool]:
    """The document without furniture in its body, and whether it came from a PDF as Word file."""
    if document.rebuilt:
        return document, False
    texts = Counter(
        _folded(block.text)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.source == "body"
    )
    pages = sum(count for text, count in texts.items() if _PAGE.fullmatch(text) and text)
    if pages < _PAGES:
        return document, False
    kept: list[Block] = []
    missed = list(document.missed)
    for block in document.blocks:
        if isinstance(block, Paragraph) and _furniture(block, texts):
            missed.append(Missed(block.text.strip(), "furniture"))
        else:
            kept.append(block)
    return replace(document, blocks=tuple(kept), missed=tuple(missed)), True


def _folded(text: str) -> str:
    return " ".join(text.split())


def _furniture(paragraph: Paragraph, texts: Counter[str]) -> bool:
    text = _folded(paragraph.text)
    if not text or paragraph.label or paragraph.source != "body":
        return False
    if _PAGE.fullmatch(text) or _GHOST.fullmatch(text):
        return True
    return texts[text] >= _TIMES and len(text) <= _LONGEST_HEAD and not _KEPT.search(text)


def joined(blocks: Sequence[Block], signs: Signs) -> tuple[Block, ...]:
    """Blocks with the lines of a paragraph and the parts of a table together; the first part's id stays."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if (
            isinstance(block, Paragraph)
            and isinstance(before, Paragraph)
            and _line_goes_on(before, block, signs)
        ):
            found[-1] = _one(before, block)
        elif (
            isinstance(block, Table) and isinstance(before, Table) and (table := _whole(before, block, signs))
        ):
            found[-1] = table
        else:
            found.append(block)
    return tuple(_spaceless(block) for block in found)


def _line_goes_on(before: Paragraph, after: Paragraph, signs: Signs) -> bool:
    """Whether a line goes on in the next: it is full and ends in no stop, and no number or mark begins."""
    if before.source != "body" or after.source != "body" or after.align == "center" or after.outline:
        return False
    if _GOES_ON.match(after.text) and not _END.search(before.text):
        return True
    full = len(unspaced(before.text)) >= _FULL_LINE and before.align != "center"
    begins = signs.at_head(after.text)[0] or numbered(after.text, signs.words) or after.label
    return full and not _END.search(before.text) and not begins


def _one(before: Paragraph, after: Paragraph) -> Paragraph:
    gap = " " if re.search("[A-Za-z]$", before.text) and re.match("[A-Za-z]", after.text) else ""
    return replace(
        before, text=f"{before.text.rstrip()}{gap}{after.text.lstrip()}", runs=(*before.runs, *after.runs)
    )


def _whole(before: Table, after: Table, signs: Signs) -> Table | None:
    """Two parts of one table as one, or None: of one width, with heads again, a row going on, or the next."""
    if before.width != after.width or not after.rows or not before.rows:
        return None
    rows = list(after.rows)
    again = _same(before.rows[0], rows[0])
    if again:
        rows = rows[1:]
    if not rows:
        return before
    cut = not _text_at(rows[0], 0)
    last, first = _text_at(before.rows[-1], 0), _text_at(rows[0], 0)
    follows = last.isdigit() and first.isdigit() and int(first) == int(last) + 1
    if not (again or cut or follows):
        return None
    whole = list(before.rows)
    if cut:
        whole[-1] = _row(whole[-1], rows[0], signs)
        rows = rows[1:]
    return replace(before, rows=(*whole, *rows))


def _same(one: Row, other: Row) -> bool:
    return [unspaced(cell.text) for cell in one.cells] == [unspaced(cell.text) for cell in other.cells]


def _text_at(row: Row, column: int) -> str:
    return next((unspaced(cell.text).strip() for cell in row.cells if cell.column == column), "")


def _row(before: Row, after: Row, signs: Signs) -> Row:
    more = {cell.column: cell for cell in after.cells if cell.text.strip()}
    cells = [
        replace(cell, blocks=_in_cell(cell, more.pop(cell.column).blocks, signs))
        if cell.column in more
        else cell
        for cell in before.cells
    ]
    cells += [replace(cell, rows=1) for cell in more.values()]
    return replace(before, cells=tuple(sorted(cells, key=lambda cell: cell.column)))


def _in_cell(cell: Cell, more: tuple[Block, ...], signs: Signs) -> tuple[Block, ...]:
    blocks = [block for block in cell.blocks if not isinstance(block, Paragraph) or block.text.strip()]
    first = more[0]
    if blocks and isinstance(blocks[-1], Paragraph) and isinstance(first, Paragraph):
        begins = signs.at_head(first.text)[0] or numbered(first.text, signs.words)
        if _GOES_ON.match(first.text) or (not _END.search(blocks[-1].text) and not begins):
            return (*blocks[:-1], _one(blocks[-1], first), *more[1:])
    return (*blocks, *more)


_CHINESE = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’]"
_BETWEEN = re.compile(rf"(?<={_CHINESE})[ \u00a0]{{1,2}}(?={_CHINESE})")
_FIGURE = re.compile(
    r"(?<=[0-9]) (?=[0-9]+\.[0-9]{2}(?![0-9]))|(?<=[0-9]) (?=[一-龥%])|(?<=[一-龥]) (?=[0-9])"
)


def _spaceless(block: Block) -> Block:
    """Without the blanks that line ends and narrow cells left inside words and figures."""
    if isinstance(block, Paragraph):
        text = _closed(block.text)
        return block if text == block.text else replace(block, text=text)
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, blocks=tuple(_spaceless(b) for b in cell.blocks)) for cell in row.cells
            ),
        )
        for row in block.rows
    )
    return replace(block, rows=rows)


def _closed(text: str) -> str:
    signs = text.split()
    if len(signs) >= 4 and sum(len(sign) == 1 for sign in signs) >= len(signs) * 0.7:
        return "".join(signs)
    return _FIGURE.sub("", _BETWEEN.sub("", text))
