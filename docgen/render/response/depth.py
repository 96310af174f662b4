"""What is written for each item that is scored, as the check report shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from docgen.model.response.depth import ItemDepth
from docgen.render.response import review_fields as f


def depth_fields(depths: Sequence[ItemDepth], pages: Mapping[int, Decimal]) -> list[f.DepthFields]:
    """Every item with its characters, figures and pages; pages of all its chapters where these are known."""
    return [
        f.DepthFields(
            no=no,
            name=each.name,
            points=each.points,
            chapters="、".join(each.titles),
            characters=each.characters,
            per_point=each.per_point,
            figures=each.figures,
            numbers=each.numbers,
            pages=sum((pages[n] for n in each.chapters), Decimal(0)) if _known(each, pages) else None,
            share=each.share,
            thin=each.thin,
        )
        for no, each in enumerate(depths, 1)
    ]


def _known(depth: ItemDepth, pages: Mapping[int, Decimal]) -> bool:
    return bool(depth.chapters) and all(n in pages for n in depth.chapters)
