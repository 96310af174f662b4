"""What of the company's ends before the bid's validity does: opening 2025-11-20, valid until 2026-02-18."""

from __future__ import annotations

import pytest
from kit.edits import Edit, add, both, edit, row
from kit.edits import each as of_each
from kit.examples import bid
from kit.found import findings

HEALTH = {"staff": "S01", "kind": "健康证"}


def certificate(until: str, **fields: str) -> Edit:
    return add("certificates", {**HEALTH, **fields, "valid_until": until})


def licence_paper(until: str) -> Edit:
    return row("bidder/evidence/E-TAX", valid_until=until)


CASES: list[tuple[str, Edit, list[tuple[str, str, str]]]] = [
    ("a certificate over by the opening", certificate("2025-11-19"), [("STAFF-QUALIFICATION", "", "I")]),
    ("one over the day after the opening", certificate("2025-11-21"), [("STAFF-QUALIFICATION", "", "I")]),
    ("one over the day before the end", certificate("2026-02-17"), [("STAFF-QUALIFICATION", "", "I")]),
    ("one that holds to the end", certificate("2026-02-18"), []),
    ("somebody's who is not in the bid", certificate("2025-11-19", staff="S15"), []),
    ("one renewed", both(certificate("2025-11-19"), certificate("2030-01-01", number="2")), []),
    ("one renewed without end", both(certificate("2025-11-19"), add("certificates", HEALTH)), []),
    (
        "a certificate in the cell of the staff sheet",
        row("staff/S01", certificates="健康证（有效期至2026-01-31）"),
        [("STAFF-QUALIFICATION", "company/staff.xlsx", "")],
    ),
    (
        "a vehicle whose inspection ends",
        both(row("vehicles/V01", inspected_until="2026-02-17"), licence_paper("2030-01-01")),
        [("VEHICLE-EXPIRED", "company/vehicles.xlsx", "I2")],
    ),
    (
        "a vehicle whose insurance is over",
        row("vehicles/V01", insured_until="2025-11-19"),
        [("VEHICLE-EXPIRED", "company/vehicles.xlsx", "J2")],
    ),
    (
        "a vehicle that the bid does not name",
        both(
            row("vehicles/V01", insured_until="2025-11-19"), edit("response/sites/PARK/vehicles/0/code", "")
        ),
        [],
    ),
    (
        "a device whose verification ends",
        row("company_equipment/D02", verified_until="2026-02-17"),
        [("EQUIPMENT-EXPIRED", "company/equipment.xlsx", "M3")],
    ),
    (
        "a device whose lease is over",
        row("company_equipment/D01", lease_until="2025-11-19"),
        [("EQUIPMENT-EXPIRED", "company/equipment.xlsx", "N2")],
    ),
    (
        "a device that the bid does not name",
        both(
            row("company_equipment/D02", verified_until="2025-11-19"),
            of_each("equipment", code=""),
        ),
        [],
    ),
    (
        "a paper that ends the day before",
        licence_paper("2026-02-17"),
        [("EVIDENCE-SHORT", "bidder.yaml", "")],
    ),
    ("a paper that holds to the end", licence_paper("2026-02-18"), []),
]


@pytest.mark.parametrize(("change", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_ends_too_early_is_a_warning_at_its_cell(change: Edit, told: list[tuple[str, str, str]]) -> None:
    found = [each for each in findings(bid(change)) if each.severity != "info"]

    assert [(each.code, each.severity) for each in found] == [(code, "warning") for code, _, _ in told]
    for each, (_, file, location) in zip(found, told, strict=True):
        assert each.origin.file.endswith(file or "company/certificates.xlsx")
        assert each.origin.location.startswith(location) or not location


def test_a_licence_and_its_paper_are_told_once() -> None:
    change = both(
        row("bidder/licences/L-HR", valid_until="2026-01-31"),
        row("bidder/evidence/E-HRPERMIT", valid_until="2026-01-31"),
    )

    found = [each for each in findings(bid(change)) if each.severity != "info"]

    assert [each.code for each in found] == ["LICENCE-SHORT"]
    assert str(found[0].origin) == "company/licences.xlsx:3"


def test_pages_that_a_file_does_not_have_are_told() -> None:
    found = findings(bid(row("bidder/evidence/E-TAX", pages="1-2")))

    assert [each.code for each in found if each.severity == "error"] == ["EVIDENCE-PAGES"]
    assert not [
        each for each in findings(bid(row("bidder/evidence/E-TAX", pages=1))) if each.severity == "error"
    ]
