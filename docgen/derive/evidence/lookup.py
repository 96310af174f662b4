"""Which papers prove a thing of somebody, and which fills a form's box for a scan."""

from __future__ import annotations

from docgen.model.company.someone import named, people
from docgen.model.project import EvidenceFile, Project
from docgen.rules import evidence_words


def evidence_for(project: Project, kind: str, about: str = "", side: str = "") -> tuple[EvidenceFile, ...]:
    """The papers of a kind about a person (code or name; without one the company's own), front before back.

    Of all that the company and the bid have, in a volume or not, those that can be read and hold on the day
    of the opening. `side` leaves those that show it: the one that says it, else one that says none and so
    shows both. Nothing where the name is of several people.
    """
    words = evidence_words()
    everybody = people(project.bidder, project.staff.values())
    who = named(about, everybody)
    if about and len(who) != 1:
        return ()
    met = [
        item
        for item in project.papers.values()
        if item.record.kind == kind
        and named(item.record.about, everybody) == who
        and bool(item.record.about) == bool(about)
        and _holds(item, project)
    ]
    sides = list(words.sides)
    said = [(words.side(item.record.title, item.record.file), item) for item in met]
    said.sort(key=lambda each: sides.index(each[0]) if each[0] else len(sides))
    if side and any(each == side for each, _ in said):
        said = [each for each in said if each[0] == side]
    elif side:
        said = [each for each in said if not each[0]]
    return tuple(item for _, item in said)


def scan_for(project: Project, field: str) -> EvidenceFile | None:
    """The paper for the box of a form that asks for `field` (legal.id_copy_front).

    None where there is none, or more than one: which of two is meant is a person's to say.
    """
    box = evidence_words().boxes.get(field)
    if box is None:
        return None
    everybody = people(project.bidder, project.staff.values())
    asked = [one for one in everybody if box.about in one.roles]
    met = evidence_for(project, box.kind, asked[0].key, box.side) if len(asked) == 1 else ()
    return met[0] if len(met) == 1 else None


def _holds(item: EvidenceFile, project: Project) -> bool:
    until = item.record.valid_until
    return item.facts.readable and (until is None or until >= project.tender.opening)
