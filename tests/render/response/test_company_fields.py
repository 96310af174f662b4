"""The company's lists as fields: forms of people, vehicles, finance can be filled from them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kit.edits import add, both, row
from kit.examples import bid

from docgen.render.response.company import company_fields
from docgen.render.response.company_fields import CompanyFields
from docgen.render.response.evidence import EvidenceIndex

RENEWED = {"staff": "S03", "kind": "健康证", "number": "J1", "issuer": "某院", "valid_until": "2026-05-31"}


def fields(*edits: object) -> CompanyFields:
    project = bid(*edits)  # type: ignore[arg-type]
    return company_fields(project, EvidenceIndex(project, project.tender.volumes[-1]))


def test_everybody_comes_with_certificates_insurance_and_the_post_of_this_bid() -> None:
    company = fields(both(add("certificates", RENEWED), row("staff/S03", working_since="2019-11-19")))

    person = company.staff[2]
    assert (person.code, person.name, person.role, person.years) == ("S03", "黄样三", "就业服务专员", 5)
    assert [(each.title, each.number, each.valid_until) for each in person.certificates] == [
        ("健康证", "J1", date(2026, 5, 31)),
        ("机动车驾驶证（C1）", "SL0003-000000", date(2029, 6, 30)),
    ]
    assert person.insured_months == ["2025年8月", "2025年9月", "2025年10月"]
    assert company.staff[-1].role == ""


def test_a_certificate_in_a_cell_has_its_title_and_last_day() -> None:
    company = fields(row("staff/S07", certificates="保安员证（四级）；健康证（有效期至2026-05-31）"))

    assert [(each.title, each.valid_until) for each in company.staff[6].certificates] == [
        ("保安员证（四级）", None),
        ("健康证（有效期至2026-05-31）", date(2026, 5, 31)),
    ]


def test_vehicles_insurance_and_figures_by_year_are_there() -> None:
    company = fields()

    (vehicle,) = company.vehicles
    assert (vehicle.plate, vehicle.seats, vehicle.offered) == ("桂A·00000", 7, True)
    assert vehicle.evidence is not None
    first = company.insurance[0]
    assert (first.month, first.people) == ("2025年8月", 16)
    assert [(each.year, each.headcount) for each in company.finance] == [(2022, 38), (2023, 42), (2024, 46)]
    assert company.finance[-1].assets == Decimal("5320000")
    assert company.equipment[0].quantity == 7
