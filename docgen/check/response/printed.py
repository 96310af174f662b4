"""What a bid has and no volume prints, where volumes are made of the tender's forms: told and counted.

Forms take what their tables ask for; docgen's own parts stand only where `parts` name them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.check.tender.confirmed import shortened
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.forms import Printed
from docgen.model.sources import Place
from docgen.model.tender.standing import standings

_CODE = "VOLUME-NOWHERE"


def check_printed(project: Project, printed: Printed) -> Iterator[Finding]:
    """A finding for each kind of thing that stands in no volume; nothing where a volume is made otherwise."""
    volumes = project.tender.volumes
    if not volumes or not all(volume.parts for volume in volumes):
        return
    parts = {part for volume in volumes for part in volume.parts}
    if "answers" not in parts:
        yield from _clauses(project, printed)
        if "payment" not in parts:
            yield from _payment(project)
    if "scorecard" not in parts:
        yield from _criteria(project)
    if not parts & {"staff", "sites"} and "people" not in printed.kinds:
        yield from _people(project)
    if "offer" not in parts and not printed.kinds & {"offer", "prices"}:
        said = Message("no volume prints the price: neither a table of the tender's forms nor a part")
        yield project.found(_CODE, _parts_of(project), said, "offer")
    for part, held, place, what in (
        ("contracts", project.bidder.contracts, ("bidder", "contracts"), Message("past contracts")),
        ("commitments", project.response.commitments, ("response", "commitments"), Message("commitments")),
        ("sites", project.equipment, ("equipment",), Message("pieces of equipment")),
    ):
        if part not in parts and _TABLES.get(part) not in printed.kinds and held:
            said = Message("no volume prints the {count} {what}", {"count": len(held), "what": what})
            yield project.found(_CODE, place, said, part)


_TABLES = {"contracts": "contracts", "sites": "equipment"}
"""The kind of table of a form that takes what a part of docgen's prints."""


def _clauses(project: Project, printed: Printed) -> Iterator[Finding]:
    """Clauses whose part no deviation table of the tender's forms takes, those that void the bid first."""
    void = {code for code, each in standings(project.tender).items() if each.substantive}
    for part, what in (("commercial", Message("commercial")), ("technical", Message("technical"))):
        left = [
            clause.code
            for clause in project.tender.lot.clauses
            if clause.part == part and clause.code not in printed.clauses
        ]
        if left:
            first = [code for code in left if code in void]
            names = shortened([*first, *(code for code in left if code not in void)])
            values = {"count": len(left), "part": what, "void": len(first), "names": names}
            said = Message(
                "{count} {part} clauses, {void} of them void the bid, stand in no deviation table of any "
                "volume: {names}",
                values,
            )
            yield project.found(_CODE, _parts_of(project), said, "clauses")


def _payment(project: Project) -> Iterator[Finding]:
    """Terms of payment that are no clause, so that no deviation table has them."""
    clauses = project.tender.lot.clauses
    known = {clause.place for clause in clauses} | {clause.block for clause in clauses if clause.block}
    stages = [stage for stage in project.tender.lot.payment.stages if not {stage.place, stage.block} & known]
    if stages:
        values = {"count": len(stages), "names": shortened([stage.code for stage in stages])}
        said = Message("the {count} stages of payment stand in no volume: {names}", values)
        yield project.found(_CODE, ("tender", "lot", "payment"), said, "payment")


def _criteria(project: Project) -> Iterator[Finding]:
    card = project.tender.lot.scorecard
    codes = [each.code for item in (card.items if card else ()) for each in item.criteria]
    answered = [code for code in codes if code in project.answers]
    if answered:
        values = {"count": len(answered), "names": shortened(answered)}
        said = Message("{count} answers to the scorecard of the service stand in no volume: {names}", values)
        yield project.found(_CODE, _parts_of(project), said, "scorecard")


def _people(project: Project) -> Iterator[Finding]:
    posted: Sequence[str] = list(
        dict.fromkeys(post.staff for site in project.response.sites for post in site.posts)
    )
    if posted:
        values = {"count": len(posted), "names": shortened(list(posted))}
        said = Message("the {count} people who serve stand in no volume: {names}", values)
        yield project.found(_CODE, ("response", "sites"), said, "staff")


def _parts_of(project: Project) -> Place:
    """The parts of the volume that docgen would put it into: the one that has most forms."""
    volumes = project.tender.volumes
    at = max(range(len(volumes)), key=lambda i: len(volumes[i].parts))
    return "tender", "volumes", at, "parts"
