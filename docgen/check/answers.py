"""Words of answers: saying something, and for clauses whose mark voids, confirming or proving."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.answer_rules import ConfirmationRule, folded
from docgen.model.finding import Finding, Message
from docgen.model.project import Project


def check_answers(project: Project, rule: ConfirmationRule) -> Iterator[Finding]:
    """Answers of set phrases only, and void clauses not positively confirmed; `rule` tells the words."""
    yield from _unconfirmed(project, rule)
    yield from _empty(project, rule)


def _unconfirmed(project: Project, rule: ConfirmationRule) -> Iterator[Finding]:
    """Void clauses whose answer neither agrees nor proves; evidence does not mend words that refuse."""
    void, agreement, empty = _void_marks(project), _agreement(rule), _empty_words(rule)
    for clause in project.tender.lot.clauses:
        answer = project.answers.get(clause.code)
        if clause.mark not in void or answer is None or answer.deviation == "negative":
            continue
        refused = {bool(found["refusal"]) for found in agreement.finditer(folded(answer.text))}
        confirmed = False in refused or (answer.evidence and True not in refused)
        if not confirmed and empty.sub("", folded(answer.text)):
            yield Finding(
                "CLAUSE-CONFIRM",
                "error",
                project.sources.origin("answers", "answers", clause.code, "text"),
                Message(
                    "clause {code} is marked {mark}: its answer neither confirms it nor names evidence",
                    {"code": clause.code, "mark": clause.mark},
                ),
                Message("Say in so many words that the clause is met, and how."),
                clause.code,
            )


def _empty(project: Project, rule: ConfirmationRule) -> Iterator[Finding]:
    void, empty = _void_marks(project), _empty_words(rule)
    marks = {clause.code: clause.mark for clause in project.tender.lot.clauses}
    for code, answer in project.answers.items():
        if not empty.sub("", folded(answer.text)):
            yield Finding(
                "ANSWER-EMPTY",
                "error" if marks.get(code) in void else "warning",
                project.sources.origin("answers", "answers", code, "text"),
                Message('the answer to {code} says nothing: "{text}"', {"code": code, "text": answer.text}),
                Message("Write what is offered: who does it, how, when and with what."),
                code,
            )


def _void_marks(project: Project) -> set[str]:
    return {mark.symbol for mark in project.tender.marks if mark.effect == "void"}


def _agreement(rule: ConfirmationRule) -> re.Pattern[str]:
    """Words of agreement, with the group `refusal` where the words just before turn them round."""
    return re.compile(f"(?P<refusal>{'|'.join(_longest_first(rule.refusal))})?(?:{'|'.join(rule.agreement)})")


def _empty_words(rule: ConfirmationRule) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _longest_first(rule.empty))))


def _longest_first(words: tuple[str, ...]) -> list[str]:
    return sorted(words, key=len, reverse=True)
