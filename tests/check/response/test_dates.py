"""Dates of the response and of the contract: what voids the bid is found, what only looks like it is not."""

from __future__ import annotations

import pytest
from kit.edits import Edit, drop, edit, row
from kit.examples import bid
from kit.found import codes, expect_error, expect_fine, findings, the


def response(field: str, value: object) -> list[Edit]:
    return [edit(f"response/{field}", value)]


def signing(days: int, most: int, unit: str, name: str = "合同签订") -> list[Edit]:
    term = "tender/lot/clauses/B1.1/requires/合同签订"
    return [*response("signing_days", days), row(term, name=name, most=most, unit=unit)]


# The opening is on 2025-11-20. After the latest notice, 2025-12-03, the 10th workday is 2025-12-17.
VOID: list[tuple[str, list[Edit], str]] = [
    ("signed the day after the opening", response("signed", "2025-11-21"), "DATE-SIGNED"),
    ("valid a day too short", response("validity_days", 89), "VALIDITY-SHORT"),
    ("the contract a day too late", signing(16, 15, "日"), "SIGNING-LATE"),
    ("later than so many workdays", signing(15, 10, "工作日"), "SIGNING-LATE"),
    ("later than a month", signing(32, 1, "个月"), "SIGNING-LATE"),
    ("a term called otherwise", signing(11, 10, "日", "签订合同"), "SIGNING-LATE"),
    ("far beyond all calendars", signing(10**6, 15, "日"), "SIGNING-LATE"),
]

FINE: list[tuple[str, list[Edit]]] = [
    ("as it is", []),
    ("signed on the opening day", response("signed", "2025-11-20")),
    ("valid longer than asked for", response("validity_days", 120)),
    ("valid beyond all calendars", response("validity_days", 4000000)),
    ("the contract on the last day", signing(15, 15, "日")),
    ("the last of so many workdays", signing(14, 10, "工作日")),
    ("within a month", signing(31, 1, "个月")),
    ("a limit of another thing", signing(30, 15, "日", "整改")),
    ("no day for work but for rest", response("signing_days", 11)),
]


@pytest.mark.parametrize(("name", "edits", "code"), VOID, ids=[case[0] for case in VOID])
def test_a_date_that_voids_the_bid_is_found(name: str, edits: list[Edit], code: str) -> None:
    expect_error(findings(bid(*edits)), code)


@pytest.mark.parametrize(("name", "edits"), FINE, ids=[case[0] for case in FINE])
def test_a_date_that_only_looks_wrong_is_not(name: str, edits: list[Edit]) -> None:
    expect_fine(findings(bid(*edits)))


def test_a_late_signature_names_the_clause() -> None:
    assert the(findings(bid(*signing(16, 15, "日"))), "SIGNING-LATE").clause == "B1.1"


def test_a_limit_of_an_unmarked_clause_is_a_warning() -> None:
    found = findings(bid(*signing(20, 15, "日"), drop("tender/lot/clauses/B1.1/mark")))

    assert "SIGNING-LATE" in codes(found, "warning")
    assert "SIGNING-LATE" not in codes(found, "error")


@pytest.mark.parametrize(
    ("days", "said"),
    [(9, []), (10, ["SIGNING-HOLIDAY"]), (11, ["SIGNING-HOLIDAY"]), (12, [])],
    ids=["a Friday", "a Saturday", "a Sunday", "a Monday"],
)
def test_a_last_day_for_signing_without_work_is_said(days: int, said: list[str]) -> None:
    found = findings(bid(edit("response/signing_days", days)))

    assert [code for code in codes(found, "info") if code == "SIGNING-HOLIDAY"] == said


def test_workdays_of_a_year_not_announced_are_said_to_be_provisional() -> None:
    assert "DATE-PROVISIONAL" in codes(findings(bid()), "info")  # acceptance in March 2027

    assert "DATE-PROVISIONAL" not in codes(findings(bid(edit("tender/lot/term_months", 6))), "info")
