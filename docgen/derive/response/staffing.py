"""The people offered, held against ages, papers, traits and presence that clauses ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.derive.response.person_meets import person_meets
from docgen.derive.roster import weekday_hours
from docgen.model.hours import Span, thinner, week_spans
from docgen.model.project import Project
from docgen.model.response.response import SiteOffer
from docgen.model.response.staffing import Staffing, ThinHours
from docgen.model.rules.labour import LabourLaw
from docgen.model.rules.staff_levels import StaffLevels
from docgen.model.tender.asked import Asked, everything_asked
from docgen.model.tender.requirement import StaffRequirement


def staffing(project: Project, levels: StaffLevels, law: LabourLaw) -> Iterator[Staffing]:
    """Every demand of people, at each site of its clause, or at all together, as criteria are."""
    for clause in everything_asked(project.tender.lot):
        for requirement in clause.requires:
            if isinstance(requirement, StaffRequirement):
                for sites in _scopes(project, clause):
                    yield _staffing(project, clause, requirement, sites, levels, law)


def _scopes(project: Project, clause: Asked) -> Iterator[tuple[int, ...]]:
    posted = [i for i, offer in enumerate(project.response.sites) if offer.posts]
    if clause.sites:
        yield from ((i,) for i in posted if project.response.sites[i].site in clause.sites)
    elif posted:
        yield tuple(posted)


def _staffing(
    project: Project,
    clause: Asked,
    requirement: StaffRequirement,
    sites: tuple[int, ...],
    levels: StaffLevels,
    law: LabourLaw,
) -> Staffing:
    offers = [project.response.sites[i] for i in sites]
    posts = [post for offer in offers for post in offer.posts if post.serves_as(requirement.role)]
    people = [project.staff[code] for code in dict.fromkeys(post.staff for post in posts)]
    employed = [member for member in people if requirement.employment in ("不限", member.employment)]
    return Staffing(
        clause=clause.code,
        requirement=requirement,
        sites=sites,
        people=tuple(person_meets(project, requirement, member, levels) for member in employed),
        thin=tuple(_thin(project, requirement, sites, law)),
    )


def _thin(
    project: Project, requirement: StaffRequirement, sites: Iterable[int], law: LabourLaw
) -> Iterator[ThinHours]:
    if requirement.presence is None:
        return
    for i in sites:
        offer = project.response.sites[i]
        wanted = week_spans(requirement.presence.hours or offer.hours)
        present = dict(_present(offer, requirement.role, law))
        there = [spans for spans in present.values() if spans]
        unsaid = tuple(code for code, spans in present.items() if not spans)
        least = requirement.presence.least
        certain = thinner(wanted, [*there, *([wanted] * len(unsaid))], least)
        if certain:
            yield ThinHours(site=i, hours=weekday_hours(certain), without_shifts=())
        elif thin := thinner(wanted, there, least):
            yield ThinHours(site=i, hours=weekday_hours(thin), without_shifts=unsaid)


def _present(offer: SiteOffer, role: str, law: LabourLaw) -> Iterator[tuple[str, list[Span]]]:
    """When each person of the role is there; nothing where no shifts say it and the site's hours cannot.

    Without shifts somebody serves all opening hours, but nobody can serve more than the law's week.
    """
    opened = week_spans(offer.hours)
    served = law.hours_worked(end - start for start, end in opened) <= law.week.most_hours
    for code in dict.fromkeys(post.staff for post in offer.posts if post.serves_as(role)):
        posts = [post for post in offer.posts if post.staff == code and post.serves_as(role)]
        shifts = [shift for post in posts for shift in post.shifts]
        if shifts:
            yield code, week_spans(shifts)
        else:
            yield code, opened if served else []
