"""What the panel scores: every item answered by something, and what negative deviations cost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.check.response.answers import Words
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.rules.answers import ConfirmationRule
from docgen.model.tender.tender import Mark


def check_evaluation(project: Project, rule: ConfirmationRule) -> Iterator[Finding]:
    """Items that nothing speaks to, points lost by marks, and more deviations than the tender lets pass.

    `rule` tells set phrases, which are no answer.
    """
    yield from _unanswered(project, Words(rule))
    deviating = _deviating(project)
    yield from _points(project, deviating)
    yield from _limits(project, deviating)


def _unanswered(project: Project, judge: Words) -> Iterator[Finding]:
    """A full stop or a set phrase answers nothing; evidence alone does."""
    said = {code for code, each in project.answers.items() if each.evidence or judge.says_something(each)}
    named = {code for chapter in project.plan for code in chapter.record.answers}
    answered = said.union(*(chapter.record.answers for chapter in project.plan if chapter.says_something))
    for i, item in enumerate(project.tender.lot.evaluation):
        if item.by == "response" and item.code not in answered:
            yield project.found(
                "EVALUATION-UNANSWERED",
                ("tender", "lot", "evaluation", i),
                Message(
                    "nothing answers {item}, which earns up to {points} points",
                    {"item": item.name, "points": item.points},
                ),
                "empty" if item.code in named else "phrase" if item.code in project.answers else "",
                clause=item.code,
            )


def _deviating(project: Project) -> dict[str, int]:
    """How many clauses of each mark deviate negatively; "" are those without one."""
    counts = {mark.symbol: 0 for mark in project.tender.marks} | {"": 0}
    for clause in project.tender.lot.clauses:
        answer = project.answers.get(clause.code)
        if answer is not None and answer.deviation == "negative":
            counts[clause.mark] += 1
    return counts


def _points(project: Project, deviating: dict[str, int]) -> Iterator[Finding]:
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
            "sum": sum((_cost(mark, deviating) for mark in priced), Decimal(0)),
            "working": tuple(_working(mark, deviating) for mark in priced),
        },
    )
    yield project.found("MARK-POINTS", ("tender", "marks"), said)


def _cost(mark: Mark, deviating: dict[str, int]) -> Decimal:
    lost = deviating[mark.symbol] * (mark.points or Decimal(0))
    return lost if mark.most_points is None else min(lost, mark.most_points)


def _working(mark: Mark, deviating: dict[str, int]) -> Message:
    values = {"mark": mark.symbol, "count": deviating[mark.symbol], "points": mark.points}
    if mark.most_points is None:
        return Message("{mark} {count} × {points}", values)
    return Message("{mark} {count} × {points}, {most} at most", {**values, "most": mark.most_points})


def _limits(project: Project, deviating: dict[str, int]) -> Iterator[Finding]:
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
