"""Every statement of a fact, wherever the tender makes it, compared with the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from docgen.intake.facts import conditions, papers, readers
from docgen.intake.facts.readers import Value
from docgen.intake.lot_names import by_lot
from docgen.intake.passages import Passage
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Certainty, Found, Stated
from docgen.model.rules.reading_facts import FactRule, FactWords, Reader
from docgen.model.text import narrow

READERS: Mapping[Reader, Value] = {
    "name": readers.name,
    "code": readers.code,
    "closed": readers.closed,
    "amount": readers.amount,
    "unit_amount": readers.unit_amount,
    "span": readers.span,
    "moment": readers.moment,
    "place": readers.place,
    "days": readers.days,
    "sum_or_none": readers.sum_or_none,
    "share_or_none": readers.share_or_none,
    "fee": readers.fee,
    "term": readers.term,
    "industry": readers.industry,
    "words": readers.words_only,
    "allowed": conditions.allowed,
    "subcontract": conditions.subcontract,
    "reserved": conditions.reserved,
    "deduction": conditions.deduction,
    "visit": conditions.visit,
    "copies": papers.copies,
    "volumes": papers.volumes,
}

_LONGEST_HEADING = 24
_OPENING = 16
_STATING = ("notice", "data_sheet")
_STATING_IN_CELLS = ("notice", "data_sheet", "instructions", "cover")


def stated(passages: Sequence[Passage], outline: Outline, rule: FactRule) -> tuple[Stated, ...]:
    """All statements of all facts, in the order of the rule and of the tender.

    What stands under a known label in notice or data sheet is exact, anything else likely; where two exact
    statements of a fact differ for a lot, both are asked.
    """
    found = [
        statement
        for key, words in rule.facts.items()
        for passage in passages
        for statement in _of_passage(key, words, passage, outline, rule)
    ]
    return tuple(_compared(_once([*found, *_the_same(found, passages, rule)])))


def _the_same(found: Sequence[Stated], passages: Sequence[Passage], rule: FactRule) -> Iterator[Stated]:
    """Facts that a place states by another: 开标时间同投标截止时间. Only where that one has one value."""
    for key, words in rule.facts.items():
        others = [each for each in found if each.key == words.same_as and not each.condition]
        if words.same is None or any(each.key == key for each in found):
            continue
        if len({(each.value, each.lot) for each in others}) != len({each.lot for each in others}):
            continue
        for passage in passages:
            printed = f"{passage.label}：{passage.text}" if passage.label else passage.text
            met = words.same.search(narrow(printed))
            if met is None or passage.column or not _may_refer(passage):
                continue
            at = Found(passage.place, passage.block, "likely")
            for other in others:
                yield replace(other, key=key, printed=met.group(), found=at)
            break


def _may_refer(passage: Passage) -> bool:
    """Whether a passage stands where the tender states its facts, and not where it speaks of any tender."""
    return passage.chapter in (*_STATING, "cover", "unknown") or (
        passage.cell and passage.chapter in _STATING_IN_CELLS
    )


def _of_passage(
    key: str, words: FactWords, passage: Passage, outline: Outline, rule: FactRule
) -> Iterator[Stated]:
    read = READERS[words.read]
    named = _named(passage, words, rule)
    texts = [passage.text] if named else []
    if not named and not passage.column and (not words.where or passage.chapter in words.where):
        texts = list(_written(passage, words))
    stating = passage.chapter in (_STATING_IN_CELLS if passage.cell else (*_STATING, "cover"))
    certainty: Certainty = "exact" if named and stating else "likely"
    for text in texts:
        for lot, words_of_lot in by_lot(text, outline):
            if _says_nothing(words_of_lot, rule):
                continue
            plain = narrow(words_of_lot)
            value = read(plain, passage, words, rule)
            if value:
                at = plain.find(value)
                value = words_of_lot[at : at + len(value)] if at >= 0 else value
                of = lot or passage.lot
                found = Found(passage.place, passage.block, certainty)
                yield Stated(
                    key,
                    value,
                    words_of_lot.strip(),
                    found,
                    "" if of == "*" else of,
                    "sum" if of == "*" else "",
                )


def _named(passage: Passage, words: FactWords, rule: FactRule) -> str:
    """`own` where the passage's label names the fact, `above` where a heading does, else ""."""
    label = passage.label
    if label and label not in rule.generic:
        if any(word in label for word in words.not_label):
            return ""
        if any(word in label for word in words.label) or (label in words.also and not passage.column):
            return "own"
        return ""
    if words.above_only and label not in words.above_only:
        return ""
    for heading in passage.above[:2]:
        if heading in words.label:
            return "above"
        if len(heading) > _LONGEST_HEADING or re.search(r"[,，。;；]", heading):
            continue
        if any(word in heading for word in words.above_not):
            return ""
        if any(word in heading for word in words.above):
            return "above"
    return ""


def _written(passage: Passage, words: FactWords) -> Iterator[str]:
    """What the patterns of running text meet; the first of them that does."""
    printed = f"{passage.label}：{passage.text}" if passage.label else passage.text
    plain = narrow(printed)
    for pattern in words.text:
        met = list(pattern.finditer(plain))
        if met:
            yield from (printed[each.start("value") : each.end("value")] for each in met)
            return


def _says_nothing(text: str, rule: FactRule) -> bool:
    said = text.strip(" ,，。;；:：_/-—（）()")
    opening = re.split("[,，。;；]", narrow(text))[0][:_OPENING]
    empty = not said and text.strip() != "/"
    waits = rule.placeholder.search(opening) or any(word in opening for word in rule.not_values)
    return empty or bool(waits)


def _once(found: Sequence[Stated]) -> Iterator[Stated]:
    """Statements, each once: a cell stands in its row and in its column."""
    seen: set[tuple[str, str, str, str]] = set()
    for statement in found:
        key = (statement.key, statement.value, statement.lot, statement.found.block)
        if key not in seen:
            seen.add(key)
            yield statement


def _compared(found: Iterator[Stated]) -> Iterator[Stated]:
    statements = list(found)
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for statement in statements:
        if statement.found.certainty == "exact" and not statement.condition:
            values[statement.key, statement.lot].add(re.sub(r"\s", "", statement.value))
    for statement in statements:
        differ = len(values[statement.key, statement.lot]) > 1 and statement.found.certainty == "exact"
        yield replace(statement, found=replace(statement.found, certainty="asked")) if differ else statement
