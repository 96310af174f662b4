"""Supplements that cannot be, and money recorded otherwise than it was due by score."""

from __future__ import annotations

import pytest
from kit.edits import Edit, add, both, drop, edit
from kit.examples import DataFaults, acceptance

from docgen.derive.acceptance.report_day import report_day
from docgen.locale.messages import say
from docgen.model.finding import Finding
from docgen.packages.periods.asked import contract_periods
from docgen.packages.periods.assessment import assess


def money_findings(*edits: Edit) -> list[Finding]:
    found = assess(acceptance(*edits), 1).all_findings
    return [each for each in found if each.code.startswith(("SUPPLEMENT-", "PAID-", "INVOICE-"))]


def recorded(source: str, stage: str, *amounts: str) -> Edit:
    rows = [{"stage": stage, "on": "2026-06-01", "amount": amount, "paper": "示例"} for amount in amounts]
    return edit(f"acceptance/{source}", rows)


def supplement(since: str, amount: str, signed: str = "2026-06-20") -> Edit:
    fields = {"number": "示例-补-1", "signed": signed, "since": since, "amount": amount, "later": "rest"}
    return edit("contract/supplements", [{**fields, "reason": "调整"}])


POINT = {"by": "示例采购人", "on": "2026-03-01", "paper": "示例"}
DECIDED = add("contract/decisions", {**POINT, "point": "supplement-period", "outcome": "new"})


def shared(since: str, amount: str) -> Edit:
    """Each later payment is a share of the new price."""
    return both(supplement(since, amount), edit("contract/supplements/0/later", "share"))


def dated(source: str, stage: str, on: str, amount: str) -> Edit:
    return edit(f"acceptance/{source}", [{"stage": stage, "on": on, "amount": amount, "paper": "示例"}])


@pytest.mark.sample(8)
@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (recorded("payments", "P1", "744960.00"), []),
        (recorded("payments", "P1", "700000.00", "44960.00"), []),
        (recorded("payments", "P1", "744959.99"), ["PAID-DIFFERS"]),
        (recorded("payments", "P2", "372480.00"), []),
        (recorded("payments", "P2", "335232.00"), ["PAID-DIFFERS"]),
        (recorded("payments", "P3", "1.00"), ["PAID-EARLY"]),  # not assessed yet
        (recorded("invoices", "P2", "372480.00"), []),
        (recorded("invoices", "P2", "372840.00"), ["INVOICE-DIFFERS"]),
        (supplement("2026-07-01", "1900000.00"), []),
        (supplement("2026-07-01", "2048640.00"), []),
        (supplement("2026-07-01", "2048640.01"), ["SUPPLEMENT-SHARE"]),
        (supplement("2026-07-01", "1117440.00"), []),
        (supplement("2026-07-01", "1117439.98"), ["SUPPLEMENT-BELOW"]),
        (supplement("2026-06-19", "1900000.00"), ["SUPPLEMENT-DATE"]),
        (supplement("2027-12-01", "1900000.00"), ["SUPPLEMENT-DATE", "SUPPLEMENT-IDLE"]),
        (
            both(
                supplement("2026-04-01", "1900000.00", "2026-03-31"), recorded("payments", "P2", "372480.00")
            ),
            ["PAID-DIFFERS"],
        ),
        # 744,960 + 372,480 + 380,000 + 380,000 = 1,877,440
        (shared("2026-07-01", "1900000.00"), ["SUPPLEMENT-SUM"]),
        (shared("2025-12-06", "1900000.00"), ["SUPPLEMENT-DATE"]),
        # assessed on 2026-04-30
        (dated("payments", "P2", "2026-04-30", "372480.00"), []),
        (dated("payments", "P2", "2026-04-29", "372480.00"), ["PAID-EARLY"]),
        (
            both(recorded("payments", "P2", "372480.00"), recorded("invoices", "P1", "744960.00")),
            ["INVOICE-MISSING"],
        ),
        (
            both(recorded("payments", "P2", "372480.00"), dated("invoices", "P2", "2026-06-01", "372480.00")),
            [],
        ),
        (
            both(recorded("payments", "P2", "372480.00"), dated("invoices", "P2", "2026-06-02", "372480.00")),
            ["INVOICE-LATE"],
        ),
    ],
)
def test_what_differs_is_found_and_nothing_else(change: Edit, codes: list[str]) -> None:
    none = both(edit("acceptance/payments", []), edit("acceptance/invoices", []), DECIDED)
    assert [each.code for each in money_findings(none, change)] == codes


def test_a_supplement_that_begins_while_a_period_runs_is_open_until_decided() -> None:
    none = both(edit("acceptance/payments", []), edit("acceptance/invoices", []))
    changed = both(none, supplement("2026-07-01", "1900000.00"))

    assert [each.code for each in money_findings(changed)] == ["SUPPLEMENT-PERIOD"]
    assert assess(acceptance(changed), 1).results[0].findings == ()
    assert "PAYMENT-OPEN" in [each.code for each in assess(acceptance(changed), 2).results[0].findings]


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("2027-12-01", "合同 2027-03-05 已期满"),
        ("2025-12-01", "合同 2025-12-05 才签订"),
        ("2026-06-19", "签订于 2026-06-20"),
    ],
)
def test_a_supplement_s_day_is_said_to_be_wrong_as_it_is(since: str, said: str) -> None:
    found = [
        each for each in money_findings(supplement(since, "1900000.00")) if each.code == "SUPPLEMENT-DATE"
    ]

    assert said in say(found[0].message, "zh")


@pytest.mark.parametrize(("on", "late"), [("2026-05-06", False), ("2026-05-07", True)])
def test_a_decision_after_the_report_is_said_and_not_applied(on: str, late: bool) -> None:
    decision = {**POINT, "point": "hours", "outcome": "site", "on": on}
    result = assess(acceptance(edit("contract/decisions", [decision])), 1).results[0]

    assert ("DECISION-LATE" in [each.code for each in result.findings]) == late
    assert ("hours" in {each.point for each in (result.own and result.own.effects) or ()}) == late


def test_a_report_without_a_day_bears_that_of_the_last_decision() -> None:
    decision = {**POINT, "point": "hours", "outcome": "site", "on": "2026-05-20"}
    made = acceptance(edit("contract/decisions", [decision]), drop("acceptance/periods/0/dated"))
    (period, *_) = contract_periods(made)

    assert report_day(made, period).isoformat() == "2026-05-20"
    assert "DECISION-LATE" not in [each.code for each in assess(made, 1).all_findings]


@pytest.mark.parametrize(
    ("point", "outcome", "named", "unnamed"),
    [
        ("hours", "midnight", "site", "band-gap"),
        ("hour", "site", "hours", "band-gap"),
        ("tide-table", "high", "docgen score", "band-gap"),
    ],
)
def test_a_decision_that_leads_nowhere_names_what_is_near(
    point: str, outcome: str, named: str, unnamed: str
) -> None:
    decision = {**POINT, "point": point, "outcome": outcome}
    found = assess(acceptance(edit("contract/decisions", [decision])), 1).all_findings
    (unknown,) = [say(each.remedy, "zh") for each in found if each.code == "DECISION-UNKNOWN"]

    assert named in unknown
    assert unnamed not in unknown


def test_a_sample_without_results_says_that_they_are_supposed() -> None:
    found = assess(acceptance(edit("samples/1", [])), 1).results[0].own
    assert found
    working = {each.code: say(each.working[-1], "zh") for item in found.score.items for each in item.criteria}
    assert "抽 10，查 0" in working["Q2.5"]
    assert "10 个尚无结果" in working["Q2.5"]


def test_a_payment_of_no_stage_is_refused() -> None:
    with pytest.raises(DataFaults):
        acceptance(recorded("payments", "P9", "1.00"))


@pytest.mark.parametrize("later", ["rest", None])
def test_a_new_price_says_what_becomes_of_the_payments_that_are_left(later: str | None) -> None:
    fields = {"number": "示例-补-1", "signed": "2026-06-20", "since": "2026-07-01", "reason": "调整"}
    given = {"later": later} if later else {"amount": "1900000.00"}
    with pytest.raises(ValueError, match="needs amount and later"):
        acceptance(edit("contract/supplements", [{**fields, **given}]))
