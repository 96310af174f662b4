"""Subcontracting where the tender forbids it: declared in the data, or offered in passing in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.check.response.by_text import by_text
from docgen.check.response.text_place import clause_of, text_origin
from docgen.model.finding import Finding, Message, found
from docgen.model.project import Project
from docgen.model.remembered import Same
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
        yield project.found("SUBCONTRACT-FORBIDDEN", ("response", "subcontract"), said, "stated")
    prose = (text for text in written if text.kind == "prose")
    needs = "subcontracting", Same(rule)
    yield from by_text(project, prose, needs, lambda text: _offered(project, text, rule))


def _offered(project: Project, text: WrittenText, rule: SubcontractingRule) -> Iterator[Finding]:
    for words in _PARTS.split(unspaced(text.text)):
        offered = _any_of(rule.offers, words)
        if not (offered or _any_of(rule.handed_over, words)) or any(no in words for no in rule.denials):
            continue
        if offered:
            said = Message("“{words}” offers to subcontract, which the tender forbids", {"words": words})
            yield found("SUBCONTRACT-FORBIDDEN", text_origin(project, text), said, clause=clause_of(text))
        elif not any(own in words for own in rule.own):
            said = Message("“{words}” reads like subcontracting, which the tender forbids", {"words": words})
            origin = text_origin(project, text)
            yield found("SUBCONTRACT-FORBIDDEN", origin, said, "likely", clause=clause_of(text))


def _any_of(patterns: Iterable[re.Pattern[str]], words: str) -> bool:
    return any(pattern.search(words) for pattern in patterns)
