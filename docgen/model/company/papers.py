"""The papers that the company's records name, by their codes."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.company.bidder import Bidder, FinancialYear, Licence, PastContract
from docgen.model.company.company import Company
from docgen.model.company.goods import OwnEquipment, OwnVehicle
from docgen.model.company.people import InsuredMonth, PersonCertificate
from docgen.model.sources import Place

_OfBidder = tuple[Licence | PastContract | FinancialYear, ...]
_OfCompany = tuple[PersonCertificate | InsuredMonth | OwnVehicle | OwnEquipment, ...]


def papers_named(bidder: Bidder, company: Company) -> Iterator[tuple[str, Place, str]]:
    """Source, place and code of every paper that a record of the company names."""
    if bidder.sme.welfare_evidence:
        yield "bidder", ("sme", "welfare_evidence"), bidder.sme.welfare_evidence
    of_bidder: dict[str, _OfBidder] = {
        "licences": bidder.licences,
        "contracts": bidder.contracts,
        "years": bidder.years,
    }
    for field, records in of_bidder.items():
        for i, record in enumerate(records):
            if record.evidence:
                yield "bidder", (field, i, "evidence"), record.evidence
    sheets: dict[str, _OfCompany] = {
        "certificates": company.certificates,
        "insurance": company.insurance,
        "vehicles": company.vehicles,
        "company_equipment": company.equipment,
    }
    for source, rows in sheets.items():
        for i, row in enumerate(rows):
            if row.evidence:
                yield source, (i, "evidence"), row.evidence
