"""One person against the limits of a demand; what the staff sheet does not say is unknown, never met."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.derive.response.insured_months import insured_months
from docgen.model.company.bidder import StaffMember
from docgen.model.company.certificates import Certificate, dated
from docgen.model.finding import Message
from docgen.model.id_number import age
from docgen.model.months import add_months
from docgen.model.project import Project
from docgen.model.response.staffing import PersonMeets
from docgen.model.rules.staff_levels import StaffLevels
from docgen.model.tender.people import AgeLimit, CertificateDemand
from docgen.model.tender.requirement import StaffRequirement
from docgen.model.text import squeezed

Judged = tuple[Message, bool | None]
"""A limit in words, and whether it is met; None: unknown."""


def person_meets(
    project: Project, requirement: StaffRequirement, member: StaffMember, levels: StaffLevels
) -> PersonMeets:
    """What the person lacks, on the day of opening, and what nobody can tell."""
    judged = list(_judged(project, requirement, member, levels))
    held: list[str] = []
    committed: list[str] = []
    for demand in requirement.certificates:
        holds, against = _holds(project, demand, member, levels)
        if not holds and demand.commitment and _promised(project, demand, member):
            committed.append(demand.name)
            holds = True
        elif holds:
            held.append(demand.name)
        judged.append((_certificate(demand, against), holds))
    return PersonMeets(
        staff=member.code,
        lacks=tuple(words for words, met in judged if met is False),
        unknown=tuple(words for words, met in judged if met is None),
        holds=tuple(held),
        committed=tuple(committed),
    )


def _judged(
    project: Project, requirement: StaffRequirement, member: StaffMember, levels: StaffLevels
) -> Iterator[Judged]:
    if requirement.gender != "不限":
        yield Message("sex {asked}", {"asked": requirement.gender}), member.gender == requirement.gender
    if requirement.ages:
        years = age(member.id_number, project.tender.opening)
        allowed = all(limit.allows(member.gender, years) for limit in requirement.ages)
        yield Message("age {asked}", {"asked": tuple(map(_ages, requirement.ages))}), allowed
    if requirement.education:
        schooled = levels.schooled(member.education, requirement.education)
        yield Message("schooling {asked}", {"asked": requirement.education}), schooled
    if requirement.years:
        experienced = _experienced(project, member, requirement.years)
        yield Message("experience of {years} years", {"years": requirement.years}), experienced
    if requirement.insured:
        yield insured_months(project.company, member.code, requirement.insured, project.tender.opening)
    for trait in requirement.traits:
        yield Message("{trait}", {"trait": trait}), _is_trait(member, trait, levels)


def _ages(limit: AgeLimit) -> str:
    """The limit in signs: 女 ≥18 ≤50."""
    signs = (("≥", limit.least), ("≤", limit.most))
    bounds = [f"{sign}{bound}" for sign, bound in signs if bound is not None]
    return " ".join(([] if limit.gender == "不限" else [limit.gender]) + bounds)


def _experienced(project: Project, member: StaffMember, years: int) -> bool | None:
    if member.working_since is None:
        return None
    return add_months(member.working_since, 12 * years) <= project.tender.opening


def _is_trait(member: StaffMember, trait: str, levels: StaffLevels) -> bool | None:
    return levels.is_trait(member.traits, trait) if member.traits.strip() else None


def _holds(
    project: Project, demand: CertificateDemand, member: StaffMember, levels: StaffLevels
) -> tuple[bool | None, str | Message]:
    """Whether one of the person's certificates is that, valid and of the level; the best of several.

    Beside it what is said against that one, where it is not held or nobody can tell.
    """
    names = (demand.name, *demand.accepts)
    rows = [(f"{row.title} {row.major}", row.held) for row in project.company.certificates_of(member.code)]
    apart = [*rows, *((each.text, each) for each in _one_by_one(member, levels))]
    of_kind = [held for words, held in apart if _of_kind(words, names, levels)]
    # A name may hold a word that sets certificates apart, as 职业卫生与安全证 does.
    of_kind = of_kind or [each for each in member.held if _of_kind(each.text, names, levels)]
    if not of_kind:
        # Rows say what is held. That nothing else is, only the staff sheet says, by its list or by 无.
        return (False if member.certificates.strip() else None), ""
    judged = [_judged_certificate(project, held, demand, levels) for held in of_kind]
    return max(judged, key=lambda each: (each[0] is True, each[0] is None))


def _of_kind(words: str, names: tuple[str, ...], levels: StaffLevels) -> bool:
    return any(levels.of_name(words, name) for name in names)


def _one_by_one(member: StaffMember, levels: StaffLevels) -> Iterator[Certificate]:
    for piece in levels.certificates(member.qualification):
        yield Certificate(piece, member.qualification_until)
    for piece in levels.certificates(member.certificates):
        yield dated(piece)
    if member.title.strip():
        yield Certificate(member.title)


def _judged_certificate(
    project: Project, held: Certificate, demand: CertificateDemand, levels: StaffLevels
) -> tuple[bool | None, str | Message]:
    words = held.text
    for name in (demand.name, *demand.accepts):  # 无犯罪记录证明 is held
        words = words.replace(name, "")
    if against := levels.against(words):
        return against
    valid = held.valid_on(project.tender.opening)
    if valid is None:
        return None, Message("nothing tells its last day")
    if not valid:
        return False, Message("over by the opening")
    return (levels.reaches(held.text, demand.level) if demand.level else True), ""


def _certificate(demand: CertificateDemand, against: str | Message) -> Message:
    name = f"{demand.name}（{demand.level}）" if demand.level else demand.name
    if not against:
        return Message("certificate {name}", {"name": name})
    return Message("certificate {name}: {against}", {"name": name, "against": against})


def _promised(project: Project, demand: CertificateDemand, member: StaffMember) -> bool:
    return any(
        squeezed(promise.certificate) == squeezed(demand.name)
        and (not promise.staff or member.code in promise.staff)
        for promise in project.response.replaced_certificates
    )
