"""Supplements that cannot be, and money recorded otherwise than it was due by score."""

from __future__ import annotations

import pytest
from kit.edits import Edit, both, edit
from kit.examples import DataFaults, acceptance

from docgen.locale.messages import say
from docgen.model.finding import Finding
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


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (recorded("payments", "P1", "744960.00"), []),
        (recorded("payments", "P1", "700000.00", "44960.00"), []),
        (recorded("payments", "P1", "744959.99"), ["PAID-DIFFERS"]),
        (recorded("payments", "P2", "372480.00"), []),
        (recorded("payments", "P2", "335232.00"), ["PAID-DIFFERS"]),
        (recorded("payments", "P3", "1.00"), []),  # not scored yet: nothing to compare with
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
    ],
)
def test_what_differs_is_found_and_nothing_else(change: Edit, codes: list[str]) -> None:
    none = both(edit("acceptance/payments", []), edit("acceptance/invoices", []))
    assert [each.code for each in money_findings(none, change)] == codes


def test_a_point_is_decided_once() -> None:
    first = {"point": "hours", "outcome": "site", "by": "示例采购人", "on": "2026-05-05", "paper": "示例"}
    found = [
        [each.code for each in assess(acceptance(edit("contract/decisions", decisions)), 1).all_findings]
        for decisions in ([first], [first, {**first, "outcome": "card", "on": "2026-05-01"}])
    ]
    assert [codes.count("DECISION-TWICE") for codes in found] == [0, 1]


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
