"""Subcontracting where the tender forbids it: declared in the data, or offered in passing in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.check.response.price_words import clause_of, text_origin
from docgen.model.finding import Finding, Message, Severity
from docgen.model.project import Project
from docgen.model.rules.wording import SubcontractingRule, WrittenText
from docgen.model.text import unspaced

_PARTS = re.compile(r"[,，。;；!！?？:：\n]")


def check_subcontracting(
    project: Project, written: Iterable[WrittenText], rule: SubcontractingRule
) -> Iterator[Finding]:
    """Every offer of it in a lot that forbids it; `rule` tells the words. Nothing where it is allowed."""
    if project.tender.lot.subcontracting != "forbidden":
        return
    if project.response.subcontract is not None:
        said = Message(
            "a part is subcontracted to {name}, but the tender forbids subcontracting",
            {"name": project.response.subcontract.name},
        )
        origin = project.sources.origin("response", "subcontract")
        yield Finding("SUBCONTRACT-FORBIDDEN", "error", origin, said, Message("Remove subcontract."))
    for text in written:
        if text.kind == "prose":
            yield from _offered(project, text, rule)


def _offered(project: Project, text: WrittenText, rule: SubcontractingRule) -> Iterator[Finding]:
    for words in _PARTS.split(unspaced(text.text)):
        if any(denial in words for denial in rule.denials):
            continue
        if _any_of(rule.offers, words):
            said = Message("“{words}” offers to subcontract, which the tender forbids", {"words": words})
            yield _finding(project, text, "error", said)
        elif _any_of(rule.handed_over, words) and not any(own in words for own in rule.own):
            said = Message("“{words}” reads like subcontracting, which the tender forbids", {"words": words})
            yield _finding(project, text, "warning", said)


def _any_of(patterns: Iterable[str], words: str) -> bool:
    return any(re.search(pattern, words) for pattern in patterns)


def _finding(project: Project, text: WrittenText, severity: Severity, said: Message) -> Finding:
    remedy = Message("Have own people do it, and say so; or take the sentence out.")
    origin = text_origin(project, text)
    return Finding("SUBCONTRACT-FORBIDDEN", severity, origin, said, remedy, clause_of(text))
