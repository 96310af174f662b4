"""Dates: when the response was signed, how long it holds, when the contract will be signed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.finding import Finding, Message, Severity
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures


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
        origin = project.sources.origin("response", "signed")
        yield Finding("DATE-SIGNED", "error", origin, said, Message("Sign on the opening day or before."))


def _validity(project: Project) -> Iterator[Finding]:
    offered, wanted = project.response.validity_days, project.tender.validity_days
    if offered < wanted:
        said = Message(
            "the response is valid for {offered} days, the tender asks for {wanted}",
            {"offered": offered, "wanted": wanted},
        )
        origin = project.sources.origin("response", "validity_days")
        remedy = Message("Offer {wanted} days or more.", {"wanted": wanted})
        yield Finding("VALIDITY-SHORT", "error", origin, said, remedy)


def _signing(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    clauses = {clause.code: clause for clause in project.tender.lot.clauses}
    offered = project.response.signing_days
    for code, limit in figures.signing_limits:
        if offered > limit:
            said = Message(
                "the contract is offered to be signed within {offered} days; clause {code} allows {limit}",
                {"offered": offered, "code": code, "limit": limit},
            )
            origin = project.sources.origin("response", "signing_days")
            remedy = Message("Offer {limit} days or fewer.", {"limit": limit})
            severity: Severity = "error" if clauses[code].mark else "warning"
            yield Finding("SIGNING-LATE", severity, origin, said, remedy, code)


def _signing_day(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    calendar = figures.calendar
    if calendar and not calendar.signing_is_workday:
        said = Message(
            "were the award notice sent on {notice}, the last day for signing would be {signing}, no workday",
            {"notice": calendar.notice, "signing": calendar.signing},
        )
        origin = project.sources.origin("response", "signing_days")
        yield Finding("SIGNING-HOLIDAY", "info", origin, said, Message("Plan to sign on the workday before."))


def _provisional(project: Project, figures: ResponseFigures) -> Iterator[Finding]:
    calendar = figures.calendar
    if calendar and calendar.provisional_years:
        said = Message(
            "dates of the contract count workdays of {years}, whose holidays are not announced",
            {"years": calendar.provisional_years},
        )
        origin = project.sources.origin("tender", "lot", "payment")
        remedy = Message("Take them as provisional until the State Council announces the holidays.")
        yield Finding("DATE-PROVISIONAL", "info", origin, said, remedy)
