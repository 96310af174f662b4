"""The figures that a clause asks for: those of its words, and those of its requirements."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from docgen.derive.response.stated.figure import Demand, Per, Stated
from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.limits import scope_of
from docgen.derive.response.stated.qualifiers import qualifiers_in
from docgen.derive.response.stated.reading import joined, read
from docgen.derive.response.stated.signs import in_signs
from docgen.model.rules.figures import Measure
from docgen.model.tender.requirement import (
    AmountRequirement,
    CountRequirement,
    Requirement,
    ShareRequirement,
    TermRequirement,
)
from docgen.model.text import unspaced

_TIME = {"time", "months", "workdays"}
_HUNDRED = Decimal(100)
_COUNTED_BY = re.compile("[·/]")


@lru_cache(5_000)
def asked_in_words(text: str, title: str, grammar: Grammar) -> tuple[Demand, ...]:
    """Every figure of a clause's words as a demand; "one" of something is only its singular."""
    stated = read(text, grammar, by_month=False)
    own = qualifiers_in(f"{title}。{text}", grammar)
    demands = (_of_words(each, title, grammar) for each in stated if not singular(each))
    return tuple(replace(each, qualifiers=own) for each in demands)


def singular(stated: Stated) -> bool:
    """Whether "one" of something is only its singular: 下一个服务机构."""
    return (
        stated.low == stated.high == 1
        and "一" in stated.words
        and "1" not in stated.words
        and not (stated.bound or stated.per.period or stated.per.things or set(stated.measures) & _TIME)
    )


def _of_words(stated: Stated, title: str, grammar: Grammar) -> Demand:
    low, high = _bounds(stated, grammar)
    unknown = low is None and high is None
    return Demand(
        words=stated.words,
        measures=stated.measures,
        topics=(stated.topic, title) if stated.topic else (title,),
        low=low,
        high=high,
        exactly=stated.low if unknown else None,
        per=stated.per,
        occasion=stated.occasion,
        part=stated.part,
        conditional=stated.conditional or stated.bare,
        scope=stated.scope | scope_of(title, grammar),
        kinds=stated.kinds,
    )


def _bounds(stated: Stated, grammar: Grammar) -> tuple[Decimal | None, Decimal | None]:
    """At least and at most, by the words around, by what is usually wanted of it, by the figure itself."""
    wanted = stated.bound or stated.leaning
    if set(stated.measures) & _TIME and grammar.rule.marks.ahead.search(unspaced(stated.words)):
        return None, None
    if wanted:
        return (stated.low, None) if wanted == "least" else (None, stated.high)
    if stated.low != stated.high:
        return stated.low, stated.high
    if set(stated.measures) & grammar.rule.more_is_better:
        return stated.low, None
    if "share" in stated.measures and stated.low == _HUNDRED:
        return stated.low, None
    return (None, stated.high) if stated.low == 0 else (None, None)


def limited_as_in_words(demand: Demand, text: str, grammar: Grammar) -> Demand:
    """The demand with the limits that the clause's words set to its figure."""
    own = {value for value in (demand.low, demand.high, demand.exactly) if value is not None}
    limits = [
        each.scope
        for each in read(text, grammar, by_month=False)
        if set(each.measures) & set(demand.measures) and {each.low, each.high} & own
    ]
    qualifiers = demand.qualifiers | qualifiers_in(text, grammar)
    return replace(demand, scope=demand.scope.union(*limits), qualifiers=qualifiers)


def asked_as_data(requirement: Requirement, title: str, grammar: Grammar) -> Demand | None:
    """A term, count, amount or share as a demand; None for other kinds, and for a unit that nobody knows."""
    match requirement:
        case TermRequirement():
            span = _demand(requirement.name, title, requirement.unit, Per(), _both(requirement), grammar)
            if span and requirement.of_a_day and requirement.most is not None:
                return replace(span, measures=("month_day",), high=Decimal(requirement.most))
            return span
        case CountRequirement():
            per = _per(requirement, grammar)
            return _demand(requirement.name, title, requirement.unit, per, _both(requirement), grammar)
        case ShareRequirement():
            return _demand(requirement.name, title, "%", Per(), _both(requirement), grammar)
        case AmountRequirement():
            unit, _, behind = in_signs(requirement.unit).partition("/")
            per = Per()
            for word in _COUNTED_BY.split(behind) if behind else ():
                per = joined(per, word, None, grammar)
            bounds = requirement.bounds
            return _demand(requirement.name, title, unit, per, bounds, grammar, requirement.amount)
    return None


def _both(
    requirement: TermRequirement | CountRequirement | ShareRequirement,
) -> tuple[Decimal | None, Decimal | None]:
    least, most = requirement.least, requirement.most
    return None if least is None else Decimal(least), None if most is None else Decimal(most)


def _per(requirement: CountRequirement, grammar: Grammar) -> Per:
    """The period or thing that is counted by; the service's whole length is no period that recurs."""
    named = Per()
    for stated in read(f"{requirement.name}1次", grammar):
        named = stated.per
    if requirement.per in ("", "服务期"):
        return named
    word, every = ("周", "2") if requirement.per == "两周" else (requirement.per, str(requirement.every))
    return joined(named, word, every, grammar)


def _demand(
    name: str,
    title: str,
    unit: str,
    per: Per,
    bounds: tuple[Decimal | None, Decimal | None],
    grammar: Grammar,
    exactly: Decimal | None = None,
) -> Demand | None:
    known = grammar.units.get(unspaced(unit))
    if known is None:
        return None
    low, high = (None if bound is None else bound * known.size for bound in bounds)
    measures: tuple[Measure, ...] = (known.measure, *known.also)
    unknown = low is None and high is None
    return Demand(
        words=name,
        measures=measures,
        topics=(name, title),
        low=low,
        high=high,
        exactly=exactly * known.size if unknown and exactly is not None else None,
        per=per,
        occasion=name,
        scope=scope_of(f"{name},{title}", grammar),
        qualifiers=qualifiers_in(f"{name}。{title}", grammar),
    )
