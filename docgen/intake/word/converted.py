"""Word files that a converter made from a PDF: what a page cut is joined again, what it added is taken out.

Such a file has no lists and a section for each page; lines of a page may be paragraphs of their own, tables
end with each page, page numbers and running heads stand in the text.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from docgen.intake.word.furniture import LEAST_PAGES, page_numbers, without_furniture
from docgen.intake.word.lines import LEAST, begins, goes_on, joined, without_gaps
from docgen.model.reading.blocks import Block, Cell, Missed, Paragraph, Row, Table, paragraphs_of
from docgen.model.text import unspaced

_SECTIONS = 8
"""Sections of a file that has one for each page; a paper made in Word has one for each change of layout."""
# Shares of a file's paragraphs and of its long lines. A page's lines are cut in every fourth place or more;
# in a paper made in Word one in twenty ends without a sign.
_LISTED, _CUT = 0.05, 0.2


def was_pdf(blocks: list[Block], sections: int) -> bool:
    """Whether the body comes from pages: their numbers or lines stand in it, and no lists of Word's."""
    paragraphs = list(paragraphs_of(tuple(blocks)))
    if sum(bool(paragraph.label) for paragraph in paragraphs) > _LISTED * len(paragraphs):
        return False
    return page_numbers(blocks) >= LEAST_PAGES or (sections >= _SECTIONS and _cut(blocks) >= _CUT)


def _cut(blocks: list[Block]) -> float:
    """How many of the long lines go on in the next paragraph, as a share."""
    long = sum(isinstance(block, Paragraph) and len(block.text.strip()) >= LEAST for block in blocks)
    cut = sum(
        isinstance(first, Paragraph) and isinstance(second, Paragraph) and goes_on(first, second)
        for first, second in pairwise(blocks)
    )
    return cut / long if long else 0.0


def rejoined(blocks: list[Block]) -> tuple[list[Block], list[Missed]]:
    """The body as it was before it was cut into pages, and what was taken out."""
    kept, missed = without_furniture(blocks)
    made: list[Block] = []
    for block in kept:
        last = made[-1] if made else None
        if (
            isinstance(block, Table)
            and isinstance(last, Table)
            and block.breaks
            and block.width == last.width
        ):
            table, repeated = _continued(last, block)
            if table is not None:
                made[-1] = table
                missed += repeated
                continue
        if isinstance(block, Paragraph) and isinstance(last, Paragraph) and goes_on(last, block):
            made[-1] = joined(last, block)
            continue
        made.append(block)
    return [_tidied(block) for block in made], missed


def _tidied(block: Block, in_cell: bool = False) -> Block:
    """The block without blanks within words."""
    if isinstance(block, Paragraph):
        return without_gaps(block, in_cell)
    return replace(
        block,
        rows=tuple(
            replace(
                row,
                cells=tuple(
                    replace(cell, blocks=tuple(_tidied(each, True) for each in cell.blocks))
                    for cell in row.cells
                ),
            )
            for row in block.rows
        ),
    )


def _continued(upper: Table, lower: Table) -> tuple[Table | None, list[Missed]]:
    """Both as one table, and the head that the lower one repeats; None where it is a table of its own."""
    rows = list(lower.rows)
    repeated: list[Missed] = []
    head = upper.rows[0]
    if len(rows) > 1 and _words(rows[0]) == _words(head) and any(_words(head)):
        repeated.append(Missed("\t".join(cell.text for cell in rows.pop(0).cells), "furniture"))
    elif not _rest(rows[0]) and not _counts_on(upper, rows[0]):
        return None, []
    made = list(upper.rows)
    if _rest(rows[0]) and len(rows[0].cells) == len(made[-1].cells):
        made[-1] = _filled(made[-1], rows.pop(0))
    return replace(upper, rows=(*made, *rows)), repeated


def _words(row: Row) -> list[str]:
    return [unspaced(cell.text).replace("\n", "") for cell in row.cells]


def _rest(row: Row) -> bool:
    """Whether a row is what a page end cut off the row before: nothing in its first cell, little beside."""
    words = _words(row)
    said = [each for each in words[1:] if each]
    if words[0] or not said:
        return False
    return not words[1 % len(words)].isdigit() and (len(said) < len(words) - 1 or not begins(said[-1]))


def _counts_on(upper: Table, row: Row) -> bool:
    """Whether a row's serial number is the next after the table's last."""
    numbers = [_words(each)[0] for each in upper.rows if each.cells and _words(each)[0].isdigit()]
    first = _words(row)[0] if row.cells else ""
    return bool(numbers) and first.isdigit() and len(first) < 5 and int(first) == int(numbers[-1][:5]) + 1


def _filled(row: Row, rest: Row) -> Row:
    """The row with the rest of its cells."""
    return replace(
        row, cells=tuple(_whole(cell, more) for cell, more in zip(row.cells, rest.cells, strict=True))
    )


def _whole(cell: Cell, more: Cell) -> Cell:
    if not more.text.strip():
        return cell
    if not cell.text.strip():
        return replace(cell, blocks=more.blocks)
    *before, last = cell.blocks
    first, *after = more.blocks
    if isinstance(last, Paragraph) and isinstance(first, Paragraph) and not begins(first.text):
        return replace(cell, blocks=(*before, joined(last, first), *after))
    return replace(cell, blocks=(*cell.blocks, *more.blocks))
