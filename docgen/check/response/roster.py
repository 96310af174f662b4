"""Shifts: every opening hour covered, nobody on post while the site is closed, no week too long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.figures import SiteRoster
from docgen.model.response.hours import WeekdayHours
from docgen.model.rules.labour import LabourLaw

_WEEKDAYS = (
    Message("Monday"),
    Message("Tuesday"),
    Message("Wednesday"),
    Message("Thursday"),
    Message("Friday"),
    Message("Saturday"),
    Message("Sunday"),
)


def check_roster(project: Project, rosters: Iterable[SiteRoster], law: LabourLaw) -> Iterator[Finding]:
    """Gaps in the opening hours, shifts outside them, and weeks beyond the law's hours."""
    for i, roster in enumerate(rosters):
        yield from _gaps(project, roster, i)
        yield from _outside(project, roster, i)
        yield from _long(project, roster, i, law)


def _gaps(project: Project, roster: SiteRoster, i: int) -> Iterator[Finding]:
    for gap in roster.gaps:
        yield project.found(
            "ROSTER-GAP",
            ("response", "sites", i, "posts"),
            Message(
                "{site} is open, but nobody is on post: {weekdays} {start}–{end}",
                {"site": project.tender.lot.site_name(roster.site), **times(gap)},
            ),
        )


def _outside(project: Project, roster: SiteRoster, i: int) -> Iterator[Finding]:
    for j, outside in enumerate(roster.outside):
        for hours in outside:
            staff = project.response.sites[i].posts[j].staff
            yield project.found(
                "ROSTER-OUTSIDE",
                ("response", "sites", i, "posts", j, "shifts"),
                Message(
                    "the shift of {who} lies outside the opening hours: {weekdays} {start}–{end}",
                    {"who": f"{staff} {project.staff[staff].name}", **times(hours)},
                ),
            )


def _long(project: Project, roster: SiteRoster, i: int, law: LabourLaw) -> Iterator[Finding]:
    """Weeks above the most; and above the average, unless colleagues on shifts make up for it in turn.

    Shifts show one week of what may rotate, and the law's figure is an average.
    """
    hours = [law.hours_worked(week.minutes) for week in roster.weeks]
    on_average = sum(hours, Decimal(0)) / len(hours) if hours else Decimal(0)
    for week, worked in zip(roster.weeks, hours, strict=True):
        allowed = law.week.most_hours if on_average <= law.week.average_hours else law.week.average_hours
        if worked <= allowed:
            continue
        posts = project.response.sites[i].posts
        j = next(j for j, post in enumerate(posts) if post.staff == week.staff and post.shifts)
        yield project.found(
            "ROSTER-LONG",
            ("response", "sites", i, "posts", j, "shifts"),
            Message(
                "{who} works {hours} hours a week by shifts, above {allowed} ({source})",
                {
                    "who": f"{week.staff} {project.staff[week.staff].name}",
                    "hours": f"{worked:.1f}".removesuffix(".0"),
                    "allowed": allowed,
                    "source": law.week.source,
                },
            ),
        )


def times(hours: WeekdayHours) -> dict[str, object]:
    """Hours as a message's {weekdays}, {start} and {end}."""
    weekdays = tuple(_WEEKDAYS[day - 1] for day in hours.weekdays)
    return {"weekdays": weekdays, "start": hours.start, "end": hours.end}
