"""What a tender demands of people beside their number: enough who meet it, and enough on post at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.check.response.roster import times
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.project import Project
from docgen.model.response.staffing import PersonMeets, Staffing, ThinHours
from docgen.model.rules.staff_levels import StaffLevels
from docgen.model.tender.asked import everything_asked
from docgen.model.tender.requirement import StaffRequirement


def check_staff_limits(
    project: Project, staffing: Iterable[Staffing], levels: StaffLevels
) -> Iterator[Finding]:
    """Limits that too few meet or nobody can tell; commitments that stand in; hours with too few on post.

    People are named by their codes alone. Too few in the role are STAFF-SHORT and STAFF-EMPLOYMENT.
    """
    yield from _unplaced(project, levels)
    for each in staffing:
        if not any(_unknown_words(each.requirement, levels)):
            yield from _limits(project, each)
            yield from _committed(project, each)
        for thin in each.thin:
            yield _thin(project, each, thin)


def _unplaced(project: Project, levels: StaffLevels) -> Iterator[Finding]:
    for clause in everything_asked(project.tender.lot):
        for j, requirement in enumerate(clause.requires):
            if isinstance(requirement, StaffRequirement):
                for word in _unknown_words(requirement, levels):
                    yield project.found(
                        "STAFF-LEVEL",
                        ("tender", "lot", *clause.place, "requires", j),
                        Message("the order of schooling and levels has no {word}", {"word": word}),
                        clause=clause.code,
                    )


def _unknown_words(requirement: StaffRequirement, levels: StaffLevels) -> Iterator[str]:
    if requirement.education and not levels.knows_schooling(requirement.education):
        yield requirement.education
    for demand in requirement.certificates:
        if demand.level and not levels.knows_level(demand.level):
            yield demand.level


def _limits(project: Project, staffing: Staffing) -> Iterator[Finding]:
    people, least = staffing.people, staffing.requirement.least
    lacking = [person for person in people if person.lacks]
    unknown = [person for person in people if person.unknown and not person.lacks]
    meeting = len(people) - len(lacking) - len(unknown)
    values = {**_values(project, staffing), "meeting": meeting, "least": least}
    if len(people) < least or (meeting >= least and not staffing.requirement.every):
        return
    if meeting + len(unknown) < least:
        said = Message(
            "{site}: {meeting} × {role} meet what {clause} asks of {least}; lacking: {people}",
            {**values, "people": tuple(map(_lacking, lacking))},
        )
        yield found("STAFF-LIMIT", _origin(project, staffing), said, clause=staffing.clause)
    elif staffing.requirement.every and lacking:
        said = Message(
            "{site}: {clause} asks it of every {role}; lacking: {people}",
            {**values, "people": tuple(map(_lacking, lacking))},
        )
        yield found("STAFF-LIMIT", _origin(project, staffing), said, clause=staffing.clause)
    elif unknown:
        said = Message(
            "{site}: nothing says whether {role} meet what {clause} asks: {people}",
            {**values, "people": tuple(map(_unknown, unknown))},
        )
        yield found("STAFF-UNKNOWN", _origin(project, staffing), said, clause=staffing.clause)


def _committed(project: Project, staffing: Staffing) -> Iterator[Finding]:
    for demand in staffing.requirement.certificates:
        committed = tuple(each.staff for each in staffing.people if demand.name in each.committed)
        held = tuple(each.staff for each in staffing.people if demand.name in each.holds)
        if committed:
            said = Message(
                "{site}: {clause} asks for {certificate}, or a commitment to obtain it; held by {held},"
                " promised for {committed} in response.yaml",
                {
                    **_values(project, staffing),
                    "certificate": demand.name,
                    "held": held or Message("nobody"),
                    "committed": committed,
                },
            )
            yield found("STAFF-COMMITTED", _origin(project, staffing), said, clause=staffing.clause)


def _thin(project: Project, staffing: Staffing, thin: ThinHours) -> Finding:
    presence = staffing.requirement.presence
    values = {
        **_values(project, staffing),
        "site": project.tender.lot.site_name(project.response.sites[thin.site].site),
        "least": presence.least if presence else 0,
    }
    place = ("response", "sites", thin.site, "posts")
    if thin.without_shifts:
        said = Message(
            "{site}: {clause} asks for {least} × {role} at once, and no shifts say when {people} serve",
            {**values, "people": thin.without_shifts},
        )
        return project.found("STAFF-UNKNOWN", place, said, "shifts", clause=staffing.clause)
    hours = tuple(Message("{weekdays} {start}–{end}", times(each)) for each in thin.hours)
    said = Message(
        "{site} has fewer than {least} × {role} on post at once: {hours}", {**values, "hours": hours}
    )
    return project.found("ROSTER-THIN", place, said, clause=staffing.clause)


def _lacking(person: PersonMeets) -> Message:
    return Message("{who} ({what})", {"who": person.staff, "what": person.lacks})


def _unknown(person: PersonMeets) -> Message:
    return Message("{who} ({what})", {"who": person.staff, "what": person.unknown})


def _values(project: Project, staffing: Staffing) -> dict[str, object]:
    first = project.response.sites[staffing.sites[0]].site
    alone = len(staffing.sites) == 1
    return {
        "site": project.tender.lot.site_name(first) if alone else Message("all sites"),
        "role": staffing.requirement.role or Message("people"),
        "clause": staffing.clause,
    }


def _origin(project: Project, staffing: Staffing) -> Origin:
    if len(staffing.sites) == 1:
        return project.sources.origin("response", "sites", staffing.sites[0], "posts")
    return project.sources.origin("response", "sites")
