"""What asks for something that is answered: clauses, and criteria of the scorecard with their points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from docgen.model.tender.requirement import Requirement
from docgen.model.tender.tender import Lot


@dataclass(frozen=True)
class Asked:
    """A clause, or a criterion, which has `points` and is bound to no site; `place` is below the lot."""

    code: str
    title: str
    text: str
    sites: tuple[str, ...]
    requires: tuple[Requirement, ...]
    place: tuple[str | int, ...]
    points: Decimal | None = None

    def concerns(self, site: str) -> bool:
        """Whether it is about the site of that code; about the service as a whole (blank) everything is."""
        return not site or site in self.sites


def everything_asked(lot: Lot) -> Iterator[Asked]:
    """All clauses, then all criteria, in the tender's order."""
    for i, clause in enumerate(lot.clauses):
        place: tuple[str | int, ...] = ("clauses", i)
        yield Asked(clause.code, clause.title, clause.as_asked, clause.sites, clause.requires, place)
    for i, item in enumerate(lot.scorecard.items if lot.scorecard else ()):
        for j, criterion in enumerate(item.criteria):
            yield Asked(
                code=criterion.code,
                title=criterion.title,
                text=criterion.text,
                sites=(),
                requires=criterion.requires,
                place=("scorecard", "items", i, "criteria", j),
                points=item.points_of(criterion),
            )
