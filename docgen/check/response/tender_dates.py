"""The tender's days and hours among each other, as far as it states them."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.sources import Place
from docgen.model.tender.dates import Moment

_DATES: Place = ("tender", "dates")


def check_tender_dates(project: Project) -> Iterator[Finding]:
    """What comes after what it must precede, and an hour that only one of two moments has."""
    dates = project.tender.dates
    hour = dates.opening.hour if dates.opening else None
    opening = Moment(day=project.tender.opening, hour=hour)
    deadline = dates.deadline
    if deadline is not None:
        if opening.before(deadline):
            yield _order(
                project, "deadline", Message("the deadline"), deadline, Message("the opening"), opening
            )
        elif deadline.hour is not None and hour is None:
            said = Message(
                "the deadline has an hour ({deadline}), the opening none", {"deadline": _words(deadline)}
            )
            yield project.found("DATE-HOUR", (*_DATES, "opening"), said)
        elif hour is not None and deadline.hour is None and deadline.day == opening.day:
            said = Message(
                "the opening has an hour ({opening}), the deadline none", {"opening": _words(opening)}
            )
            yield project.found("DATE-HOUR", (*_DATES, "deadline"), said)
    last, named = (deadline, Message("the deadline")) if deadline else (opening, Message("the opening"))
    for place, name, moment in _earlier(project):
        if last.before(moment):
            yield _order(project, place, name, moment, named, last)
    for place, span in (("obtaining", dates.obtaining), ("site_visit", dates.site_visit)):
        if span and span.begins and span.until and span.until.before(span.begins):
            yield _order(
                project, place, Message("the beginning"), span.begins, Message("the end"), span.until
            )


def _earlier(project: Project) -> Iterator[tuple[str, Message, Moment]]:
    """What ends before responses are handed in."""
    dates = project.tender.dates
    if dates.obtaining and dates.obtaining.until:
        yield "obtaining", Message("the end of obtaining"), dates.obtaining.until
    if dates.questions:
        yield "questions", Message("the last moment for questions"), dates.questions
    visit = dates.site_visit
    ends = (visit.until or visit.begins) if visit else None
    if ends:
        yield "site_visit", Message("the site visit"), ends
    for bond in project.tender.bonds:
        if bond.kind == "bid" and bond.until:
            yield "bonds", Message("the last moment for the bid bond"), bond.until


def _order(
    project: Project, place: str, name: Message, moment: Moment, other: Message, bound: Moment
) -> Finding:
    said = Message(
        "{name} ({moment}) comes after {other} ({bound})",
        {"name": name, "moment": _words(moment), "other": other, "bound": _words(bound)},
    )
    at: Place = ("tender", "bonds") if place == "bonds" else (*_DATES, place)
    return project.found("DATE-ORDER", at, said)


def _words(moment: Moment) -> str:
    hour = f" {moment.hour:%H:%M}" if moment.hour else ""
    return f"{moment.day.isoformat()}{hour}"
