"""The company's folder beside bidder.yaml and the staff sheet: its other lists."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model.company.bidder import StaffMember
from docgen.model.company.certificates import Certificate
from docgen.model.company.goods import OwnEquipment, OwnVehicle
from docgen.model.company.people import InsuredMonth, PersonCertificate
from docgen.model.text import squeezed


@dataclass(frozen=True)
class Company:
    """Lists that outlive every bid; `staff` of a row is a code of the staff sheet, or nobody there."""

    certificates: tuple[PersonCertificate, ...] = ()
    insurance: tuple[InsuredMonth, ...] = ()
    vehicles: tuple[OwnVehicle, ...] = ()
    equipment: tuple[OwnEquipment, ...] = ()

    def certificates_of(self, staff: str) -> tuple[PersonCertificate, ...]:
        """The rows of one person."""
        return tuple(each for each in self.certificates if each.staff == staff)

    def held_by(self, member: StaffMember) -> tuple[Certificate, ...]:
        """All that a person holds: the rows, then what only the staff sheet's cells list."""
        rows = [each.held for each in self.certificates_of(member.code)]
        known = {squeezed(each.text) for each in rows}
        return (*rows, *(each for each in member.held if squeezed(each.text) not in known))

    def months_of(self, staff: str) -> tuple[str, ...]:
        """The months for which the list names the person, each once, in their order."""
        return tuple(sorted({each.month for each in self.insurance if each.staff == staff}))
