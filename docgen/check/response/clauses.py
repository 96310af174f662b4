"""Every clause answered, and none that is marked as substantive answered with a negative deviation."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.response.marked import mark_said
from docgen.model.finding import Finding, Message, found
from docgen.model.project import Project
from docgen.model.sources import Place
from docgen.model.tender.standing import standings


def check_clauses(project: Project) -> Iterator[Finding]:
    """Clauses and criteria without an answer; negative deviations, void where the clause's mark says so."""
    yield from _unanswered(project)
    yield from _negative(project)


def _unanswered(project: Project) -> Iterator[Finding]:
    for code, place in _to_answer(project):
        if code not in project.answers:
            yield project.found(
                "CLAUSE-UNANSWERED",
                ("tender", *place),
                Message("clause {code} has no answer", {"code": code}),
                clause=code,
            )


def _negative(project: Project) -> Iterator[Finding]:
    standing = standings(project.tender)
    for clause in project.tender.lot.clauses:
        answer = project.answers.get(clause.code)
        if answer is None or answer.deviation != "negative":
            continue
        origin = project.sources.origin("answers", "answers", clause.code, "deviation")
        if standing[clause.code].substantive:
            values = {"code": clause.code, "mark": mark_said(standing[clause.code])}
            said = Message("clause {code} is marked {mark}: a negative deviation voids the response", values)
            yield found("CLAUSE-SUBSTANTIVE", origin, said, clause=clause.code)
        else:
            said = Message("clause {code} deviates negatively", {"code": clause.code})
            yield found("CLAUSE-NEGATIVE", origin, said, clause=clause.code)


def _to_answer(project: Project) -> Iterator[tuple[str, Place]]:
    lot = project.tender.lot
    for i, clause in enumerate(lot.clauses):
        yield clause.code, ("lot", "clauses", i)
    for i, item in enumerate(lot.scorecard.items if lot.scorecard else ()):
        for j, criterion in enumerate(item.criteria):
            yield criterion.code, ("lot", "scorecard", "items", i, "criteria", j)
