"""How near each answer comes to the tender's own words: rapidfuzz's ratio over squeezed text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache, partial

from rapidfuzz import fuzz, process

from docgen.model.project import Project
from docgen.model.remembered import Remembered, Same
from docgen.model.rules.answers import CopyingRule, Likeness
from docgen.model.text import squeezed, unspaced

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def answer_likenesses(project: Project, rule: CopyingRule) -> tuple[Likeness, ...]:
    """Every answer long enough to be judged, against the words of all clauses and scorecard criteria."""
    lot = project.tender.lot
    texts = {clause.code: clause.as_asked for clause in lot.clauses}
    for item in lot.scorecard.items if lot.scorecard else ():
        texts |= {criterion.code: criterion.text for criterion in item.criteria}
    answers = {code: answer.text for code, answer in project.answers.items()}
    return tuple(_unless_brief(each, answers[each.code], rule) for each in likenesses(answers, texts, rule))


def _unless_brief(found: Likeness, answer: str, rule: CopyingRule) -> Likeness:
    """No copy where a short demand of figures is answered in words that come near it: there are no others."""
    words = _without_numbers(answer)
    brief = "0" in words and len(words) < rule.brief_length and found.score < rule.brief_threshold
    return Likeness(code=found.code) if brief else found


def likenesses(
    answers: Mapping[str, str], texts: Mapping[str, str], rule: CopyingRule
) -> tuple[Likeness, ...]:
    """Answers and clauses' texts by code; of several clauses equally like an answer its own comes first."""
    clauses = {code: _without_numbers(text) for code, text in texts.items()}
    asked = tuple(clauses.items())
    return tuple(
        _known.get((Same(rule), code, words, asked), partial(_nearest, code, words, clauses, rule))
        for code, words in ((code, _without_numbers(text)) for code, text in answers.items())
        if len(words) >= rule.least_length
    )


_known: Remembered[Likeness] = Remembered(5_000)
"""By answer and all that is asked."""


def _nearest(code: str, words: str, clauses: Mapping[str, str], rule: CopyingRule) -> Likeness:
    prescribed = [form for form in map(squeezed, (form.words for form in rule.forms)) if form in words]
    own_first = {code: clauses[code], **clauses} if code in clauses else clauses
    if prescribed:
        own_first = {
            clause: text for clause, text in own_first.items() if not any(form in text for form in prescribed)
        }
    nearest = process.extractOne(words, own_first, scorer=fuzz.ratio, score_cutoff=float(rule.threshold))
    if nearest is None:
        return Likeness(code=code)
    _, score, clause = nearest
    return Likeness(code=code, clause=clause, score=_tenths(score))


@lru_cache(5_000)
def _without_numbers(text: str) -> str:
    """Squeezed, with every number as one sign: changing figures makes no words of one's own."""
    return squeezed(_NUMBER.sub("0", unspaced(text)))


def _tenths(score: float) -> Decimal:
    return Decimal(f"{score:.1f}")
