"""The lines of a chapter that ask for drawings, and what stands in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from docgen.model.finding import Message
from docgen.render.drawing.order import begins, ends, read_order
from docgen.render.drawing.stock import Stock, Undrawn, figures
from docgen.render.prose.losses import Losses

_MOST_LINES = 60
"""Paragraphs after the first in which the line that ends an order is sought."""


def drawings(body: etree._Element, stock: Stock, losses: Losses) -> Mapping[Any, str]:
    """For every paragraph of an order what stands in its place: the drawings, or nothing.

    An order that cannot be drawn is noted, and nothing stands there.
    """
    found: dict[Any, str] = {}
    paragraphs = list(body.iterchildren("*"))
    for at, paragraph in enumerate(paragraphs):
        if paragraph in found or paragraph.tag != qn("w:p"):
            continue
        text = _text(paragraph)
        if begins(text):
            rest = list(_until_end(text, paragraphs[at + 1 :]))
            found |= dict.fromkeys(rest, "")
            found[paragraph] = _drawn("\n".join([text, *map(_text, rest)]), stock, losses)
    return found


def _drawn(text: str, stock: Stock, losses: Losses) -> str:
    order = read_order(text)
    if order is None:
        said = Message("“{text}” asks for no drawing", {"text": text.split("\n")[0].strip()[:40]})
        losses.add("PROSE-DRAWING", said)
        return ""
    try:
        return "".join(figure.xml for figure in figures(order, stock))
    except Undrawn as problem:
        losses.add("PROSE-DRAWING", problem.said, case=problem.case)
        return ""


def _until_end(text: str, following: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """The paragraphs after the first that belong to the order: up to the line that ends it, if one does."""
    if "\n" in text and ends(text):
        return
    kept = []
    for paragraph in following[:_MOST_LINES]:
        said = _text(paragraph)
        if paragraph.tag != qn("w:p") or (begins(said) and not ends(said)):
            return
        kept.append(paragraph)
        if ends(said):
            yield from kept
            return


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph, its line breaks as such."""
    pieces = []
    for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        pieces.append((node.text or "") if node.tag == qn("w:t") else "\n" if node.tag == qn("w:br") else " ")
    return "".join(pieces)
