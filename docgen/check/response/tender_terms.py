"""The tender's own terms: bounds that nothing meets, bands and tiers that overlap, marks without a price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pydantic import BaseModel

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.sources import Place
from docgen.model.tender.bounds import Bounds, overlapping
from docgen.model.tender.evaluation import EvaluationItem
from docgen.model.tender.payment import PaymentBand
from docgen.model.tender.requirement import AmountRequirement, ShareRequirement, StaffRequirement

_LOT: Place = ("tender", "lot")
_WHOLE = 100


def check_tender_terms(project: Project) -> Iterator[Finding]:
    """What is wrong or left in doubt in the tender as it was written down, whatever is offered."""
    for place, record, clause in _bounded(project):
        yield from _swapped(project, place, record, clause)
        yield from _shares(project, place, record, clause)
    lot = project.tender.lot
    yield from _overlap(project, (*_LOT, "payment", "bands"), lot.payment.bands)
    for i, item in enumerate(lot.evaluation):
        yield from _overlap(project, (*_LOT, "evaluation", i, "tiers"), item.tiers)
        yield from _points_swapped(project, (*_LOT, "evaluation", i, "tiers"), item)
    for i, mark in enumerate(project.tender.marks):
        if mark.effect == "points" and mark.points is None:
            said = Message(
                "a deviation from {mark} costs points, and nothing says how many", _mark(mark.symbol)
            )
            yield project.found("MARK-UNPRICED", ("tender", "marks", i), said)


def _bounded(project: Project) -> Iterator[tuple[Place, BaseModel, str]]:
    """Everything that reaches from something to something: its place, and the clause that asks for it."""
    lot = project.tender.lot
    for i, clause in enumerate(lot.clauses):
        for j, requirement in enumerate(clause.requires):
            place = (*_LOT, "clauses", i, "requires", j)
            yield place, requirement, clause.code
            if isinstance(requirement, StaffRequirement):
                for k, limit in enumerate(requirement.ages):
                    yield (*place, "ages", k), limit, clause.code
    for i, item in enumerate(lot.scorecard.items if lot.scorecard else ()):
        for j, criterion in enumerate(item.criteria):
            for k, requirement in enumerate(criterion.requires):
                place = (*_LOT, "scorecard", "items", i, "criteria", j, "requires", k)
                yield place, requirement, criterion.code
    for i, band in enumerate(lot.payment.bands):
        yield (*_LOT, "payment", "bands", i), band, ""
    for i, scored in enumerate(lot.evaluation):
        for j, tier in enumerate(scored.tiers):
            yield (*_LOT, "evaluation", i, "tiers", j), tier, scored.code


def _swapped(project: Project, place: Place, record: BaseModel, clause: str) -> Iterator[Finding]:
    least = getattr(record, "least", None)
    tops = [getattr(record, name, None) for name in ("most", "below")]
    given = [top for top in tops if top is not None]
    if least is None or not given:
        return
    if least > min(given) or (isinstance(record, Bounds) and record.empty):
        top = min(given)
        said = Message("from {least} up to {top}: nothing lies between", {"least": least, "top": top})
        yield project.found("BOUNDS-SWAPPED", place, said, clause=clause)


def _shares(project: Project, place: Place, record: BaseModel, clause: str) -> Iterator[Finding]:
    """Percentages below nothing or above the whole, as 950 for 95.0 is."""
    if isinstance(record, ShareRequirement):
        named: tuple[Decimal | None, ...] = (record.least, record.most)
    elif isinstance(record, AmountRequirement):
        named = (record.spread_percent,)
    else:
        price = record.per_point if isinstance(record, PaymentBand) else None
        named = (price.percent,) if price else ()
    for share in named:
        if share is not None and not 0 <= share <= _WHOLE:
            said = Message("a share of {share} %", {"share": share})
            negative = share < 0
            yield project.found("SHARE-RANGE", place, said, "below" if negative else "", clause=clause)


def _points_swapped(project: Project, place: Place, item: EvaluationItem) -> Iterator[Finding]:
    for j, tier in enumerate(item.tiers):
        if tier.least_points is not None and tier.least_points > tier.points:
            values = {"least": tier.least_points, "top": tier.points}
            said = Message("from {least} up to {top}: nothing lies between", values)
            yield project.found("BOUNDS-SWAPPED", (*place, j, "least_points"), said, clause=item.code)


def _overlap(project: Project, place: Place, spans: Sequence[Bounds]) -> Iterator[Finding]:
    """The first two that share a figure; one that is empty does not, nor one told by words alone (优、良)."""
    told = [(i, span) for i, span in enumerate(spans) if span.told and not span.empty]
    pair = overlapping([span for _, span in told])
    if pair is not None:
        first, second = (told[each][0] for each in pair)
        said = Message(
            "numbers {first} and {second} share a figure", {"first": first + 1, "second": second + 1}
        )
        yield project.found("BAND-OVERLAP", (*place, second), said)


def _mark(symbol: str) -> dict[str, object]:
    return {"mark": symbol}
