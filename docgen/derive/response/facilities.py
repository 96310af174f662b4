"""Facilities of each site: what the clauses ask for, against the equipment offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

from docgen.model.response.figures import FacilityRow, SiteFacilities
from docgen.model.response.response import EquipmentItem
from docgen.model.tender.requirement import FacilityRequirement
from docgen.model.tender.tender import Lot


def site_facilities(lot: Lot, equipment: Iterable[EquipmentItem]) -> tuple[SiteFacilities, ...]:
    """Every site of the lot with its facility rows; a facility named by several clauses is asked for once."""
    items = tuple(equipment)
    return tuple(
        SiteFacilities(site=site.code, rows=tuple(_rows(lot, site.code, items))) for site in lot.sites
    )


def _rows(lot: Lot, site: str, equipment: tuple[EquipmentItem, ...]) -> Iterator[FacilityRow]:
    wanted = required_facilities(lot, site)
    here = [item for item in equipment if item.site == site]
    for requirement in wanted.values():
        items = tuple(item for item in here if item.facility in (requirement.name, *requirement.accepts))
        offered = sum((item.quantity for item in items), Decimal(0))
        yield FacilityRow(
            facility=requirement.name,
            required=requirement.least,
            unit=requirement.unit or (items[0].unit if items else ""),
            offered=offered,
            items=items,
            verdict=_verdict(requirement, offered),
        )
    named = {name for requirement in wanted.values() for name in (requirement.name, *requirement.accepts)}
    for name in dict.fromkeys(item.facility for item in here if item.facility not in named):
        items = tuple(item for item in here if item.facility == name)
        yield FacilityRow(
            facility=name,
            required=None,
            unit=items[0].unit,
            offered=sum((item.quantity for item in items), Decimal(0)),
            items=items,
            verdict="extra",
        )


def required_facilities(lot: Lot, site: str) -> dict[str, FacilityRequirement]:
    """Facilities asked for at the site, by name, each with the largest count that any clause names."""
    wanted: dict[str, FacilityRequirement] = {}
    for clause in lot.clauses:
        for requirement in clause.requires if site in clause.sites else ():
            if isinstance(requirement, FacilityRequirement):
                known = wanted.get(requirement.name)
                wanted[requirement.name] = _stricter(known, requirement) if known else requirement
    return wanted


def _stricter(known: FacilityRequirement, other: FacilityRequirement) -> FacilityRequirement:
    """One facility asked for twice: by the larger count, and by whatever either accepts for it."""
    larger = other if (other.least or 0) > (known.least or 0) else known
    return larger.model_copy(update={"accepts": tuple(dict.fromkeys((*known.accepts, *other.accepts)))})


def _verdict(requirement: FacilityRequirement, offered: Decimal) -> Literal["met", "exceeded", "short"]:
    least = requirement.least if requirement.least is not None else Decimal(0 if requirement.optional else 1)
    if offered < least:
        return "short"
    return "exceeded" if requirement.least is not None and offered > least else "met"
