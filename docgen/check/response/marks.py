"""What marks cost, how many deviations they let pass, and what they leave in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.tender.evaluation import EvaluationItem
from docgen.model.tender.marks import Mark
from docgen.model.tender.standing import Standing, standings, stands_in

_NOTHING = Decimal(0)


def check_marks(project: Project) -> Iterator[Finding]:
    """Points lost by marks, more deviations than the tender lets pass, marks and words left in doubt."""
    standing = standings(project.tender)
    deviating = _deviating(project, standing)
    yield from _points(project, deviating)
    yield from _limits(project, deviating)
    yield from _weaker(project, standing)
    yield from _unread(project, standing)
    yield from _tables(project, standing)


def _deviating(project: Project, standing: Mapping[str, Standing]) -> dict[str, int]:
    """How many clauses of each mark are not met; "" are those that nothing sets apart.

    A clause of several marks counts for each. Where a mark asks for proof, one without it is not met.
    """
    counts = {mark.symbol: 0 for mark in project.tender.marks} | {"": 0}
    for clause in project.tender.lot.clauses:
        answer, found = project.answers.get(clause.code), standing[clause.code]
        if answer is None:
            continue
        unmet = answer.deviation == "negative"
        if unmet and not found.marked:
            counts[""] += 1
        for mark in found.marks:
            counts[mark.symbol] += unmet or (mark.proof and not answer.evidence)
    return counts


def _points(project: Project, deviating: Mapping[str, int]) -> Iterator[Finding]:
    """The sum that all marks together cost; a mark without points is found by itself."""
    priced = [
        mark
        for mark in project.tender.marks
        if mark.effect == "points" and mark.points is not None and deviating[mark.symbol]
    ]
    if not priced:
        return
    said = Message(
        "{count} negative deviations from {marks} cost {sum} points: {working}",
        {
            "count": sum(deviating[mark.symbol] for mark in priced),
            "marks": tuple(mark.symbol for mark in priced),
            "sum": _sum(priced, project.tender.lot.evaluation, deviating),
            "working": tuple(_working(mark, deviating, project.tender.lot.evaluation) for mark in priced),
        },
    )
    yield project.found("MARK-POINTS", ("tender", "marks"), said)


def _sum(priced: Sequence[Mark], items: Sequence[EvaluationItem], deviating: Mapping[str, int]) -> Decimal:
    """What the marks cost: those of one scored item no more than its points."""
    left = list(priced)
    lost = _NOTHING
    for item in items:
        its = [mark for mark in left if mark.symbol in item.marks]
        left = [mark for mark in left if mark not in its]
        lost += min(sum((_cost(mark, deviating) for mark in its), _NOTHING), item.points)
    return lost + sum((_cost(mark, deviating) for mark in left), _NOTHING)


def _cost(mark: Mark, deviating: Mapping[str, int]) -> Decimal:
    lost = deviating[mark.symbol] * (mark.points or _NOTHING)
    return lost if mark.most_points is None else min(lost, mark.most_points)


def _working(mark: Mark, deviating: Mapping[str, int], items: Sequence[EvaluationItem]) -> Message:
    values = {"mark": mark.symbol, "count": deviating[mark.symbol], "points": mark.points}
    item = next((item for item in items if mark.symbol in item.marks), None)
    if mark.most_points is not None:
        return Message("{mark} {count} × {points}, {most} at most", {**values, "most": mark.most_points})
    if item is not None:
        values |= {"item": item.name, "most": item.points}
        return Message("{mark} {count} × {points}, with all of {item} {most} at most", values)
    return Message("{mark} {count} × {points}", values)


def _limits(project: Project, deviating: Mapping[str, int]) -> Iterator[Finding]:
    tender = project.tender
    for i, mark in enumerate(tender.marks):
        if mark.most is not None and deviating[mark.symbol] > mark.most:
            values = {"count": deviating[mark.symbol], "mark": mark.symbol, "most": mark.most}
            said = Message("{count} negative deviations from {mark}; the tender lets {most} pass", values)
            yield project.found("MARK-LIMIT", ("tender", "marks", i), said)
    if tender.unmarked_most is not None and deviating[""] > tender.unmarked_most:
        values = {"count": deviating[""], "most": tender.unmarked_most}
        said = Message("{count} negative deviations without a mark; the tender lets {most} pass", values)
        yield project.found("MARK-LIMIT", ("tender", "unmarked_most"), said)


def _weaker(project: Project, standing: Mapping[str, Standing]) -> Iterator[Finding]:
    """Marks of clauses that weigh less than that of their heading: which of the two counts is a question."""
    for i, clause in enumerate(project.tender.lot.clauses):
        heading = standing[clause.code].weaker
        if heading is not None:
            values = {
                "code": clause.code,
                "mark": standing[clause.code].sign,
                "heading": heading.title,
                "above": heading.mark,
            }
            said = Message("clause {code} bears {mark}, its heading {heading} the weightier {above}", values)
            yield project.found(
                "MARK-HEADING", ("tender", "lot", "clauses", i, "mark"), said, clause=clause.code
            )


def _unread(project: Project, standing: Mapping[str, Standing]) -> Iterator[Finding]:
    """Clauses whose words in the tender are not known, where words decide."""
    if project.tender.substantive_words is None:
        return
    unread = tuple(
        clause.code
        for clause in project.tender.lot.clauses
        if not clause.verbatim and not standing[clause.code].marked
    )
    if unread:
        said = Message(
            "words of the tender make clauses substantive, and those of {clauses} are not given",
            {"clauses": unread},
        )
        yield project.found("MARK-WORDS", ("tender", "substantive_words"), said)


def _tables(project: Project, standing: Mapping[str, Standing]) -> Iterator[Finding]:
    """Clauses that stand in none of the tables that the tender prescribes, or in more than one."""
    tables = project.tender.answer_tables
    for i, clause in enumerate(project.tender.lot.clauses if tables else ()):
        titles = tuple(each.title for each in tables if stands_in(each, clause, standing[clause.code]))
        if len(titles) == 1:
            continue
        values = {"code": clause.code, "tables": titles}
        said = (
            Message("clause {code} stands in several tables: {tables}", values)
            if titles
            else Message("clause {code} stands in no table of answers", values)
        )
        yield project.found("ANSWER-TABLE", ("tender", "lot", "clauses", i), said, clause=clause.code)
