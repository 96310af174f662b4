"""The bidder's papers: licences asked for and how long they hold, proofs by months, figures, founding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from docgen.model.company.bidder import Evidence, Licence
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.project import Project
from docgen.model.tender.tender import LicenceRequirement, ProofRequirement
from docgen.model.text import squeezed
from docgen.rules import evidence_words

_BUSINESS = "营业执照"
"""The licence that every company has; its number is the company's code."""


def check_bidder(project: Project) -> Iterator[Finding]:
    """Licences, business licence, months proved, the year's figures, the day of founding."""
    yield from _licences_asked_for(project)
    for kind in dict.fromkeys(squeezed(licence.kind) for licence in project.bidder.licences):
        yield from _validity(project, kind)
    yield from _business_licence(project)
    for requirement in project.tender.lot.proofs:
        yield from _proof(project, requirement)
    yield from _financial_year(project)
    yield from _founded(project)


def validity_end(project: Project) -> date:
    """The last day of the response's validity, counted from the opening."""
    return project.valid_until


def _licences_asked_for(project: Project) -> Iterator[Finding]:
    for requirement in project.tender.lot.licences:
        of_kind = _of_kind(project, squeezed(requirement.kind))
        values = {"kind": requirement.kind, "place": requirement.place}
        if requirement.commitment and _promised(project, requirement.kind):
            held = any(_covers(licence, project.tender.opening) for licence in of_kind)
            if not held or any(_out_of_scope(project, requirement, of_kind)):
                said = Message(
                    "a commitment takes the place of {kind}, as the tender allows ({place})", values
                )
                yield project.found("LICENCE-COMMITTED", ("response", "replaced_certificates"), said)
            continue
        if not of_kind and requirement.commitment:
            said = Message(
                "the tender asks for {kind} or a commitment, and neither is there ({place})", values
            )
            yield project.found("LICENCE-MISSING", ("bidder", "licences"), said, "commitment")
            continue
        if not of_kind:
            said = Message("the tender asks for a licence that is not there: {kind} ({place})", values)
            yield project.found("LICENCE-MISSING", ("bidder", "licences"), said)
            continue
        missing = tuple(_out_of_scope(project, requirement, of_kind))
        if missing:
            said = Message("{kind} does not cover {scope} ({place})", {**values, "scope": missing})
            yield found("LICENCE-SCOPE", _licence_origin(project, of_kind[-1]), said)


def _promised(project: Project, kind: str) -> bool:
    """Whether the response has a commitment in place of the licence; one for some people is no such thing."""
    return any(
        squeezed(promise.certificate) == squeezed(kind) and not promise.staff
        for promise in project.response.replaced_certificates
    )


def _out_of_scope(
    project: Project, requirement: LicenceRequirement, of_kind: Sequence[Licence]
) -> Iterator[str]:
    opening = project.tender.opening
    current = [licence for licence in of_kind if _covers(licence, opening)] or of_kind
    held = [squeezed(entry) for licence in current for entry in licence.scope]
    if squeezed(requirement.kind) == _BUSINESS:
        held.append(squeezed(project.bidder.business))
    for wanted in requirement.scope:
        if not any(squeezed(wanted) in entry for entry in held):
            yield wanted


def _validity(project: Project, kind: str) -> Iterator[Finding]:
    """How long the licences of one kind hold, one after another: error where the kind is asked for."""
    of_kind = _of_kind(project, kind)
    opening, end = project.tender.opening, validity_end(project)
    asked = {
        _BUSINESS,
        *(
            squeezed(requirement.kind)
            for requirement in project.tender.lot.licences
            if not (requirement.commitment and _promised(project, requirement.kind))
        ),
    }
    last = max(of_kind, key=lambda licence: licence.valid_until or date.max)
    values = {"kind": last.kind, "number": last.number, "opening": opening, "end": end}
    origin = _licence_origin(project, last)
    until = _held_until(of_kind, opening)
    if until is None and last.valid_from > opening:
        said = Message(
            "{kind} {number} is valid from {first} only, after the opening on {opening}",
            {**values, "first": last.valid_from},
        )
        yield found("LICENCE-EARLY", origin, said, "" if kind in asked else "unasked")
    elif until is None:
        said = Message(
            "{kind} {number} ended on {last}, before the opening on {opening}",
            {**values, "last": last.valid_until},
        )
        yield found("LICENCE-EXPIRED", origin, said, "" if kind in asked else "unasked")
    elif until < end:
        said = Message(
            "{kind} {number} ends on {last}, within the response's validity until {end}",
            {**values, "last": until},
        )
        yield found("LICENCE-SHORT", origin, said, "" if kind in asked else "unasked")


def _held_until(of_kind: Sequence[Licence], opening: date) -> date | None:
    """The day until which the kind is held without a gap from the opening on; None: not held then."""
    until: date | None = None
    for licence in sorted(of_kind, key=lambda licence: licence.valid_from):
        ends = licence.valid_until or date.max
        if until is None:
            until = ends if _covers(licence, opening) else None
        elif until < ends and licence.valid_from <= until + timedelta(days=1):
            until = ends
    return until


def _business_licence(project: Project) -> Iterator[Finding]:
    for licence in _of_kind(project, _BUSINESS):
        if squeezed(licence.number) != squeezed(project.bidder.uscc):
            said = Message(
                "the business licence has {number}, the bidder {uscc}",
                {"number": licence.number, "uscc": project.bidder.uscc},
            )
            yield found("BIDDER-USCC", _licence_origin(project, licence), said)


def _proof(project: Project, requirement: ProofRequirement) -> Iterator[Finding]:
    papers = [
        file.record
        for file in project.evidence.values()
        if evidence_words().same_kind(file.record.kind, requirement.kind)
    ]
    origin = project.sources.origin("bidder", "evidence")
    values = {"kind": requirement.kind, "place": requirement.place}
    if not papers:
        said = Message("no evidence is of the kind {kind} ({place})", values)
        yield found("PROOF-MISSING", origin, said)
        return
    # Months are counted as year × 12 + month; those before the company was founded cannot be asked for.
    last = _month(project.tender.opening)
    window = range(max(last - requirement.within, _month(project.bidder.founded)), last + 1)
    proved = {month for paper in papers for month in _months(paper) if month in window}
    wanted = min(requirement.months, len(window))
    if len(proved) < wanted:
        said = Message(
            "{kind} proves {proved} of {months} months within {within} months before the opening ({place})",
            {**values, "proved": len(proved), "months": wanted, "within": requirement.within},
        )
        yield found("PROOF-MONTHS", origin, said)


def _financial_year(project: Project) -> Iterator[Finding]:
    """Where the SME declaration needs the figures, its own check says so."""
    year = project.tender.opening.year - 1
    existed = project.bidder.founded.year <= year
    known = any(figures.year == year for figures in project.bidder.years)
    if existed and not known and project.tender.lot.sme is None:
        said = Message("the figures of {year}, the year before the opening, are missing", {"year": year})
        yield project.found("FINANCE-YEAR", ("bidder", "years"), said)


def _founded(project: Project) -> Iterator[Finding]:
    founded, opening = project.bidder.founded, project.tender.opening
    if founded > opening:
        values = {"founded": founded, "opening": opening}
        said = Message("the company is founded on {founded}, after the opening on {opening}", values)
        yield project.found("BIDDER-FOUNDED", ("bidder", "founded"), said)


def _of_kind(project: Project, kind: str) -> list[Licence]:
    return [licence for licence in project.bidder.licences if squeezed(licence.kind) == kind]


def _licence_origin(project: Project, licence: Licence) -> Origin:
    return project.sources.origin("bidder", "licences", project.bidder.licences.index(licence))


def _covers(licence: Licence, day: date) -> bool:
    return licence.valid_from <= day <= (licence.valid_until or date.max)


def _months(paper: Evidence) -> range:
    first, last = paper.covers_from or paper.covers_until, paper.covers_until or paper.covers_from
    return range(_month(first), _month(last) + 1) if first and last else range(0)


def _month(day: date) -> int:
    return day.year * 12 + day.month
