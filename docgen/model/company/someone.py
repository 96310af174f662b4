"""Whom papers may be about: the company's staff and the two who sign for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from docgen.model.company.bidder import Bidder, StaffMember

Role = Literal["", "legal", "agent"]


@dataclass(frozen=True, slots=True)
class Someone:
    """A person; `key` is what a paper's `about` says: the code of the staff sheet, else the name."""

    key: str
    name: str
    id_number: str
    code: str = ""
    roles: frozenset[Role] = frozenset()


def people(bidder: Bidder, staff: Iterable[StaffMember]) -> tuple[Someone, ...]:
    """Everybody of the company, each once: who signs and stands in the staff sheet goes by its code."""
    known = {
        member.id_number: Someone(member.code, member.name, member.id_number, member.code) for member in staff
    }
    signing: list[tuple[Role, str, str]] = [
        ("legal", bidder.legal_representative.name, bidder.legal_representative.id_number)
    ]
    if bidder.agent:
        signing.append(("agent", bidder.agent.name, bidder.agent.id_number))
    for role, name, number in signing:
        one = known.get(number) or Someone(name, name, number)
        known[number] = replace(one, roles=one.roles | {role})
    return tuple(known.values())


def named(about: str, known: Iterable[Someone]) -> tuple[Someone, ...]:
    """Who is meant by a code or a name: nobody, one, or several of one name."""
    by_key = [one for one in known if about and about in (one.key, one.code)]
    return tuple(by_key or (one for one in known if about and one.name == about))
