"""A bid of which some files do not load yet: the tender and the answers, as far as they could be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.model.sources import Sourced, Sources
from docgen.model.tender.tender import Tender


@dataclass(frozen=True)
class UnderWay(Sourced):
    """What can be judged before everything is filled in.

    Fields of `tender` that do not stand are not set. `tender_files` are the files of the tender by name, with
    the SHA-256 that each has now, None for one that is not there. `unwritten` are the codes whose answers are
    there and blank.
    """

    tender: Tender
    sources: Sources
    tender_files: Mapping[str, str | None] = field(default_factory=dict)
    unwritten: frozenset[str] = frozenset()
