"""Dates of the response and of the contract: what voids the bid is found, what only looks like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.project import replace
from kit.seeded import RESPONSE, TENDER, Edits, checked, codes, edit

SIGNING = "name: 合同签订, most: 15, unit: 日"


def response(old: str, new: str) -> Edits:
    return [(RESPONSE, old, new)]


def signing(days: int, most: int, unit: str, name: str = "合同签订") -> Edits:
    return [
        (RESPONSE, "signing_days: 10", f"signing_days: {days}"),
        (TENDER, SIGNING, f"name: {name}, most: {most}, unit: {unit}"),
    ]


# The opening is on 2025-11-20. After the latest notice, 2025-12-03, the 10th workday is 2025-12-17.
VOID: list[tuple[str, Edits, str]] = [
    ("signed the day after the opening", response("signed: 2025-11-18", "signed: 2025-11-21"), "DATE-SIGNED"),
    ("valid a day too short", response("validity_days: 90", "validity_days: 89"), "VALIDITY-SHORT"),
    ("the contract a day too late", signing(16, 15, "日"), "SIGNING-LATE"),
    ("later than so many workdays", signing(15, 10, "工作日"), "SIGNING-LATE"),
    ("later than a month", signing(32, 1, "个月"), "SIGNING-LATE"),
    ("a term called otherwise", signing(11, 10, "日", "签订合同"), "SIGNING-LATE"),
    ("far beyond all calendars", signing(10**6, 15, "日"), "SIGNING-LATE"),
]

FINE: list[tuple[str, Edits]] = [
    ("as it is", []),
    ("signed on the opening day", response("signed: 2025-11-18", "signed: 2025-11-20")),
    ("valid longer than asked for", response("validity_days: 90", "validity_days: 120")),
    ("valid beyond all calendars", response("validity_days: 90", "validity_days: 4000000")),
    ("the contract on the last day", signing(15, 15, "日")),
    ("the last of so many workdays", signing(14, 10, "工作日")),
    ("within a month", signing(31, 1, "个月")),
    ("a limit of another thing", signing(30, 15, "日", "整改")),
    ("no day for work but for rest", response("signing_days: 10", "signing_days: 11")),
]


@pytest.mark.parametrize(("name", "edits", "code"), VOID, ids=[case[0] for case in VOID])
def test_a_date_that_voids_the_bid_is_found(name: str, edits: Edits, code: str, lot1: Path) -> None:
    edit(lot1, edits)

    found = checked(lot1)

    assert codes(found, "error") == [code], found
    assert all(finding.origin.file and finding.origin.location for finding in found)


@pytest.mark.parametrize(("name", "edits"), FINE, ids=[case[0] for case in FINE])
def test_a_date_that_only_looks_wrong_is_not(name: str, edits: Edits, lot1: Path) -> None:
    edit(lot1, edits)

    assert codes(checked(lot1), "error") == []


def test_a_late_signature_names_the_clause(lot1: Path) -> None:
    edit(lot1, signing(16, 15, "日"))

    (late,) = [finding for finding in checked(lot1) if finding.code == "SIGNING-LATE"]
    assert late.clause == "B1.1"


def test_a_limit_of_an_unmarked_clause_is_a_warning(lot1: Path) -> None:
    edit(lot1, signing(20, 15, "日"))
    replace(
        lot1 / TENDER,
        'mark: "▲"\n      requires:\n        - {kind: term, name: 合同',
        "requires:\n        - {kind: term, name: 合同",
    )

    found = checked(lot1)

    assert "SIGNING-LATE" in codes(found, "warning")
    assert "SIGNING-LATE" not in codes(found, "error")


@pytest.mark.parametrize(
    ("days", "said"),
    [(9, []), (10, ["SIGNING-HOLIDAY"]), (11, ["SIGNING-HOLIDAY"]), (12, [])],
    ids=["a Friday", "a Saturday", "a Sunday", "a Monday"],
)
def test_a_last_day_for_signing_without_work_is_said(days: int, said: list[str], lot1: Path) -> None:
    edit(lot1, response("signing_days: 10", f"signing_days: {days}"))

    assert [code for code in codes(checked(lot1), "info") if code == "SIGNING-HOLIDAY"] == said


def test_workdays_of_a_year_not_announced_are_said_to_be_provisional(lot1: Path) -> None:
    assert "DATE-PROVISIONAL" in codes(checked(lot1), "info")  # acceptance in March 2027

    edit(lot1, [(TENDER, "term_months: 15", "term_months: 6")])
    assert "DATE-PROVISIONAL" not in codes(checked(lot1), "info")
