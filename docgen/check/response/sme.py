"""The SME declaration: refused where facts contradict it; and the terms of the price review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.project import Project
from docgen.model.response.figures import (
    ResponseFigures,
    SmeDeclaration,
    SmeEntry,
    SmeUnsettled,
    TableDifference,
)
from docgen.model.rules.printed_tables import PrintedTableRule
from docgen.model.sme.size_rule import SIZE_NAMES, MetricBounds

_METRICS = {"headcount": Message("headcount"), "revenue": Message("revenue"), "assets": Message("assets")}


def check_sme(project: Project, figures: ResponseFigures, rule: PrintedTableRule) -> Iterator[Finding]:
    """Everything that voids or falsifies the declaration, and price terms beyond the law's bands."""
    declared = figures.sme
    if figures.sme_unsettled is not None:
        yield _unsettled(project, figures.sme_unsettled)
    if declared is not None:
        yield from _claims(project, declared)
        for position, entry in enumerate(declared.entries):
            yield from _entry(project, declared, entry, _origin(project, position), first=position == 0)
        yield from _whole(project, declared)
        for difference in declared.differences:
            yield _difference(project, difference, rule)
    for fault in figures.evaluation.faults if figures.evaluation else ():
        origin = project.sources.origin("tender", "lot", "price_review", fault.origin.location)
        yield replace(fault, origin=origin)


def _unsettled(project: Project, unsettled: SmeUnsettled) -> Finding:
    place = ("tender", "lot", "sme", "industry")
    values = {"name": project.tender.lot.sme.industry if project.tender.lot.sme else ""}
    if unsettled.industries:
        may_be = (*unsettled.industries, *unsettled.reasons)
        said = Message('"{name}" may be several industries: {may_be}', {**values, "may_be": may_be})
        return project.found("SME-INDUSTRY", place, said, "several")
    if unsettled.reasons:
        said = Message('"{name}" is not in the size table: {reason}', {**values, "reason": unsettled.reasons})
        return project.found("SME-INDUSTRY", place, said, "outside")
    return project.found("SME-INDUSTRY", place, Message('no industry of the size table: "{name}"', values))


def _claims(project: Project, declared: SmeDeclaration) -> Iterator[Finding]:
    claim = project.response.sme
    if not declared.claim_agrees:
        yield project.found(
            "SME-OTHER-INDUSTRY",
            ("response", "sme", "industry"),
            Message(
                "the declaration names {claimed}, the tender {industry}",
                {"claimed": claim.industry, "industry": declared.industry},
            ),
        )
    if claim.year is not None and claim.year != declared.year:
        yield project.found(
            "SME-YEAR",
            ("response", "sme", "year"),
            Message(
                "the declaration takes the figures of {claimed}; the year before the opening is {year}",
                {"claimed": claim.year, "year": declared.year},
            ),
            "declared",
        )


def _entry(
    project: Project, declared: SmeDeclaration, entry: SmeEntry, origin: Origin, first: bool
) -> Iterator[Finding]:
    values = {"name": entry.name, "year": declared.year}
    if entry.year is None and not entry.newly_founded:
        said = Message("{name} existed in {year}, but its figures of that year are missing", values)
        yield found("SME-YEAR", origin, said)
    elif entry.size == "unknown":
        said = Message("the class of {name} is not settled", values)
        yield found("SME-OPEN", origin, said)
    if entry.claimed and not entry.newly_founded and entry.claimed not in entry.classification.possible:
        possible = tuple(SIZE_NAMES[size] for size in entry.classification.possible)
        said = Message(
            "{name} is declared {claimed}, but its figures give {possible}",
            {**values, "claimed": SIZE_NAMES[entry.claimed], "possible": possible},
        )
        place = project.sources.origin("response", "sme", "size") if first else origin
        yield found("SME-CLASS", place, said)
    if entry.facts.tied and (entry.claimed or (project.tender.lot.sme and project.tender.lot.sme.reserved)):
        said = Message("{name} is tied to a large enterprise and may not be declared small or medium", values)
        yield found("SME-TIED", origin, said)
    elif entry.facts.tied:
        said = Message("{name} is tied to a large enterprise: no declaration is made", values)
        yield found("SME-TIED", origin, said, "undeclared")
    if entry.facts.welfare == "prison" and entry.facts.welfare_evidence is None:
        said = Message("{name} counts as small only with the certificate of a prison enterprise", values)
        yield found("SME-PROOF", origin, said)


def _whole(project: Project, declared: SmeDeclaration) -> Iterator[Finding]:
    lot = project.tender.lot
    if lot.sme and lot.sme.reserved and declared.size == "large":
        said = Message("the package is reserved for small and medium enterprises, and the bidder is large")
        origin = project.sources.origin("tender", "lot", "sme", "reserved")
        yield found("SME-RESERVED", origin, said)


def _difference(project: Project, difference: TableDifference, rule: PrintedTableRule) -> Finding:
    row, official = difference.printed, difference.official
    said = Message(
        "{industry}, {metric}: the tender's table has {printed}, the official one {official}",
        {
            "industry": row.industry,
            "metric": _METRICS[row.metric],
            "printed": _bounds(row.bounds),
            "official": _bounds(official) if official else Message("no such row"),
        },
    )
    place = ("tender", "lot", "sme_table", project.tender.lot.sme_table.index(row))
    if official and rule.other_unit(row.bounds, official):
        return project.found("SME-TABLE-UNIT", place, said)
    return project.found("SME-TABLE", place, said)


def _bounds(bounds: MetricBounds) -> Message:
    values = {"small": bounds.small, "medium": bounds.medium, "large": bounds.large}
    return Message("small {small}, medium {medium}, large {large}", values)


def _origin(project: Project, position: int) -> Origin:
    if position == 0:
        return project.sources.origin("bidder", "years")
    return project.sources.origin("response", "consortium", position - 1)
