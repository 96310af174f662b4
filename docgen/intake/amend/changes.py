"""Every change of an addendum, in its order; the same one said twice is told once."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.intake.amend.labelled import labelled_changes
from docgen.intake.amend.sentences import sentence_changes
from docgen.intake.amend.tables import table_changes
from docgen.model.reading.amendment import Amendment
from docgen.model.reading.blocks import Document, Paragraph
from docgen.model.rules.reading_amend import AmendWords
from docgen.model.text import squeezed


def changes(document: Document, words: AmendWords) -> tuple[Amendment, ...]:
    """What the addendum changes. Contents, notices and what it leaves as it was are no changes."""
    told: list[Amendment] = []
    for each in _found(document, words):
        if not any(_same(each, other) for other in told):
            told.append(each)
    return tuple(told)


def _found(document: Document, words: AmendWords) -> Iterator[Amendment]:
    run: list[Paragraph] = []
    for block in [*document.blocks, None]:
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        yield from _of_paragraphs(run, words)
        run = []
        if block is not None:
            yield from table_changes(block, words)


def _of_paragraphs(run: list[Paragraph], words: AmendWords) -> Iterator[Amendment]:
    """Lines with labels first; what they take is no sentence of its own."""
    taken: set[str] = set()
    by_block: dict[str, list[Amendment]] = {}
    for each, used in labelled_changes(run, words):
        by_block.setdefault(each.block, []).append(each)
        taken |= used
    for paragraph in run:
        yield from by_block.get(paragraph.id, [])
        if paragraph.id not in taken:
            yield from sentence_changes(paragraph, words)


def _same(one: Amendment, other: Amendment) -> bool:
    return (squeezed(one.before), squeezed(one.after or "")) == (
        squeezed(other.before),
        squeezed(other.after or ""),
    ) and bool(one.before or one.after)
