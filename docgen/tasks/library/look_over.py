"""The company's folder looked over: what is wrong in it, what ends when, and which bids that touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.check.response.bidder import validity_end
from docgen.load.company.read import CompanyRead, read_company
from docgen.load.files.yaml import read_yaml
from docgen.load.reading import Reading
from docgen.model.company.dated import Dated, dated
from docgen.model.company.papers import papers_named
from docgen.model.finding import DataFaults, DocgenError, Finding, Message, Origin, Severity, found
from docgen.model.near import suggestion
from docgen.model.project_file import ProjectFile
from docgen.packages.runner import examine

ENDS = (
    "AGENT-AUTHORITY",
    "EVIDENCE-EXPIRED",
    "EVIDENCE-SHORT",
    "LICENCE-EXPIRED",
    "LICENCE-SHORT",
    "STAFF-CONTRACT",
    "STAFF-QUALIFICATION",
    "VEHICLE-EXPIRED",
)
"""Findings of a bid which say that something of the company ends too early for it."""


@dataclass(frozen=True)
class Bid:
    """A bid made from the company's folder, its opening, and the last day of its validity."""

    folder: Path
    title: str
    opening: date
    valid_until: date


@dataclass(frozen=True)
class Ending:
    """Something that ends, the file and cell that say when, and the bids for which that is too early."""

    what: Message
    until: date | None
    origin: Origin
    bids: tuple[Bid, ...] = ()


@dataclass(frozen=True)
class LookedOver:
    """All that ends, the first to end first and what has no last day at the end; the bids; what was found."""

    folder: Path
    endings: tuple[Ending, ...]
    bids: tuple[Bid, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Touched:
    """A bid, and what it finds of the company's that ends too early."""

    bid: Bid
    findings: tuple[Finding, ...]


def look_over(folder: Path, projects: Sequence[Path]) -> LookedOver:
    """Look over the company in `folder` for the bids in `projects`.

    Raises DocgenError where the folder's own files are at fault; a bid that does not load is a finding.
    """
    reading, read = _company(folder)
    assert read.bidder is not None
    findings = list(reading.said)
    bids: list[_Touched] = []
    for project in projects:
        try:
            bids.append(_touched(folder, project))
        except DocgenError as problem:
            findings.append(_unread(project, problem))
    endings = sorted(
        (
            _ending(each, reading.sources.origin(str(each.place[0]), *each.place[1:]), bids)
            for each in dated(read.bidder, read.staff, read.company)
        ),
        key=lambda ending: ending.until or date.max,
    )
    touched = [_told(ending, _severity(ending, bids)) for ending in endings if ending.bids]
    return LookedOver(folder, tuple(endings), tuple(each.bid for each in bids), (*touched, *findings))


def _company(folder: Path) -> tuple[Reading, CompanyRead]:
    """The company's folder, without fault: its lists, the files of its papers, the papers that rows name."""
    reading = Reading(folder, of_company=True)
    read = read_company(reading, folder)
    if read.bidder is None:
        raise reading.stopped()
    reading.evidence("bidder", folder, read.bidder.evidence)
    papers = [paper.code for paper in read.bidder.evidence]
    for source, place, code in papers_named(read.bidder, read.company):
        if code not in papers:
            said = Message("no evidence has the code {code}", {"code": code})
            case, values = suggestion(code, papers)
            reading.findings.append(reading.found("REF-UNKNOWN", (source, *place), said, case, **values))
    if reading.findings:
        raise reading.stopped()
    return reading, read


def _touched(folder: Path, project: Path) -> _Touched:
    if not (project / "project.yaml").is_file():
        Reading(project)  # which says so
    data, _ = read_yaml(project / "project.yaml", "project.yaml", ProjectFile)
    own = str(data.get("company") or "company") if isinstance(data, dict) else "company"
    if (project / own).resolve() != folder.resolve():
        said = Message("the bid is made from another company's folder: {folder}", {"folder": own})
        raise DataFaults(found("COMPANY-BID", Origin(str(project / "project.yaml")), said, "other"))
    run = examine(project, "response", None)
    bid = Bid(project, run.data.title, run.data.tender.opening, validity_end(run.data))
    return _Touched(bid, tuple(each for each in run.findings if each.code in ENDS))


def _unread(project: Path, problem: DocgenError) -> Finding:
    first = problem.findings[0]
    if first.code == "COMPANY-BID":
        return first
    words = {"n": len(problem.findings), "first": first.message}
    said = Message("the bid was not looked at, for its data have {n} faults: {first}", words)
    return found("COMPANY-BID", Origin(str(project)), said)


def _ending(each: Dated, origin: Origin, bids: Sequence[_Touched]) -> Ending:
    touched = tuple(one.bid for one in bids if any(_about(origin, finding) for finding in one.findings))
    return Ending(each.what, each.until, origin, touched)


def _about(origin: Origin, finding: Finding) -> bool:
    """Whether a finding of a bid is about the datum, or about the entry that it is part of."""
    at = finding.origin
    return bool(at.place) and at.source == origin.source and at.place == origin.place[: len(at.place)]


def _severity(ending: Ending, bids: Sequence[_Touched]) -> Severity:
    met = {finding.severity for one in bids for finding in one.findings if _about(ending.origin, finding)}
    return next((each for each in _WORST if each in met), "info")


_WORST: tuple[Severity, ...] = ("error", "warning")


def _told(ending: Ending, severity: Severity) -> Finding:
    words = {
        "what": ending.what,
        "until": ending.until,
        "n": len(ending.bids),
        "bids": tuple(_named(ending.bids)),
    }
    said = Message("{what} ends on {until}, too early for {n} bids: {bids}", words)
    case = {"error": ""}.get(severity, severity)
    return found("COMPANY-ENDS", ending.origin, said, case)


def _named(bids: Sequence[Bid]) -> Iterator[str]:
    for bid in bids:
        yield f"{bid.folder.name}（{bid.title}）" if bid.title else bid.folder.name
