"""Evidence: valid on the opening day, readable on paper, there where it is needed, and used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.check.response.bidder import validity_end
from docgen.check.response.marked import mark_said
from docgen.model.company.dated import proving
from docgen.model.company.goods import OwnEquipment, OwnVehicle
from docgen.model.company.papers import papers_named
from docgen.model.company.people import PersonCertificate
from docgen.model.company.someone import Someone, named, people
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.frame import EVIDENCE
from docgen.model.personal import impersonal
from docgen.model.project import EvidenceFile, Project
from docgen.model.response.personnel import about, named_in_bid
from docgen.model.sources import Place
from docgen.model.tender.standing import standings
from docgen.rules import evidence_words

# A scan of A4 is printed at three quarters, so that its 五号 text (10.5 pt) comes out at some 7.8 pt: 11 dots
# at 100 dots an inch, the least in which Chinese characters can be told apart; at 60 they are 6 dots, a blur.
SMALL_DPI, UNREADABLE_DPI = 100, 60


def check_evidence(project: Project) -> Iterator[Finding]:
    """Expired, unreadable, too small and unused evidence; answers that need evidence and have none."""
    used = _used(project)
    everybody = people(project.bidder, project.staff.values())
    known = used | _kept(project) | _of_people(project, everybody)
    for place, source, item in _items(project):
        yield from _expired(project, source, place, item)
        yield from _unreadable(project, source, place, item)
        yield from _beyond(project, source, place, item)
        yield from _small(project, source, place, item)
        yield from _unused(project, source, place, item, known)
        yield from _about(project, source, place, item, everybody)
    yield from _unproven(project)
    yield from _unplaced(project, used)


def _expired(project: Project, source: str, place: Place, item: EvidenceFile) -> Iterator[Finding]:
    until, opening, end = item.record.valid_until, project.tender.opening, validity_end(project)
    values = {"title": item.record.title, "until": until, "opening": opening, "end": end}
    at = (source, *place, "valid_until")
    told = proving(project.bidder.licences, *_in_this_bid(project))
    if until is not None and until < opening:
        said = Message("{title} expires on {until}, before the opening on {opening}", values)
        yield project.found("EVIDENCE-EXPIRED", at, said)
    elif until is not None and until < end and (item.record.code, until) not in told:
        said = Message("{title} expires on {until}, within the response's validity until {end}", values)
        yield project.found("EVIDENCE-SHORT", at, said)


def _unreadable(project: Project, source: str, place: Place, item: EvidenceFile) -> Iterator[Finding]:
    if item.facts.readable:
        return
    values = {"title": item.record.title, "file": item.record.file}
    if item.facts.fault in ("encrypted", "huge"):
        yield _beyond_reach(project.sources.origin(source, *place, "file"), item, values)
        return
    if item.facts.kind == "other":
        said = Message(
            "{title}: {file} is neither a picture (PNG, JPEG, GIF, BMP, TIFF) nor a PDF, or damaged", values
        )
    else:
        said = Message("{title}: {file} is damaged, or has too many pixels", values)
    yield project.found("EVIDENCE-UNREADABLE", (source, *place, "file"), said)


def _beyond(project: Project, source: str, place: Place, item: EvidenceFile) -> Iterator[Finding]:
    """Pages that the file does not have."""
    if item.facts.readable and max(item.pages, default=0) > item.facts.pages:
        words = {"title": item.record.title, "pages": item.record.pages, "n": item.facts.pages}
        said = Message("{title}: page {pages} is asked for, and the file has {n}", words)
        yield project.found("EVIDENCE-PAGES", (source, *place, "pages"), said)


def _beyond_reach(origin: Origin, item: EvidenceFile, values: dict[str, str]) -> Finding:
    """A PDF that nothing is wrong with, but that cannot be printed here."""
    if item.facts.fault == "encrypted":
        said = Message("{title}: {file} asks for a password", values)
        return found("EVIDENCE-ENCRYPTED", origin, said)
    said = Message("{title}: {file} is too large: over 300 pages or 100 MB, or too much to draw", values)
    return found("EVIDENCE-HUGE", origin, said)


def _small(project: Project, source: str, place: Place, item: EvidenceFile) -> Iterator[Finding]:
    width, height = item.facts.width_px, item.facts.height_px
    if width is None or height is None or not item.facts.readable:
        return
    dpi = EVIDENCE.dpi(width, height)
    if dpi < SMALL_DPI:
        yield project.found(
            "EVIDENCE-SMALL",
            (source, *place, "file"),
            Message(
                "{title}: {width} × {height} pixels are printed at {dpi} dots an inch",
                {"title": item.record.title, "width": width, "height": height, "dpi": int(dpi)},
            ),
            "" if dpi < UNREADABLE_DPI else "legible",
        )


def _unused(
    project: Project, source: str, place: Place, item: EvidenceFile, used: set[str]
) -> Iterator[Finding]:
    asked = any(
        evidence_words().same_kind(item.record.kind, proof.kind) for proof in project.tender.lot.proofs
    )
    if item.record.code not in used and not asked:
        yield project.found(
            "EVIDENCE-UNUSED",
            (source, *place),
            Message(
                "no answer, licence or contract refers to {code} ({title})",
                {"code": item.record.code, "title": item.record.title},
            ),
        )


def _of_people(project: Project, everybody: Sequence[Someone]) -> set[str]:
    """Codes of the papers about those whom the bid names: they stand with the personnel."""
    named = named_in_bid(everybody, project.tender, project.response)
    return {
        code
        for code, item in project.evidence.items()
        if item.record.about and about(item, everybody) in named
    }


def _about(
    project: Project, source: str, place: Place, item: EvidenceFile, everybody: Sequence[Someone]
) -> Iterator[Finding]:
    """A paper of a person of whom nobody is known, or several are."""
    record = item.record
    if not record.about or about(item, everybody):
        return
    several = len(named(record.about, everybody)) > 1
    kind = evidence_words().kind(record.kind)
    if several or (kind and kind.about == "person"):
        values = {"title": record.title, "who": impersonal(record.about)}
        said = Message("{title} is about {who}, who is nobody of the company or several people", values)
        yield project.found("EVIDENCE-ABOUT", (source, *place, "about"), said)


def _unproven(project: Project) -> Iterator[Finding]:
    """Answers that promise more than asked, and clauses with a mark that costs something or asks for it."""
    standing = standings(project.tender)
    for code, answer in project.answers.items():
        if answer.evidence or answer.deviation == "negative":
            continue
        clause = standing.get(code)
        case = "unmet" if clause and clause.needs_proof else ""
        if clause and (clause.weighty or clause.needs_proof):
            said = Message(
                "clause {code} is marked {mark}, but its answer names no evidence",
                {"code": code, "mark": mark_said(clause)},
            )
        elif answer.deviation == "positive":
            said = Message("the answer to {code} deviates positively, but names no evidence", {"code": code})
        else:
            continue
        yield project.found("CLAUSE-UNPROVEN", ("answers", "answers", code), said, case, clause=code)


def _unplaced(project: Project, used: set[str]) -> Iterator[Finding]:
    """Papers that go into no volume of this bid: each that something names, and the company's others."""
    left: list[str] = []
    for source, records in (("bidder", project.bidder.evidence), ("response", project.response.evidence)):
        for i, record in enumerate(records):
            if record.code in project.evidence:
                continue
            answer = next(
                (code for code, each in project.answers.items() if record.code in each.evidence), ""
            )
            ours = source == "bidder" and not answer
            if ours and record.code not in used:
                left.append(record.code)
                continue
            place: Place = ("answers", "answers", answer, "evidence") if answer else (source, "evidence", i)
            words = {"title": record.title, "code": record.code}
            said = Message("{title} ({code}) goes into no volume of this bid", words)
            yield project.found("EVIDENCE-UNPLACED", place, said, "company" if ours else "", clause=answer)
    if left:
        said = Message(
            "{n} of the company's papers go into no volume of this bid: {codes}",
            {"n": len(left), "codes": tuple(left)},
        )
        yield project.found("EVIDENCE-UNPLACED", ("bidder", "evidence"), said, "unused")


def _used(project: Project) -> set[str]:
    """Codes of the evidence that an answer, a licence, a contract, the SME declaration, a member of the
    consortium, or the row of a certificate, vehicle or piece of equipment in this bid names."""
    bidder = project.bidder
    certificates, goods = _in_this_bid(project)
    named = [code for answer in project.answers.values() for code in answer.evidence]
    named += [licence.evidence for licence in bidder.licences if licence.evidence]
    named += [contract.evidence for contract in bidder.contracts if contract.evidence]
    named += [row.evidence for row in certificates if row.evidence]
    named += [row.evidence for row in goods if row.evidence]
    named += [code for member in project.response.consortium for code in member.evidence]
    return {*named, bidder.sme.welfare_evidence or ""}


def _in_this_bid(project: Project) -> tuple[list[PersonCertificate], list[OwnVehicle | OwnEquipment]]:
    """The certificates of those posted, and the vehicles and equipment offered."""
    sites = project.response.sites
    posted = {post.staff for site in sites for post in site.posts}
    offered = {vehicle.code for site in sites for vehicle in site.vehicles}
    provided = {item.code for item in project.equipment}
    goods: list[OwnVehicle | OwnEquipment] = [row for row in project.company.vehicles if row.code in offered]
    return (
        [row for row in project.company.certificates if row.staff in posted],
        goods + [row for row in project.company.equipment if row.code in provided],
    )


def _kept(project: Project) -> set[str]:
    """Codes that other rows of the company's lists name, and papers of those who are posted.

    They prove something where this bid prints them, and are not missed where it does not.
    """
    named = {code for _, _, code in papers_named(project.bidder, project.company)}
    posted = {post.staff for site in project.response.sites for post in site.posts}
    return named | {code for code, item in project.evidence.items() if item.record.about in posted}


def _items(project: Project) -> Iterator[tuple[Place, str, EvidenceFile]]:
    """Every piece of evidence that this bid prints, with its place in the file that names it."""
    for source, records in (("bidder", project.bidder.evidence), ("response", project.response.evidence)):
        for i, record in enumerate(records):
            if record.code in project.evidence:
                yield ("evidence", i), source, project.evidence[record.code]
