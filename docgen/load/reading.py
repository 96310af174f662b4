"""One pass over a project folder's files: records made, and every fault kept until all are known."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from docgen.guard.content import content_of
from docgen.guard.paths import inside
from docgen.load.files.faults import faults
from docgen.load.files.sheet import SheetRead, list_file, read_list
from docgen.load.files.twice import twice
from docgen.load.files.yaml import read_yaml
from docgen.model.finding import DataFaults, DocgenError, Finding, Message, Origin, stop
from docgen.model.near import suggestion
from docgen.model.project_file import ProjectFile
from docgen.model.remembered import Remembered, Same
from docgen.model.sources import Place, Sourced, Sources
from docgen.model.tender.tender import Tender
from docgen.model.tender.tender_file import TenderFile

if TYPE_CHECKING:
    from docgen.model.company.bidder import Evidence
    from docgen.model.company.evidence_facts import EvidenceFacts
    from docgen.model.project import Chapter, EvidenceFile
    from docgen.model.response.response import Response

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


class Reading(Sourced):
    """One pass over a project's files: what was found wrong, and where each datum stands.

    Raises DocgenError where `folder` is no project folder, or, `of_company`, no company's.
    """

    def __init__(self, folder: Path, of_company: bool = False) -> None:
        if not of_company and not (folder / "project.yaml").is_file():
            raise stop(
                "PROJECT-MISSING", str(folder), Message("is no project folder: project.yaml is not there")
            )
        if of_company and not (folder / "bidder.yaml").is_file():
            said = Message("is no company's folder: bidder.yaml is not there")
            raise stop("PROJECT-MISSING", str(folder), said, "company")
        self.folder = folder
        self.findings: list[Finding] = []
        self.said: list[Finding] = []
        self.surplus: dict[str, dict[str, str]] = {}
        self.unreadable = False
        self.files: dict[str, str] = {}
        self.places: dict[str, dict[Place, str]] = {}
        self.lists: dict[Place, tuple[str, int]] = {}

    def stopped(self) -> DocgenError:
        """The error that says everything found: of data, unless a file could not be read at all."""
        return (DocgenError if self.unreadable else DataFaults)(*self.findings, *self.said)

    def sound(self, source: str) -> bool:
        """Whether nothing was found wrong in that file."""
        return all(finding.origin.file != self.files[source] for finding in self.findings)

    @property
    def sources(self) -> Sources:  # type: ignore[override]
        """Where everything read so far stands."""
        return Sources(self.files, self.places, self.said, self.lists)

    def company(self, project_file: ProjectFile | None) -> Path | None:
        """The company's folder; None, with a fault, where it is not there."""
        name = project_file.company if project_file else "company"
        folder = self.folder / name
        if not folder.is_dir():
            said = Message("the company's folder {folder} is not there", {"folder": name})
            self.findings.append(self.found("FILE-MISSING", ("project", "company"), said, "company"))
            return None
        return folder

    def tender(self, project_file: ProjectFile | None) -> Tender | None:
        """The tender with the lot that the project is for; None, with faults, where they do not say it."""
        name = project_file.tender if project_file else "tender.yaml"
        file = self.yaml("tender", self.folder / name, TenderFile)
        if file is None:
            return None
        wanted = project_file.lot if project_file else ""
        chosen = file.position(wanted)
        if chosen is None:
            self.findings.append(self._no_lot(wanted, [lot.code for lot in file.all_lots]))
            return None
        # From here on the lot is the tender's only one, wherever it stands among the others.
        own, places = ("lots", chosen), self.places["tender"]
        places |= {("lot", *place[2:]): at for place, at in places.items() if place[:2] == own}
        # One tender is one thing as long as its file is as it was: what follows from it alone is kept by it.
        return _tenders.get((Same(file), chosen), lambda: file.of_lot(file.all_lots[chosen]))

    def _no_lot(self, wanted: str, lots: list[str]) -> Finding:
        if not wanted:
            said = Message("which lot is this project for: {lots}?", {"lots": tuple(lots)})
            return self.found("LOT-UNKNOWN", ("project", "lot"), said, "unsaid")
        said = Message("the tender has no lot {lot}", {"lot": wanted})
        case, values = suggestion(wanted, lots)
        return self.found("LOT-UNKNOWN", ("project", "lot"), said, case, **values)

    def yaml(self, source: str, path: Path, record: type[M]) -> M | None:
        """The YAML file at `path` as a record; None, with its faults kept, where it makes none."""
        shown = self._shown(source, path)
        read = self._or_fault(lambda: _yaml(source, path, shown, record))
        if read is None:
            return None
        self.places[source] = dict(read.places)
        self.findings += read.findings
        return read.record

    def sheet(self, source: str, path: Path, record: type[M], alone: bool = False) -> tuple[M, ...]:
        """The rows of the list at `path` that make records; faults of the others are kept.

        A workbook's place may be taken by a text file of its name, unless it is that file `alone`. Headings
        that no field has are kept in `surplus`, by their cell.
        """
        shown = self._shown(source, path)
        there = path if alone else self._or_fault(lambda: list_file(path, shown))
        if there is None:
            return ()
        shown = self._shown(source, there)
        read = self._or_fault(lambda: _list(there, shown, record))
        if read is None:
            return ()
        self.places[source], self.surplus[source] = read.cells, read.surplus
        for finding in read.findings:
            (self.findings if finding.severity == "error" else self.said).append(finding)
        return read.records

    def evidence(self, source: str, folder: Path, records: Iterable[Evidence]) -> list[EvidenceFile]:
        """The papers named by `records` that lie in `folder`; faults are placed in `source`."""
        # Imported here, as in `plan`: scoring a period reads neither pictures nor chapters.
        from docgen.guard.pdf import PdfDesk
        from docgen.load.evidence_facts import evidence_facts
        from docgen.model.project import EvidenceFile

        with PdfDesk() as pdfs:
            return [
                EvidenceFile(record, path, _facts(path, partial(evidence_facts, path, pdfs)))
                for i, record in enumerate(records)
                if (path := self.file(source, ("evidence", i, "file"), folder, record.file))
            ]

    def plan(self, folder: Path, response: Response) -> list[Chapter]:
        """The chapters with their text; one that could do harm is a fault at the line that names it."""
        from docgen.load.response.chapter_figures import chapter_figures
        from docgen.load.response.chapter_text import chapter_text
        from docgen.model.project import Chapter

        chapters = []
        for i, record in enumerate(response.plan):
            name = f"plan/{record.file}"
            path = self.file("response", ("plan", i, "file"), folder, name)
            read = None
            if path:
                read = self._or_fault(partial(_of_file, name, path, partial(chapter_text, path, name)))
            if path and read is not None:
                chapters.append(Chapter(record, path, *read, chapter_figures(path, name)))
        return chapters

    def file(self, source: str, place: Place, folder: Path, relative: str) -> Path | None:
        """The file that a datum names, kept inside `folder`; a fault is placed at the datum."""
        try:
            return inside(folder, relative)
        except DocgenError as problem:
            origin = self.sources.origin(source, *place)
            self.findings += [_at(origin, finding) for finding in problem.findings]
            return None

    def _shown(self, source: str, path: Path) -> str:
        try:
            self.files[source] = path.relative_to(self.folder).as_posix()
        except ValueError:
            self.files[source] = path.as_posix()
        return self.files[source]

    def _or_fault(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except DocgenError as problem:
            self.findings += problem.findings
            self.unreadable = True
            return None


def _facts(path: Path, read: Callable[[], EvidenceFacts]) -> EvidenceFacts:
    """A file that could not be read may have met a limit of time, and is tried again."""
    content = content_of(path)
    if content is None:
        return read()
    made: EvidenceFacts = _files.get(("evidence", path.suffix, content), read, lambda facts: facts.readable)
    return made


@dataclass(frozen=True)
class _Yaml(Generic[M]):
    """What a YAML file came to: its record, the line of each place, its faults."""

    record: M | None
    places: Mapping[Place, str]
    findings: tuple[Finding, ...]


_tenders: Remembered[Tender] = Remembered()
_files: Remembered[Any] = Remembered(2_000)
"""What files came to when they were read, by their content: of a project that stays open only those are read
anew that changed. A file that is written while it is read is judged by what was there before, and again by
whoever asks next."""


def _of_file(what: Hashable, path: Path, make: Callable[[], T]) -> T:
    """What `make` makes of the file at `path`; `what` tells it from all else that is made of files."""
    content = content_of(path)
    made: T = make() if content is None else _files.get((what, path.suffix, content), make)
    return made


def _yaml(source: str, path: Path, shown: str, record: type[M]) -> _Yaml[M]:
    return _of_file((source, shown, record), path, lambda: _yaml_anew(source, path, shown, record))


def _yaml_anew(source: str, path: Path, shown: str, record: type[M]) -> _Yaml[M]:
    data, places = read_yaml(path, shown, record)
    sources = Sources({source: shown}, {source: places})

    def origin(place: Place) -> Origin:
        return sources.origin(source, *place)

    found = [*twice(record, data, origin)]
    try:
        return _Yaml(record.model_validate(data), places, tuple(found))
    except ValidationError as problem:
        found += faults(problem, record, data, origin)
        return _Yaml(None, places, tuple(found))


def _list(path: Path, shown: str, record: type[M]) -> SheetRead[M]:
    return _of_file((shown, record), path, lambda: read_list(path, shown, record))


def _at(origin: Origin, finding: Finding) -> Finding:
    said = Message("{file}: {fault}", {"file": finding.origin.file, "fault": finding.message})
    return replace(finding, origin=origin, message=said)
