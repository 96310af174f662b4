"""Where a form stands in the tender's file: its first and last element, by their places in the main part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from docgen.model.reading.blocks import Block, Document, Paragraph, paragraphs_of
from docgen.model.reading.reading import TenderForm

Place = tuple[Literal["p", "tbl"], int]
"""An element of the main part: how many of its kind stand before it in the file."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one element to another; `labels`: the automatic numbers printed, by the place of their w:p.

    `starts_within`, `ends_within`: a page begins within the first or last paragraph, and only what stands
    behind or before it is of the form. `copy`: which copy of the form it is, from 0; a form that each person
    fills stands several times, each on pages of its own.
    """

    first: Place
    last: Place
    labels: dict[int, str] = field(default_factory=dict)
    starts_within: bool = False
    ends_within: bool = False
    copy: int = 0


def stretch(document: Document, form: TenderForm) -> Stretch | None:
    """Where a form is to be found again in its file; None where it comes from no element of one (a PDF).

    Raises KeyError for a form of another document.
    """
    owners = {paragraph.id: block for block in document.blocks for paragraph in paragraphs_of((block,))}
    places = {block.id: at for at, block in enumerate(document.blocks)}
    start, end = places[owners[form.found.block].id], places[form.last]
    shown = document.blocks[start : end + 1]
    first, last = _place(shown[0]), _place(shown[-1])
    if first is None or last is None:
        return None
    before = document.blocks[start - 1] if start else None
    after = document.blocks[end + 1] if end + 1 < len(document.blocks) else None
    return Stretch(
        first=first,
        last=last,
        labels={p.index: p.label for p in paragraphs_of(shown) if p.index is not None and p.label},
        starts_within=before is not None and _place(before) == first,
        ends_within=after is not None and _place(after) == last,
    )


def _place(block: Block) -> Place | None:
    if block.index is None:
        return None
    return ("p" if isinstance(block, Paragraph) else "tbl"), block.index
