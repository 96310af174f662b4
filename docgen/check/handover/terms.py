"""The terms of a handover: regime, receiver, day, sites named, what the text covers."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.handover.rows import unknown
from docgen.model.finding import Finding, Message
from docgen.model.handover.inventory import Handover
from docgen.model.handover.project import HandoverProject
from docgen.model.sources import Place
from docgen.model.tender.handover_regime import RuledFate
from docgen.model.text import folded

_OUTCOMES: dict[RuledFate, Message] = {
    "passes": Message("passes to the receiver"),
    "returned": Message("goes back to the purchaser"),
    "buyback": Message("is bought at its net value"),
    "kept": Message("stays with the operator"),
    "excluded": Message("is kept out by the contract"),
}


def check_terms(project: HandoverProject, figures: Handover) -> Iterator[Finding]:
    """What is wrong or open in handover.yaml, contract.yaml and the tender's handover rules."""
    yield from _regime(project)
    yield from _points(project, figures)
    yield from _receiver(project)
    yield from _witness(project)
    yield from _day(project)
    yield from _sites(project)
    yield from _people(project)
    yield from _bare_sites(project, figures)
    yield from _covered(project, figures)
    yield from _pictures(project)
    yield from _explanations(project, figures)


def _regime(project: HandoverProject) -> Iterator[Finding]:
    regime = project.service.tender.lot.handover
    if regime is None:
        said = Message("the tender's data do not say what becomes of the assets")
        yield project.found("HANDOVER-REGIME", ("tender", "lot"), said)
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
            named = tuple(_OUTCOMES[outcome] for outcome in allowed)
            values = {"point": point.point, "count": point.count, "outcomes": named}
            said = Message(
                "{point} is open for {count} things, which may have these outcomes: {outcomes}", values
            )
            yield project.found(
                "HANDOVER-OPEN", ("tender", "lot", "handover", "rules", point.rule), said, clause=point.clause
            )
        elif point.decision is not None and point.decision.outcome not in allowed:
            values = {"outcome": point.decision.outcome, "point": point.point, "outcomes": allowed}
            said = Message("{outcome} is no outcome of {point}; it may be {outcomes}", values)
            yield project.found(
                "HANDOVER-DECISION", ("contract", "decisions", decisions.index(point.point), "outcome"), said
            )


def _receiver(project: HandoverProject) -> Iterator[Finding]:
    regime, receiver = project.service.tender.lot.handover, project.terms.receiver
    if receiver is None and regime is not None and regime.to == "next_operator":
        said = Message("the next operator is not named")
        yield project.found("HANDOVER-RECEIVER", ("handover",), said, "missing")
    if receiver is not None and folded(receiver.name) == folded(project.service.operator.name):
        said = Message("the receiver is the outgoing operator itself")
        yield project.found("HANDOVER-RECEIVER", ("handover", "receiver", "name"), said, "itself")
    if receiver is not None and receiver.uscc is None:
        said = Message("{name} has no unified social credit code", {"name": receiver.name})
        yield project.found("HANDOVER-RECEIVER", ("handover", "receiver"), said, "uncoded")


def _witness(project: HandoverProject) -> Iterator[Finding]:
    """Somebody beside the two parties watches; a place that nobody is named for is filled in by hand."""
    witness = project.witness
    if witness is None:
        said = Message("nobody is named who watches the handover: the place stays blank")
        yield project.found("HANDOVER-WITNESS", ("handover",), said)
        return
    signing = (project.service.operator.name, project.receiver_name)
    if folded(witness.name) in map(folded, signing):
        said = Message("{name} watches a handover that it signs as a party", {"name": witness.name})
        yield project.found("HANDOVER-WITNESS", ("handover", "witness", "name"), said, "party")


def _day(project: HandoverProject) -> Iterator[Finding]:
    """A handover before service began is a slip of the pen."""
    contract, day = project.service.contract, project.terms.date
    begun = contract.opened or contract.signed
    if day < begun:
        said = Message(
            "the handover on {day} is before service began on {begun}", {"day": day, "begun": begun}
        )
        yield project.found("HANDOVER-DATE", ("handover", "date"), said)


def _sites(project: HandoverProject) -> Iterator[Finding]:
    known = project.service.tender.lot.site_codes
    terms = project.terms
    named: list[tuple[Place, str]] = [(("sites", i), site) for i, site in enumerate(terms.sites)]
    named += [(("posts", i, "site"), post.site) for i, post in enumerate(terms.posts)]
    named += [(("keys", i, "site"), key.site) for i, key in enumerate(terms.keys)]
    named += [(("photos", i, "site"), photo.site) for i, photo in enumerate(terms.photos)]
    named += [(("matters", i, "site"), matter.site) for i, matter in enumerate(terms.matters) if matter.site]
    for place, site in named:
        if site not in known:
            yield unknown(project, "handover", "HANDOVER-SITE", place, site, known)


def _people(project: HandoverProject) -> Iterator[Finding]:
    """Somebody listed twice, and keys held by nobody who is listed."""
    names: list[str] = []
    for i, post in enumerate(project.terms.posts):
        if folded(post.name) in names:
            said = Message("{name} is listed twice", {"name": post.name})
            yield project.found("HANDOVER-PERSON", ("handover", "posts", i, "name"), said, "twice")
        names.append(folded(post.name))
    for i, key in enumerate(project.terms.keys):
        if names and key.holder and folded(key.holder) not in names:
            said = Message(
                "{holder}, who holds {key}, is nobody of the posts", {"holder": key.holder, "key": key.name}
            )
            yield project.found("HANDOVER-PERSON", ("handover", "keys", i, "holder"), said)


def _bare_sites(project: HandoverProject, figures: Handover) -> Iterator[Finding]:
    """Sites handed over of which no key passes, or no picture shows the state, where those of others do."""
    terms = project.terms
    for named, what, lacking in (
        ("keys", {key.site for key in terms.keys}, Message("key")),
        ("photos", {photo.site for photo in terms.photos}, Message("picture")),
    ):
        for site in figures.sites:
            if what and site.site in project.service.tender.lot.site_codes and site.site not in what:
                said = Message("{site}: no {lacking} is listed", {"site": site.name, "lacking": lacking})
                yield project.found("HANDOVER-BARE", ("handover", named), said)


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
            yield project.found("HANDOVER-KIND", ("tender", "lot", "handover", "covers", i), said)


def _pictures(project: HandoverProject) -> Iterator[Finding]:
    for i, photo in enumerate(project.terms.photos):
        if not project.shows(photo.file):
            said = Message("{file} is no picture that can be read", {"file": photo.file})
            yield project.found("HANDOVER-PHOTO", ("handover", "photos", i, "file"), said)


def _explanations(project: HandoverProject, figures: Handover) -> Iterator[Finding]:
    for i, explanation in enumerate(project.terms.explanations):
        if not any(explanation.explains(*each) for each in figures.explainable):
            said = Message("the explanation of {subject} meets no difference", {"subject": explanation.of})
            yield project.found("HANDOVER-IDLE", ("handover", "explanations", i, "of"), said)
