"""Answers in the tender's own words: each by itself, and their share of the whole response.

What is like the words that tender.yaml has in place of the tender's own is warned of: it copies no tender.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.rules.answers import CopyingRule, Likeness


def check_copying(project: Project, likenesses: Sequence[Likeness], rule: CopyingRule) -> Iterator[Finding]:
    """Copied answers by the rule's threshold, and a response of which too much is copied."""
    copied = [likeness for likeness in likenesses if likeness.clause and likeness.score >= rule.threshold]
    verbatim = {clause.code for clause in project.tender.lot.clauses if clause.verbatim}
    for likeness in copied:
        values = {"code": likeness.code, "clause": likeness.clause, "score": likeness.score}
        said = Message("the answer to {code} is {score} % the tender's own words of {clause}", values)
        case = ""
        if likeness.clause not in verbatim:
            said = Message(
                "the answer to {code} is {score} % the words that tender.yaml has for {clause}", values
            )
            case = "own_words"
        place = ("answers", "answers", likeness.code, "text")
        yield project.found("ANSWER-COPIED", place, said, case, clause=likeness.code)
    if len(likenesses) >= rule.least_answers:
        yield from _whole(project, copied, verbatim, len(likenesses), rule)


def _whole(
    project: Project, copied: Sequence[Likeness], verbatim: Container[str], judged: int, rule: CopyingRule
) -> Iterator[Finding]:
    tenders = sum(likeness.clause in verbatim for likeness in copied)
    values = {"copied": tenders, "judged": judged, "most": rule.most_share}
    if 100 * tenders > rule.most_share * judged:
        said = Message("{copied} of {judged} answers are the tender's own words, more than {most} %", values)
        yield project.found("RESPONSE-COPIED", ("answers", "answers"), said)
    elif 100 * len(copied) > rule.most_share * judged:
        values["copied"] = len(copied)
        said = Message(
            "{copied} of {judged} answers are the words that tender.yaml has, more than {most} %", values
        )
        yield project.found("RESPONSE-COPIED", ("answers", "answers"), said, "own_words")
