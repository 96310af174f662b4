"""Sites, their people and facilities as template fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from docgen.model.id_number import age
from docgen.model.project import Project
from docgen.model.response.figures import FacilityRow, SiteFacilities
from docgen.model.response.response import OpeningHours, SiteOffer, Vehicle, Zone
from docgen.model.tender.requirement import AreaRequirement
from docgen.render.response import site_fields as f
from docgen.render.response.evidence import EvidenceIndex
from docgen.render.shared.hours_words import hours_words, weekdays

_VERDICTS = {"met": "满足", "exceeded": "优于", "short": "不足", "extra": "另行增配"}


def site_fields(
    project: Project, facilities: Iterable[SiteFacilities], index: EvidenceIndex
) -> list[f.SiteFields]:
    """The tender's sites in its order, each with what is offered there."""
    offers = {offer.site: offer for offer in project.response.sites}
    rows = {site.site: site.rows for site in facilities}
    return [
        f.SiteFields(
            no=no,
            code=spec.code,
            name=spec.name,
            kind=spec.kind,
            location=spec.location,
            address=offer.address,
            required_area=_required_area(project, spec.code),
            area=offer.area,
            zones=_zones(offer.zones),
            hours=_hours(offer.hours),
            vehicles=_vehicles(offer.vehicles),
            staff=staff_fields(project, offer, spec.name, index),
            facilities=[_facility(number, row) for number, row in enumerate(rows[spec.code], 1)],
        )
        for no, spec in enumerate(project.tender.lot.sites, 1)
        if (offer := offers.get(spec.code))
    ]


def whole_service(project: Project, facilities: Iterable[SiteFacilities]) -> f.WholeFields | None:
    """What is offered for the service as a whole; None where the tender names sites or nothing is offered."""
    offer = next((offer for offer in project.response.sites if not offer.site), None)
    rows = [row for site in facilities if not site.site for row in site.rows]
    if project.tender.lot.sites or not (offer or rows):
        return None
    return f.WholeFields(
        address=offer.address if offer else "",
        area=offer.area if offer else None,
        zones=_zones(offer.zones) if offer else [],
        hours=_hours(offer.hours) if offer else "",
        vehicles=_vehicles(offer.vehicles) if offer else "",
        facilities=[_facility(number, row) for number, row in enumerate(rows, 1)],
    )


def posted_people(project: Project, index: EvidenceIndex) -> Iterator[f.StaffFields]:
    """Everybody posted, site by site in the tender's order, or for the service as a whole."""
    sites = project.tender.lot.sites
    order = {site.code: (no, site.name) for no, site in enumerate(sites)}
    for offer in sorted(project.response.sites, key=lambda offer: order.get(offer.site, (0, ""))[0]):
        yield from staff_fields(project, offer, order.get(offer.site, (0, ""))[1], index)


def staff_fields(project: Project, offer: SiteOffer, site: str, index: EvidenceIndex) -> list[f.StaffFields]:
    """The people posted at a site; ages on the day of signing."""
    people = []
    for no, post in enumerate(offer.posts, 1):
        member = project.staff[post.staff]
        people.append(
            f.StaffFields(
                no=no,
                name=member.name,
                gender=member.gender,
                age=age(member.id_number, project.response.signed),
                role=post.role,
                site=site,
                employment=member.employment,
                education=member.education,
                major=member.major,
                qualification="；".join(held.text for held in project.company.held_by(member)),
                experience=member.experience,
                papers=index.papers(post.staff),
            )
        )
    return people


def _required_area(project: Project, site: str) -> Decimal | None:
    areas = [
        requirement.least
        for clause in project.tender.lot.clauses
        if site in clause.sites
        for requirement in clause.requires
        if isinstance(requirement, AreaRequirement)
    ]
    return max(areas, default=None)


def _zones(zones: Sequence[Zone]) -> list[f.ZoneFields]:
    return [f.ZoneFields(name=zone.name, area=zone.area, use=zone.use) for zone in zones]


def _hours(hours: Sequence[OpeningHours]) -> str:
    return "；".join(f"{weekdays(span.weekdays)} {hours_words(span)}" for span in hours)


def _vehicles(vehicles: Sequence[Vehicle]) -> str:
    return "；".join(f"{vehicle.model}（{vehicle.seats}座，{vehicle.source}）" for vehicle in vehicles)


def _facility(no: int, row: FacilityRow) -> f.FacilityFields:
    models = dict.fromkeys(f"{item.name}（{item.model}）" if item.model else item.name for item in row.items)
    return f.FacilityFields(
        no=no,
        facility=row.facility,
        required=row.required,
        unit=row.unit,
        offered=row.offered,
        models="；".join(models),
        sources="、".join(dict.fromkeys(item.source for item in row.items if item.source)),
        verdict=_VERDICTS[row.verdict],
    )
