"""What ends before the bid's validity does: certificates of those posted, vehicles and equipment offered.

Licences, evidence, labour contracts and the agent's authority are judged beside what else is asked of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.check.response.bidder import validity_end
from docgen.model.company.dated import Dated, dated
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.text import squeezed


def check_validity(project: Project) -> Iterator[Finding]:
    """Each of them once, at the cell that says its last day."""
    posted = {post.staff for site in project.response.sites for post in site.posts}
    offered = {vehicle.code for site in project.response.sites for vehicle in site.vehicles if vehicle.code}
    provided = {item.code for item in project.equipment if item.code}
    renewed = _renewed(project)
    for each in dated(project.bidder, project.staff.values(), project.company):
        source, field = each.place[0], each.place[-1]
        if each.until is None or each.place in renewed:
            continue
        if source in ("certificates", "staff") and field != "contract_until" and each.about in posted:
            yield from _ended(project, each, each.until, "STAFF-QUALIFICATION")
        elif source == "vehicles" and each.about in offered:
            yield from _ended(project, each, each.until, "VEHICLE-EXPIRED")
        elif source == "company_equipment" and each.about in provided:
            yield from _ended(project, each, each.until, "EQUIPMENT-EXPIRED")


def _ended(project: Project, each: Dated, until: date, code: str) -> Iterator[Finding]:
    opening, end = project.tender.opening, validity_end(project)
    values = {"what": each.what, "until": until, "opening": opening, "end": end}
    if until < opening:
        said = Message("{what} ended on {until}, before the opening on {opening}", values)
        yield project.found(code, each.place, said)
    elif until < end:
        said = Message("{what} ends on {until}, within the response's validity until {end}", values)
        yield project.found(code, each.place, said, "short")


def _renewed(project: Project) -> set[tuple[str | int, ...]]:
    """Places of certificates of which the same person has a later one of the kind."""
    rows = project.company.certificates
    return {
        ("certificates", i, "valid_until")
        for i, row in enumerate(rows)
        for other in rows
        if (other.staff, squeezed(other.kind)) == (row.staff, squeezed(row.kind))
        and (other.valid_until or date.max) > (row.valid_until or date.max)
    }
