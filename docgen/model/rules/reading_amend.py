"""How addenda say what they change."""

from __future__ import annotations

from docgen.model.base import Code, Name
from docgen.model.rules.dated import Dated


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
    postpone_verbs: tuple[Name, ...]
    nothing_after: tuple[Name, ...]
    nothing_before: tuple[Name, ...]
    general: tuple[Name, ...]
