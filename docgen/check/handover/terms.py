"""The terms of a handover: regime, receiver, day, sites named, what the text covers."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.handover.rows import unknown
from docgen.model.finding import Finding, Message, Severity
from docgen.model.handover.inventory import Handover
from docgen.model.handover.records import HandoverProject
from docgen.model.project import Place
from docgen.model.text import folded


def check_terms(project: HandoverProject, figures: Handover) -> Iterator[Finding]:
    """What is wrong or open in handover.yaml, contract.yaml and the tender's handover rules."""
    yield from _regime(project)
    yield from _points(project, figures)
    yield from _receiver(project)
    yield from _day(project)
    yield from _sites(project)
    yield from _covered(project, figures)
    yield from _pictures(project)
    yield from _explanations(project, figures)


def _regime(project: HandoverProject) -> Iterator[Finding]:
    regime = project.service.tender.lot.handover
    if regime is None:
        said = Message("the tender's data do not say what becomes of the assets")
        remedy = Message("Add lot.handover to tender.yaml.")
        yield _found(project, "HANDOVER-REGIME", "tender", ("lot",), said, remedy)
        return
    clauses = [clause.code for clause in project.service.tender.lot.clauses]
    for i, rule in enumerate(regime.rules):
        if rule.clause and rule.clause not in clauses:
            place: Place = ("lot", "handover", "rules", i, "clause")
            yield unknown(project, "tender", "HANDOVER-CLAUSE", place, rule.clause, clauses)


def _points(project: HandoverProject, figures: Handover) -> Iterator[Finding]:
    """Points still open, and decisions for something that is no outcome."""
    decisions = [decision.point for decision in project.service.contract.decisions]
    for point in figures.points:
        allowed = tuple(outcome for outcome, _ in point.outcomes)
        if point.decision is None and point.count:
            values = {"point": point.point, "count": point.count, "outcomes": allowed}
            said = Message("{point} is open: {count} things may be {outcomes}", values)
            remedy = Message("Record the decision under decisions: in contract.yaml.")
            place: Place = ("lot", "handover", "rules", point.rule)
            yield _found(project, "HANDOVER-OPEN", "tender", place, said, remedy, "warning", point.clause)
        elif point.decision is not None and point.decision.outcome not in allowed:
            values = {"outcome": point.decision.outcome, "point": point.point, "outcomes": allowed}
            said = Message("{outcome} is no outcome of {point}; it may be {outcomes}", values)
            place = ("decisions", decisions.index(point.point), "outcome")
            remedy = Message("Write one of them.")
            yield _found(project, "HANDOVER-DECISION", "contract", place, said, remedy)


def _receiver(project: HandoverProject) -> Iterator[Finding]:
    regime, receiver = project.service.tender.lot.handover, project.terms.receiver
    if receiver is None and regime is not None and regime.to == "next_operator":
        said = Message("the next operator is not named")
        remedy = Message("Add receiver: with its name.")
        yield _found(project, "HANDOVER-RECEIVER", "handover", (), said, remedy)
    if receiver is not None and folded(receiver.name) == folded(project.service.operator.name):
        said = Message("the receiver is the outgoing operator itself")
        remedy = Message("Name the next operator.")
        yield _found(project, "HANDOVER-RECEIVER", "handover", ("receiver", "name"), said, remedy)


def _day(project: HandoverProject) -> Iterator[Finding]:
    """A handover before service began is a slip of the pen."""
    contract, day = project.service.contract, project.terms.date
    begun = contract.opened or contract.signed
    if day < begun:
        said = Message(
            "the handover on {day} is before service began on {begun}", {"day": day, "begun": begun}
        )
        yield _found(project, "HANDOVER-DATE", "handover", ("date",), said, Message("Correct the date."))


def _sites(project: HandoverProject) -> Iterator[Finding]:
    known = [site.code for site in project.service.tender.lot.sites]
    terms = project.terms
    named: list[tuple[Place, str]] = [(("sites", i), site) for i, site in enumerate(terms.sites)]
    named += [(("posts", i, "site"), post.site) for i, post in enumerate(terms.posts)]
    named += [(("keys", i, "site"), key.site) for i, key in enumerate(terms.keys)]
    named += [(("photos", i, "site"), photo.site) for i, photo in enumerate(terms.photos)]
    named += [(("matters", i, "site"), matter.site) for i, matter in enumerate(terms.matters) if matter.site]
    for place, site in named:
        if site not in known:
            yield unknown(project, "handover", "HANDOVER-SITE", place, site, known)


def _covered(project: HandoverProject, figures: Handover) -> Iterator[Finding]:
    """Kinds that the contract's text names, of which neither sheet lists anything."""
    regime = project.service.tender.lot.handover
    if regime is None or project.terms.sites:
        return
    kinds = {category.name: category.kind for category in project.terms.categories}
    listed = {kinds.get(line.asset.category, line.asset.category) for line in figures.lines}
    listed |= {line.account.kind for line in figures.accounts}
    for i, kind in enumerate(regime.covers):
        if kind not in listed:
            said = Message("the contract names {kind} among what passes, and none is listed", {"kind": kind})
            remedy = Message("List it in assets.xlsx or accounts.xlsx, or make sure that there is none.")
            place: Place = ("lot", "handover", "covers", i)
            yield _found(project, "HANDOVER-KIND", "tender", place, said, remedy, "warning")


def _pictures(project: HandoverProject) -> Iterator[Finding]:
    for i, photo in enumerate(project.terms.photos):
        if not project.shows(photo.file):
            said = Message("{file} is no picture that can be read", {"file": photo.file})
            remedy = Message("Save it again as PNG or JPEG.")
            yield _found(project, "HANDOVER-PHOTO", "handover", ("photos", i, "file"), said, remedy)


def _explanations(project: HandoverProject, figures: Handover) -> Iterator[Finding]:
    explained = {name for difference in figures.differences for name in difference.subjects}
    for i, explanation in enumerate(project.terms.explanations):
        if explanation.of not in explained:
            said = Message("the explanation of {subject} meets no difference", {"subject": explanation.of})
            remedy = Message("Remove it, or correct what it is of.")
            place: Place = ("explanations", i, "of")
            yield _found(project, "HANDOVER-IDLE", "handover", place, said, remedy, "warning")


def _found(
    project: HandoverProject,
    code: str,
    source: str,
    place: Place,
    said: Message,
    remedy: Message,
    severity: Severity = "error",
    clause: str = "",
) -> Finding:
    origin = project.service.sources.origin(source, *place)
    return Finding(code, severity, origin, said, remedy, clause)
