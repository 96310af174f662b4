"""Every change of an addendum, in its order; the same one said twice is told once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docgen.intake.amend.labelled import labelled_changes
from docgen.intake.amend.sentences import sentence_changes
from docgen.intake.amend.tables import table_changes
from docgen.model.reading.amendment import Amendment
from docgen.model.reading.blocks import Document, Paragraph
from docgen.model.rules.reading_amend import AmendWords
from docgen.model.text import squeezed

_LEAD_IN = re.compile(
    r"(?P<where>第[^，。；：“”]{1,30}?)(?:内容)?(?:作|做|进行)?(?:如下|以下)[^，。；：“”]{0,10}[：:]$"
)
"""现将第三章作如下修改：, which says where the lines below it stand."""


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
    where = ""
    for paragraph in run:
        lead = _LEAD_IN.search(paragraph.printed.strip())
        where = lead["where"].strip() if lead else where
        yield from by_block.get(paragraph.id, [])
        if paragraph.id not in taken:
            for each in sentence_changes(paragraph, words):
                yield each if each.where or not where else replace(each, where=where)


def _same(one: Amendment, other: Amendment) -> bool:
    """The same words in the same place, or in one that is said only once."""
    words = [(squeezed(each.before), squeezed(each.after or "")) for each in (one, other)]
    places = {squeezed(each.where) for each in (one, other) if each.where}
    return (
        words[0] == words[1]
        and len(places) < 2
        and (bool(one.before or one.after) or one.where == other.where)
    )
