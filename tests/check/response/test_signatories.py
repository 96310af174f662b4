"""Those who sign and those who serve: numbers, ages, authority and names."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.project import staff_rows, write_staff
from kit.seeded import BIDDER, Edits, checked, codes, edit, expect_fine, expect_void, expect_warned, promised
from stdnum.cn import ric

# Signed on 2025-11-18, opened on 2025-11-20.
UNTIL, FROM = "authorised_until: 2026-03-31", "authorised_from: 2025-11-01"
LEGAL, AGENT = 'id_number: "450000198004160002"', 'id_number: "450000198910090018"'


def number(born: str, order: str) -> str:
    """An identity number of the region as a whole, which nobody has."""
    digits = f"450000{born}{order}"
    return digits + ric.calc_check_digit(digits + "0")


VOID: list[tuple[str, Edits, str]] = [
    (
        "authority from the day after signing",
        [(BIDDER, FROM, "authorised_from: 2025-11-19")],
        "AGENT-AUTHORITY",
    ),
    (
        "authority until the day before opening",
        [(BIDDER, UNTIL, "authorised_until: 2025-11-19")],
        "AGENT-AUTHORITY",
    ),
    (
        "a man's number for a woman",
        [(BIDDER, LEGAL, f'id_number: "{number("19800416", "001")}"')],
        "ID-GENDER",
    ),
    (
        "a woman's number for a man",
        [(BIDDER, AGENT, f'id_number: "{number("19891009", "000")}"')],
        "ID-GENDER",
    ),
    ("an agent a day too young", [(BIDDER, AGENT, f'id_number: "{number("20071119", "001")}"')], "ID-AGE"),
    (
        "the agent with the other's number",
        [(BIDDER, AGENT, LEGAL), (BIDDER, "name: 贾样本\n  gender: 男", "name: 贾样本\n  gender: 女")],
        "ID-DUPLICATE",
    ),
]

FINE: list[tuple[str, Edits]] = [
    ("authority from the signing day", [(BIDDER, FROM, "authorised_from: 2025-11-18")]),
    ("authority until the opening day", [(BIDDER, UNTIL, "authorised_until: 2025-11-20")]),
    ("an agent of eighteen that day", [(BIDDER, AGENT, f'id_number: "{number("20071118", "001")}"')]),
    (
        "an agent who is on the staff",
        [(BIDDER, AGENT, 'id_number: "450000198811230011"'), (BIDDER, "贾样本", "黄样三")],
    ),
    ("the signatories by their names", promised("法定代表人甄示例签署，委托代理人：贾样本到场。")),
    (
        "roles without names",
        promised("法定代表人和委托代理人按时到场；法定代表人高度重视。授权代表于签约日到场。"),
    ),
]

WARNED: list[tuple[str, Edits, list[str]]] = [
    ("another legal representative in a commitment", promised("法定代表人王小明到场。"), ["SIGNER-OTHER"]),
    ("another agent behind a colon", promised("委托代理人：高明"), ["SIGNER-OTHER"]),
    ("both misnamed", promised("法定代表人贾样本授权委托代理人甄示例签字"), ["SIGNER-OTHER", "SIGNER-OTHER"]),
]


@pytest.mark.parametrize(("name", "edits", "code"), VOID, ids=[case[0] for case in VOID])
def test_what_voids_the_bid_is_found(name: str, edits: Edits, code: str, lot1: Path) -> None:
    expect_void(lot1, edits, code)


@pytest.mark.parametrize(("name", "edits"), FINE, ids=[case[0] for case in FINE])
def test_what_only_looks_wrong_is_not_found(name: str, edits: Edits, lot1: Path) -> None:
    expect_fine(lot1, edits)


@pytest.mark.parametrize(("name", "edits", "warnings"), WARNED, ids=[case[0] for case in WARNED])
def test_what_should_be_looked_at_is_said(name: str, edits: Edits, warnings: list[str], lot1: Path) -> None:
    expect_warned(lot1, edits, warnings)


def test_an_agent_who_is_the_legal_representative_needs_no_authority(lot1: Path) -> None:
    edit(lot1, [(BIDDER, "name: 贾样本\n  gender: 男", "name: 甄示例\n  gender: 女"), (BIDDER, AGENT, LEGAL)])

    found = checked(lot1)

    assert (codes(found, "error"), codes(found, "warning")) == ([], ["AGENT-SAME"])


def with_number(project: Path, row: int, wanted: str) -> None:
    rows = staff_rows(project)
    rows[row][rows[0].index("身份证号")] = wanted
    write_staff(project, rows)


def test_an_employee_s_number_is_compared_with_the_gender(lot1: Path) -> None:
    with_number(lot1, 3, number("19881123", "002"))  # S03 is a man

    found = checked(lot1)

    assert codes(found, "error") == ["ID-GENDER"]
    assert "19881123" not in str(found)
    (other,) = [finding for finding in found if finding.code == "ID-GENDER"]
    assert other.origin.file.endswith("staff.xlsx")


def test_two_employees_with_one_number_are_found(lot1: Path) -> None:
    with_number(lot1, 2, "450000198503120005")  # S02 with the number of S01, both women

    assert codes(checked(lot1), "error") == ["ID-DUPLICATE"]


def test_one_person_under_two_codes_is_found(lot1: Path) -> None:
    rows = staff_rows(lot1)
    write_staff(lot1, [*rows, ["S99", *rows[1][1:]]])

    assert codes(checked(lot1), "error") == ["ID-DUPLICATE"]
