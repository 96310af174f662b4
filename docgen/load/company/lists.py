"""The sheets of a company's folder: their files, what their rows are, which list of bidder.yaml they hold."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model.base import Record
from docgen.model.company.bidder import Evidence, FinancialYear, Licence, PastContract, StaffMember
from docgen.model.company.goods import OwnEquipment, OwnVehicle
from docgen.model.company.people import InsuredMonth, PersonCertificate


@dataclass(frozen=True)
class CompanyList:
    """A list of the folder: `source` is what places name it by, `field` that of the bidder it is, if any."""

    file: str
    source: str
    record: type[Record]
    title: str
    field: str = ""


STAFF = CompanyList("staff.xlsx", "staff", StaffMember, "人员")
CERTIFICATES = CompanyList("certificates.xlsx", "certificates", PersonCertificate, "人员证书")
INSURANCE = CompanyList("insurance.xlsx", "insurance", InsuredMonth, "社会保险")
VEHICLES = CompanyList("vehicles.xlsx", "vehicles", OwnVehicle, "车辆")
EQUIPMENT = CompanyList("equipment.xlsx", "company_equipment", OwnEquipment, "公司设备")
OF_BIDDER = (
    CompanyList("licences.xlsx", "licences", Licence, "证照资质", "licences"),
    CompanyList("contracts.xlsx", "contracts", PastContract, "业绩", "contracts"),
    CompanyList("finance.xlsx", "finance", FinancialYear, "财务年度", "years"),
    CompanyList("evidence.xlsx", "company_evidence", Evidence, "证明材料", "evidence"),
)
"""Lists that bidder.yaml may hold too; what stands in both is taken together."""

LISTS = (STAFF, CERTIFICATES, *OF_BIDDER, INSURANCE, VEHICLES, EQUIPMENT)
"""Every sheet that the folder may hold."""
