"""What differs between two versions of a bid: of its data, or of the papers made from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from docgen.model.base import Record
from docgen.model.finding import Message

ChangeSubject = Literal[
    "tender",
    "clause",
    "price",
    "person",
    "site",
    "evidence",
    "plan",
    "bidder",
    "response",
    "contract",
    "scoring",
    "acceptance",
    "handover",
    "clarification",
    "ledger",
    "text",
    "pages",
]

SUBJECT_NAMES: dict[ChangeSubject, Message] = {
    "tender": Message("tender"),
    "clause": Message("clauses and answers"),
    "price": Message("price"),
    "person": Message("people"),
    "site": Message("sites and equipment"),
    "evidence": Message("evidence"),
    "plan": Message("service plan"),
    "bidder": Message("bidder"),
    "text": Message("text"),
    "pages": Message("printed pages"),
    "response": Message("response"),
    "contract": Message("contract"),
    "scoring": Message("scoring"),
    "acceptance": Message("assessments"),
    "handover": Message("handover"),
    "clarification": Message("letter asking for clarification"),
    "ledger": Message("ledgers"),
}


@dataclass(frozen=True)
class Recorded:
    """Data that two versions are compared by: what changes in it are about, and the records.

    `records` is a record, a sequence or a mapping of them; a text has its paragraphs instead. `title` stands
    before the place of a change where its kind does not say enough. The same source may be part of several
    kinds of package, and is compared once.
    """

    source: str
    kind: ChangeSubject
    records: Record | Sequence[Record] | Mapping[str, Record] = ()
    paragraphs: tuple[str, ...] = ()
    title: Message | str = ""


@dataclass(frozen=True)
class Change:
    """One difference: the steps to where it is, and what stood there before and stands there now; blank for
    nothing. What is not the project's own words is a message.
    """

    kind: ChangeSubject
    place: tuple[Message | str, ...]
    old: Message | str
    new: Message | str
