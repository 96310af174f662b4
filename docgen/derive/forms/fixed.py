"""The words of a form that nobody may change: all but its blanks, and whether a paper still has them.

What stands in an empty row under a head, or is a row of dots, is filled or goes; all else is fixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docgen.model.reading.blocks import Block, Paragraph, Row, paragraphs_of
from docgen.model.reading.reading import FormBlank, TenderForm
from docgen.model.text import folded

_FREE = re.compile(r"[0-9]{0,3}|[一二三四五六七八九十]{1,3}|[…⋯.·]+")

_AROUND = ("header", "footer", "comment")
"""What stands behind all else in a file as read, and on no page's text."""


@dataclass(frozen=True, slots=True)
class FixedWords:
    """Words that follow each other in a form, folded; `after_blank`: something may stand before them."""

    words: str
    after_blank: bool


def fixed_words(blocks: Sequence[Block], form: TenderForm) -> tuple[FixedWords, ...]:
    """The fixed words of a form's blocks, in their order; a form that ends in a blank ends in none."""
    blanks: dict[str, list[FormBlank]] = {}
    for blank in form.blanks:
        blanks.setdefault(blank.block, []).append(blank)
    found: list[FixedWords] = []
    words, after = "", False
    for piece in _pieces(blocks, form, blanks):
        if piece is not None:
            words += folded(piece)
            continue
        if words or not found:
            found.append(FixedWords(words, after))
        words, after = "", True
    found.append(FixedWords(words, after))
    return tuple(found)


def altered(fixed: Sequence[FixedWords], printed: str) -> str:
    """The first of a form's fixed words that a paper does not print in their place, folded; "" where all do.

    `printed` is what the paper has for the form, without blanks or not. What it adds outside of blanks is
    returned too.
    """
    text, at = folded(printed), 0
    for i, each in enumerate(fixed):
        last = i == len(fixed) - 1
        if not each.after_blank:
            if not text.startswith(each.words, at):
                return each.words or text[at:]
            place = at
        elif last and each.words:
            place = text.rfind(each.words, at)
            if place < 0 or place + len(each.words) != len(text):
                return each.words
        else:
            place = text.find(each.words, at)
        if place < 0:
            return each.words
        at = place + len(each.words)
    open_ended = bool(fixed) and fixed[-1].after_blank and not fixed[-1].words
    return "" if open_ended or at == len(text) else text[at:]


def _pieces(
    blocks: Iterable[Block], form: TenderForm, blanks: Mapping[str, Sequence[FormBlank]]
) -> Iterator[str | None]:
    """Fixed words, and None for what may be filled."""
    heads = {table.block: table.first for table in form.tables}
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _of_paragraph(block, blanks.get(block.id, ()))
            continue
        for at, row in enumerate(block.rows):
            if block.id in heads and at >= heads[block.id] and _free(row):
                yield None
                continue
            for cell in row.cells:
                if not cell.text.strip():
                    yield None
                yield from _pieces(cell.blocks, form, blanks)


def _of_paragraph(paragraph: Paragraph, blanks: Sequence[FormBlank]) -> Iterator[str | None]:
    at = 0
    yield paragraph.label
    for blank in sorted(blanks, key=lambda each: (each.start, each.end)):
        yield paragraph.text[at : blank.start]
        yield None
        at = max(at, blank.end)
    yield paragraph.text[at:]


def _free(row: Row) -> bool:
    """Whether a row prints nothing but a number or dots."""
    said = [folded(cell.text) for cell in row.cells]
    return all(_FREE.fullmatch(words) for words in said)


def printed_of(blocks: Sequence[Block], first: int, end: int | None) -> str:
    """What a file prints from its paragraph `first` on and before `end`, both counted in file order."""
    words: list[str] = []
    inside = False
    for paragraph in paragraphs_of(tuple(blocks)):
        if paragraph.source in _AROUND:
            continue
        if paragraph.index is not None:
            inside = first <= paragraph.index and (end is None or paragraph.index < end)
        if inside:
            words.append(paragraph.label + paragraph.text)
    return "\n".join(words)
