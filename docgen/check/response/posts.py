"""People used twice: a post of its own held with another, and people whom another bid names meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.check.response.employment import service_end
from docgen.model.company.bidder import Engagement
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.staffing import Staffing
from docgen.model.rules.staff_levels import StaffLevels
from docgen.model.text import squeezed


def check_posts(project: Project, staffing: Sequence[Staffing], levels: StaffLevels) -> Iterator[Finding]:
    """Posts that allow no second one, and people named in another contract or bid over the same time."""
    for each in staffing:
        if each.requirement.exclusive:
            yield from _held_with_another(project, each, levels)
    yield from _elsewhere(project, staffing)


def _held_with_another(project: Project, staffing: Staffing, levels: StaffLevels) -> Iterator[Finding]:
    role = staffing.requirement.role
    others = {
        post.staff for site in project.response.sites for post in site.posts if not post.serves_as(role)
    }
    for i in staffing.sites:
        for j, post in enumerate(project.response.sites[i].posts):
            if not post.serves_as(role):
                continue
            two = squeezed(post.role) != squeezed(role) and levels.two_posts(post.role)
            if two or post.staff in others:
                said = Message(
                    "{clause} allows the post {role} no other beside it, and {who} has one",
                    {"clause": staffing.clause, "role": role, "who": post.staff},
                )
                place = ("response", "sites", i, "posts", j, "role")
                yield project.found("STAFF-EXCLUSIVE", place, said, clause=staffing.clause)


def _elsewhere(project: Project, staffing: Iterable[Staffing]) -> Iterator[Finding]:
    asked = [each for each in staffing if each.requirement.undivided]
    if project.bidder.engagements is None:
        for each in asked:
            said = Message(
                "{clause} asks for people of this project alone, and no list says who serves elsewhere",
                {"clause": each.clause},
            )
            yield project.found(
                "STAFF-UNKNOWN", ("bidder", "engagements"), said, "engagements", clause=each.clause
            )
        return
    posted = dict.fromkeys(post.staff for site in project.response.sites for post in site.posts)
    for i, engagement in enumerate(project.bidder.engagements):
        named = [code for code in posted if code in engagement.staff]
        if not named or not _meanwhile(project, engagement):
            continue
        bound = [each for each in asked if any(person.staff in named for person in each.people)]
        clause = bound[0].clause if bound else ""
        said = Message(
            "{people} are posted here and in {project} from {begins} to {ends}",
            {
                "people": tuple(named),
                "project": engagement.project,
                "begins": engagement.begins,
                "ends": engagement.ends,
            },
        )
        place = ("bidder", "engagements", i, "staff")
        yield project.found("STAFF-ELSEWHERE", place, said, "forbidden" if bound else "", clause=clause)


def _meanwhile(project: Project, engagement: Engagement) -> bool:
    """Whether it is another service than this, and one whose term meets this one's."""
    lot = project.tender.lot.code
    same_lot = not engagement.lot or squeezed(engagement.lot) == squeezed(lot)
    if same_lot and squeezed(engagement.number) == squeezed(project.tender.project_number):
        return False
    return engagement.begins <= service_end(project) and engagement.ends >= project.tender.opening
