"""Answers in the tender's own words: each by itself, and their share of the whole response.

What is like the words that tender.yaml has in place of the tender's own is warned of: it copies no tender.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.rules.answers import CopyingRule, Likeness


def check_copying(project: Project, likenesses: Sequence[Likeness], rule: CopyingRule) -> Iterator[Finding]:
    """Copied answers by the rule's threshold, and a response of which too much is copied."""
    copied = [likeness for likeness in likenesses if likeness.clause and likeness.score >= rule.threshold]
    verbatim = {clause.code for clause in project.tender.lot.clauses if clause.verbatim}
    for likeness in copied:
        yield _answer(project, likeness) if likeness.clause in verbatim else _own_words(project, likeness)
    if len(likenesses) >= rule.least_answers:
        tenders = sum(likeness.clause in verbatim for likeness in copied)
        most = rule.most_share * len(likenesses)
        if 100 * tenders > most:
            yield _whole(project, tenders, len(likenesses), rule)
        elif 100 * len(copied) > most:
            yield _whole_in_own_words(project, len(copied), len(likenesses), rule)


def _own_words(project: Project, likeness: Likeness) -> Finding:
    values = {"code": likeness.code, "clause": likeness.clause, "score": likeness.score}
    return project.found(
        "ANSWER-COPIED",
        ("answers", "answers", likeness.code, "text"),
        Message("the answer to {code} is {score} % the words that tender.yaml has for {clause}", values),
        "own_words",
        clause=likeness.code,
    )


def _whole_in_own_words(project: Project, copied: int, judged: int, rule: CopyingRule) -> Finding:
    return project.found(
        "RESPONSE-COPIED",
        ("answers", "answers"),
        Message(
            "{copied} of {judged} answers are the words that tender.yaml has, more than {most} %",
            {"copied": copied, "judged": judged, "most": rule.most_share},
        ),
        "own_words",
    )


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
