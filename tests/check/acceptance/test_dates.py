"""Dates of contract and periods, and what an assessor recorded: lot 1 was signed on 2025-12-05 and opened on
2026-03-02, so its first period ends on 2026-05-05 and is to be assessed by 2026-04-30."""

from __future__ import annotations

import pytest
from kit.edits import Edit, both, drop, edit
from kit.examples import acceptance
from kit.found import findings, places
from pydantic import ValidationError

FIRST = "acceptance/periods/0"
ASSESSED = f"{FIRST}/assessment"


def test_a_period_that_was_over_before_the_opening_is_found() -> None:
    found = findings(acceptance(edit("contract/opened", "2026-06-01")))

    assert ("PERIOD-EMPTY", "contract.yaml:5") in places(found, "warning")


@pytest.mark.parametrize(
    ("opened", "late"), [("2026-03-05", False), ("2026-03-06", True), ("2026-04-30", True)]
)
def test_a_set_up_beyond_its_limit_is_found(opened: str, late: bool) -> None:
    found = findings(acceptance(edit("contract/opened", opened)))

    assert (("SETUP-LATE", "contract.yaml:5") in places(found, "warning")) == late


def test_the_limit_of_the_set_up_is_the_tender_s() -> None:
    late = both(edit("contract/opened", "2026-04-30"), drop(ASSESSED), drop("acceptance/periods/2"))

    assert findings(acceptance(late, drop("tender/lot/setup"))) == []
    assert findings(acceptance(late, edit("tender/lot/setup/until/months", 5))) == []


@pytest.mark.parametrize(("dated", "early"), [("2026-05-04", True), ("2026-05-05", False)])
def test_a_report_is_never_dated_before_its_period_s_end(dated: str, early: bool) -> None:
    found = findings(acceptance(edit(f"{FIRST}/dated", dated)))

    assert [code for code, _ in places(found)] == (["REPORT-EARLY"] if early else [])


def assessed(on: str) -> Edit:
    return edit(f"{ASSESSED}/on", on)


@pytest.mark.parametrize(
    ("on", "severity"),
    [
        ("2026-03-01", "error"),
        ("2026-04-30", None),
        ("2026-05-01", "info"),
        ("2026-05-05", "info"),
        ("2026-05-06", "warning"),
    ],
)
def test_an_assessment_is_dated_in_the_time_that_the_tender_gives(on: str, severity: str | None) -> None:
    found = findings(acceptance(assessed(on)))

    assert [(each.code, each.severity) for each in found] == (
        [("ASSESSMENT-DATE", severity)] if severity else []
    )


@pytest.mark.parametrize(
    ("on", "severity"), [("2028-04-26", "warning"), ("2028-04-27", None), ("2028-07-01", None)]
)
def test_a_tender_without_a_term_is_assessed_when_the_period_is_over(on: str, severity: str | None) -> None:
    found = findings(acceptance(edit("acceptance/periods/4/assessment/on", on), example="gangbei"))

    assert [each.severity for each in found] == ([severity] if severity else [])


@pytest.mark.parametrize(("deduction", "beyond"), [("1", False), ("1.01", True)])
def test_nobody_takes_more_than_a_criterion_has(deduction: str, beyond: bool) -> None:
    taken = edit(f"{ASSESSED}/deductions/0/deduction", deduction)

    assert [code for code, _ in places(findings(acceptance(taken)))] == (
        ["ASSESSMENT-POINTS"] if beyond else []
    )


def test_nor_does_the_operator_s_own_judgement() -> None:
    judged = edit(f"{FIRST}/judgements", [{"criterion": "Q2.2", "deduction": "5.5", "reason": "例"}])

    assert [code for code, _ in places(findings(acceptance(judged)))] == ["ASSESSMENT-POINTS"]


@pytest.mark.parametrize(
    ("example", "number", "total", "beyond"),
    [
        ("pingxiang-lot1", 0, "100", False),
        ("pingxiang-lot1", 0, "100.5", True),
        ("gangbei", 4, "115", False),
        ("gangbei", 4, "115.5", True),
    ],
)
def test_no_total_exceeds_the_scorecard_and_its_bonus(
    example: str, number: int, total: str, beyond: bool
) -> None:
    path = f"acceptance/periods/{number}/assessment"
    given = [edit(f"{path}/total", total)]
    given += [drop(f"{path}/deductions")] if example == "pingxiang-lot1" else []
    found = findings(acceptance(both(*given), example=example))

    assert [code for code, _ in places(found)] == (["ASSESSMENT-POINTS"] if beyond else [])


def test_a_total_is_recorded_in_place_of_deductions() -> None:
    with pytest.raises(ValidationError):
        acceptance(edit(f"{ASSESSED}/total", "95"))
