"""One person against the limits of a demand; what the staff sheet does not say is unknown, never met."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.company.bidder import StaffMember
from docgen.model.company.certificates import Certificate
from docgen.model.finding import Message
from docgen.model.id_number import age
from docgen.model.months import add_months
from docgen.model.project import Project
from docgen.model.response.staffing import PersonMeets
from docgen.model.rules.staff_levels import StaffLevels
from docgen.model.tender.people import CertificateDemand
from docgen.model.tender.requirement import StaffRequirement
from docgen.model.text import squeezed

_TRAITS = re.compile("[、,，;；/\n]")

Judged = tuple[Message, bool | None]
"""A limit in words, and whether it is met; None: unknown."""


def person_meets(
    project: Project, requirement: StaffRequirement, member: StaffMember, levels: StaffLevels
) -> PersonMeets:
    """What the person lacks, on the day of opening, and what nobody can tell."""
    judged = list(_judged(project, requirement, member, levels))
    committed: list[str] = []
    for demand in requirement.certificates:
        holds = _holds(project, demand, member, levels)
        if not holds and demand.commitment and _promised(project, demand, member):
            committed.append(demand.name)
            holds = True
        judged.append((Message("certificate {name}", {"name": demand.name}), holds))
    return PersonMeets(
        staff=member.code,
        lacks=tuple(words for words, met in judged if met is False),
        unknown=tuple(words for words, met in judged if met is None),
        committed=tuple(committed),
    )


def _judged(
    project: Project, requirement: StaffRequirement, member: StaffMember, levels: StaffLevels
) -> Iterator[Judged]:
    if requirement.gender != "不限":
        yield Message("sex"), member.gender == requirement.gender
    if requirement.ages:
        years = age(member.id_number, project.tender.opening)
        yield Message("age"), all(limit.allows(member.gender, years) for limit in requirement.ages)
    if requirement.education:
        yield Message("schooling"), levels.schooled(member.education, requirement.education)
    if requirement.years:
        yield Message("experience"), _experienced(project, member, requirement.years)
    for trait in requirement.traits:
        yield Message("{trait}", {"trait": trait}), _is_trait(member, trait, levels)


def _experienced(project: Project, member: StaffMember, years: int) -> bool | None:
    if member.working_since is None:
        return None
    return add_months(member.working_since, 12 * years) <= project.tender.opening


def _is_trait(member: StaffMember, trait: str, levels: StaffLevels) -> bool | None:
    if not member.traits.strip():
        return None
    return any(levels.is_trait(each, trait) for each in _TRAITS.split(member.traits))


def _holds(
    project: Project, demand: CertificateDemand, member: StaffMember, levels: StaffLevels
) -> bool | None:
    """Whether one of the person's certificates is that, valid and of the level; the best of several."""
    names = [squeezed(name) for name in (demand.name, *demand.accepts)]
    of_kind = [held for held in member.held if any(name in squeezed(held.text) for name in names)]
    if not of_kind:
        return False if member.certificates.strip() else None
    valid = [held for held in of_kind if held.until is None or held.until >= project.tender.opening]
    reached = [_reaches(held, demand, levels) for held in valid]
    return True if True in reached else None if None in reached else False


def _reaches(held: Certificate, demand: CertificateDemand, levels: StaffLevels) -> bool | None:
    return levels.reaches(held.text, demand.level) if demand.level else True


def _promised(project: Project, demand: CertificateDemand, member: StaffMember) -> bool:
    return any(
        squeezed(promise.certificate) == squeezed(demand.name)
        and (not promise.staff or member.code in promise.staff)
        for promise in project.response.replaced_certificates
    )
