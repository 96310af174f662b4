"""Which figures of a clause its words leave unsaid: a table prints those beside the words, and no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from docgen.derive.response.stated.asked import asked_as_data, asked_in_words
from docgen.derive.response.stated.figure import Demand, Per
from docgen.derive.response.stated.grammar import Grammar, grammar
from docgen.derive.response.stated.likeness import ENOUGH, likeness
from docgen.model.remembered import Remembered, Same
from docgen.model.rules.figures import FigureRule, Measure
from docgen.model.tender.requirement import (
    AreaRequirement,
    FacilityRequirement,
    Requirement,
    StaffRequirement,
    VehicleRequirement,
    ZoneRequirement,
)
from docgen.model.tender.tender import Lot
from docgen.model.text import squeezed

_LISTS = {"zone", "facility"}
_PLAIN_STAFF = {"kind", "role", "least"}


def unstated_requirements(lot: Lot, rule: FigureRule) -> Mapping[str, tuple[Requirement, ...]]:
    """The requirements that the words do not state, by the code of their clause or criterion."""
    return _known.get((Same(lot), Same(rule)), lambda: _unstated(lot, rule))


_known: Remembered[Mapping[str, tuple[Requirement, ...]]] = Remembered()


def _unstated(lot: Lot, rule: FigureRule) -> Mapping[str, tuple[Requirement, ...]]:
    words = grammar(rule)
    items = lot.scorecard.items if lot.scorecard else ()
    asked = [(clause.code, clause.title, clause.as_asked, clause.requires) for clause in lot.clauses]
    asked += [(each.code, each.title, each.text, each.requires) for item in items for each in item.criteria]
    return {code: unstated(text, title, requires, words) for code, title, text, requires in asked if requires}


def unstated(
    text: str, title: str, requirements: Sequence[Requirement], words: Grammar
) -> tuple[Requirement, ...]:
    """Those that the text does not state beyond doubt: the same figure, the same way, of the same thing.

    Zones and facilities are lists, which stay whole where one of their entries is not stated.
    """
    said = asked_in_words(text, title, words)
    left = [each for each in requirements if not _stated(each, text, title, said, words)]
    whole = {each.kind for each in left} & _LISTS
    return tuple(each for each in requirements if each in left or each.kind in whole)


def _stated(requirement: Requirement, text: str, title: str, said: Sequence[Demand], words: Grammar) -> bool:
    match requirement:
        case AreaRequirement():
            return _says(said, "area", requirement.least)
        case StaffRequirement():
            plain = requirement.model_fields_set <= _PLAIN_STAFF
            return plain and _named(requirement.role, text) and _says(said, "people", requirement.least)
        case VehicleRequirement():
            return _says(said, "things", requirement.least) and _says(said, "seats", requirement.seats)
        case FacilityRequirement():
            least = requirement.least
            return _named(requirement.name, text) and (least is None or _says(said, "things", least))
        case ZoneRequirement():
            return _named(requirement.name, text)
    demand = asked_as_data(requirement, title, words)
    return demand is not None and any(_same(demand, each, text, words) for each in said)


def _named(name: str, text: str) -> bool:
    return squeezed(name) in squeezed(text)


def _says(said: Sequence[Demand], measure: Measure, least: Decimal | int) -> bool:
    return any(measure in each.measures and least in (each.low, each.exactly) for each in said)


def _same(demand: Demand, said: Demand, text: str, words: Grammar) -> bool:
    """Whether both are the same figure: measure, bounds, what it is counted by and what it is of."""
    bounds = ((demand.low, said.low), (demand.high, said.high), (demand.exactly, said.exactly))
    return (
        bool(set(demand.measures) & set(said.measures))
        and all(asked in (None, named, said.exactly) for asked, named in bounds)
        and demand.per in (Per(), said.per)
        and (
            _named(demand.words, text)
            or any(likeness(demand.words, topic, words) >= ENOUGH for topic in said.topics)
        )
    )
