"""Hours of a week as findings name them."""

from __future__ import annotations

from docgen.model.base import Record


class WeekdayHours(Record):
    """Times of day, "09:00" to at most "24:00", on the same weekdays (1 = Monday … 7 = Sunday)."""

    weekdays: tuple[int, ...]
    start: str
    end: str
