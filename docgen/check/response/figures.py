"""Deviations against figures: "none" and "positive" must be borne out by what is offered, site by site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from docgen.check.response.opening_hours import hours_offered
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.response.response import EquipmentItem, Vehicle, Zone
from docgen.model.tender.asked import Asked, everything_asked
from docgen.model.tender.requirement import (
    AreaRequirement,
    FacilityRequirement,
    HoursRequirement,
    Requirement,
    StaffRequirement,
    TermRequirement,
    VehicleRequirement,
    Verdict,
    ZoneRequirement,
    verdict,
)
from docgen.model.text import folded, squeezed

# The fewest days that a unit can last.
_FEWEST_DAYS = {"日": 1, "工作日": 1, "个月": 28, "年": 365}


@dataclass(frozen=True)
class Compared:
    """A demand beside what is offered for it: the verdict, both in words, and where the offer stands."""

    verdict: Verdict
    words: Message
    origin: Origin


def check_figures(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    """Clauses and criteria that claim to be met but are not, or are surpassed without a claim to it.

    Too few people, a late signing and a short validity are found by the checks of staff and dates.
    """
    for clause in everything_asked(project.tender.lot):
        answer = project.answers.get(clause.code)
        if answer is not None and answer.deviation != "negative":
            for compared in _compared(project, figures, clause):
                yield from _judged(clause.code, answer.deviation, compared)


def _judged(code: str, deviation: Literal["none", "positive"], compared: Compared) -> Iterator[Finding]:
    if compared.verdict == "short":
        stated = Message("no deviation") if deviation == "none" else Message("a positive deviation")
        said = Message(
            "clause {code} states {stated}, but {fact}",
            {"code": code, "stated": stated, "fact": compared.words},
        )
        yield found("CLAUSE-FIGURE", compared.origin, said, clause=code)
    elif compared.verdict == "exceeded" and deviation == "none":
        said = Message(
            "clause {code} states no deviation, but {fact}", {"code": code, "fact": compared.words}
        )
        yield found("CLAUSE-BETTER", compared.origin, said, clause=code)


def _compared(project: Project, figures: ResponseFigures, clause: Asked) -> Iterator[Compared]:
    """Every figure of the clause at every site it applies to, or in the whole lot where it names none.

    Sites not offered are found elsewhere.
    """
    for requirement in clause.requires:
        if isinstance(requirement, TermRequirement):
            yield from _signing(project, requirement)
        for i, offer in enumerate(project.response.sites):
            if clause.concerns(offer.site):
                yield from _at_site(project, figures, i, requirement)
        if project.tender.lot.sites and not clause.sites:
            yield from _in_lot(project, requirement)
    for i, offer in enumerate(project.response.sites):
        hours = [demand for demand in clause.requires if isinstance(demand, HoursRequirement)]
        if hours and clause.concerns(offer.site):
            judged, words = hours_offered(project.tender.lot.site_name(offer.site), offer.hours, hours)
            yield Compared(judged, words, project.sources.origin("response", "sites", i, "hours"))


def _at_site(
    project: Project, figures: ResponseFigures, i: int, requirement: Requirement
) -> Iterator[Compared]:
    match requirement:
        case AreaRequirement():
            yield _area(project, i, requirement)
        case ZoneRequirement():
            yield _zone(project, i, requirement)
        case StaffRequirement():
            yield from _staff(project, i, requirement)
        case VehicleRequirement():
            yield _vehicle(project, i, requirement)
        case FacilityRequirement():
            yield from _facility(project, figures, i, requirement)


def _in_lot(project: Project, requirement: Requirement) -> Iterator[Compared]:
    """What no site is named for: facilities and vehicles of all sites together, a zone at any of them.

    A floor space or a time of day without a site may be another than those of the sites.
    """
    sites = project.response.sites
    match requirement:
        case ZoneRequirement():
            zones = [zone for site in sites for zone in site.zones]
            yield _zone_among(
                zones, Message("all sites"), requirement, project.sources.origin("response", "sites")
            )
        case VehicleRequirement():
            vehicles = [vehicle for site in sites for vehicle in site.vehicles]
            origin = project.sources.origin("response", "sites")
            yield _enough_vehicles(vehicles, Message("all sites"), requirement, origin)
        case FacilityRequirement():
            items = [item for item in project.equipment if folded(item.facility) in requirement.served_by]
            offered = sum((item.quantity for item in items), Decimal(0))
            yield from _enough(project, requirement, offered, items, Message("all sites"))


def _area(project: Project, i: int, requirement: AreaRequirement) -> Compared:
    offer = project.response.sites[i]
    origin = project.sources.origin("response", "sites", i, "area")
    site, required = project.tender.lot.site_name(offer.site), requirement.least
    if offer.area is None:
        said = Message(
            "{site} is offered without its area, {required} ㎡ are required",
            {"site": site, "required": required},
        )
        return Compared("short", said, origin)
    words = Message(
        "{site} has {offered} ㎡, {required} ㎡ are required",
        {"site": site, "offered": offer.area, "required": required},
    )
    return Compared(verdict(offer.area, requirement.least), words, origin)


def _zone(project: Project, i: int, requirement: ZoneRequirement) -> Compared:
    """A zone counts where its name contains the name required: 柜面服务区（综合窗口）."""
    offer = project.response.sites[i]
    origin = project.sources.origin("response", "sites", i, "zones")
    return _zone_among(offer.zones, project.tender.lot.site_name(offer.site), requirement, origin)


def _zone_among(
    zones: Iterable[Zone], site: str | Message, requirement: ZoneRequirement, origin: Origin
) -> Compared:
    there = any(squeezed(requirement.name) in squeezed(zone.name) for zone in zones)
    words = Message("{site} has no zone {zone}", {"site": site, "zone": requirement.name})
    return Compared("met" if there else "short", words, origin)


def _staff(project: Project, i: int, requirement: StaffRequirement) -> Iterator[Compared]:
    """More people than asked for, in the role and of the employment asked for; too few are STAFF-SHORT.

    Where more is asked of them, how many of them meet it is for the check of limits to say.
    """
    if requirement.limited:
        return
    offer, role = project.response.sites[i], squeezed(requirement.role)
    people = {post.staff for post in offer.posts if role in squeezed(post.role)}
    if requirement.employment != "不限":
        people = {code for code in people if project.staff[code].employment == requirement.employment}
    if len(people) > requirement.least:
        said = requirement.role or Message("people")
        values = {"site": project.tender.lot.site_name(offer.site), "offered": len(people), "role": said}
        words = Message(
            "{site} has {offered} {role}, {required} are required", {**values, "required": requirement.least}
        )
        origin = project.sources.origin("response", "sites", i, "posts")
        yield Compared("exceeded", words, origin)


def _vehicle(project: Project, i: int, requirement: VehicleRequirement) -> Compared:
    """Vehicles with seats enough; more of them, or more seats in each that is needed, is better."""
    offer = project.response.sites[i]
    origin = project.sources.origin("response", "sites", i, "vehicles")
    return _enough_vehicles(offer.vehicles, project.tender.lot.site_name(offer.site), requirement, origin)


def _enough_vehicles(
    vehicles: Iterable[Vehicle], site: str | Message, requirement: VehicleRequirement, origin: Origin
) -> Compared:
    seats = sorted((vehicle.seats or 0 for vehicle in vehicles), reverse=True)
    enough = [count for count in seats if count >= requirement.seats]
    judged = verdict(len(enough), requirement.least)
    if judged == "met" and enough[-1] > requirement.seats:
        judged = "exceeded"
    words = Message(
        "{site} has {offered} vehicles of {seats} seats or more, {required} are required",
        {
            "site": site,
            "offered": len(enough),
            "seats": requirement.seats,
            "required": requirement.least,
        },
    )
    return Compared(judged, words, origin)


def _facility(
    project: Project, figures: ResponseFigures, i: int, requirement: FacilityRequirement
) -> Iterator[Compared]:
    """The count of a facility; one without a count must be there, an optional one need not."""
    offer = project.response.sites[i]
    rows = next(site.rows for site in figures.facilities if site.site == offer.site)
    row = next(row for row in rows if folded(row.facility) == folded(requirement.name))
    site_name = project.tender.lot.site_name(offer.site)
    yield from _enough(project, requirement, row.offered, row.items, site_name)


def _enough(
    project: Project,
    requirement: FacilityRequirement,
    offered: Decimal,
    counted: Sequence[EquipmentItem],
    site: str | Message,
) -> Iterator[Compared]:
    judged = requirement.verdict(offered)
    if requirement.optional and judged == "short":
        return
    words = Message(
        "{site} has {offered} {facility}, {required} are required",
        {
            "site": site,
            "offered": offered,
            "facility": requirement.name,
            "required": requirement.needed,
        },
    )
    items = project.equipment
    first = next((n for n, item in enumerate(items) if counted and item is counted[0]), None)
    place = () if first is None else (first, "quantity")
    yield Compared(judged, words, project.sources.origin("equipment", *place))


def _signing(project: Project, requirement: TermRequirement) -> Iterator[Compared]:
    """A contract signed earlier than asked for, whatever the unit; too late is SIGNING-LATE."""
    offered = project.response.signing_days
    if requirement.most is None or not requirement.of_signing:
        return
    if offered < _FEWEST_DAYS[requirement.unit] * requirement.most:
        words = Message(
            "the contract is signed within {offered} days, {required} {unit} at most are required",
            {"offered": offered, "required": requirement.most, "unit": requirement.unit},
        )
        yield Compared("exceeded", words, project.sources.origin("response", "signing_days"))
