"""Facilities that the tender asks for at each site, against the assets that stand there on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.derive.response.facilities import required_facilities
from docgen.model.handover.inventory import AssetLine, FacilityCheck, Fate, Verdict
from docgen.model.tender.requirement import FacilityRequirement
from docgen.model.tender.tender import Lot


def facility_checks(lot: Lot, lines: Iterable[AssetLine], sites: Iterable[str]) -> Iterator[FacilityCheck]:
    """A row for each facility asked for at the sites, in the tender's order, then for those beyond."""
    by_site: dict[str, dict[str, list[AssetLine]]] = {}
    for line in lines:
        if line.asset.facility:
            by_site.setdefault(line.asset.site, {}).setdefault(line.asset.facility, []).append(line)
    for site in sites:
        here = by_site.get(site, {})
        wanted = required_facilities(lot, site)
        asked: set[str] = set()
        for requirement in wanted.values():
            names = (requirement.name, *requirement.accepts)
            yield _check(site, requirement, [line for name in names for line in here.get(name, [])])
            asked.update(names)
        for name, extra in here.items():
            if name not in asked:
                yield _row(site, name, None, extra, "extra")


def _check(site: str, requirement: FacilityRequirement, lines: list[AssetLine]) -> FacilityCheck:
    """Without a count one is enough, and none where the tender only wishes for it."""
    least = requirement.least if requirement.least is not None else Decimal(0 if requirement.optional else 1)
    present = _present(lines)
    verdict: Verdict = "short" if present < least else "met"
    if requirement.least is not None and present > requirement.least:
        verdict = "extra"
    return _row(site, requirement.name, requirement.least, lines, verdict, requirement.unit)


def _present(lines: list[AssetLine]) -> Decimal:
    return sum((line.quantity for line in lines), Decimal(0))


def _row(
    site: str,
    facility: str,
    required: Decimal | None,
    lines: list[AssetLine],
    verdict: Verdict,
    unit: str = "",
) -> FacilityCheck:
    def count(*fates: Fate) -> Decimal:
        return sum((line.quantity for line in lines if line.fate in fates), Decimal(0))

    gone = [line.asset for line in lines if line.asset.gone]
    return FacilityCheck(
        site=site,
        facility=facility,
        required=required,
        unit=unit or (lines[0].asset.unit if lines else ""),
        present=_present(lines),
        changes=count("passes", "returned", "buyback", "open"),
        leased=count("assigned", "ends"),
        own=count("kept"),
        excluded=count("excluded"),
        disposed=sum((asset.gone for asset in gone), Decimal(0)),
        unexplained=sum((asset.gone for asset in gone if not asset.disposal_reason.strip()), Decimal(0)),
        verdict=verdict,
        rows=tuple(line.row for line in lines),
    )
