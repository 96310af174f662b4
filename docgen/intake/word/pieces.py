"""The pieces of a paragraph as they are read: text of one look each, and what hangs on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

PAGE_BREAK = "\f"
"""Stands in a piece's text where a page begins."""


@dataclass(slots=True)
class Piece:
    """Text of one look; `size` in points."""

    text: str
    underlined: bool
    bold: bool
    size: float


@dataclass(slots=True)
class Inline:
    """What a paragraph holds: printed pieces, text boxes, notes by kind and id, whether it lists contents."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    contents: bool = False


def joined(first: Inline, second: Inline) -> Inline:
    """Both as one paragraph."""
    return Inline(
        first.pieces + second.pieces,
        first.boxes + second.boxes,
        first.notes + second.notes,
        first.contents or second.contents,
    )


def pages(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces before and after each page break; at least one part."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *more = piece.text.split(PAGE_BREAK)
        if first:
            parts[-1].append(Piece(first, piece.underlined, piece.bold, piece.size))
        for text in more:
            parts.append([Piece(text, piece.underlined, piece.bold, piece.size)] if text else [])
    return parts


def bold(pieces: list[Piece]) -> bool:
    """Whether all of its words are bold."""
    said = [piece.bold for piece in pieces if piece.text.strip()]
    return bool(said) and all(said)


def size(pieces: list[Piece], usual: float) -> float:
    """The size of most of its characters."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.text.strip())
    return sizes.most_common(1)[0][0] if sizes else usual
