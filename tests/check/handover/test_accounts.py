"""Accounts handed over: seeded faults with their cells, and passwords wherever they hide."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.edits import Edit, account
from kit.examples import handover
from kit.found import expect_warned, findings, places
from kit.sheets import sheet_rows, write_sheet

from docgen.load.handover import load_handover
from docgen.model.finding import DataFaults, Severity
from docgen.model.rules.secrets import SecretRule
from docgen.rules import ruleset

ACCOUNTS = "accounts.xlsx"

SEEDED: dict[str, tuple[Edit, Severity, str, str]] = {
    "an account without administrator": (
        account("ACC-02", administrator=""),
        "error",
        "ACCOUNT-ADMIN",
        "accounts.xlsx:H3",
    ),
    "an account without entity": (
        account("ACC-02", entity=""),
        "error",
        "ACCOUNT-CONTROL",
        "accounts.xlsx:G3",
    ),
    "two accounts with one code": (
        account("ACC-03", code="ACC-02"),
        "error",
        "ACCOUNT-TWICE",
        "accounts.xlsx:A4",
    ),
    "an account at an unknown site": (
        account("ACC-06", site="PARKS"),
        "error",
        "ACCOUNT-SITE",
        "accounts.xlsx:F7",
    ),
    "a phone number in full": (
        account("ACC-01", phone="13900000000"),
        "error",
        "ACCOUNT-PHONE",
        "accounts.xlsx:I2",
    ),
    "personal data without ground": (
        account("ACC-04", ground=""),
        "error",
        "ACCOUNT-GROUND",
        "accounts.xlsx:P5",
    ),
    "a password in a note": (
        account("ACC-04", note="管理口令：abc123"),
        "error",
        "ACCOUNT-SECRET",
        "accounts.xlsx:Q5",
    ),
}


@pytest.mark.parametrize(("change", "severity", "code", "place"), SEEDED.values(), ids=SEEDED)
def test_a_seeded_fault_is_found_with_its_cell(
    change: Edit, severity: Severity, code: str, place: str
) -> None:
    assert places(findings(handover(change)), severity) == [(code, place)]


def test_words_about_passwords_are_none() -> None:
    expect_warned(findings(handover(account("ACC-04", note="密码由接收方当场重设"))))


def test_a_column_for_passwords_is_refused_whatever_it_holds(lot1: Path) -> None:
    rows = sheet_rows(lot1 / ACCOUNTS)
    write_sheet(
        lot1 / ACCOUNTS, [[*row, "登录密码" if not no else "hunter2-x"] for no, row in enumerate(rows)]
    )

    with pytest.raises(DataFaults) as stopped:
        load_handover(lot1, ruleset().secrets)

    (fault,) = [found for found in stopped.value.findings if found.severity == "error"]
    assert (fault.code, str(fault.origin)) == ("ACCOUNT-SECRET", "accounts.xlsx:R1")
    assert "hunter2" not in repr(stopped.value.findings)


@pytest.mark.parametrize(
    ("cell", "looks_like_one"),
    [
        ("密码：abc123", True),
        ("Password=Tr0ub4dor", True),
        ("token 是 9f8e7d6c", True),
        ("Qw3rty!2026", True),
        ("口令当面改换", False),
        ("wx0000000000000000", False),
        ("admin2026@example.com", False),
        ("https://example.com/a?b=1&c2=3", False),
        ("SL097845580", False),
    ],
)
def test_what_looks_like_a_password(cell: str, looks_like_one: bool) -> None:
    secrets: SecretRule = ruleset().secrets

    assert secrets.stands_in(cell) is looks_like_one
