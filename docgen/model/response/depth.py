"""How much is written for each item that is scored, against its points and the other items."""

from __future__ import annotations

from decimal import Decimal

from docgen.model.base import Record


class ItemDepth(Record):
    """An item: its chapters by number (from 1) and title, the characters and figures written for it.

    `characters` are those of its chapters' own text (without signs and headings) and of its answer; a chapter
    of several items is shared by their points. `figures`: pictures, drawings and tables of its chapters, and
    `numbers`, shared alike. `share`: its characters a point in percent of the items' median; None where it is
    not compared: it is judged by papers, has no points, or too few items are there.
    """

    code: str
    name: str
    points: Decimal
    kind: str
    chapters: tuple[int, ...]
    titles: tuple[str, ...]
    characters: int
    figures: Decimal
    numbers: int
    share: int | None = None
    thin: bool = False

    @property
    def per_point(self) -> int:
        """Characters a point; 0 for an item without points."""
        return round(self.characters / self.points) if self.points else 0
