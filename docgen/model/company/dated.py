"""Everything of the company that has a last day, in one list: papers, certificates, contracts, vehicles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from docgen.model.company.bidder import Bidder, Licence, StaffMember
from docgen.model.company.company import Company
from docgen.model.company.goods import OwnEquipment, OwnVehicle
from docgen.model.company.people import PersonCertificate
from docgen.model.finding import Message
from docgen.model.sources import Place
from docgen.model.text import squeezed


@dataclass(frozen=True)
class Dated:
    """Something that ends: what it is, the code of whom or what it belongs to, its last day, and where that
    is written. `until` is None where nothing says when it ends."""

    what: Message
    about: str
    until: date | None
    place: Place


def dated(bidder: Bidder, staff: Iterable[StaffMember], company: Company) -> Iterator[Dated]:
    """All of them, list by list, in the order of the files."""
    members = list(staff)
    yield from _bidder(
        bidder, proving(bidder.licences, company.certificates, (*company.vehicles, *company.equipment))
    )
    yield from _certificates(company, members)
    yield from _staff(company, members)
    yield from _goods(company)


def proving(
    licences: Iterable[Licence],
    certificates: Iterable[PersonCertificate],
    goods: Iterable[OwnVehicle | OwnEquipment],
) -> set[tuple[str | None, date | None]]:
    """Papers and last days of these: what is told of them need not be told of the paper."""
    return {
        *((each.evidence, each.valid_until) for each in licences),
        *((each.evidence, each.valid_until) for each in certificates),
        *((each.evidence, _last_day(each)) for each in goods),
    }


def _last_day(goods: OwnVehicle | OwnEquipment) -> date | None:
    """To when a vehicle was inspected, a device verified."""
    return goods.inspected_until if isinstance(goods, OwnVehicle) else goods.verified_until


def _bidder(bidder: Bidder, proving: set[tuple[str | None, date | None]]) -> Iterator[Dated]:
    for i, licence in enumerate(bidder.licences):
        what = Message("{kind} {number}", {"kind": licence.kind, "number": licence.number})
        yield Dated(what, licence.code, licence.valid_until, ("bidder", "licences", i, "valid_until"))
    for i, paper in enumerate(bidder.evidence):
        what = Message("{code} {title}", {"code": paper.code, "title": paper.title})
        if paper.valid_until and (paper.code, paper.valid_until) not in proving:
            yield Dated(what, paper.code, paper.valid_until, ("bidder", "evidence", i, "valid_until"))
    if agent := bidder.agent:
        what = Message("authority of {name}", {"name": agent.name})
        yield Dated(what, "", agent.authorised_until, ("bidder", "agent", "authorised_until"))


def _certificates(company: Company, members: list[StaffMember]) -> Iterator[Dated]:
    names = {member.code: member.name for member in members}
    for i, row in enumerate(company.certificates):
        if row.staff:
            who = f"{row.staff} {names.get(row.staff, row.name)}"
            what = Message("{certificate} of {who}", {"certificate": row.title, "who": who})
            yield Dated(what, row.staff, row.valid_until, ("certificates", i, "valid_until"))


def _staff(company: Company, members: list[StaffMember]) -> Iterator[Dated]:
    """What the staff sheet's own cells say; a certificate that has a row is told by it."""
    for i, member in enumerate(members):
        who = f"{member.code} {member.name}"
        rows = {squeezed(row.title) for row in company.certificates_of(member.code)}
        first = bool(member.qualification)
        for n, held in enumerate(member.held):
            if squeezed(held.text) in rows or (held.until is None and not held.unread):
                continue
            field = "qualification_until" if first and n == 0 else "certificates"
            what = Message("{certificate} of {who}", {"certificate": held.text, "who": who})
            yield Dated(what, member.code, held.surely_until or held.until, ("staff", i, field))
        if member.contract_until:
            what = Message("labour contract of {who}", {"who": who})
            yield Dated(what, member.code, member.contract_until, ("staff", i, "contract_until"))


def _goods(company: Company) -> Iterator[Dated]:
    for i, vehicle in enumerate(company.vehicles):
        named = {"vehicle": f"{vehicle.code} {vehicle.title}"}
        for field, what in (
            ("inspected_until", Message("inspection of {vehicle}", named)),
            ("insured_until", Message("insurance of {vehicle}", named)),
            ("lease_until", Message("lease of {vehicle}", named)),
        ):
            if until := getattr(vehicle, field):
                yield Dated(what, vehicle.code, until, ("vehicles", i, field))
    for i, item in enumerate(company.equipment):
        named = {"item": f"{item.code} {item.title}"}
        for field, what in (
            ("verified_until", Message("verification of {item}", named)),
            ("lease_until", Message("lease of {item}", named)),
        ):
            if until := getattr(item, field):
                yield Dated(what, item.code, until, ("company_equipment", i, field))
