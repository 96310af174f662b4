"""People: identity numbers against what is said of them, and those who sign for the bidder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docgen.check.response.by_text import by_text
from docgen.check.response.text_place import clause_of, text_origin
from docgen.model.company.bidder import Agent, Person
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.id_number import WRITTEN, age, gender
from docgen.model.project import Project
from docgen.model.remembered import Same
from docgen.model.rules.signatories import SignatoryRule
from docgen.model.rules.wording import WrittenText


class _Identity(NamedTuple):
    name: str
    gender: str
    number: str
    origin: Origin
    staff: bool


def check_signatories(project: Project, adult: int) -> Iterator[Finding]:
    """Identity numbers, ages of those who sign (of `adult` years or more), and the agent's authority."""
    people = list(_people(project))
    yield from _genders(people)
    yield from _duplicates(people)
    yield from _conflicts(people)
    yield from _ages(project, adult)
    agent = project.bidder.agent
    if agent is not None:
        yield from _authority(project, agent)
        yield from _same_person(project, agent)


def _people(project: Project) -> Iterator[_Identity]:
    for field, person in _signatories(project):
        origin = project.sources.origin("bidder", field, "id_number")
        yield _Identity(person.name, person.gender, person.id_number, origin, False)
    for row, member in enumerate(project.staff.values()):
        origin = project.sources.origin("staff", row, "id_number")
        yield _Identity(member.name, member.gender, member.id_number, origin, True)


def _signatories(project: Project) -> Iterator[tuple[str, Person]]:
    yield "legal_representative", project.bidder.legal_representative
    if project.bidder.agent is not None:
        yield "agent", project.bidder.agent


def _genders(people: list[_Identity]) -> Iterator[Finding]:
    for person in people:
        numbered = gender(person.number)
        if numbered != person.gender:
            values = {"name": person.name, "gender": person.gender, "numbered": numbered}
            said = Message("{name} is {gender}, but the identity number is that of {numbered}", values)
            yield found("ID-GENDER", person.origin, said)


def _duplicates(people: list[_Identity]) -> Iterator[Finding]:
    """A number that two names share, or two rows of the staff sheet."""
    seen: dict[str, _Identity] = {}
    for person in people:
        first = seen.setdefault(person.number, person)
        if first is person:
            continue
        if first.name != person.name or (first.staff and person.staff):
            values = {"first": first.name, "second": person.name}
            said = Message("{first} and {second} have the same identity number", values)
            yield found("ID-DUPLICATE", person.origin, said)
        elif person.staff:
            seen[person.number] = person


def _conflicts(people: list[_Identity]) -> Iterator[Finding]:
    """Someone who signs and has another number in the staff sheet; two of the staff may share a name."""
    signing = {person.name: person for person in people if not person.staff}
    for person in people:
        first = signing.get(person.name)
        if person.staff and first is not None and first.number != person.number:
            values = {"name": person.name, "first": first.origin}
            said = Message("{name} has another identity number in {first}", values)
            yield found("ID-CONFLICT", person.origin, said)


def _ages(project: Project, adult: int) -> Iterator[Finding]:
    signed = project.response.signed
    for field, person in _signatories(project):
        if age(person.id_number, signed) < adult:
            said = Message("{name} is not {age} years old when signing", {"name": person.name, "age": adult})
            yield project.found("ID-AGE", ("bidder", field, "id_number"), said)


def _authority(project: Project, agent: Agent) -> Iterator[Finding]:
    signed, opening = project.response.signed, project.tender.opening
    if agent.authorised_from > signed or agent.authorised_until < max(signed, opening):
        said = Message(
            "the authority of {name} from {first} until {last} does not cover both signature ({signed})"
            " and opening ({opening})",
            {
                "name": agent.name,
                "first": agent.authorised_from,
                "last": agent.authorised_until,
                "signed": signed,
                "opening": opening,
            },
        )
        yield project.found("AGENT-AUTHORITY", ("bidder", "agent"), said)


def _same_person(project: Project, agent: Agent) -> Iterator[Finding]:
    legal = project.bidder.legal_representative
    if (agent.name, agent.id_number) == (legal.name, legal.id_number):
        said = Message("{name} is both legal representative and agent", {"name": agent.name})
        yield project.found("AGENT-SAME", ("bidder", "agent"), said)


def check_names(project: Project, written: Iterable[WrittenText], rule: SignatoryRule) -> Iterator[Finding]:
    """Who signs or leads called by another name in what is written, or with another identity number."""
    bidder = project.bidder
    roles = [
        (rule.roles.legal, {bidder.legal_representative.name}, "bidder.yaml"),
        (rule.roles.agent, {bidder.agent.name} if bidder.agent else set(), "bidder.yaml"),
    ]
    if leads := _leads(project, rule.roles.lead):
        roles.append((rule.roles.lead, leads, "response.yaml"))
    after = {role: rule.after(role) for role, _, _ in roles}

    def judge(text: WrittenText) -> Iterator[Finding]:
        for role, names, file in roles:
            yield from _called_otherwise(project, text, rule, after[role], names, file)
        yield from _numbers(project, text)

    prose = (text for text in written if text.kind == "prose")
    signing = tuple((person.name, person.id_number) for _, person in _signatories(project))
    called = tuple((role, frozenset(names), file) for role, names, file in roles)
    yield from by_text(project, prose, ("names", Same(rule), called, signing), judge)


def _called_otherwise(
    project: Project,
    text: WrittenText,
    rule: SignatoryRule,
    called: re.Pattern[str],
    names: set[str],
    file: str,
) -> Iterator[Finding]:
    for match in called.finditer(text.text):
        named = match.group("named").lstrip(f"{rule.separators} ")
        # 陈样一总负责: what follows the right name may read like a part of it.
        if any(named.startswith(name) for name in names):
            continue
        known = "、".join(sorted(names)) or Message("nobody")
        said = Message(
            "{role} is called {named} here, but {name} in {file}",
            {"role": match.group("role"), "named": named, "name": known, "file": file},
        )
        yield found("SIGNER-OTHER", text_origin(project, text), said, clause=clause_of(text))


def _leads(project: Project, lead: str) -> set[str]:
    """Who is posted to lead the project."""
    posts = (post for site in project.response.sites for post in site.posts)
    return {project.staff[post.staff].name for post in posts if re.search(lead, post.role)}


def _numbers(project: Project, text: WrittenText) -> Iterator[Finding]:
    """Identity numbers after the name of someone who signs, in the same sentence."""
    for _, person in _signatories(project):
        if person.name not in text.text:
            continue
        for match in re.finditer(
            rf"{re.escape(person.name)}[^。；;\n\d]{{0,30}}({WRITTEN.pattern})", text.text
        ):
            if match[1].upper() == person.id_number:
                continue
            said = Message("{name} has another identity number in bidder.yaml", {"name": person.name})
            yield found("ID-CONFLICT", text_origin(project, text), said, "text", clause=clause_of(text))
