"""References between records: every code that one record names must stand, once, in another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from docgen.model.company.bidder import StaffMember
from docgen.model.company.papers import papers_named
from docgen.model.finding import Finding, Message
from docgen.model.near import suggestion
from docgen.model.project import Project
from docgen.model.response.places import places
from docgen.model.sources import Place
from docgen.model.tender.forms import OWN_PARTS
from docgen.model.tender.standing import signs

Named = tuple[str, Place, str]
"""A code that something names: source, place, code."""


def reference_faults(project: Project, staff: Sequence[StaffMember], complete: bool) -> list[Finding]:
    """Every code that stands twice, and every reference that leads nowhere.

    `staff` are the sheet's rows as read, so that a repeated code is still to be seen; unless they are
    `complete`, a person not among them is no fault of the reference.
    """
    answerable = [code for _, _, code in _answerable(project)]
    evaluated = [code for _, _, code in _evaluated(project)]
    sites = project.tender.lot.site_codes
    heads = [head.code for head in project.tender.lot.price.heads]
    parts = [part.code for part in project.tender.lot.price.parts]
    volumes = [volume.code for volume in project.tender.volumes]
    marks = [mark.symbol for mark in project.tender.marks]
    headings = [heading.code for heading in project.tender.lot.headings]
    forms = list(places(project))
    titles = [chapter.record.title for chapter in project.plan]
    parts_known = [*(form.code for form in project.tender.forms), *OWN_PARTS, *titles]
    parts_known += project.company_form_files
    vehicles = [vehicle.code for vehicle in project.company.vehicles]
    equipment = [item.code for item in project.company.equipment]
    evidence = [code for _, _, code in _evidence_codes(project)]
    named = [*_posts(project), *_people_named(project), *_filling(project)]
    people = [member.code for member in staff] if complete else [code for _, _, code in named]
    groups: list[tuple[Iterator[Named], Collection[str], Message]] = [
        (_answered(project), answerable + evaluated, Message("no clause or criterion has the code {code}")),
        (_planned(project), answerable + evaluated, Message("no clause or criterion has the code {code}")),
        (_sites(project), sites, Message("the tender names no site {code}")),
        (_heads(project), heads, Message("the tender names no cost head {code}")),
        (_price_parts(project), parts, Message("the tender names no part of the price {code}")),
        (iter(named), people, Message("the staff sheet has nobody with the code {code}")),
        (_evidence(project), evidence, Message("no evidence has the code {code}")),
        (_vehicles(project), vehicles, Message("the company has no vehicle {code}")),
        (_equipment(project), equipment, Message("the company has no equipment {code}")),
        (_contracts(project), _contract_names(project), Message("the company has no contract {code}")),
        (_volumes(project), volumes, Message("the tender asks for no volume {code}")),
        (_papers_of_volumes(project), evidence, Message("no evidence has the code {code}")),
        (_marks(project), marks, Message("the tender's list of marks has no {code}")),
        (_headings(project), headings, Message("the tender's list of headings has no {code}")),
        (_forms(project), forms, Message("no volume has the form {code}")),
        (_parts(project), parts_known, Message("no form, chapter or part is called {code}")),
    ]
    for i, heading in enumerate(project.tender.lot.headings):
        if heading.heading is not None:
            above = Message("no heading before this one has the code {code}")
            place: Place = ("lot", "headings", i, "heading")
            groups.append((iter([("tender", place, heading.heading)]), headings[:i], above))
    found = [finding for named, known, said in groups for finding in _dangling(project, named, known, said)]
    found += _unnamed(project)
    for unique in (_evidence_codes(project), _papers_of_volumes(project)):
        found += _repeated(project, unique)
    return found


def is_pointer(fault: Finding) -> bool:
    """Whether a fault is only of something that papers point at or print: nothing else is judged by it."""
    source, place = fault.origin.source, fault.origin.place
    if source == "answers":
        return len(place) > 2 and place[2] in ("forms", "evidence")
    return source == "tender" and place[:1] == ("volumes",) and place[-1:] == ("parts",)


def _answerable(project: Project) -> Iterator[Named]:
    for i, clause in enumerate(project.tender.lot.clauses):
        yield "tender", ("lot", "clauses", i, "code"), clause.code
    if project.tender.lot.scorecard:
        for i, item in enumerate(project.tender.lot.scorecard.items):
            for j, criterion in enumerate(item.criteria):
                yield "tender", ("lot", "scorecard", "items", i, "criteria", j, "code"), criterion.code


def _evaluated(project: Project) -> Iterator[Named]:
    lot = project.tender.lot
    for table in ("qualification", "conformity", "evaluation"):
        for i, row in enumerate(getattr(lot, table)):
            yield "tender", ("lot", table, i, "code"), row.code


def _answered(project: Project) -> Iterator[Named]:
    for code in (*project.answers, *sorted(project.unwritten)):
        yield "answers", ("answers", code), code


def _planned(project: Project) -> Iterator[Named]:
    for i, chapter in enumerate(project.response.plan):
        for j, code in enumerate(chapter.answers):
            yield "response", ("plan", i, "answers", j), code


def _sites(project: Project) -> Iterator[Named]:
    for i, clause in enumerate(project.tender.lot.clauses):
        for j, code in enumerate(clause.sites):
            yield "tender", ("lot", "clauses", i, "sites", j), code
    yield from (named for named in _placed(project) if named[2] or not project.tender.lot.sites)


def _placed(project: Project) -> Iterator[Named]:
    for i, site in enumerate(project.response.sites):
        yield "response", ("sites", i, "site"), site.site
    told = set()
    for i, item in enumerate(project.equipment):
        if item.site not in told:  # a whole sheet may bear a wrong name
            yield "equipment", (i, "site"), item.site
        told.add(item.site)


def _unnamed(project: Project) -> Iterator[Finding]:
    """What is offered at no site, though the tender names sites."""
    known = [site.code for site in project.tender.lot.sites]
    for source, place, code in _placed(project) if known else ():
        if not code:
            said = Message("the site's code is missing; the tender names {sites}", {"sites": tuple(known)})
            yield project.found("REF-UNKNOWN", (source, *place), said)


def _heads(project: Project) -> Iterator[Named]:
    for i, line in enumerate(project.response.offer.lines):
        if line.head is not None:
            yield "response", ("offer", "lines", i, "head"), line.head


def _price_parts(project: Project) -> Iterator[Named]:
    offer = project.response.offer
    named = {
        "lines": [line.part for line in offer.lines],
        "parts": [part.part for part in offer.parts],
        "groups": [group.part for group in offer.groups],
    }
    for records, parts in named.items():
        for i, code in enumerate(parts):
            if code is not None:
                yield "response", ("offer", records, i, "part"), code
    for place, _, ceiling in project.tender.lot.price.every_ceiling():
        for j, code in enumerate(ceiling.parts):
            yield "tender", ("lot", "price", *place, "parts", j), code


def _posts(project: Project) -> Iterator[Named]:
    for i, site in enumerate(project.response.sites):
        for j, post in enumerate(site.posts):
            yield "response", ("sites", i, "posts", j, "staff"), post.staff


def _people_named(project: Project) -> Iterator[Named]:
    for i, promise in enumerate(project.response.replaced_certificates):
        for j, code in enumerate(promise.staff):
            yield "response", ("replaced_certificates", i, "staff", j), code
    for i, engagement in enumerate(project.bidder.engagements or ()):
        for j, code in enumerate(engagement.staff):
            yield "bidder", ("engagements", i, "staff", j), code


def _evidence(project: Project) -> Iterator[Named]:
    for code, answer in project.answers.items():
        for j, name in enumerate(answer.evidence):
            yield "answers", ("answers", code, "evidence", j), name
    yield from papers_named(project.bidder, project.company)
    for i, member in enumerate(project.response.consortium):
        for j, name in enumerate(member.evidence):
            yield "response", ("consortium", i, "evidence", j), name


def _vehicles(project: Project) -> Iterator[Named]:
    for i, site in enumerate(project.response.sites):
        for j, vehicle in enumerate(site.vehicles):
            if vehicle.code:
                yield "response", ("sites", i, "vehicles", j, "code"), vehicle.code


def _equipment(project: Project) -> Iterator[Named]:
    for i, item in enumerate(project.equipment):
        if item.code:
            yield "equipment", (i, "code"), item.code


def _filling(project: Project) -> Iterator[Named]:
    """The people who fill a copy of a form each."""
    for i, form in enumerate(project.form_answers.forms if project.form_answers else ()):
        for j, code in enumerate(form.people):
            yield "forms", ("forms", i, "people", j), code


def _contracts(project: Project) -> Iterator[Named]:
    for i, name in enumerate(project.response.contracts):
        yield "response", ("contracts", i), name


def _contract_names(project: Project) -> list[str]:
    contracts = project.bidder.contracts
    return [name for each in contracts for name in (each.number, each.name, each.evidence) if name]


def _volumes(project: Project) -> Iterator[Named]:
    """The company's own papers may name a volume of another tender: they outlive it."""
    for i, record in enumerate(project.response.evidence):
        if record.volume:
            yield "response", ("evidence", i, "volume"), record.volume
    for volume in project.response.evidence_volumes:
        yield "response", ("evidence_volumes", volume), volume
    if project.response.personnel_volume:
        yield "response", ("personnel_volume",), project.response.personnel_volume


def _papers_of_volumes(project: Project) -> Iterator[Named]:
    for volume, codes in project.response.evidence_volumes.items():
        for i, code in enumerate(codes):
            yield "response", ("evidence_volumes", volume, i), code


def _marks(project: Project) -> Iterator[Named]:
    """What is left of a mark such as ▲# once the signs that the tender declares are taken out."""
    lot, symbols = project.tender.lot, [mark.symbol for mark in project.tender.marks]
    bearing: list[tuple[Place, str]] = [
        *((("lot", "clauses", i, "mark"), clause.mark) for i, clause in enumerate(lot.clauses)),
        *((("lot", "headings", i, "mark"), heading.mark) for i, heading in enumerate(lot.headings)),
    ]
    for place, mark in bearing:
        _, left = signs(mark, symbols)
        if left:
            yield "tender", place, left
    for i, item in enumerate(lot.evaluation):
        for j, mark in enumerate(item.marks):
            yield "tender", ("lot", "evaluation", i, "marks", j), mark


def _headings(project: Project) -> Iterator[Named]:
    for i, clause in enumerate(project.tender.lot.clauses):
        if clause.heading is not None:
            yield "tender", ("lot", "clauses", i, "heading"), clause.heading


def _forms(project: Project) -> Iterator[Named]:
    for code, answer in project.answers.items():
        for j, form in enumerate(answer.forms):
            yield "answers", ("answers", code, "forms", j), form


def _parts(project: Project) -> Iterator[Named]:
    for i, volume in enumerate(project.tender.volumes):
        for part in volume.parts:
            yield "tender", ("volumes", i, "parts"), part


def _evidence_codes(project: Project) -> Iterator[Named]:
    for source, records in (("bidder", project.bidder.evidence), ("response", project.response.evidence)):
        for i, record in enumerate(records):
            yield source, ("evidence", i, "code"), record.code


def _dangling(
    project: Project, named: Iterable[Named], known: Collection[str], said: Message
) -> Iterator[Finding]:
    for source, place, code in named:
        if code not in known:
            message = Message(said.text, {"code": code})
            case, values = suggestion(code, list(known))
            yield project.found("REF-UNKNOWN", (source, *place), message, case, **values)


def _repeated(project: Project, named: Iterable[Named]) -> Iterator[Finding]:
    """What stands in two lists; twice in one is told when its file is read."""
    first: dict[str, tuple[str, Place]] = {}
    for source, place, code in named:
        before, there = first.setdefault(code, (source, place))
        if (before, there[:2]) != (source, place[:2]):
            values = {"code": code, "first": project.sources.origin(before, *there)}
            said = Message("{code} is used twice; it stands at {first} already", values)
            yield project.found("CODE-DUPLICATE", (source, *place), said)
