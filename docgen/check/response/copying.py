"""Answers in the tender's own words: each by itself, and their share of the whole response."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.rules.answers import CopyingRule, Likeness


def check_copying(project: Project, likenesses: Sequence[Likeness], rule: CopyingRule) -> Iterator[Finding]:
    """Copied answers by the rule's threshold, and a response of which too much is copied."""
    copied = [likeness for likeness in likenesses if likeness.clause and likeness.score >= rule.threshold]
    for likeness in copied:
        yield _answer(project, likeness)
    if len(likenesses) >= rule.least_answers and 100 * len(copied) > rule.most_share * len(likenesses):
        yield _whole(project, len(copied), len(likenesses), rule)


def _answer(project: Project, likeness: Likeness) -> Finding:
    values = {"code": likeness.code, "clause": likeness.clause, "score": likeness.score}
    return project.found(
        "ANSWER-COPIED",
        ("answers", "answers", likeness.code, "text"),
        Message("the answer to {code} is {score} % the tender's own words of {clause}", values),
        clause=likeness.code,
    )


def _whole(project: Project, copied: int, judged: int, rule: CopyingRule) -> Finding:
    return project.found(
        "RESPONSE-COPIED",
        ("answers", "answers"),
        Message(
            "{copied} of {judged} answers are the tender's own words, more than {most} %",
            {"copied": copied, "judged": judged, "most": rule.most_share},
        ),
    )
