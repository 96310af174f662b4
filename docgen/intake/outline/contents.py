"""Lists of contents: which paragraphs are their lines, and which titles they promise."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docgen.intake.mark_signs import USUAL
from docgen.intake.outline.kinds import is_contents_title
from docgen.model.reading.blocks import Block, Paragraph
from docgen.model.rules.reading_outline import OutlineWords
from docgen.model.text import unspaced

_TAIL = 120  # of a line: a leader and a page stand at its end

# 第一章 招标公告 ....... 3 and 第一章 招标公告<tab>3
_LEADER = re.compile(r"(?:[.·…．‥_\-—]{3,}|\t|\s{2,})\s*[（(]?\s*\d{0,3}\s*[)）]?\s*$")
_DOTS = re.compile(r"(?:[.·．‥]{4,}|…{2,})\s*\d{0,3}\s*$")


def contents_lines(blocks: tuple[Block, ...], words: OutlineWords) -> dict[str, str]:
    """Ids of the paragraphs that are lines of contents → the title each promises, if any."""
    found: dict[str, str] = {}
    under = False
    for block in blocks:
        if not isinstance(block, Paragraph) or not block.text.strip():
            under = under and isinstance(block, Paragraph)
            continue
        if is_contents_title(block.text, words):
            found[block.id], under = "", True
        elif block.contents or _DOTS.search(_end(block.text)) or (under and _LEADER.search(_end(block.text))):
            found[block.id] = promised(block.printed)
        elif under:
            under = False
    return found


def promised(line: str) -> str:
    """The title of a line of contents, without leader and page."""
    line = line.rstrip()
    return f"{line[:-_TAIL]}{_LEADER.sub('', _end(line))}".strip(" .·…‥．\t")


def _end(line: str) -> str:
    return line[-_TAIL:]


def unfound(contents: dict[str, str], paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    """The titles that a list of contents promises and no paragraph outside of it bears."""
    borne = {
        bare(text) for each in paragraphs if each.id not in contents for text in (each.text, each.printed)
    }
    return tuple(title for title in contents.values() if title and bare(title) not in borne)


def bare(title: str) -> str:
    """A title as titles are compared: without blanks, width, marks and a leader."""
    return re.sub(rf"[{USUAL}\s]", "", unspaced(title)).strip(".·…、")
