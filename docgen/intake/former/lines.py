"""Answers under what they answer, in running text: 要求：… and 我方响应：… by turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.intake.former.words import plain
from docgen.model.company.former import FormerPair
from docgen.model.reading.blocks import Document, Paragraph
from docgen.model.rules.reading_former import FormerRule
from docgen.model.text import narrow, squeezed


@dataclass
class _Pair:
    asked: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    heading: str = ""
    block: str = ""


def line_pairs(document: Document, rule: FormerRule) -> tuple[list[FormerPair], int]:
    """The pairs in reading order, and how many answers only confirm.

    An answer goes on until a heading, a table or what is asked next. What is asked without saying so is the
    paragraph just above.
    """
    pairs: list[FormerPair] = []
    confirmations = 0
    for each in _found(document, rule):
        answer = "\n".join(filter(None, each.answer))
        words = squeezed(answer)
        asked = "\n".join(filter(None, each.asked))
        if not asked and not each.heading:
            continue
        if len(words) < rule.least_answer or words in rule.confirmations:
            confirmations += 1
            continue
        pairs.append(
            FormerPair(title=each.heading, asked=asked, answer=answer, place=each.heading[:60] or each.block)
        )
    return pairs, confirmations


def _found(document: Document, rule: FormerRule) -> Iterator[_Pair]:
    now, state, heading, before = _Pair(), "", "", ""
    for block in document.blocks:
        if not isinstance(block, Paragraph) or block.contents or block.source != "body":
            if now.answer:
                yield now
            now, state = _Pair(heading=heading), ""
            continue
        text = plain(block.printed)
        if not text:
            continue
        bare = narrow(text)
        asks, answers = rule.asked.match(bare), rule.answered.match(bare)
        if block.outline is not None or asks:
            if now.answer:
                yield now
            heading = text if block.outline is not None else heading
            now = _Pair(heading=heading, block=block.id)
            state = "asked" if asks and block.outline is None else ""
            if asks and block.outline is None:
                now.asked.append(text[asks.end() :].strip())
        elif answers:
            if now.answer:  # what seemed to go on with the answer before is what this one answers
                asked = [now.answer.pop()] if len(now.answer) > 1 else []
                yield now
                now = _Pair(asked, heading=heading, block=block.id)
            if not now.asked and before and before != heading:
                now.asked.append(before)
            now.answer.append(text[answers.end() :].strip())
            state = "answer"
        elif state == "asked":
            now.asked.append(text)
        elif state == "answer":
            now.answer.append(text)
        before = text
    if now.answer:
        yield now
