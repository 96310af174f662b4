"""The terms of employment of everyone posted: the ▲ terms on wages, contracts and insurance; age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.model.company.bidder import StaffMember
from docgen.model.finding import Finding, Message
from docgen.model.id_number import born
from docgen.model.months import add_months
from docgen.model.project import Project
from docgen.model.rules.labour import LabourLaw
from docgen.model.tender.standing import standings
from docgen.model.tender.tender import Clause


def check_employment(project: Project, law: LabourLaw) -> Iterator[Finding]:
    """Wages, labour contracts, insurance and age, for each person posted."""
    yield from _wage_unknown(project, law)
    terms = _Terms(project, law)
    for position, member in _posted(project):
        person = _Person(project, position, member)
        yield from _wage(person, terms)
        yield from _contract(person, terms)
        yield from _insurance(person, terms)
        yield from _age(person, law)


class _Terms:
    """The clauses that speak of wages, labour contracts and insurance; blank where none does."""

    def __init__(self, project: Project, law: LabourLaw) -> None:
        self.wage = _speaking(project, law.words.wage)
        self.contract = _speaking(project, law.words.contract)
        self.insurance = _speaking(project, law.words.insurance)


@dataclass(frozen=True)
class _Person:
    """A person posted somewhere, and the row of the staff sheet."""

    project: Project
    position: int
    member: StaffMember

    def found(
        self, code: str, field: str, message: Message, case: str = "", clause: str = "", **values: Any
    ) -> Finding:
        """A finding at the person's cell; {who} is the person."""
        said = Message(message.text, {"who": f"{self.member.code} {self.member.name}", **values})
        return self.project.found(code, ("staff", self.position, field), said, case, clause=clause)


def _wage_unknown(project: Project, law: LabourLaw) -> Iterator[Finding]:
    if project.tender.lot.minimum_wage is not None:
        return
    standing = standings(project.tender)
    for i, clause in enumerate(project.tender.lot.clauses):
        if standing[clause.code].marked and _speaks(clause, law.words.wage):
            yield project.found(
                "WAGE-UNKNOWN",
                ("tender", "lot", "clauses", i),
                Message("{clause} binds wages to the minimum wage, whose figure is not known", _code(clause)),
                clause=clause.code,
            )


def _wage(person: _Person, terms: _Terms) -> Iterator[Finding]:
    minimum = person.project.tender.lot.minimum_wage
    if minimum is None or person.member.wage >= minimum.monthly:
        return
    said = Message("the wage of {who} is {wage}, below the minimum wage {least} ({source})")
    values: dict[str, Any] = {"wage": person.member.wage, "least": minimum.monthly, "source": minimum.source}
    yield person.found("STAFF-WAGE", "wage", said, clause=terms.wage, **values)


def _contract(person: _Person, terms: _Terms) -> Iterator[Finding]:
    signed, until = person.project.response.signed, person.member.contract_until
    end = service_end(person.project)
    if until is not None and until < signed:
        said = Message(
            "the labour contract of {who} ended on {until}, before the response was signed on {signed}"
        )
        values: dict[str, Any] = {"until": until, "signed": signed}
        field = "contract_until"
        yield person.found("STAFF-CONTRACT", field, said, case="ended", clause=terms.contract, **values)
    elif until is not None and until < end:
        said = Message("the labour contract of {who} ends on {until}, before the service does on {end}")
        values = {"until": until, "end": end}
        field = "contract_until"
        yield person.found("STAFF-CONTRACT", field, said, case="ends", clause=terms.contract, **values)
    if person.member.contract_from > signed:
        said = Message(
            "the labour contract of {who} begins on {begins}, after the response was signed on {signed}"
        )
        values = {"begins": person.member.contract_from, "signed": signed}
        field = "contract_from"
        yield person.found("STAFF-CONTRACT", field, said, case="begins", clause=terms.contract, **values)


def service_end(project: Project) -> date:
    """The last day of a service that begins with the opening."""
    try:
        return add_months(project.tender.opening, project.tender.lot.term_months)
    except OverflowError:
        return date.max


def _insurance(person: _Person, terms: _Terms) -> Iterator[Finding]:
    """Full-time staff must be insured; part-time staff, insured where they mainly work, if a clause asks."""
    if person.member.insured == "否" and (person.member.employment == "专职" or terms.insurance):
        said = Message("{who} is posted, but not insured")
        yield person.found("STAFF-INSURANCE", "insured", said, clause=terms.insurance)


def _age(person: _Person, law: LabourLaw) -> Iterator[Finding]:
    birth, opening = born(person.member.id_number), person.project.tender.opening
    grown = add_months(birth, 12 * law.youngest.years)
    retires = law.retirement.reached(birth, person.member.gender)
    if opening < grown:
        said = Message("{who} is younger than {years} on the opening date")
        yield person.found("STAFF-AGE", "id_number", said, case="young", years=law.youngest.years)
    elif opening > retires:
        said = Message("{who} reached the age of retirement on {day}")
        yield person.found("STAFF-AGE", "id_number", said, case="retired", day=retires)


def _posted(project: Project) -> Iterator[tuple[int, StaffMember]]:
    """Who is posted anywhere, each once, with the position in the staff sheet."""
    codes = {post.staff for site in project.response.sites for post in site.posts}
    for position, member in enumerate(project.staff.values()):
        if member.code in codes:
            yield position, member


def _speaking(project: Project, words: Iterable[str]) -> str:
    """The code of the first clause that speaks of it, a marked one before others."""
    found = [clause for clause in project.tender.lot.clauses if _speaks(clause, words)]
    standing = standings(project.tender)
    marked_first = sorted(found, key=lambda clause: not standing[clause.code].marked)
    return next((clause.code for clause in marked_first), "")


def _speaks(clause: Clause, words: Iterable[str]) -> bool:
    return any(word in text for text in (clause.title, clause.text, clause.verbatim) for word in words)


def _code(clause: Clause) -> dict[str, object]:
    return {"clause": clause.code}
