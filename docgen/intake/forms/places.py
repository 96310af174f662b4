"""A place to fill of a paragraph, and those found so far, none touching another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.intake.forms.dates import WIDE

Look = Literal["underline", "underscore", "bracket", "colon", "date", "tick", "spaces", "dots", "crosses"]

REACH = 300
"""So many characters around a place can say what it asks for."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters of a paragraph that are to be filled; `hint` is what a bracket says shall stand there."""

    start: int
    end: int
    look: Look
    hint: str = ""


@dataclass
class Found:
    """Spots so far; `taken` has a 1 for each character that is one's, or is filled already."""

    spots: list[Spot]
    taken: bytearray

    def free(self, start: int, end: int) -> bool:
        """Whether nothing was found there."""
        return self.taken.find(1, start, end) < 0

    def close(self, start: int, end: int) -> None:
        """Let nothing more be found there."""
        self.taken[start:end] = b"\x01" * (end - start)

    def add(self, spot: Spot) -> None:
        """Take a place, unless a part of it is taken."""
        if self.free(spot.start, max(spot.end, spot.start + 1)):
            self.spots.append(spot)
            self.close(spot.start, spot.end)

    def in_order(self) -> list[Spot]:
        """The places, left to right."""
        return sorted(self.spots, key=lambda spot: spot.start)


def behind(text: str, at: int) -> str:
    """What stands before a place, as far back as words can matter."""
    return text[max(0, at - REACH) : at]


def width(gap: str) -> int:
    """How many half-width blanks a gap takes; a tab as much as makes a place to write."""
    return sum({"\u3000": 2, "\t": WIDE}.get(character, 1) for character in gap)
