"""What the panel scores: every item answered and proved, and the score that the bidder gives itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from decimal import Decimal

from docgen.check.response.answers import Words
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.depth import ItemDepth
from docgen.model.response.response import Answer
from docgen.model.rules.answers import ConfirmationRule
from docgen.model.tender.evaluation import EvaluationItem

_NOTHING = Decimal(0)


def check_evaluation(
    project: Project, rule: ConfirmationRule, depths: Iterable[ItemDepth]
) -> Iterator[Finding]:
    """Items that nothing answers or proves, that are thin beside others, own scores that no panel can give,
    sums that are wrong.

    `rule` tells set phrases, which are no answer.
    """
    yield from _unanswered(project, Words(rule))
    yield from _unproven(project)
    yield from _thin(project, depths)
    yield from _own_scores(project)
    yield from _sums(project)


def chapters_answering(project: Project) -> tuple[Set[str], Set[str]]:
    """The codes that chapters name, and of these the ones that a chapter with a text names."""
    named = {code for chapter in project.plan for code in chapter.record.answers}
    said = {code for chapter in project.plan if chapter.says_something for code in chapter.record.answers}
    return named, said


def _unanswered(project: Project, judge: Words) -> Iterator[Finding]:
    """A full stop or a set phrase answers nothing; evidence or a form alone does."""
    named, said = chapters_answering(project)
    answered = said | {
        code
        for code, each in project.answers.items()
        if each.evidence or each.forms or judge.says_something(each)
    }
    for i, item in enumerate(project.tender.lot.evaluation):
        if not item.answered_elsewhere and item.code not in answered:
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


def _unproven(project: Project) -> Iterator[Finding]:
    """Objective items are judged by papers: words and chapters alone earn nothing."""
    _, chapters = chapters_answering(project)
    for i, item in enumerate(project.tender.lot.evaluation):
        answer = project.answers.get(item.code)
        proved = answer is not None and (answer.evidence or answer.forms)
        unanswered = answer is None and item.code not in chapters
        claims_nothing = answer is not None and answer.score == 0
        if item.kind != "objective" or item.marks or proved or unanswered or claims_nothing:
            continue
        said = Message("{item} is judged by papers, and its answer names none", {"item": item.name})
        place = ("answers", "answers", item.code) if answer else ("tender", "lot", "evaluation", i)
        yield project.found("EVALUATION-UNPROVEN", place, said, clause=item.code)


def _thin(project: Project, depths: Iterable[ItemDepth]) -> Iterator[Finding]:
    """Items for which far less is written a point than for most; what nothing answers is told as that."""
    places = {item.code: i for i, item in enumerate(project.tender.lot.evaluation)}
    for depth in depths:
        if depth.thin and depth.characters:
            values = {
                "item": depth.name,
                "points": depth.points,
                "characters": depth.per_point,
                "share": depth.share,
            }
            said = Message(
                "{item} ({points} points) has {characters} characters a point, {share} % of what most have",
                values,
            )
            place = ("tender", "lot", "evaluation", places[depth.code])
            yield project.found("EVALUATION-THIN", place, said, clause=depth.code)


def _own_scores(project: Project) -> Iterator[Finding]:
    items = {item.code: item for item in project.tender.lot.evaluation}
    for code, answer in project.answers.items():
        if answer.score is None and not answer.tier:
            continue
        item = items.get(code)
        fault = _fault(item, answer) if item else Message("{code} is nothing that is scored", {"code": code})
        if fault is not None:
            field = "tier" if answer.score is None else "score"
            yield project.found("EVALUATION-SCORE", ("answers", "answers", code, field), fault, clause=code)


def _fault(item: EvaluationItem, answer: Answer) -> Message | None:
    values = {"item": item.name, "score": answer.score, "points": item.points, "tier": answer.tier}
    named = [tier for tier in item.tiers if answer.tier and tier.name.strip() == answer.tier.strip()]
    if answer.tier and not named:
        return Message("{item} has no tier {tier}", values)
    if answer.score is None:
        return None
    if not 0 <= answer.score <= item.points:
        return Message("the own score of {item} is {score}, not from 0 to {points}", values)
    # Without a name any tier will do, and none at all gives nothing.
    tiers = named or item.tiers
    if not tiers or any(tier.earns(answer.score) for tier in tiers) or (not named and answer.score == 0):
        return None
    if named:
        return Message("the own score of {item} is {score}, which the tier {tier} does not give", values)
    return Message("the own score of {item} is {score}, which no tier gives", values)


def _sums(project: Project) -> Iterator[Finding]:
    """Points as the tender prints them: parts and tiers within their item, items as many as the whole."""
    lot = project.tender.lot
    for i, item in enumerate(lot.evaluation):
        parts = sum((part.points for part in item.parts), _NOTHING)
        highest = max((tier.points for tier in item.tiers), default=_NOTHING)
        for name, sum_ in (("parts", parts), ("tiers", highest)):
            if sum_ > item.points:
                values = {"item": item.name, "points": item.points, "sum": sum_}
                said = Message("{item} has {points} points, and what it consists of {sum}", values)
                yield project.found(
                    "EVALUATION-SUM", ("tender", "lot", "evaluation", i, name), said, clause=item.code
                )
    total, stated = sum((item.points for item in lot.evaluation), _NOTHING), lot.evaluation_points
    if stated is not None and total != stated:
        said = Message("the items have {sum} points together, the tender names {points}")
        values = {"sum": total, "points": stated}
        yield project.found(
            "EVALUATION-SUM", ("tender", "lot", "evaluation_points"), Message(said.text, values)
        )
