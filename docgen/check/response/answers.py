"""Words of answers: saying something, and for clauses whose mark voids, confirming or proving."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from docgen.check.response.marked import mark_said
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.response import Answer
from docgen.model.rules.answers import ConfirmationRule
from docgen.model.tender.standing import Standing, standings
from docgen.model.tender.tender import Clause
from docgen.model.text import squeezed

_PARTS = re.compile("[,，。.;；!！?？\n]")


def check_answers(project: Project, rule: ConfirmationRule) -> Iterator[Finding]:
    """Answers of set phrases only; void clauses not positively confirmed, or with a way out.

    `rule` tells the words.
    """
    standing, judge = standings(project.tender), Words(rule)
    for clause in project.tender.lot.clauses:
        answer = project.answers.get(clause.code)
        found = standing[clause.code]
        if not found.substantive or answer is None or answer.deviation == "negative":
            continue
        if not judge.confirmed(answer):
            if judge.says_something(answer):
                yield _unconfirmed(project, clause, found)
        elif words := _beyond(clause, judge.hedges(answer.text)):
            yield _hedged(project, clause, found, words)
    yield from _empty(project, judge, {code for code, found in standing.items() if found.substantive})


class Words:
    """The rule's words as patterns."""

    def __init__(self, rule: ConfirmationRule) -> None:
        agreed, refused = "|".join(rule.agreement), "|".join(_longest_first(rule.refusal))
        hedges, turned = "|".join(rule.hedges), "|".join(_longest_first(rule.unhedged))
        self._agreement = re.compile(f"(?P<refusal>{refused})?(?:{agreed})")
        self._hedge = re.compile(f"(?P<turned>{turned})?(?P<hedge>{hedges})")
        self._better = re.compile("|".join(rule.betterment))
        self._empty = re.compile("|".join(map(re.escape, _longest_first(rule.empty))))

    def confirmed(self, answer: Answer) -> bool:
        """Whether it agrees or proves; evidence does not mend words that refuse."""
        refused = {bool(found["refusal"]) for found in self._agreement.finditer(squeezed(answer.text))}
        return False in refused or bool(answer.evidence and True not in refused)

    def hedges(self, text: str) -> tuple[str, ...]:
        """Words that take the promise back: in principle, as far as possible, with an exception."""
        parts = (squeezed(part) for part in _PARTS.split(text))
        found = (
            match for part in parts if not self._better.search(part) for match in self._hedge.finditer(part)
        )
        return tuple(dict.fromkeys(match["hedge"] for match in found if not match["turned"]))

    def says_something(self, answer: Answer) -> bool:
        """Whether more than set phrases is left of it."""
        return bool(self._empty.sub("", squeezed(answer.text)))


def _beyond(clause: Clause, words: tuple[str, ...]) -> tuple[str, ...]:
    """Of these words those that the clause does not have itself: 费用由采购人承担 may be the tender's."""
    asked = squeezed(clause.as_asked)
    return tuple(word for word in words if word not in asked)


def _unconfirmed(project: Project, clause: Clause, standing: Standing) -> Finding:
    return project.found(
        "CLAUSE-CONFIRM",
        ("answers", "answers", clause.code, "text"),
        Message(
            "clause {code} is marked {mark}: its answer neither confirms it nor names evidence",
            {"code": clause.code, "mark": mark_said(standing)},
        ),
        clause=clause.code,
    )


def _hedged(project: Project, clause: Clause, standing: Standing, words: tuple[str, ...]) -> Finding:
    return project.found(
        "CLAUSE-HEDGED",
        ("answers", "answers", clause.code, "text"),
        Message(
            "clause {code} is marked {mark}, but its answer leaves a way out: {words}",
            {"code": clause.code, "mark": mark_said(standing), "words": words},
        ),
        clause=clause.code,
    )


def _empty(project: Project, judge: Words, substantive: Collection[str]) -> Iterator[Finding]:
    """Answers of set phrases; a row of the panel's that only names its place has none to judge."""
    for code, answer in project.answers.items():
        if not answer.text.strip() and answer.forms:
            continue
        if not judge.says_something(answer):
            yield project.found(
                "ANSWER-EMPTY",
                ("answers", "answers", code, "text"),
                Message('the answer to {code} says nothing: "{text}"', {"code": code, "text": answer.text}),
                "" if code in substantive else "unmarked",
                clause=code,
            )


def _longest_first(words: tuple[str, ...]) -> list[str]:
    return sorted(words, key=len, reverse=True)
