"""Sites: every one that the tender names is offered, and what is offered there adds up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.rules.statements import FigureWords
from docgen.model.tender.requirement import VehicleRequirement


def check_sites(project: Project, rule: FigureWords) -> Iterator[Finding]:
    """Sites left out, empty ones, areas and quantities that cannot be, vehicles nobody asks for, more
    equipment than the company has."""
    yield from _missing(project)
    yield from _empty(project)
    yield from _area_sum(project)
    yield from _vehicle_elsewhere(project)
    yield from _quantity(project, rule)
    yield from _owned(project)


def _missing(project: Project) -> Iterator[Finding]:
    offered = {site.site for site in project.response.sites}
    for site in project.tender.lot.sites:
        if site.code not in offered:
            yield project.found(
                "SITE-MISSING",
                ("response", "sites"),
                Message("the site {site} is not offered", {"site": site.name}),
                code=site.code,
            )


def _empty(project: Project) -> Iterator[Finding]:
    """People are judged elsewhere: a site without posts is STAFF-NONE."""
    for i, site in enumerate(project.response.sites):
        if not site.site:
            continue
        lacking = [Message("zones")] if not site.zones else []
        lacking += [Message("opening hours")] if not site.hours else []
        if lacking:
            yield project.found(
                "SITE-EMPTY",
                ("response", "sites", i),
                Message(
                    "{site} is offered without {lacking}",
                    {"site": project.tender.lot.site_name(site.site), "lacking": tuple(lacking)},
                ),
            )


def _area_sum(project: Project) -> Iterator[Finding]:
    for i, site in enumerate(project.response.sites):
        total = sum((zone.area for zone in site.zones if zone.area is not None), Decimal(0))
        if site.area is not None and total > site.area:
            yield project.found(
                "SITE-AREA-SUM",
                ("response", "sites", i, "area"),
                Message(
                    "the zones of {site} sum to {total} ㎡, more than its area of {area} ㎡",
                    {"site": project.tender.lot.site_name(site.site), "total": total, "area": site.area},
                ),
            )


def _vehicle_elsewhere(project: Project) -> Iterator[Finding]:
    asked: set[str] = set()
    for clause in project.tender.lot.clauses:
        if any(isinstance(requirement, VehicleRequirement) for requirement in clause.requires):
            asked.update(clause.sites or (site.code for site in project.tender.lot.sites))
    for i, site in enumerate(project.response.sites):
        if site.site and site.vehicles and site.site not in asked:
            yield project.found(
                "VEHICLE-ELSEWHERE",
                ("response", "sites", i, "vehicles"),
                Message(
                    "a vehicle is offered at {site}, where no clause asks for one",
                    {"site": project.tender.lot.site_name(site.site)},
                ),
            )


def _quantity(project: Project, rule: FigureWords) -> Iterator[Finding]:
    for i, item in enumerate(project.equipment):
        if re.fullmatch(rule.whole, item.unit.strip()) and item.quantity % 1:
            yield project.found(
                "EQUIPMENT-QUANTITY",
                ("equipment", i, "quantity"),
                Message(
                    "{name}: {quantity} {unit} is no whole number",
                    {"name": item.name, "quantity": item.quantity, "unit": item.unit},
                ),
            )


def _owned(project: Project) -> Iterator[Finding]:
    """Equipment offered as the company's own at all sites together, against what its list has."""
    for own in project.company.equipment:
        rows = [(i, item) for i, item in enumerate(project.equipment) if item.code == own.code]
        offered = sum((item.quantity for _, item in rows if item.source == own.source), Decimal(0))
        if offered > own.quantity and all(item.unit == own.unit for _, item in rows):
            values = {"name": own.title, "offered": offered, "owned": own.quantity, "unit": own.unit}
            said = Message("{name}: {offered} {unit} are offered and the company's list has {owned}", values)
            yield project.found("EQUIPMENT-OWNED", ("equipment", rows[-1][0], "quantity"), said)
