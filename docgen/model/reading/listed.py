"""What a tender lists in a table without asking for it in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from docgen.model.reading.reading import Found

ListedKind = Literal["site", "post", "equipment", "line"]
"""A place of service, a post and how many serve in it, equipment to be there, something bought."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of such a table: its name, how many, of what unit, its other cells as heads and words.

    `head` stands over the names, `title` over the table, whose block is `table`.
    """

    kind: ListedKind
    name: str
    found: Found
    head: str
    title: str
    table: str
    count: Decimal | None = None
    unit: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    lot: str = ""
