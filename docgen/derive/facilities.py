"""The facilities that clauses ask for at a site, whoever has to have them: a bidder, or who hands over."""

from __future__ import annotations

from docgen.model.tender.requirement import FacilityRequirement
from docgen.model.tender.tender import Lot
from docgen.model.text import folded


def required_facilities(lot: Lot, site: str) -> tuple[FacilityRequirement, ...]:
    """Facilities asked for at the site, each name once, with the largest count that any clause names."""
    wanted: dict[str, FacilityRequirement] = {}
    for clause in lot.clauses:
        for requirement in clause.requires if clause.concerns(site) else ():
            if isinstance(requirement, FacilityRequirement):
                known = wanted.get(folded(requirement.name))
                wanted[folded(requirement.name)] = _stricter(known, requirement) if known else requirement
    return tuple(wanted.values())


def _stricter(known: FacilityRequirement, other: FacilityRequirement) -> FacilityRequirement:
    """One facility asked for twice: by the larger count, and by whatever either accepts for it."""
    larger = other if (other.least or 0) > (known.least or 0) else known
    return larger.model_copy(update={"accepts": tuple(dict.fromkeys((*known.accepts, *other.accepts)))})
