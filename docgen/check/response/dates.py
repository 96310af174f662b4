"""Dates: when the response was signed, how long it holds, when the contract will be signed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.tender.standing import standings


def check_dates(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    """Signature, validity and signing against the tender; what its calendar rests on."""
    yield from _signed(project)
    yield from _validity(project)
    yield from _signing(project, figures)
    yield from _signing_day(project, figures)
    yield from _provisional(project, figures)


def _signed(project: Project) -> Iterator[Finding]:
    signed, opening = project.response.signed, project.tender.opening
    if signed > opening:
        said = Message(
            "the response is signed on {signed}, after the opening on {opening}",
            {"signed": signed, "opening": opening},
        )
        yield project.found("DATE-SIGNED", ("response", "signed"), said)
        return
    deadline = project.tender.dates.deadline
    if deadline is not None and signed > deadline.day:
        said = Message(
            "the response is signed on {signed}, after the deadline on {deadline}",
            {"signed": signed, "deadline": deadline.day},
        )
        yield project.found("DATE-SIGNED", ("response", "signed"), said, "deadline")


def _validity(project: Project) -> Iterator[Finding]:
    offered, wanted = project.response.validity_days, project.tender.validity_days
    if offered < wanted:
        said = Message(
            "the response is valid for {offered} days, the tender asks for {wanted}",
            {"offered": offered, "wanted": wanted},
        )
        yield project.found("VALIDITY-SHORT", ("response", "validity_days"), said)


def _signing(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    standing = standings(project.tender)
    offered = project.response.signing_days
    for code, limit in figures.signing_limits:
        if offered > limit:
            said = Message(
                "the contract is offered to be signed within {offered} days; clause {code} allows {limit}",
                {"offered": offered, "code": code, "limit": limit},
            )
            yield project.found(
                "SIGNING-LATE",
                ("response", "signing_days"),
                said,
                "" if standing[code].marked else "unmarked",
                clause=code,
            )


def _signing_day(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    calendar = figures.calendar
    if calendar and not calendar.signing_is_workday:
        said = Message(
            "were the award notice sent on {notice}, the last day for signing would be {signing}, no workday",
            {"notice": calendar.notice, "signing": calendar.signing},
        )
        yield project.found("SIGNING-HOLIDAY", ("response", "signing_days"), said)


def _provisional(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    calendar = figures.calendar
    if calendar and calendar.provisional_years:
        said = Message(
            "dates of the contract count workdays of {years}, whose holidays are not announced",
            {"years": calendar.provisional_years},
        )
        yield project.found("DATE-PROVISIONAL", ("tender", "lot", "payment"), said)
