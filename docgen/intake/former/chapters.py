"""The prose of an old bid by its headings: each section with the headings above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docgen.intake.former.words import plain
from docgen.model.company.former import FormerChapter
from docgen.model.reading.blocks import Document, Paragraph, Table
from docgen.model.rules.reading_former import FormerRule
from docgen.model.text import narrow, squeezed

_LONGEST_HEADING = 60
_DEEPEST = 6


@dataclass(frozen=True)
class Sections:
    """The sections that are kept; how many are forms and papers, how many say next to nothing."""

    kept: tuple[FormerChapter, ...]
    forms: int = 0
    short: int = 0


@dataclass
class _Section:
    headings: tuple[str, ...]
    place: str = ""
    lines: list[str] = field(default_factory=list)
    tables: int = 0


def chapters(document: Document, rule: FormerRule) -> Sections:
    """The sections of a bid that are prose of its plan.

    Headings are those of Word's levels; in a file without any, short lines that are numbered as titles are.
    """
    kept: list[FormerChapter] = []
    forms = short = 0
    for each in _sections(document, rule):
        text = "\n".join(each.lines)
        if not each.headings or not text:
            continue
        if any(word in heading for word in rule.not_chapters for heading in each.headings):
            forms += 1
        elif len(squeezed(text)) < rule.least_chapter:
            short += 1
        else:
            kept.append(
                FormerChapter(headings=each.headings, text=text, tables=each.tables, place=each.place)
            )
    return Sections(tuple(kept), forms, short)


def _sections(document: Document, rule: FormerRule) -> Iterator[_Section]:
    body = [each for each in document.blocks if each.source == "body"]
    styled = any(isinstance(each, Paragraph) and each.outline is not None for each in body)
    above: list[tuple[int, str]] = []
    now = _Section(())
    for block in body:
        if isinstance(block, Table):
            now.tables += 1
            continue
        text = plain(block.printed)
        if not text or block.contents:
            continue
        level = block.outline if styled else _level(block, text, rule)
        if level is None or level > _DEEPEST:
            if not rule.not_lines.match(narrow(text)):
                now.lines.append(text)
            continue
        yield now
        above = [*(each for each in above if each[0] < level), (level, text)]
        now = _Section(_words(above), block.id)
    yield now


def _level(block: Paragraph, text: str, rule: FormerRule) -> int | None:
    bare = narrow(text)
    if len(bare) > _LONGEST_HEADING or bare.endswith(("。", "；", ";", "，", ",", "：", ":")):
        return None
    level = next((at for at, pattern in enumerate(rule.headings, 1) if pattern.match(bare)), None)
    short = len(bare) <= _LONGEST_HEADING // 2
    return level if level is not None and (block.bold or block.align == "center" or short) else None


def _words(above: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(text for _, text in above)
