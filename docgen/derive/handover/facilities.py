"""Facilities that the tender asks for at each site, against the assets that stand there on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.derive.facilities import required_facilities
from docgen.model.handover.inventory import AssetLine, FacilityCheck, Fate
from docgen.model.tender.requirement import FacilityRequirement
from docgen.model.tender.tender import Lot
from docgen.model.text import folded

_NONE = Decimal(0)


def facility_checks(lot: Lot, lines: Iterable[AssetLine], sites: Iterable[str]) -> Iterator[FacilityCheck]:
    """A row for each facility asked for at the sites, in the tender's order, then for those beyond."""
    by_site: dict[str, dict[str, list[AssetLine]]] = {}
    for line in lines:
        if line.asset.facility:
            by_site.setdefault(line.asset.site, {}).setdefault(folded(line.asset.facility), []).append(line)
    for site in sites:
        here = by_site.get(site, {})
        wanted = required_facilities(lot, site)
        for requirement in wanted:
            yield _row(
                site, requirement, [line for name in requirement.served_by for line in here.get(name, [])]
            )
        asked = {name for requirement in wanted for name in requirement.served_by}
        for name, extra in here.items():
            if name not in asked:
                yield _row(site, None, extra)


def _row(site: str, requirement: FacilityRequirement | None, lines: list[AssetLine]) -> FacilityCheck:
    """What there is of a facility asked for, or, without a requirement, of one that nobody asked for."""

    def count(*fates: Fate) -> Decimal:
        return sum((line.quantity for line in lines if line.fate in fates), _NONE)

    present = sum((line.quantity for line in lines), _NONE)
    return FacilityCheck(
        site=site,
        facility=requirement.name if requirement else lines[0].asset.facility,
        required=requirement.least if requirement else None,
        needed=requirement.needed if requirement else _NONE,
        unit=(requirement.unit if requirement else "") or (lines[0].asset.unit if lines else ""),
        present=present,
        changes=count("passes", "returned", "buyback", "open"),
        leased=count("assigned", "ends"),
        own=count("kept"),
        excluded=count("excluded"),
        disposed=sum((line.asset.gone for line in lines), _NONE),
        verdict=requirement.verdict(present) if requirement else "extra",
        rows=tuple(line.row for line in lines),
    )
