"""The people offered, held against what a tender demands of them beside their number."""

from __future__ import annotations

from docgen.model.base import Record
from docgen.model.finding import Message
from docgen.model.response.hours import WeekdayHours
from docgen.model.tender.requirement import StaffRequirement


class PersonMeets(Record):
    """One person against a demand: what is lacking or unknown, which papers are held, which promised."""

    staff: str
    lacks: tuple[Message, ...] = ()
    unknown: tuple[Message, ...] = ()
    holds: tuple[str, ...] = ()
    committed: tuple[str, ...] = ()

    @property
    def meets(self) -> bool:
        """Whether the records show that the person meets all of it."""
        return not self.lacks and not self.unknown


class ThinHours(Record):
    """A site's hours with too few on post at once; with people whose shifts are not said, perhaps."""

    site: int
    hours: tuple[WeekdayHours, ...]
    without_shifts: tuple[str, ...]


class Staffing(Record):
    """A demand of a clause and the people posted for it; `sites` are positions in the response."""

    clause: str
    requirement: StaffRequirement
    sites: tuple[int, ...]
    people: tuple[PersonMeets, ...]
    thin: tuple[ThinHours, ...]
