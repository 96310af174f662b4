"""Where chapters begin: numbers, styles, the list of contents and the look of a line weighed together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from statistics import median

from docgen.intake.outline.contents import bare
from docgen.intake.outline.kinds import kind_of
from docgen.intake.outline.lines import headed
from docgen.intake.outline.numbers import Numbered
from docgen.intake.outline.signs import Signs
from docgen.model.reading.blocks import Block, Paragraph
from docgen.model.text import unspaced

_LONGEST = 40
_SECTION = 20
_LEAST_KINDS = 3
_ENDS = re.compile(r"[。；;，,：:]\s*$")


@dataclass(frozen=True, slots=True)
class Title:
    """A paragraph that may begin a chapter: where it stands among the blocks, and how much speaks for it.

    `below` is its title where that stands in the next paragraph.
    """

    at: int
    paragraph: Paragraph
    number: Numbered | None
    text: str
    mark: str
    weight: float
    below: str = ""


def titles(blocks: Sequence[Block], contents: dict[str, str], signs: Signs) -> list[Title]:
    """The chapters' titles in order.

    Numbered ones (第N章) are the best increasing chain, which may begin anew for a second document in the
    file. Where there is none, titles of the highest outline level or look whose words name a kind count,
    else the sections (一、二、…) of a small tender that has one of each.
    Titles of demands that stand outside (技术需求书) are added.
    """
    sizes = [block.size for block in blocks if isinstance(block, Paragraph) and block.size]
    usual = median(sizes) if sizes else 0.0
    promised = {bare(title) for title in contents.values() if title}
    found = [
        title
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.source == "body" and block.id not in contents
        and (title := _title(at, block, blocks[at + 1 : at + 2], usual, promised, signs)) is not None
    ]  # fmt: skip
    numbered = _chain(_apart([title for title in found if title.number and title.number.kind == "chapter"]))
    if numbered:
        beside = [
            title for title in found if _annex(title, signs) and title.weight >= 2 and title not in numbered
        ]
        return sorted([*numbered, *_outside(beside, numbered)], key=lambda title: title.at)
    return _by_look(found, signs) or _by_sections(blocks, contents, signs)


def _title(
    at: int, block: Paragraph, after: Sequence[Block], usual: float, promised: set[str], signs: Signs
) -> Title | None:
    text = block.text.strip()
    if not text or len(text) > _LONGEST or "\n" in text or _ENDS.search(text):
        return None
    mark, number, rest = headed(block.text, block.label, signs)
    chapter = number is not None and number.kind == "chapter"
    if chapter and re.search("[。；，]", rest):
        return None
    below = _below(after, signs) if chapter and not rest else ""
    rest = rest or below
    weight = (
        (3.0 if chapter else 0.0)
        + (2.0 if block.outline == 1 else 0.0)
        + (1.0 if block.breaks else 0.0)
        + (1.0 if block.align == "center" else 0.0)
        + (1.0 if block.bold else 0.0)
        + (1.0 if block.size and usual and block.size >= usual + 2 else 0.0)
        + (2.0 if promised & {bare(block.printed), bare(text)} else 0.0)
        + (1.0 if kind_of(rest, signs.words)[0] != "unknown" else 0.0)
    )
    return Title(at, block, number, rest, mark, weight, below) if weight >= 2 else None


def _below(after: Sequence[Block], signs: Signs) -> str:
    """The title that stands in the paragraph below 第三章: short, without a number, no sentence."""
    block = after[0] if after else None
    if not isinstance(block, Paragraph) or len(block.text) > _LONGEST or _ENDS.search(block.text):
        return ""
    _, number, rest = headed(block.text, block.label, signs)
    return "" if number or re.search("[。；，：:]", rest) else rest


def _apart(found: list[Title]) -> list[Title]:
    """Titles with something below them; those in a row without a break between are lines of contents."""
    kept = []
    for title, after in zip_longest(found, found[1:]):
        packed = after is not None and after.at - title.at <= 1 and not after.paragraph.breaks
        if not packed or title.weight >= 5:
            kept.append(title)
    return kept


def _chain(found: list[Title]) -> list[Title]:
    """The heaviest series of growing numbers; a step over numbers or back to 1 costs something."""
    best: list[tuple[float, int | None]] = []
    for at, title in enumerate(found):
        assert title.number is not None
        here: tuple[float, int | None] = (title.weight - (0 if title.number.value == 1 else 1), None)
        for before in range(at):
            earlier = found[before].number
            assert earlier is not None
            step = title.number.value - earlier.value
            cost = 0.0 if step == 1 else 1.0 if step > 1 else 2.0 if title.number.value == 1 else None
            if cost is not None and best[before][0] + title.weight - cost > here[0]:
                here = best[before][0] + title.weight - cost, before
        best.append(here)
    chain: list[Title] = []
    at_last = max(range(len(best)), key=lambda at: best[at][0], default=None)
    while at_last is not None:
        chain.append(found[at_last])
        at_last = best[at_last][1]
    return chain[::-1]


def _annex(title: Title, signs: Signs) -> bool:
    text = unspaced(title.text)
    return any(text.endswith(word) for word in signs.words.demand_annexes) and len(text) <= 20


def _outside(beside: list[Title], numbered: list[Title]) -> list[Title]:
    """Annexes that do not stand in a chapter of demands or of forms, nor directly under a chapter's title."""
    taken = {title.at for title in numbered}
    return [title for title in beside if title.at - 1 not in taken and title.at > numbered[0].at]


def _by_look(found: list[Title], signs: Signs) -> list[Title]:
    """Titles without 第N章: of the highest outline level, else by their look, if two kinds are named."""
    for chosen in (
        [title for title in found if title.paragraph.outline == 1],
        [title for title in found if title.weight >= 3],
    ):
        known = {kind_of(title.text, signs.words)[0] for title in chosen} - {"unknown", "contents"}
        if len(known) >= 2:
            return chosen
    return []


def _by_sections(blocks: Sequence[Block], contents: dict[str, str], signs: Signs) -> list[Title]:
    """The sections of a tender without chapters that name a kind: demands, and how they are judged.

    An excerpt of demands has no such sections and stays whole.
    """
    found: list[Title] = []
    last = 0
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.source != "body" or block.id in contents:
            continue
        text = block.text.strip()
        mark, number, rest = headed(block.text, block.label, signs)
        if number is None or number.kind != "chinese" or number.value != last + 1:
            continue
        last = number.value
        short = len(text) <= _SECTION and not _ENDS.search(text) and not re.search("[。；，]", rest)
        if short and kind_of(rest, signs.words)[0] not in ("unknown", "contents"):
            found.append(Title(at, block, number, rest, mark, 1.0))
    kinds = {kind_of(title.text, signs.words)[0] for title in found}
    whole = "demand" in kinds and kinds & {"evaluation", "forms"} and len(kinds) >= _LEAST_KINDS
    return found if whole else []
