"""What a converter from PDF left of pages in the text: page numbers, running heads, a watermark's digits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from docgen.intake.mark_signs import USUAL
from docgen.intake.word.lines import begins
from docgen.model.reading.blocks import Block, Missed, Paragraph
from docgen.model.text import unspaced

LEAST_PAGES = 3
"""So often a line has to stand at the end of pages to be no line of the text."""

_NUMBER = re.compile(
    r"[-—–－\s·]*(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*(?:[/／]|[,，]?\s*共)\s*\d{1,4}\s*页?)?[-—–－\s·]*"
)
_DASHED = re.compile(r"\s*(?:[-—–－]\s*(\d{1,4})\s*[-—–－]|第\s*(\d{1,4})\s*页(?:\s*共\s*\d{1,4}\s*页)?)\s*")
_DIGITS = re.compile(r"\s*(\d{12,16})\s*")
_BEFORE_MARK = re.compile(rf"\s*(\d{{12,16}})(?=[{USUAL}])")


# A head names the paper; what ends like a sentence or asks for something is of the text.
_SAYS = re.compile(r"[：:；;。，,]")
_SHORTEST = 4


@dataclass
class _Page:
    blocks: list[Block]


def page_numbers(blocks: list[Block]) -> int:
    """How many page numbers stand at the ends of pages, one above the other."""
    values = []
    for page in _pages(blocks):
        for at in {0, len(page.blocks) - 1}:
            found = _number(page.blocks[at])
            if found is not None:
                values.append(found)
    return sum(first < second <= first + 3 for first, second in pairwise(values))


def without_furniture(blocks: list[Block]) -> tuple[list[Block], list[Missed]]:
    """The blocks of the text, each page's first with `breaks`; and what was taken out."""
    pages = _pages(blocks)
    heads = _running(pages)
    ghosts = _ghosts(blocks)
    kept: list[Block] = []
    missed: list[Missed] = []
    for page in pages:
        last = len(page.blocks) - 1
        breaks = False
        for at, block in enumerate(page.blocks):
            breaks = breaks or block.breaks
            if isinstance(block, Paragraph):
                edge = at <= 1 or at >= last - 1
                block, gone = _stripped(block, edge, heads, ghosts)
                if gone:
                    missed.append(Missed(gone, "furniture"))
                if not block.text.strip() and gone:
                    continue
            kept.append(replace(block, breaks=breaks))
            breaks = False
    return kept, missed


def _pages(blocks: list[Block]) -> list[_Page]:
    """The blocks between breaks, and after dashed page numbers where the file has no breaks."""
    pages = [_Page([])]
    for block in blocks:
        if block.breaks and pages[-1].blocks:
            pages.append(_Page([]))
        pages[-1].blocks.append(block)
        if isinstance(block, Paragraph) and _DASHED.fullmatch(block.text):
            pages.append(_Page([]))
    return [page for page in pages if page.blocks]


def _number(block: Block) -> int | None:
    found = _NUMBER.fullmatch(block.text) if isinstance(block, Paragraph) and not block.label else None
    return int(found[1]) if found else None


def _running(pages: list[_Page]) -> frozenset[str]:
    """Lines that stand first or last on many pages all through the file, and neither begin nor say anything.

    Lines to be signed end many pages too, but those of the forms alone.
    """
    seen: dict[str, list[int]] = {}
    for number, page in enumerate(pages):
        edges = {0, 1, len(page.blocks) - 2, len(page.blocks) - 1}
        lines = {
            unspaced(block.text)
            for at, block in enumerate(page.blocks)
            if at in edges and isinstance(block, Paragraph) and not block.label
        }
        for line in lines:
            if len(line) >= _SHORTEST and not begins(line) and not _SAYS.search(line):
                seen.setdefault(line, []).append(number)
    least = max(LEAST_PAGES, len(pages) // 3)
    return frozenset(
        line for line, on in seen.items() if len(on) >= least and (on[-1] - on[0]) * 2 >= len(pages) - 1
    )


def _ghosts(blocks: list[Block]) -> frozenset[str]:
    """Digits of a watermark: alone in a paragraph, or before a mark."""
    found = set()
    for before, block in pairwise([None, *blocks]):
        if isinstance(block, Paragraph):
            alone = _DIGITS.fullmatch(block.text)
            asked = isinstance(before, Paragraph) and before.text.rstrip().endswith(("：", ":"))
            if alone and not asked:
                found.add(alone[1])
            if glued := _BEFORE_MARK.match(block.text):
                found.add(glued[1])
    return frozenset(found)


def _stripped(
    paragraph: Paragraph, edge: bool, heads: frozenset[str], ghosts: frozenset[str]
) -> tuple[Paragraph, str]:
    """The paragraph without what is furniture of it, and that."""
    text = paragraph.text
    if edge and (_NUMBER.fullmatch(text) or unspaced(text) in heads) and not paragraph.label:
        return replace(paragraph, text="", runs=()), text
    end = 0
    if glued := _DASHED.match(text):
        end = glued.end() if edge else 0
    elif edge:
        end = next((found for head in heads if (found := _reach(text, head)) < len(text)), len(text)) % len(
            text or " "
        )
    ghost = next((each for each in ghosts if text[end:].lstrip().startswith(each)), "")
    if ghost:
        end = text.index(ghost, end) + len(ghost)
    return (_cut(paragraph, end), text[:end]) if end else (paragraph, "")


def _reach(text: str, head: str) -> int:
    """How much of the text is the head, blanks aside; all of it where it does not begin so."""
    at = 0
    for sign in head:
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text) or unspaced(text[at]) != sign:
            return len(text)
        at += 1
    return at


def _cut(paragraph: Paragraph, end: int) -> Paragraph:
    """The paragraph without its first characters."""
    runs, at = [], 0
    for run in paragraph.runs:
        left = run.text[max(0, end - at) :]
        at += len(run.text)
        if left:
            runs.append(replace(run, text=left))
    return replace(
        paragraph, text=paragraph.text[end:], runs=tuple(runs), raw=paragraph.raw or paragraph.text
    )
