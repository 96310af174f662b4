"""Answers that are there and still blank: counted in one finding a kind, not told one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from docgen.check.tender.confirmed import shortened
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.sources import Sourced
from docgen.model.tender.asked import everything_asked
from docgen.model.tender.standing import standings
from docgen.model.under_way import UnderWay

_UNANSWERED = {
    "CLAUSE-UNANSWERED": Message("clauses"),
    "REVIEW-UNANSWERED": Message("rows of the review"),
    "EVALUATION-UNANSWERED": Message("items that are scored"),
}


def gathered(project: Project, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those of blank answers gathered where the first of each kind stood."""
    kept = list(findings)
    blank = {
        code: [each.clause for each in kept if each.code == code and each.clause in project.unwritten]
        for code in _UNANSWERED
    }
    told: set[str] = set()
    void = {code for code, standing in standings(project.tender).items() if standing.substantive}
    for each in kept:
        if each.code not in _UNANSWERED or each.clause not in project.unwritten:
            yield each
        elif each.code not in told:
            told.add(each.code)
            yield _told(project, _UNANSWERED[each.code], blank[each.code], void)


def still_blank(bid: UnderWay) -> Iterator[Finding]:
    """Clauses whose answers are blank, of a bid that does not load yet; all where the clauses are too."""
    void = {code for code, standing in standings(bid.tender).items() if standing.substantive}
    asked = [each.code for each in everything_asked(bid.tender.lot)] or sorted(bid.unwritten)
    if codes := [code for code in asked if code in bid.unwritten]:
        yield _told(bid, _UNANSWERED["CLAUSE-UNANSWERED"], codes, void)


def _told(bid: Sourced, kind: Message, codes: list[str], void: Collection[str]) -> Finding:
    first = [code for code in codes if code in void]
    values = {
        "count": len(codes),
        "kind": kind,
        "void": len(first),
        "names": shortened(first + [code for code in codes if code not in void]),
    }
    place = ("answers", "answers", (first or codes)[0])
    if first:
        said = Message("{count} {kind} have a blank answer, {void} of them void the bid: {names}", values)
    else:
        said = Message("{count} {kind} have a blank answer: {names}", values)
    return bid.found("ANSWER-BLANK", place, said)
