"""Figures in the words of an answer: what it names must not stay below what its clause asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.model.finding import Finding, Message
from docgen.model.hours import clock, day_span, minute, named_spans
from docgen.model.numerals import in_digits
from docgen.model.project import Project
from docgen.model.rules.statements import FigureWords
from docgen.model.tender.requirement import (
    FacilityRequirement,
    HoursRequirement,
    Requirement,
    StaffRequirement,
    VehicleRequirement,
)
from docgen.model.text import folded

_FIGURE = r"(?<![\d.])(\d+(?:\.\d+)?)"
_PARTS = re.compile(r"[、,，。;；!！?？\n]")


def check_figures_in_words(project: Project, rule: FigureWords) -> Iterator[Finding]:
    """Answers whose own words name less than the clause asks for, whatever the data offer.

    Only what an answer names is judged: the largest number of seats, people and things in sum, the whole
    span of the hours.
    """
    for clause in project.tender.lot.clauses:
        answer = project.answers.get(clause.code)
        if answer is None or answer.deviation == "negative":
            continue
        parts = [in_digits(folded(part)) for part in _PARTS.split(answer.text)]
        short = [words for demand in clause.requires for words in _short(parts, demand, rule)]
        hours = [demand for demand in clause.requires if isinstance(demand, HoursRequirement)]
        for words in (*short, *_short_hours(parts, hours, rule)):
            yield project.found(
                "CLAUSE-FIGURE",
                ("answers", "answers", clause.code, "text"),
                Message(
                    "the answer to {code} promises too little: {fact}", {"code": clause.code, "fact": words}
                ),
                clause=clause.code,
            )


def _short(parts: list[str], demand: Requirement, rule: FigureWords) -> Iterator[Message]:
    match demand:
        case VehicleRequirement():
            named = [Decimal(found) for found in _measured(parts, rule.seats)]
            if named and max(named) < demand.seats:
                yield Message(
                    "{named} seats are named, {required} are required",
                    {"named": max(named), "required": demand.seats},
                )
        case StaffRequirement() if demand.role:
            # 就业服务专员 is called 专员 in running text.
            yield from _fewer(parts, demand.role[-2:], rule.people, demand.role, Decimal(demand.least), rule)
        case FacilityRequirement() if demand.least is not None:
            yield from _fewer(parts, demand.name, rule.things, demand.name, demand.least, rule)


def _measured(parts: Iterable[str], units: str) -> list[str]:
    """Every figure before one of the units."""
    pattern = re.compile(f"{_FIGURE}(?:{units})")
    return [found for part in parts for found in pattern.findall(part)]


def _fewer(
    parts: list[str], word: str, measures: str, name: str, least: Decimal, rule: FigureWords
) -> Iterator[Message]:
    """4名专员 and 专员4名: in sum fewer than asked for."""
    noun = re.escape(folded(word))
    pattern = re.compile(
        rf"{_FIGURE}(?:{measures})[^\d]{{0,4}}{noun}|{noun}[^\d]{{0,3}}{_FIGURE}(?:{measures})"
    )
    named = [
        Decimal(found[1] or found[2])
        for part in parts
        if not rule.besides.search(part)
        for found in pattern.finditer(part)
    ]
    if named and sum(named) < least:
        yield Message(
            "{named} {name} are named, {required} are required",
            {"named": sum(named), "name": name, "required": least},
        )


def _short_hours(
    parts: list[str], demands: Iterable[HoursRequirement], rule: FigureWords
) -> Iterator[Message]:
    spans = [
        span
        for part in parts
        if rule.opening.search(part) and not rule.breaks.search(part)
        for *_, span in named_spans(part)
    ]
    required = [day_span(minute(demand.opens), minute(demand.closes)) for demand in demands]
    if not spans or not required:
        return
    opens, closes = min(start for start, _ in spans), max(end for _, end in spans)
    first, last = min(start for start, _ in required), max(end for _, end in required)
    if opens > first or closes < last:
        yield Message(
            "opening {opens}–{closes} is named, {first}–{last} is required",
            {"opens": clock(opens), "closes": clock(closes), "first": clock(first), "last": clock(last)},
        )
