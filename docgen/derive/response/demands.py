"""Every demand of the lot's clauses, each compared, not comparable, or a clause without a figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.derive.response.stated.areas import named_areas
from docgen.derive.response.stated.asked import asked_as_data, asked_in_words
from docgen.derive.response.stated.figure import Demand, Stated
from docgen.derive.response.stated.grammar import Grammar, grammar
from docgen.derive.response.stated.matching import matched
from docgen.derive.response.stated.reading import read
from docgen.model.project import Project
from docgen.model.response.demands import JudgedDemand, Why
from docgen.model.rules.figures import FigureRule, Measure
from docgen.model.tender.requirement import (
    AreaRequirement,
    FacilityRequirement,
    HoursRequirement,
    Requirement,
    StaffRequirement,
    TermRequirement,
    VehicleRequirement,
    ZoneRequirement,
)
from docgen.model.tender.tender import Clause

Known = tuple[Measure, Decimal]
"""A figure of a measure that a requirement has said."""


def judged_demands(project: Project, rule: FigureRule) -> tuple[JudgedDemand, ...]:
    """The demands of all clauses in the tender's order."""
    words = grammar(rule)
    return tuple(each for clause in project.tender.lot.clauses for each in _of_clause(project, clause, words))


def _of_clause(project: Project, clause: Clause, words: Grammar) -> Iterator[JudgedDemand]:
    by_words: dict[int, Demand] = {}
    for i, requirement in enumerate(clause.requires):
        demand = asked_as_data(requirement, clause.title, words)
        if demand is not None and not _of_signing(requirement):
            by_words[i] = demand
    further = _further(clause, list(by_words.values()), words)
    if not clause.requires and not further:
        yield JudgedDemand(clause=clause.code, title=clause.title, outcome="without_figure")
        return
    answer = project.answers.get(clause.code)
    unread: Why = "unanswered" if answer is None else "negative" if answer.deviation == "negative" else ""
    stated = read(answer.text, words) if answer and not unread else []
    judged = matched([*by_words.values(), *further], stated, words)
    results = iter(
        [_told(clause, each.demand.words, each.verdict, each.words, unread or each.why) for each in judged]
    )
    for i, requirement in enumerate(clause.requires):
        if i in by_words:
            yield next(results)
        else:
            yield _of_data(project, clause, requirement, stated, unread, words)
    yield from results


def _told(clause: Clause, demand: str, verdict: str | None, named: str, why: Why) -> JudgedDemand:
    compared = verdict is not None
    return JudgedDemand.model_validate(
        {
            "clause": clause.code,
            "title": clause.title,
            "demand": demand,
            "outcome": "compared" if compared else "not_comparable",
            "verdict": verdict,
            "named": named,
            "why": "" if compared else why,
        }
    )


def _of_signing(requirement: Requirement) -> bool:
    """The term of signing is offered as data."""
    return (
        isinstance(requirement, TermRequirement) and requirement.of_signing and requirement.most is not None
    )


def _of_data(
    project: Project,
    clause: Clause,
    requirement: Requirement,
    stated: list[Stated],
    unread: Why,
    words: Grammar,
) -> JudgedDemand:
    """A demand that the data answer: a site's, the signing's, or one whose figures are not read."""
    name = _name(requirement)
    if unread:
        return _told(clause, name, None, "", unread)
    if isinstance(requirement, AreaRequirement):
        return _area(project, clause, requirement, stated, words)
    if _of_signing(requirement):
        return _offered(clause, name)
    if not isinstance(
        requirement,
        ZoneRequirement | StaffRequirement | VehicleRequirement | FacilityRequirement | HoursRequirement,
    ):
        return _told(clause, name, None, "", "unit")
    if isinstance(requirement, HoursRequirement) and not clause.sites:
        return _told(clause, name, None, "", "site")
    return _offered(clause, name) if _sites(project, clause) else _told(clause, name, None, "", "site")


def _offered(clause: Clause, name: str) -> JudgedDemand:
    return JudgedDemand(clause=clause.code, title=clause.title, demand=name, outcome="compared")


def _sites(project: Project, clause: Clause) -> list[str]:
    """The sites offered that the clause is about; a clause without any is about the whole lot."""
    return [offer.site for offer in project.response.sites if not clause.sites or offer.site in clause.sites]


def _area(
    project: Project, clause: Clause, requirement: AreaRequirement, stated: list[Stated], words: Grammar
) -> JudgedDemand:
    """The area of a site is offered as data; what the answer names beside that must be enough as well."""
    name = _name(requirement)
    named = named_areas(project, clause, stated, words)
    smallest = min(named, key=lambda each: each.low) if named else None
    if smallest is not None and smallest.low < requirement.least:
        return _told(clause, name, "short", smallest.words, "")
    if not clause.sites and smallest is None:
        return _told(clause, name, None, "", "site")
    return _offered(clause, name) if _sites(project, clause) else _told(clause, name, None, "", "site")


def _further(clause: Clause, as_data: list[Demand], words: Grammar) -> list[Demand]:
    """The figures of the clause's words that no requirement has said."""
    known = {
        (measure, value)
        for demand in as_data
        for measure in demand.measures
        for value in (demand.low, demand.high, demand.exactly)
        if value is not None
    }
    known |= {each for requirement in clause.requires for each in _said(requirement)}
    return [each for each in asked_in_words(clause.as_asked, clause.title, words) if not _known(each, known)]


def _known(demand: Demand, known: set[Known]) -> bool:
    values = {value for value in (demand.low, demand.high, demand.exactly) if value is not None}
    return any((measure, value) in known for measure in demand.measures for value in values)


def _said(requirement: Requirement) -> Iterator[Known]:
    match requirement:
        case AreaRequirement():
            yield "area", requirement.least
        case StaffRequirement():
            yield "people", Decimal(requirement.least)
        case VehicleRequirement():
            yield from (("things", Decimal(requirement.least)), ("seats", Decimal(requirement.seats)))
        case FacilityRequirement() if requirement.least is not None:
            yield "things", requirement.least


def _name(requirement: Requirement) -> str:
    """What a demand is called: its own name, or that of its kind."""
    named = getattr(requirement, "role", "") or getattr(requirement, "name", "")
    return str(named or type(requirement).model_fields["kind"].title)
