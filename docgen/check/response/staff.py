"""The people of each site: enough of each role, in one place only, on shifts that cover its hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.check.response.employment import check_employment
from docgen.check.response.roster import check_roster
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.project import Project
from docgen.model.response.figures import SiteRoster
from docgen.model.response.response import SiteOffer
from docgen.model.rules.labour import LabourLaw
from docgen.model.tender.asked import Asked, everything_asked
from docgen.model.tender.requirement import StaffRequirement
from docgen.model.text import squeezed


def check_staff(project: Project, rosters: Iterable[SiteRoster], law: LabourLaw) -> Iterator[Finding]:
    """Everything about the people posted: headcount, employment, age, qualification, and their shifts."""
    yield from _nobody(project)
    yield from _short(project)
    yield from _twice(project)
    yield from _two_roles(project)
    yield from check_employment(project, law)
    yield from check_roster(project, rosters, law)


def _nobody(project: Project) -> Iterator[Finding]:
    for i, site in enumerate(project.response.sites):
        if not site.posts:
            yield project.found(
                "STAFF-NONE",
                ("response", "sites", i),
                Message("nobody is posted at {site}", {"site": project.tender.lot.site_name(site.site)}),
            )


def _short(project: Project) -> Iterator[Finding]:
    for clause in everything_asked(project.tender.lot):
        for requirement in clause.requires:
            if not isinstance(requirement, StaffRequirement) or _unnamed(project, clause, requirement):
                continue
            for i, site in enumerate(project.response.sites):
                if site.posts and clause.concerns(site.site):
                    origin = project.sources.origin("response", "sites", i, "posts")
                    name = project.tender.lot.site_name(site.site)
                    yield from _too_few(project, (site,), requirement, clause, origin, name)
            sites = project.response.sites
            if not clause.sites and (project.tender.lot.sites or not any(site.posts for site in sites)):
                origin = project.sources.origin("response", "sites")
                yield from _too_few(project, sites, requirement, clause, origin, Message("all sites"))


def _unnamed(project: Project, clause: Asked, requirement: StaffRequirement) -> bool:
    """Whether a criterion asks for people by words that are no post's name; those are not compared."""
    posts = [post for site in project.response.sites for post in site.posts]
    return clause.points is not None and not any(post.serves_as(requirement.role) for post in posts)


def _too_few(
    project: Project,
    sites: tuple[SiteOffer, ...],
    requirement: StaffRequirement,
    clause: Asked,
    origin: Origin,
    name: str | Message,
) -> Iterator[Finding]:
    """Fewer people in the role than asked for; or enough, but too few employed in the way asked for."""
    role = squeezed(requirement.role)
    people = {post.staff for site in sites for post in site.posts if role in squeezed(post.role)}
    employed = [code for code in people if requirement.employment in ("不限", project.staff[code].employment)]
    values: dict[str, object] = {
        "site": name,
        "role": requirement.role or Message("people"),
        "least": requirement.least,
        "clause": clause.code,
        "employment": requirement.employment,
    }
    if len(people) < requirement.least:
        said = Message(
            "{site} has {offered} × {role}; {clause} asks for at least {least}",
            {**values, "offered": len(people)},
        )
        yield found("STAFF-SHORT", origin, said, clause=clause.code)
    elif len(employed) < requirement.least:
        said = Message(
            "{site} has {offered} × {role} employed as {employment}; {clause} asks for at least {least}",
            {**values, "offered": len(employed)},
        )
        yield found("STAFF-EMPLOYMENT", origin, said, clause=clause.code)


def _two_roles(project: Project) -> Iterator[Finding]:
    """People of two roles at one site, who are counted for each: so many fewer than the posts are there."""
    for i, site in enumerate(project.response.sites):
        first: dict[str, str] = {}
        for j, post in enumerate(site.posts):
            role = first.setdefault(post.staff, post.role)
            if squeezed(role) == squeezed(post.role):
                continue
            values = {
                "who": f"{post.staff} {project.staff[post.staff].name}",
                "role": post.role,
                "first": role,
                "posts": len(site.posts),
                "people": len({each.staff for each in site.posts}),
            }
            said = Message(
                "{who} is posted as {first} and as {role}, and counted for both:"
                " {posts} posts, {people} people",
                values,
            )
            yield project.found("STAFF-TWICE", ("response", "sites", i, "posts", j, "staff"), said, "roles")


def _twice(project: Project) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for i, site in enumerate(project.response.sites):
        for j, post in enumerate(site.posts):
            if first.setdefault(post.staff, site.site) == site.site:
                continue
            values = {
                "who": f"{post.staff} {project.staff[post.staff].name}",
                "site": project.tender.lot.site_name(site.site),
                "first": project.tender.lot.site_name(first[post.staff]),
            }
            yield project.found(
                "STAFF-TWICE",
                ("response", "sites", i, "posts", j, "staff"),
                Message("{who} is posted at {site} and at {first} already", values),
            )
