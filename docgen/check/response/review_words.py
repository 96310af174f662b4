"""What answers to rows of the reviews say: nothing against the row, no way out, and proof of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.response.answers import Words
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.response import Answer
from docgen.model.rules.answers import ConfirmationRule
from docgen.model.tender.evaluation import ReviewRow
from docgen.model.text import squeezed, unspaced

_PARTS = re.compile("[,，。.;；!！?？\n]")
_NEAR = 8
"""Within so many characters before a denial another word turns it round."""


def check_row_words(project: Project, rule: ConfirmationRule) -> Iterator[Finding]:
    """Answers that deny their row or leave a way out, commitments with one, proof of another kind."""
    judge, lot = Words(rule), project.tender.lot
    for row in (*lot.qualification, *lot.conformity):
        answer = project.answers.get(row.code)
        if answer is None or row.by == "purchaser":
            continue
        yield from _denied(project, row, answer, judge, rule)
        yield from _other_kind(project, row, answer, rule)
    for i, commitment in enumerate(project.response.commitments):
        if hedges := judge.hedges(commitment):
            said = Message(
                "commitment {number} leaves a way out: {words}", {"number": i + 1, "words": hedges}
            )
            yield project.found("REVIEW-DENIED", ("response", "commitments", i), said, "commitment")


def _denied(
    project: Project, row: ReviewRow, answer: Answer, judge: Words, rule: ConfirmationRule
) -> Iterator[Finding]:
    """Words that the row has itself (未提交选择性报价) deny nothing; an optional row may not apply."""
    asked = squeezed(f"{row.name}{row.text}{row.proof}")
    words = [each for each in (*_denials(answer.text, rule), *judge.hedges(answer.text)) if each not in asked]
    if row.optional:
        words = [each for each in words if each != "不适用"]
    if words:
        said = Message(
            "the answer to {row} says against it: {words}", {"row": row.name, "words": tuple(words)}
        )
        yield project.found("REVIEW-DENIED", ("answers", "answers", row.code, "text"), said, clause=row.code)


def _denials(text: str, rule: ConfirmationRule) -> Iterator[str]:
    turned = re.compile(f"(?:{'|'.join(rule.undenied)}).{{0,{_NEAR}}}$")
    for part in map(squeezed, _PARTS.split(text)):
        for match in re.finditer("|".join(rule.denial), part):
            if not turned.search(part[: match.start()]):
                yield match[0]


def _other_kind(
    project: Project, row: ReviewRow, answer: Answer, rule: ConfirmationRule
) -> Iterator[Finding]:
    """Evidence of known kinds, none of which the row asks for; a form is proof of its own."""
    asked = _kinds(row.proof, rule) or (_kinds(f"{row.name}{row.text}", rule) if row.proof else set())
    titles = {
        code: f"{item.record.title}{item.record.kind}"
        for code in answer.evidence
        if (item := project.evidence.get(code))
    }
    named = [_kinds(title, rule) for title in titles.values()]
    if not asked or answer.forms or not named or len(titles) < len(answer.evidence):
        return
    if all(kinds and not kinds & asked for kinds in named):
        said = Message(
            "{row} is proved by {proof}, and its answer names {papers}",
            {
                "row": row.name,
                "proof": row.proof,
                "papers": tuple(project.evidence[code].record.title for code in titles),
            },
        )
        yield project.found("REVIEW-PROOF", ("answers", "answers", row.code), said, clause=row.code)


def _kinds(text: str, rule: ConfirmationRule) -> set[str]:
    words = unspaced(text)
    return {kind for kind, pattern in rule.proofs.items() if re.search(pattern, words)}
