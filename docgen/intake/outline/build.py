"""Blocks to chapters: what stands before the first, lists of contents, each chapter with its tree."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from docgen.intake.outline.chapters import Title, titles
from docgen.intake.outline.contents import contents_lines, unfound
from docgen.intake.outline.growing import nodes_of
from docgen.intake.outline.kinds import kind_of
from docgen.intake.outline.lots import lot_of, lots
from docgen.intake.outline.numbers import in_path
from docgen.intake.outline.signs import Signs, signs
from docgen.model.reading.blocks import Block, Document, Paragraph, paragraphs_of
from docgen.model.reading.outline import Chapter, ChapterKind, Lot, Outline
from docgen.model.rules.reading_outline import OutlineWords
from docgen.model.text import unspaced


def outlined(document: Document, words: OutlineWords) -> Outline:
    """The outline of a document: every block stands in one chapter, in reading order.

    What stands before the first chapter is `cover`, its list of contents `contents`. A document without
    chapters is one chapter. A chapter that no word names is `unknown` and not certain: it is for a person
    to say what it is.
    """
    used = signs(document, words)
    known = lots(document, used)
    contents = contents_lines(document.blocks, words)
    found = titles(document.blocks, contents, used)
    if not found:
        return Outline(document, (_whole(document.blocks, used, known),), known)
    chapters = _front(document.blocks[: found[0].at], contents, used, known)
    for title, after in zip_longest(found, found[1:]):
        blocks = document.blocks[title.at : after.at if after else None]
        chapters.append(_chapter(title, blocks, used, known))
    return Outline(document, tuple(chapters), known, unfound(contents, document.paragraphs()))


def _chapter(title: Title, blocks: Sequence[Block], used: Signs, known: tuple[Lot, ...]) -> Chapter:
    kind, certain = kind_of(title.text, used.words)
    label = title.number.printed if title.number else ""
    lot = lot_of(title.text, known)
    path = in_path(label) if label else title.text
    return Chapter(
        title=" ".join(filter(None, (title.paragraph.printed.strip(), title.below))),
        label=label,
        kind=kind,
        certain=certain,
        blocks=tuple(blocks),
        nodes=nodes_of(blocks[2 if title.below else 1 :], used, known, path, title.mark, lot),
        lot=lot,
    )


def _front(
    blocks: Sequence[Block], contents: dict[str, str], used: Signs, known: tuple[Lot, ...]
) -> list[Chapter]:
    """What stands before the first chapter, parted where lists of contents begin and end."""
    parts: list[tuple[ChapterKind, list[Block]]] = []
    for block in blocks:
        kind: ChapterKind = "contents" if block.id in contents else "cover"
        blank = isinstance(block, Paragraph) and not block.text.strip()
        if not parts or (parts[-1][0] != kind and not blank):
            parts.append((kind, []))
        parts[-1][1].append(block)
    return [
        Chapter(
            "", "", kind, True, tuple(part), nodes_of(part, used, known, "封面") if kind == "cover" else ()
        )
        for kind, part in parts
    ]


def _whole(blocks: Sequence[Block], used: Signs, known: tuple[Lot, ...]) -> Chapter:
    """A document without chapters: demands where its titles look like it, never for certain."""
    nodes = nodes_of(blocks, used, known, "")
    titled = "".join(
        unspaced(paragraph.text) for paragraph in paragraphs_of(tuple(blocks)) if len(paragraph.text) <= 30
    )
    signs_met = sum(word in titled for word in used.words.demand_signs)
    kind: ChapterKind = "demand" if signs_met >= 2 else "unknown"
    return Chapter("", "", kind, False, tuple(blocks), nodes)
