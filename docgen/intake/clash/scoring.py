"""The scored items of a reading with the sentences that they stand in, as a panel adds them up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from docgen.intake import lot_names
from docgen.intake.clash.sentences import Sentence
from docgen.model.reading.reading import Reading
from docgen.model.text import unspaced

_GROUP = re.compile(r"(?P<name>.{2,14}?)(?:部分)?[(（]?(?P<n>\d+(?:\.\d+)?)分[)）]?")


@dataclass(frozen=True, slots=True)
class Item:
    """A scored item: its criteria in half width, where it stands, the group above it with its points."""

    name: str
    points: Decimal
    text: str
    at: Sentence
    lot: int
    table: str
    group: str = ""
    group_points: Decimal | None = None


def items(reading: Reading, every: tuple[Sentence, ...]) -> tuple[Item, ...]:
    """The items that have points of their own, in reading order."""
    by_block: dict[str, Sentence] = {}
    for sentence in every:
        by_block.setdefault(sentence.found.block, sentence)
    found: list[Item] = []
    for item in reading.scoring:
        at = by_block.get(item.found.block)
        if at is None or item.points is None:
            continue
        group = _GROUP.fullmatch(unspaced(item.group))
        found.append(
            Item(
                name=unspaced(item.name),
                points=item.points,
                text=unspaced(item.text).replace("\n", ""),
                at=at,
                lot=lot_names.number(item.lot) or at.lot,
                table=at.table or f"chapter {at.chapter}",
                group=group["name"] if group else unspaced(item.group),
                group_points=Decimal(group["n"]) if group else None,
            )
        )
    return tuple(found)
