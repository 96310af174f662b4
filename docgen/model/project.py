"""A loaded project: all records of one bid together, and where each was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from docgen.model.company.bidder import Bidder, Evidence, StaffMember
from docgen.model.company.company import Company
from docgen.model.company.evidence_facts import EvidenceFacts
from docgen.model.finding import Finding
from docgen.model.pages import numbered
from docgen.model.project_file import Waiver
from docgen.model.response.fingerprint import Fingerprint
from docgen.model.response.form_answers import FormAnswers
from docgen.model.response.response import Answer, EquipmentItem, PlanChapter, Response
from docgen.model.sources import Sourced, Sources
from docgen.model.tender.tender import Tender
from docgen.model.text import squeezed


@dataclass(frozen=True)
class EvidenceFile:
    """A piece of evidence with its file, which lies inside the folder that names it, and what the file is."""

    record: Evidence
    path: Path
    facts: EvidenceFacts

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of the file that are this paper, counted from 1; a picture is one."""
        return numbered(self.record.pages) or tuple(range(1, self.facts.pages + 1))


@dataclass(frozen=True)
class Chapter:
    """A chapter of the service plan with its file, its paragraphs (place and text), its headings' places;
    how many pictures, drawings and tables it has."""

    record: PlanChapter
    path: Path
    text: tuple[tuple[str, str], ...]
    headings: frozenset[str] = frozenset()
    figures: int = 0

    @property
    def says_something(self) -> bool:
        """Whether it has text of its own."""
        return self.length > 0

    @cached_property
    def length(self) -> int:
        """The characters of its own text: without signs, headings, page headers and notes (页眉¶1)."""
        return sum(
            len(squeezed(words))
            for place, words in self.text
            if place not in self.headings and not place.partition("¶")[0].isalpha()
        )


@dataclass(frozen=True)
class Project(Sourced):
    """Everything one bid's documents are made from; references between records are known to resolve.

    `tender_files` are the files that the tender was read from, each with the SHA-256 that it has now, None
    for one that is not there. `unwritten` are the codes whose answers are there and blank. `papers` are all
    of the company's and the bid's, `evidence` those that go into a volume, in the order of print.
    `form_answers` is what a person says of the tender's forms (None: nobody began), `company_forms` the
    company's own.
    """

    folder: Path
    title: str
    waivers: tuple[Waiver, ...]
    watch: tuple[str, ...]
    tender: Tender
    bidder: Bidder
    response: Response
    answers: Mapping[str, Answer]
    staff: Mapping[str, StaffMember]
    equipment: tuple[EquipmentItem, ...]
    evidence: Mapping[str, EvidenceFile]
    plan: tuple[Chapter, ...]
    sources: Sources
    fingerprints: tuple[Fingerprint, ...] = ()
    own_templates: frozenset[str] = frozenset()
    tender_files: Mapping[str, str | None] = field(default_factory=dict)
    unwritten: frozenset[str] = frozenset()
    company: Company = field(default_factory=Company)
    papers: Mapping[str, EvidenceFile] = field(default_factory=dict)
    form_answers: FormAnswers | None = None
    company_forms: FormAnswers = field(default_factory=FormAnswers)
    company_form_files: Mapping[str, Path] = field(default_factory=dict)
    dangling: tuple[Finding, ...] = ()

    @property
    def valid_until(self) -> date:
        """The last day of the response's validity, counted from the opening."""
        try:
            return self.tender.opening + timedelta(days=self.response.validity_days)
        except OverflowError:
            return date.max
