"""Those who sign and those who serve: numbers, ages, authority and names."""

from __future__ import annotations

import pytest
from kit.edits import Edit, add, edit, person, promised, row
from kit.examples import bid
from kit.found import codes, expect_error, expect_fine, expect_warned, findings, the
from stdnum.cn import ric

# Signed on 2025-11-18, opened on 2025-11-20.
SIGNERS = ("SIGNER-OTHER", "AGENT-SAME")
LEGAL, LEGAL_NUMBER = "bidder/legal_representative", "450000198004160002"


def agent(**fields: str) -> Edit:
    return row("bidder/agent", **fields)


def number(born: str, order: str) -> str:
    """An identity number of the region as a whole, which nobody has."""
    digits = f"450000{born}{order}"
    return digits + ric.calc_check_digit(digits + "0")


VOID: list[tuple[str, Edit, str]] = [
    (
        "authority from the day after signing",
        agent(authorised_from="2025-11-19"),
        "AGENT-AUTHORITY",
    ),
    (
        "authority until the day before opening",
        agent(authorised_until="2025-11-19"),
        "AGENT-AUTHORITY",
    ),
    (
        "a man's number for a woman",
        edit(f"{LEGAL}/id_number", number("19800416", "001")),
        "ID-GENDER",
    ),
    (
        "a woman's number for a man",
        agent(id_number=number("19891009", "000")),
        "ID-GENDER",
    ),
    ("an agent a day too young", agent(id_number=number("20071119", "001")), "ID-AGE"),
    (
        "the agent with the other's number",
        agent(id_number=LEGAL_NUMBER, gender="女"),
        "ID-DUPLICATE",
    ),
]

FINE: list[tuple[str, Edit]] = [
    ("authority from the signing day", agent(authorised_from="2025-11-18")),
    ("authority until the opening day", agent(authorised_until="2025-11-20")),
    ("an agent of eighteen that day", agent(id_number=number("20071118", "001"))),
    (
        "an agent who is on the staff",
        agent(id_number="450000198811230011", name="黄样三"),
    ),
    ("the signatories by their names", promised("法定代表人甄示例签署，委托代理人：贾样本到场。")),
    (
        "roles without names",
        promised("法定代表人和委托代理人按时到场；法定代表人高度重视。授权代表于签约日到场。"),
    ),
]

WARNED: list[tuple[str, Edit, list[str]]] = [
    ("another legal representative in a commitment", promised("法定代表人王小明到场。"), ["SIGNER-OTHER"]),
    ("another agent behind a colon", promised("委托代理人：高明"), ["SIGNER-OTHER"]),
    ("both misnamed", promised("法定代表人贾样本授权委托代理人甄示例签字"), ["SIGNER-OTHER", "SIGNER-OTHER"]),
]


@pytest.mark.parametrize(("name", "change", "code"), VOID, ids=[case[0] for case in VOID])
def test_what_voids_the_bid_is_found(name: str, change: Edit, code: str) -> None:
    expect_error(findings(bid(change)), code)


@pytest.mark.parametrize(("name", "change"), FINE, ids=[case[0] for case in FINE])
def test_what_only_looks_wrong_is_not_found(name: str, change: Edit) -> None:
    expect_fine(findings(bid(change)), *SIGNERS)


@pytest.mark.parametrize(("name", "change", "warnings"), WARNED, ids=[case[0] for case in WARNED])
def test_what_should_be_looked_at_is_said(name: str, change: Edit, warnings: list[str]) -> None:
    expect_warned(findings(bid(change)), *warnings)


def test_an_agent_who_is_the_legal_representative_needs_no_authority() -> None:
    same = agent(name="甄示例", gender="女", id_number=LEGAL_NUMBER)

    expect_warned(findings(bid(same)), "AGENT-SAME")


def test_an_employee_s_number_is_compared_with_the_gender() -> None:
    found = findings(bid(person("S03", id_number=number("19881123", "002"))))  # S03 is a man

    assert codes(found, "error") == ["ID-GENDER"]
    assert "19881123" not in str(found)
    assert the(found, "ID-GENDER").origin.file.endswith("staff.xlsx")


def test_two_employees_with_one_number_are_found() -> None:
    found = findings(bid(person("S02", id_number="450000198503120005")))  # that of S01, both women

    assert codes(found, "error") == ["ID-DUPLICATE"]


def test_one_person_under_two_codes_is_found() -> None:
    again = {**bid().staff["S01"].model_dump(), "code": "S99"}

    assert codes(findings(bid(add("staff", again))), "error") == ["ID-DUPLICATE"]
