"""A loaded project: all records of one bid together, and where each was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from docgen.model.base import Day, Name, Record, Text
from docgen.model.company.bidder import Bidder, Evidence, StaffMember
from docgen.model.company.evidence_facts import EvidenceFacts
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.response.fingerprint import Fingerprint
from docgen.model.response.response import Answer, EquipmentItem, PlanChapter, Response
from docgen.model.tender.tender import Tender
from docgen.model.text import squeezed

Place = tuple[str | int, ...]
"""A path into a file's data: keys and positions, such as ("offer", "lines", 2, "unit_price")."""


class Waiver(Record):
    """A finding that someone answers for: it no longer blocks, and stands on the check report."""

    code: Name = Field(title="问题编号", description="如 CLAUSE-NEGATIVE")
    where: Text = Field(title="位置", description="条款编号，或“文件:位置”；留空表示该编号的全部", default="")
    reason: Name = Field(title="理由")
    name: Name = Field(title="批准人")
    on: Day = Field(title="日期")


class ProjectFile(Record):
    """project.yaml: what the project is called and where the company's folder lies."""

    title: Name = Field(title="项目标题")
    company: Text = Field(
        title="公司资料文件夹",
        description="相对本文件的路径，可供多个项目共用，如 ../company",
        default="company",
    )
    waivers: tuple[Waiver, ...] = Field(title="豁免", default=())
    watch: tuple[Name, ...] = Field(
        title="不应出现的字样", description="旧项目的采购人、项目名称、编号等", default=()
    )


@dataclass(frozen=True)
class EvidenceFile:
    """A piece of evidence with its file, which lies inside the folder that names it, and what the file is."""

    record: Evidence
    path: Path
    facts: EvidenceFacts


@dataclass(frozen=True)
class Chapter:
    """A chapter of the service plan with its file, its paragraphs (place and text), its headings' places."""

    record: PlanChapter
    path: Path
    text: tuple[tuple[str, str], ...]
    headings: frozenset[str] = frozenset()

    @property
    def says_something(self) -> bool:
        """Whether it has text of its own: more than signs, headings, page headers and notes (页眉¶1)."""
        return any(
            place not in self.headings and not place.partition("¶")[0].isalpha() and bool(squeezed(words))
            for place, words in self.text
        )


@dataclass(frozen=True)
class Sources:
    """Where each datum was written: file name as the user knows it, and a line or cell per place."""

    files: Mapping[str, str]
    places: Mapping[str, Mapping[Place, str]]

    def origin(self, source: str, *place: str | int) -> Origin:
        """Where `place` stands in `source` ("tender", "staff" …): its line or row, or that of its parent."""
        known = self.places.get(source, {})
        for length in range(len(place), -1, -1):
            if place[:length] in known:
                return Origin(self.files[source], known[place[:length]], source, place)
        return Origin(self.files.get(source, source), "", source, place)

    def found(
        self, code: str, at: Place, said: Message, case: str = "", /, *, clause: str = "", **values: Any
    ) -> Finding:
        """A finding at a datum, as `Sourced.found`."""
        source, *place = at
        return found(code, self.origin(str(source), *place), said, case, clause=clause, **values)


class Sourced:
    """What was loaded from files, and can tell where each datum was written."""

    sources: Sources

    def found(
        self, code: str, at: Place, said: Message, case: str = "", /, *, clause: str = "", **values: Any
    ) -> Finding:
        """A finding at a datum: `at` is its source, then its place there: ("response", "offer", "total")."""
        return self.sources.found(code, at, said, case, clause=clause, **values)


@dataclass(frozen=True)
class Project(Sourced):
    """Everything one bid's documents are made from; references between records are known to resolve."""

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
