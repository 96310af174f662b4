"""An old bid's document becomes a record: pairs, chapters, names; what was passed by is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docgen.intake.facts.stated import stated
from docgen.intake.former.chapters import chapters
from docgen.intake.former.lines import line_pairs
from docgen.intake.former.tables import table_pairs
from docgen.intake.former.words import plain
from docgen.intake.outline import outlined, signs
from docgen.intake.passages import passages
from docgen.model.company.former import FormerBid, FormerSource
from docgen.model.personal import NUMBERS
from docgen.model.reading.blocks import Document, Paragraph
from docgen.model.rules.reading_former import FormerRule
from docgen.model.text import narrow
from docgen.rules import outline_words
from docgen.rules.tenders import fact_rule

_KEYS = {"project_name": "bid", "project_no": "number", "purchaser": "purchaser"}
_LOT = re.compile(r"(?:标项|分标|标段|包号|所投包)[:：]\s*(\S.{0,60})")
_COVER = 80
"""Paragraphs among which a bid's date is sought first."""


@dataclass(frozen=True)
class PassedBy:
    """What of an old bid is not kept: answers that only confirm, sections that are forms or too short,
    numbers of persons that were taken out."""

    confirmations: int = 0
    forms: int = 0
    short: int = 0
    numbers: int = 0


@dataclass(frozen=True)
class FormerRead:
    """An old bid as read, and what was passed by."""

    bid: FormerBid
    passed: PassedBy = field(default_factory=PassedBy)


def former_bid(document: Document, sha256: str, file: str, rule: FormerRule) -> FormerRead:
    """What a volume of an old bid gives; `file` is its name, which names the bid where nothing else does."""
    in_tables, only = table_pairs(document, signs(document, outline_words()), rule)
    in_lines, passed = line_pairs(document, rule)
    found = chapters(document, rule)
    facts = _facts(document)
    names = tuple(dict.fromkeys(filter(None, (facts.get(key, "") for key in (*_KEYS.values(), "agency")))))
    bid = FormerBid(
        bid=facts.get("bid") or file,
        number=facts.get("number", ""),
        lot=facts.get("lot", ""),
        purchaser=facts.get("purchaser", ""),
        date=_date(document, rule),
        sources=(FormerSource(file=file, sha256=sha256),),
        names=names,
        pairs=tuple(dict.fromkeys((*in_tables, *in_lines))),
        chapters=found.kept,
    )
    return without_numbers(bid, PassedBy(only + passed, found.forms, found.short))


def without_numbers(bid: FormerBid, passed: PassedBy) -> FormerRead:
    """The bid without identity and telephone numbers, and how many there were."""
    count = 0

    def without(text: str) -> str:
        nonlocal count
        made, times = NUMBERS.subn("***", text)
        count += times
        return made

    pairs = tuple(
        pair.model_copy(update={"answer": without(pair.answer), "asked": without(pair.asked)})
        for pair in bid.pairs
    )
    told = tuple(each.model_copy(update={"text": without(each.text)}) for each in bid.chapters)
    made = bid.model_copy(update={"pairs": pairs, "chapters": told})
    return FormerRead(made, PassedBy(passed.confirmations, passed.forms, passed.short, count))


def _facts(document: Document) -> dict[str, str]:
    """Name, number, purchaser, lot: the first that the volume says of each."""
    found: dict[str, str] = {}
    outline = outlined(document, outline_words())
    for each in stated(passages(outline), outline, fact_rule()):
        key = _KEYS.get(each.key, each.key if each.key == "agency" else "")
        if key and each.value.strip():
            found.setdefault(key, plain(each.value))
    for paragraph in _first(document):
        if match := _LOT.match(paragraph.text):
            found.setdefault("lot", plain(match[1]))
    return found


def _date(document: Document, rule: FormerRule) -> str:
    for paragraph in _first(document):
        if match := rule.dated.search(narrow(paragraph.text)):
            return f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    return ""


def _first(document: Document) -> list[Paragraph]:
    return [each for each in document.blocks if isinstance(each, Paragraph)][:_COVER]
