"""Facilities of each site: what the clauses ask for, against the equipment offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.derive.facilities import required_facilities
from docgen.model.response.figures import FacilityRow, SiteFacilities
from docgen.model.response.response import EquipmentItem
from docgen.model.tender.tender import Lot
from docgen.model.text import folded


def site_facilities(lot: Lot, equipment: Iterable[EquipmentItem]) -> tuple[SiteFacilities, ...]:
    """The facility rows of every site, or of the service as a whole; what clauses repeat counts once."""
    items = tuple(equipment)
    return tuple(SiteFacilities(site=site, rows=tuple(_rows(lot, site, items))) for site in lot.site_codes)


def _rows(lot: Lot, site: str, equipment: tuple[EquipmentItem, ...]) -> Iterator[FacilityRow]:
    wanted = required_facilities(lot, site)
    here = [(folded(item.facility), item) for item in equipment if item.site == site]
    for requirement in wanted:
        items = tuple(item for name, item in here if name in requirement.served_by)
        offered = _sum(items)
        yield FacilityRow(
            facility=requirement.name,
            required=requirement.least,
            unit=requirement.unit or (items[0].unit if items else ""),
            offered=offered,
            items=items,
            verdict=requirement.verdict(offered),
        )
    asked = {name for requirement in wanted for name in requirement.served_by}
    for beyond in dict.fromkeys(name for name, _ in here if name not in asked):
        items = tuple(item for name, item in here if name == beyond)
        yield FacilityRow(
            facility=items[0].facility,
            required=None,
            unit=items[0].unit,
            offered=_sum(items),
            items=items,
            verdict="extra",
        )


def _sum(items: Iterable[EquipmentItem]) -> Decimal:
    return sum((item.quantity for item in items), Decimal(0))
