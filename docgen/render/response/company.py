"""The company's lists as template fields, whole: which of them a form prints is the template's matter."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.company.bidder import StaffMember
from docgen.model.company.people import InsuredMonth
from docgen.model.id_number import age
from docgen.model.months import add_months
from docgen.model.project import Project
from docgen.render.response import company_fields as f
from docgen.render.response.evidence import EvidenceIndex


def company_fields(project: Project, index: EvidenceIndex) -> f.CompanyFields:
    """People with certificates, vehicles, equipment, insurance by month, figures by year."""
    company = project.company
    offered = {vehicle.code for site in project.response.sites for vehicle in site.vehicles}
    own = {"evidence"}
    return f.CompanyFields(
        staff=[_employee(project, index, no, each) for no, each in enumerate(project.staff.values(), 1)],
        vehicles=[
            f.OwnVehicleFields(
                no=no,
                **each.model_dump(exclude=own),
                offered=each.code in offered,
                evidence=index.reference(each.evidence),
            )
            for no, each in enumerate(company.vehicles, 1)
        ],
        equipment=[
            f.OwnEquipmentFields(
                no=no,
                **each.model_dump(exclude={*own, "place", "lease_until"}),
                evidence=index.reference(each.evidence),
            )
            for no, each in enumerate(company.equipment, 1)
        ],
        insurance=list(_months(company.insurance)),
        finance=[
            f.FinanceFields(no=no, **each.model_dump(exclude=own), evidence=index.reference(each.evidence))
            for no, each in enumerate(sorted(project.bidder.years, key=lambda each: each.year), 1)
        ],
    )


def _employee(project: Project, index: EvidenceIndex, no: int, member: StaffMember) -> f.EmployeeFields:
    posts = (post for site in project.response.sites for post in site.posts)
    same = ("code", "name", "gender", "id_number", "education", "school", "major", "title", "position")
    return f.EmployeeFields(
        no=no,
        **{name: getattr(member, name) for name in (*same, "employment", "experience", "traits", "phone")},
        age=age(member.id_number, project.response.signed),
        role="；".join(dict.fromkeys(post.role for post in posts if post.staff == member.code)),
        years=_years(project, member),
        certificates=list(_certificates(project, index, member)),
        insured_months=[_month(month) for month in project.company.months_of(member.code)],
    )


def _certificates(
    project: Project, index: EvidenceIndex, member: StaffMember
) -> Iterator[f.CertificateFields]:
    """The rows, then what only the staff sheet's cells list: these have a title and no more."""
    rows = project.company.certificates_of(member.code)
    for row in rows:
        yield f.CertificateFields(
            title=row.title,
            **row.model_dump(exclude={"staff", "name", "evidence"}),
            evidence=index.reference(row.evidence),
        )
    for held in project.company.held_by(member)[len(rows) :]:
        yield f.CertificateFields(
            title=held.text,
            kind=held.text,
            level="",
            major="",
            number="",
            issuer="",
            issued=None,
            valid_until=held.until,
            evidence=None,
        )


def _years(project: Project, member: StaffMember) -> int | None:
    since, signed = member.working_since, project.response.signed
    if since is None:
        return None
    years = signed.year - since.year
    return years if add_months(since, 12 * years) <= signed else years - 1


def _months(rows: tuple[InsuredMonth, ...]) -> Iterator[f.InsuredMonthFields]:
    """A month's total is the row without a person; where there is none, people are counted, each once."""
    for no, month in enumerate(sorted({row.month for row in rows}), 1):
        of_month = [row for row in rows if row.month == month]
        totals = [row for row in of_month if not (row.staff or row.name)]
        people = {row.staff or row.name for row in of_month} - {""}
        amounts = [row.amount for row in (totals or of_month)]
        yield f.InsuredMonthFields(
            no=no,
            month=_month(month),
            people=max((row.people or 0 for row in totals), default=len(people)) or None,
            amount=sum((each for each in amounts if each), Decimal(0)) if None not in amounts else None,
        )


def _month(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{year}年{int(number)}月"
