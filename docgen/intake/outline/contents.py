"""Lists of contents: which paragraphs are their lines, and which titles they promise."""

from __future__ import annotations

import re

from docgen.intake.outline.kinds import is_contents_title
from docgen.model.reading.blocks import Block, Paragraph
from docgen.model.rules.reading_outline import OutlineWords
from docgen.model.text import unspaced

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
        elif block.contents or _DOTS.search(block.text) or (under and _LEADER.search(block.text)):
            found[block.id] = promised(block.printed)
        elif under:
            under = False
    return found


def promised(line: str) -> str:
    """The title of a line of contents, without leader and page."""
    return _LEADER.sub("", line.rstrip()).strip()


def alike(title: str, other: str) -> bool:
    """Whether two titles are the same but for blanks, width and marks at their head."""
    return _bare(title) == _bare(other)


def _bare(title: str) -> str:
    return re.sub(r"[★▲△※☆\s]", "", unspaced(title)).strip(".·…、")
