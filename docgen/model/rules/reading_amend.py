"""How addenda say what they change."""

from __future__ import annotations

from typing import Literal

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern


class AmendedFact(Record):
    """A fact by words of its name: its fields in tender.yaml, what of a bid is then to be looked at."""

    names: tuple[Name, ...]
    reads: Literal["moment", "number", "money"]
    fields: tuple[Name, ...]
    touches: tuple[Name, ...] = ()


class AmendWords(Dated):
    """All of rules/reading/amend.yaml: heads of tables, labels of lines, verbs."""

    id: Code
    before_heads: tuple[Name, ...]
    after_heads: tuple[Name, ...]
    place_heads: tuple[Name, ...]
    before_labels: tuple[Name, ...]
    after_labels: tuple[Name, ...]
    verbs: tuple[Name, ...]
    delete_verbs: tuple[Name, ...]
    add_verbs: tuple[Name, ...]
    added_things: tuple[Name, ...]
    postpone_verbs: tuple[Name, ...]
    nothing_after: tuple[Name, ...]
    nothing_before: tuple[Name, ...]
    general: tuple[Name, ...]
    scoring_places: tuple[Name, ...]
    form_places: tuple[Name, ...]
    form_labels: Pattern
    facts: tuple[AmendedFact, ...]
