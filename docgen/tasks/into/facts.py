"""The facts of a tender as fields: what it says of who, when, on which terms; nothing where it is silent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from docgen.intake.facts.short import best
from docgen.intake.terms import terms
from docgen.model.reading.blocks import paragraphs_of
from docgen.model.reading.outline import ChapterKind, Outline
from docgen.model.reading.reading import Reading, Stated
from docgen.model.text import unspaced
from docgen.rules.tenders import fact_rule
from docgen.tasks.into.entries import UNSTATED, Entry, citation, origin


class Facts:
    """What a tender states for one lot ("" where it has none), each fact by the statement that counts."""

    def __init__(self, reading: Reading, outline: Outline, lot: str = "") -> None:
        self.reading, self.lot = reading, lot
        self._kinds = {
            paragraph.id: chapter.kind
            for chapter in outline.chapters
            for paragraph in paragraphs_of(chapter.blocks)
        }
        self._trust: Sequence[ChapterKind] = fact_rule().trust

    def of(self, key: str) -> Stated | None:
        """The lot's own statement, else that for all lots."""
        lots = (self.lot, "") if self.lot else ("",)
        found = (best(self.reading.stated, key, lot, self._trust, self._kinds) for lot in lots)
        return next((each for each in found if each is not None), None)

    def text(self, key: str) -> str:
        """The value of a fact; "" where it is not stated."""
        stated = self.of(key)
        return stated.value if stated else ""

    def amount(self, key: str) -> Decimal | None:
        """A sum in 元; None where it is none."""
        return as_amount(self.text(key))

    def other(self, stated: Stated) -> list[Stated]:
        """Statements of the same fact, for the same lot, that say something else."""
        same = [
            each
            for each in self.reading.stated
            if each.key == stated.key and each.lot == stated.lot and not each.condition
        ]
        values: dict[str, Stated] = {}
        for each in same:
            values.setdefault(re.sub(r"\s", "", each.value), each)
        values.pop(re.sub(r"\s", "", stated.value), None)
        return list(values.values())

    def comment(self, key: str) -> str:
        """What a person should know beside the value: that it is not there, or that another place differs."""
        stated = self.of(key)
        if stated is None:
            return f"{UNSTATED}，请核对后填写"
        others = [f"{each.found.place}写“{_shown(each)}”" for each in self.other(stated)[:3]]
        return f"各处不同，须人工确认：此处取自{stated.found.place}；{'；'.join(others)}" if others else ""

    def source(self, field: str, key: str) -> Iterator[Entry]:
        """The entry of `facts` that says where a lone field was read."""
        stated = self.of(key)
        if stated is not None:
            yield {
                "field": field,
                "verbatim": stated.printed,
                "place": citation(stated.found.place),
                **origin(stated.found),
            }


def _shown(stated: Stated) -> str:
    return stated.printed.replace("\n", " ")[:40]


def as_amount(text: str) -> Decimal | None:
    """A sum in 元 as the reading has it."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and value > 0 else None


def moment(text: str) -> Entry | None:
    """`2026-06-11 10:00` as day and hour; None where it is no date."""
    day, _, hour = text.strip().partition(" ")
    try:
        return {"day": date.fromisoformat(day)} | ({"hour": hour} if hour else {})
    except ValueError:
        return None


def span(text: str) -> tuple[Entry | None, Entry | None]:
    """`2028-02-21..2028-02-28` as two moments; either may be missing."""
    first, _, last = text.partition("..")
    return moment(first), moment(last)


def months(text: str) -> int | None:
    """How many whole months a term lasts, as printed: from a first to a last day, 24个月, 两年.

    None where it names none, or several: a project of three years, signed for one at a time.
    """
    found = {each.months for each in terms(unspaced(text))}
    return found.pop() if len(found) == 1 else None


def copies(text: str) -> dict[str, Any]:
    """Copies by kind: original, duplicate, electronic."""
    return dict(json.loads(text)) if text else {}


def flag(text: str, allowed: str = "allowed", forbidden: str = "forbidden") -> str:
    """What a yes or no means; words set limits and allow."""
    if not text:
        return "unstated"
    return forbidden if text == "false" else allowed
