"""The entries of tender.yaml that were read from the tender's file, by kind, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.base import Record
from docgen.model.finding import Message
from docgen.model.reading.reading import Certainty
from docgen.model.sources import Place
from docgen.model.tender import (
    dates,
    evaluation,
    forms,
    marks,
    payment,
    price,
    read_entry,
    scorecard,
    securities,
)
from docgen.model.tender.standing import standings
from docgen.model.tender.tender import Clause, SiteSpec, Tender, Volume
from docgen.model.tender.tender_file import TenderFile

_KINDS: tuple[tuple[type[Record], Message], ...] = (
    (Clause, Message("clauses")),
    (marks.Mark, Message("marks")),
    (marks.SubstantiveWords, Message("words that make a clause substantive")),
    (marks.Heading, Message("headings")),
    (evaluation.ReviewRow, Message("rows of the review")),
    (evaluation.EvaluationItem, Message("items that are scored")),
    (scorecard.Criterion, Message("criteria of the scorecard")),
    (scorecard.ScorecardItem, Message("criteria of the scorecard")),
    (scorecard.Scorecard, Message("criteria of the scorecard")),
    (payment.PaymentStage, Message("terms of payment")),
    (payment.PaymentBand, Message("terms of payment")),
    (payment.PaymentPlan, Message("terms of payment")),
    (price.Ceiling, Message("rules of the price")),
    (price.PricePart, Message("rules of the price")),
    (securities.Bond, Message("bonds and fees")),
    (securities.AgencyFee, Message("bonds and fees")),
    (dates.Obtaining, Message("days and hours")),
    (dates.LastMoment, Message("days and hours")),
    (dates.OpeningTime, Message("days and hours")),
    (dates.SiteVisit, Message("days and hours")),
    (SiteSpec, Message("sites")),
    (Volume, Message("volumes")),
    (forms.PrescribedForm, Message("prescribed forms")),
)
_FACTS = Message("facts")
FIGURES = Message("figures of clauses")


@dataclass(frozen=True)
class Waiting:
    """An entry that nobody confirmed: what kind, how people call it, how sure it is, whether it voids."""

    kind: Message
    name: str
    certainty: Certainty
    voids: bool
    place: Place


def waiting(tender: Tender) -> Iterator[Waiting]:
    """Every entry that was read and not confirmed, in the order of the records.

    What voids a bid: substantive clauses, marks and words that make them so, rows of the review. The figures
    proposed for a clause wait with it, and stand for themselves where it counts.
    """
    yield from _waiting(tender, ("tender",), _substantive(tender))


def waiting_in(file: TenderFile) -> Iterator[Waiting]:
    """The same of a whole tender.yaml, places counted from it; figures stand for themselves nowhere."""
    of_lots = [_substantive(file.of_lot(lot)) for lot in file.all_lots]
    for each in _waiting(file, (), frozenset().union(*of_lots)):
        if each.kind is not FIGURES:
            yield each


def _substantive(tender: Tender) -> frozenset[str]:
    return frozenset(code for code, standing in standings(tender).items() if standing.substantive)


def _waiting(value: Record, place: Place, void: frozenset[str]) -> Iterator[Waiting]:
    for at, entry in _entries(value, place):
        if isinstance(entry, Clause):
            yield from _figures(entry, at)
        if entry.certainty is not None and not entry.counts:
            name = _name(entry, at)
            yield Waiting(_kind(entry), name, entry.certainty, _voids(entry, name in void), at)


def _entries(value: object, place: Place) -> Iterator[tuple[Place, read_entry.ReadEntry]]:
    if isinstance(value, read_entry.ReadEntry):
        yield place, value
    if isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _entries(getattr(value, name, None), (*place, name))
    elif isinstance(value, tuple):
        for i, each in enumerate(value):
            yield from _entries(each, (*place, i))


def _figures(clause: Clause, place: Place) -> Iterator[Waiting]:
    """The first of a clause's figures that is not certain; exact ones are sure by their form."""
    if clause.confirmed is not None:
        return
    for i, requirement in enumerate(clause.requires):
        if requirement.certainty not in (None, "exact"):
            yield Waiting(FIGURES, clause.code, requirement.certainty, False, (*place, "requires", i))
            return


def _voids(entry: read_entry.ReadEntry, substantive: bool) -> bool:
    match entry:
        case Clause():
            return substantive
        case marks.Mark():
            return entry.effect == "void"
        case evaluation.ReviewRow():
            return entry.by == "response"
    return isinstance(entry, marks.SubstantiveWords)


def _kind(entry: Record) -> Message:
    return next((said for kind, said in _KINDS if isinstance(entry, kind)), _FACTS)


def _name(entry: Record, place: Place) -> str:
    """Its code, else what it is called, else the field that it stands in."""
    if isinstance(entry, marks.SubstantiveWords):
        return "、".join(entry.words)
    for field in ("code", "symbol", "field", "name", "title", "kind"):
        if isinstance(name := getattr(entry, field, None), str) and name:
            return name
    return next(str(part) for part in reversed(place) if isinstance(part, str))
