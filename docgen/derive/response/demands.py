"""Every demand of the lot's clauses, each compared, not comparable, or a clause without a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from docgen.derive.response.contrary_words import contrary_words
from docgen.derive.response.demand_words import demand_words
from docgen.derive.response.named_times import judged_times
from docgen.derive.response.stated.areas import named_areas
from docgen.derive.response.stated.asked import asked_as_data, asked_in_words, limited_as_in_words
from docgen.derive.response.stated.figure import Demand, Stated
from docgen.derive.response.stated.grammar import Grammar, grammar
from docgen.derive.response.stated.matching import Matched, matched
from docgen.derive.response.stated.reading import read
from docgen.derive.response.stated.unread import unread_number
from docgen.model.project import Project
from docgen.model.remembered import Remembered, Same
from docgen.model.response.demands import JudgedDemand, Why
from docgen.model.rules.figures import FigureRule, Measure
from docgen.model.tender.asked import Asked, everything_asked
from docgen.model.tender.requirement import (
    AreaRequirement,
    FacilityRequirement,
    HoursRequirement,
    Requirement,
    StaffRequirement,
    TermRequirement,
    TimesRequirement,
    VehicleRequirement,
    ZoneRequirement,
)

Known = tuple[Measure, Decimal]
"""A figure of a measure that a requirement has said."""


def judged_demands(project: Project, rule: FigureRule) -> tuple[JudgedDemand, ...]:
    """The demands of all clauses and criteria in the tender's order.

    Remembered by clause and answer while lot and sites stay: an edit changes one answer.
    """
    words, lot = grammar(rule), project.tender.lot
    known = _judged.get((Same(lot), Same(rule), project.response.sites), lambda: Remembered(_CLAUSES))
    judged: list[JudgedDemand] = []
    for i, clause in enumerate(everything_asked(lot)):
        answer = project.answers.get(clause.code)
        key = (i, answer.text, answer.deviation) if answer else (i,)
        judged += known.get(key, partial(_all_of_clause, project, clause, words))
    return tuple(judged)


_CLAUSES = 3_000
_judged: Remembered[Remembered[tuple[JudgedDemand, ...]]] = Remembered(20)


def _all_of_clause(project: Project, clause: Asked, words: Grammar) -> tuple[JudgedDemand, ...]:
    return tuple(_of_clause(project, clause, words))


def _of_clause(project: Project, clause: Asked, words: Grammar) -> Iterator[JudgedDemand]:
    by_words: dict[int, Demand] = {}
    for i, requirement in enumerate(clause.requires):
        demand = asked_as_data(requirement, clause.title, words)
        if demand is not None and not _of_signing(requirement):
            by_words[i] = limited_as_in_words(demand, clause.text, words)
    further = _further(clause, list(by_words.values()), words)
    answer = project.answers.get(clause.code)
    contrary = list(contrary_words(clause.text, answer.text, words)) if answer else []
    for wanted, said in contrary:
        why: Why = "negative" if answer and answer.deviation == "negative" else "contrary"
        yield _told(clause, wanted, None, said, why, said)
    if not clause.requires and not further and not contrary:
        yield JudgedDemand(clause=clause.code, title=clause.title, outcome="without_figure")
        return
    unread: Why = "unanswered" if answer is None else "negative" if answer.deviation == "negative" else ""
    stated = read(answer.text, words) if answer and not unread else ()
    judged = matched([*by_words.values(), *further], stated, words)
    text = answer.text if answer else ""
    results = (_with_unread(each, text, words) for each in judged)
    for i, requirement in enumerate(clause.requires):
        if i in by_words:
            yield _of_words(clause, demand_words(requirement), next(results), unread)
        else:
            yield _of_data(project, clause, requirement, stated, unread, words)
    for each in results:
        yield _of_words(clause, each.demand.words, each, unread)


def _with_unread(judged: Matched, answer: str, words: Grammar) -> Matched:
    """With the number that was not understood, where the answer seems to name none."""
    if judged.verdict is not None or judged.why != "nothing" or not answer:
        return judged
    number = unread_number(judged.demand, answer, words)
    return replace(judged, why="unread", limit=number) if number else judged


def _of_words(clause: Asked, demand: str, judged: Matched, unread: Why) -> JudgedDemand:
    return _told(clause, demand, judged.verdict, judged.words, unread or judged.why, judged.limit)


def _told(
    clause: Asked, demand: str, verdict: str | None, named: str, why: Why, quoted: str = ""
) -> JudgedDemand:
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
            "quoted": "" if compared else quoted,
        }
    )


def _of_signing(requirement: Requirement) -> bool:
    """The term of signing is offered as data."""
    return (
        isinstance(requirement, TermRequirement) and requirement.of_signing and requirement.most is not None
    )


def _of_data(
    project: Project,
    clause: Asked,
    requirement: Requirement,
    stated: Sequence[Stated],
    unread: Why,
    words: Grammar,
) -> JudgedDemand:
    """A demand that the data answer: a site's, the signing's, or one whose figures are not read."""
    name = demand_words(requirement)
    if unread:
        return _told(clause, name, None, "", unread)
    if isinstance(requirement, TimesRequirement):
        return _times(clause, requirement, project.answers[clause.code].text, words)
    if isinstance(requirement, AreaRequirement):
        return _area(project, clause, requirement, stated, words)
    if _of_signing(requirement):
        return _offered(clause, name)
    if not isinstance(
        requirement,
        ZoneRequirement | StaffRequirement | VehicleRequirement | FacilityRequirement | HoursRequirement,
    ):
        return _told(clause, name, None, "", "unit")
    if isinstance(requirement, HoursRequirement) and project.tender.lot.sites and not clause.sites:
        return _told(clause, name, None, "", "site")
    if clause.points is not None and _role_of_nobody(project, requirement):
        return _told(clause, name, None, "", "role")
    return _offered(clause, name) if _sites(project, clause) else _told(clause, name, None, "", "site")


def _role_of_nobody(project: Project, requirement: Requirement) -> bool:
    """Whether no post is called so: a card that says 其余站点在岗人员 names no role of the response."""
    posts = [post for offer in project.response.sites for post in offer.posts]
    return isinstance(requirement, StaffRequirement) and not any(
        post.serves_as(requirement.role) for post in posts
    )


def _times(clause: Asked, requirement: TimesRequirement, answer: str, words: Grammar) -> JudgedDemand:
    judged, named, limit = judged_times(requirement, answer, words, clause.text)
    return _told(clause, demand_words(requirement), judged, named, "times" if limit else "nothing", limit)


def _offered(clause: Asked, name: str) -> JudgedDemand:
    return JudgedDemand(clause=clause.code, title=clause.title, demand=name, outcome="compared")


def _sites(project: Project, clause: Asked) -> list[str]:
    """The sites offered that the clause is about; a clause without any is about the whole lot."""
    return [offer.site for offer in project.response.sites if not clause.sites or clause.concerns(offer.site)]


def _area(
    project: Project, clause: Asked, requirement: AreaRequirement, stated: Sequence[Stated], words: Grammar
) -> JudgedDemand:
    """The area of a site is offered as data; what the answer names beside that must be enough as well."""
    name = demand_words(requirement)
    named = named_areas(project, clause, stated, words)
    for areas in named:
        small = [each for each in areas if each.low < requirement.least]
        if len(small) == len(areas):
            return _told(clause, name, "short", max(small, key=lambda each: each.low).words, "")
        if small:
            return _told(clause, name, None, small[0].words, "several")
    if project.tender.lot.sites and not clause.sites and not named:
        return _told(clause, name, None, "", "site")
    return _offered(clause, name) if _sites(project, clause) else _told(clause, name, None, "", "site")


def _further(clause: Asked, as_data: list[Demand], words: Grammar) -> list[Demand]:
    """The figures of the clause's words that no requirement has said."""
    known = {
        (measure, value)
        for demand in as_data
        for measure in demand.measures
        for value in (demand.low, demand.high, demand.exactly)
        if value is not None
    }
    known |= {each for requirement in clause.requires for each in _said(requirement)}
    return [each for each in asked_in_words(clause.text, clause.title, words) if not _known(each, known)]


def _known(demand: Demand, known: set[Known]) -> bool:
    values = {value for value in (demand.low, demand.high, demand.exactly) if value is not None}
    return any((measure, value) in known for measure in demand.measures for value in values)


def _said(requirement: Requirement) -> Iterator[Known]:
    match requirement:
        case AreaRequirement():
            yield "area", requirement.least
        case StaffRequirement():
            yield "people", Decimal(requirement.least)
            yield from (("age", Decimal(age)) for each in requirement.ages for age in each.bounds)
            if requirement.years is not None:
                yield "months", Decimal(requirement.years * 12)
        case VehicleRequirement():
            yield from (("things", Decimal(requirement.least)), ("seats", Decimal(requirement.seats)))
        case FacilityRequirement() if requirement.least is not None:
            yield "things", requirement.least
