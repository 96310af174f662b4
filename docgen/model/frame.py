"""The frame in which a picture stands on a page: how large it is there, and how fine it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Frame:
    """The room for a picture, in millimetres: it is shown no wider and no higher."""

    width: int
    height: int

    def dots(self, dpi: int) -> tuple[float, float]:
        """The frame at so many dots an inch, across and down."""
        return self.width * dpi / MM_PER_INCH, self.height * dpi / MM_PER_INCH

    def dpi(self, width_px: int, height_px: int) -> Decimal:
        """How many dots of a picture of that size are printed on an inch of the frame."""
        return max(Decimal(width_px) / self.width, Decimal(height_px) / self.height) * Decimal("25.4")


EVIDENCE = Frame(155, 206)
"""The room between a heading and the bidder's word for the copy on a volume's upright page."""

EVIDENCE_WIDE = Frame(246, 126)
"""The same on a page that lies on its side, for what is wider than high."""


def fit(width: float, height: float, most_width: float, most_height: float) -> float:
    """What both sides are multiplied by to be as large as the bounds allow, all in one unit."""
    return min(most_width / width, most_height / height)
