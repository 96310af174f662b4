"""Scorecard, payment and decisions: what does not add up or leads nowhere, whatever the ledgers say."""

from __future__ import annotations

import pytest
from kit.edits import Edit, add, drop, edit, reword
from kit.examples import acceptance
from kit.found import codes, expect_error, findings

from docgen.model.finding import DataFaults

RULES = "scoring/criteria/Q9.1"
STRANGER = {"criterion": "Q1.9", "deduction": "1", "reason": "例"}


def decided(outcome: str) -> Edit:
    known = {"point": "hours", "by": "甲", "on": "2026-05-06", "paper": "会议纪要"}
    return add("contract/decisions", {**known, "outcome": outcome})


@pytest.mark.parametrize("example", ["pingxiang-lot1", "pingxiang-lot2", "gangbei"])
def test_nothing_is_found_in_an_example(example: str) -> None:
    assert findings(acceptance(example=example)) == []


def test_a_decision_for_a_known_outcome_is_fine() -> None:
    assert findings(acceptance(decided("site"))) == []


WRONG: list[tuple[str, Edit, str]] = [
    (
        "an item's criteria beyond its points",
        edit("tender/lot/scorecard/items/Q9/criteria/Q9.2/points", "1"),
        "SCORE-POINTS",
    ),
    ("a criterion without rules", drop(RULES), "SCORE-RULE"),
    ("shares that sum to less", edit("tender/lot/payment/stages/P1/share", "30"), "PAYMENT-SHARES"),
    ("a decision for an unknown outcome", decided("noon"), "DECISION-UNKNOWN"),
]


@pytest.mark.parametrize(("name", "change", "code"), WRONG, ids=[case[0] for case in WRONG])
def test_what_does_not_add_up_is_found(name: str, change: Edit, code: str) -> None:
    expect_error(findings(acceptance(change)), code)


def test_rules_written_for_another_criterion_are_missed_and_too_many() -> None:
    found = findings(acceptance(edit(f"{RULES}/code", "Q9.2")))

    assert codes(found, "error") == ["SCORE-RULE", "SCORE-RULE"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (edit("scoring/periods/1/stage", "P9"), "SCORING-REFERENCE"),
        (edit("acceptance/periods/0/judgements", [STRANGER]), "SCORING-REFERENCE"),
        (reword(f"{RULES}/rules/0/metric", "tasks-failed", "tasks-fallen"), "SCORING-METRIC"),
    ],
    ids=["a stage nobody pays", "a criterion nobody scores", "a metric nobody asks for"],
)
def test_what_names_nothing_is_refused_as_when_read(change: Edit, code: str) -> None:
    with pytest.raises(DataFaults) as refused:
        acceptance(change)

    assert {finding.code for finding in refused.value.findings} == {code}
