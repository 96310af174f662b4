"""A chapter's blocks without running heads and page numbers, each with whether a page begins with it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from docgen.model.reading.blocks import Block, Paragraph, Table, paragraphs_of
from docgen.model.text import unspaced

EMPTY_LINES = 6
"""So many empty paragraphs in a row push what follows to another page."""

_REPEATED = 4
_PAGE = re.compile(r"[-—–\s]*(?:第)?[0-9]{1,3}(?:页)?(?:[,，/]?共[0-9]{1,3}页)?[-—–\s]*")


@dataclass(frozen=True, slots=True)
class Item:
    """A block that says something; `breaks`: a page begins here, by whatever means."""

    block: Block
    breaks: bool

    @property
    def paragraph(self) -> Paragraph | None:
        """The block if it is a paragraph."""
        return self.block if isinstance(self.block, Paragraph) else None

    @property
    def text(self) -> str:
        """What a paragraph prints, number first, unspaced; nothing for a table."""
        return unspaced(self.block.printed) if isinstance(self.block, Paragraph) else ""


def items(blocks: tuple[Block, ...]) -> list[Item]:
    """What is printed of a chapter, in order: no empty paragraphs, no furniture."""
    blocks = tuple(block for block in blocks if block.source in ("body", "box"))
    furniture = _furniture(blocks)
    found: list[Item] = []
    breaks, empty, last = True, 0, None
    for block in blocks:
        breaks = breaks or block.breaks
        first, last_of_block = _places(block)
        if first is not None and last is not None and block.source == "body":
            # A reader leaves empty paragraphs out; the places of the others tell how many stood between.
            empty = max(empty, first - last - 1)
        last = last_of_block if last_of_block is not None else last
        text = unspaced(block.printed).replace("\n", "") if isinstance(block, Paragraph) else "table"
        if not text:
            empty += 1
            continue
        if isinstance(block, Paragraph) and (text in furniture or _PAGE.fullmatch(text)):
            continue
        found.append(Item(block, breaks or empty >= EMPTY_LINES))
        breaks, empty = False, 0
    return found


def _places(block: Block) -> tuple[int | None, int | None]:
    """The first and the last place of a block's paragraphs in the file."""
    places = [paragraph.index for paragraph in paragraphs_of((block,)) if paragraph.index is not None]
    return (min(places), max(places)) if places else (None, None)


def _furniture(blocks: tuple[Block, ...]) -> set[str]:
    """Lines printed again and again at the edges of pages."""
    at_edges: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    shown = [b for b in blocks if isinstance(b, Table) or b.text.strip() or b.breaks]
    for at, block in enumerate(shown):
        if not isinstance(block, Paragraph) or not block.text.strip():
            continue
        text = unspaced(block.printed)
        following = shown[at + 1] if at + 1 < len(shown) else None
        edge = block.breaks or following is None or following.breaks
        beside = [shown[at - 1] if at else None, following]
        edge = edge or any(isinstance(b, Paragraph) and _PAGE.fullmatch(b.text.strip()) for b in beside)
        everywhere[text] += 1
        at_edges[text] += edge
    return {
        text
        for text, count in everywhere.items()
        if count >= _REPEATED and at_edges[text] >= 0.8 * count and not re.search("[:：_]|.{60}", text)
    }
