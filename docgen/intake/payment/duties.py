"""What the contract binds each side to and by when, and what is handed over when it ends."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.intake.tidy import tidied
from docgen.model.reading.outline import Chapter, Node, Outline
from docgen.model.reading.reading import Duty, Found
from docgen.model.rules.reading_duties import DutyRule
from docgen.model.text import narrow


def duties(outline: Outline, rule: DutyRule) -> tuple[Duty, ...]:
    """Each clause of the contract that binds a side, and of the demand what is about handing over."""
    found = [duty for chapter in outline.of("contract") for duty in _of_chapter(chapter, rule)]
    for chapter in outline.of("demand", "unknown"):
        found += [duty for duty in _of_chapter(chapter, rule) if duty.handover]
    return tuple(found)


def _of_chapter(chapter: Chapter, rule: DutyRule) -> Iterator[Duty]:
    for node in chapter.walk():
        text = tidied(node.line.text)
        plain = narrow(text)
        if node.heading or not rule.must.search(plain) or len(plain) < 8:
            continue
        who, limit = rule.who.search(plain), rule.limit.search(plain)
        handover = bool(rule.handover.search(plain)) and not rule.not_handover.search(plain)
        if who or handover:
            yield Duty(
                text,
                _at(node),
                who["who"] if who else "",
                limit["limit"].strip() if limit else "",
                handover,
                node.lot or chapter.lot,
            )


def _at(node: Node) -> Found:
    return Found(node.path, node.line.block, "likely")
