"""Payments of a contract that supplements change: what was settled stays, what is left moves.

Lot 1: 1,862,400.00 in 40, 20, 20 and 20 %. The advance was due in January 2026, the first period ended on
2026-05-05; the second ends on 2026-09-05.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from kit.edits import Edit, edit
from kit.examples import acceptance

from docgen.derive.acceptance.payment import possible_payments
from docgen.derive.acceptance.settlement import payment_basis
from docgen.derive.acceptance.stage_words import stage_working
from docgen.locale.messages import say
from docgen.model.acceptance.score import PeriodFacts, StageAmount
from docgen.packages.periods.asked import contract_periods
from docgen.packages.periods.money import contract_stages

AS_SIGNED = ["744960.00", "372480.00", "372480.00", "372480.00"]


def supplement(since: str, amount: str, later: str = "rest", **fields: object) -> dict[str, object]:
    number = fields.pop("number", "示例-补-1")
    return {
        **{"number": number, "signed": since, "since": since, "amount": amount, "later": later},
        **{"reason": "增加一处服务点", **fields},
    }


def supplements(*each: dict[str, object]) -> Edit:
    return edit("contract/supplements", list(each))


def stages(*edits: Edit) -> tuple[StageAmount, ...]:
    made = acceptance(*edits)
    return contract_stages(made, made.service.contract, contract_periods(made))


def amounts(*edits: Edit) -> list[str]:
    return [str(stage.amount) for stage in stages(*edits)]


@pytest.mark.parametrize(
    ("since", "later", "expected"),
    [
        # 1,900,000 − 744,960 − 372,480 = 782,560, in halves
        ("2026-07-01", "rest", ["744960.00", "372480.00", "391280.00", "391280.00"]),
        # 20 % of 1,900,000 each
        ("2026-07-01", "share", ["744960.00", "372480.00", "380000.00", "380000.00"]),
        # on the first period's last day it is not over yet: 1,900,000 − 744,960 = 1,155,040, in thirds
        ("2026-05-05", "rest", ["744960.00", "385013.33", "385013.34", "385013.33"]),
        ("2026-05-06", "rest", ["744960.00", "372480.00", "391280.00", "391280.00"]),
        # before anything was due
        ("2025-12-06", "rest", ["760000.00", "380000.00", "380000.00", "380000.00"]),
        # after the end there is nothing to move
        ("2027-06-01", "rest", AS_SIGNED),
    ],
)
def test_a_supplement_moves_what_was_not_settled(since: str, later: str, expected: list[str]) -> None:
    assert amounts(supplements(supplement(since, "1900000.00", later))) == expected


def test_a_price_may_fall_and_each_supplement_stands_on_the_one_before() -> None:
    changed = supplements(
        supplement("2026-10-01", "1700000.00", number="示例-补-2"),
        supplement("2026-07-01", "1900000.00"),
    )
    found = stages(changed)

    # the second period was over by then: 1,700,000 − 744,960 − 372,480 − 391,280
    assert [str(each.amount) for each in found] == ["744960.00", "372480.00", "391280.00", "191280.00"]
    assert [each.supplement.number if each.supplement else "" for each in found] == [
        *("", "", "示例-补-1", "示例-补-2")
    ]


def test_a_supplement_that_leaves_the_price_moves_nothing() -> None:
    unpriced = {
        key: value
        for key, value in supplement("2026-03-01", "1.00").items()
        if key not in ("amount", "later")
    }
    assert amounts(supplements(unpriced)) == AS_SIGNED


def decided(outcome: str) -> Edit:
    fields = {"by": "示例采购人", "on": "2026-07-01", "paper": "示例-补-1 第三条"}
    return edit("contract/decisions", [{"point": "supplement-period", "outcome": outcome, **fields}])


def paid(period: int, *edits: Edit) -> dict[str, list[str]]:
    """What 85 points, 90 %, pay: amount → the working in Chinese."""
    made = acceptance(*edits)
    basis = payment_basis(made, contract_periods(made)[period - 1])
    found = possible_payments(Decimal(85), PeriodFacts({}), basis)
    return {str(each.payable): [say(line, "zh") for line in each.working] for each in found}


@pytest.mark.parametrize(
    ("period", "later", "payable"),
    [
        (1, "rest", ["335232.00"]),
        # the second period began on 2026-05-06: by the new amount, the old one, or 56 days and 67
        (2, "rest", ["352152.00", "335232.00", "344448.59"]),
        (2, "share", ["342000.00", "335232.00", "338918.63"]),
        # the third has what the second leaves of 1,900,000.00
        (3, "rest", ["352152.00", "369072.00", "359855.42"]),
        (3, "share", ["342000.00"]),
    ],
)
def test_a_period_that_a_supplement_begins_in_is_paid_by_either_amount_or_by_days(
    period: int, later: str, payable: list[str]
) -> None:
    changed = supplements(supplement("2026-07-01", "1900000.00", later))

    assert list(paid(period, changed)) == payable


@pytest.mark.parametrize(
    ("outcome", "payable"), [("new", "352152.00"), ("old", "335232.00"), ("days", "344448.59")]
)
def test_a_decision_leaves_one_reading_which_the_working_names(outcome: str, payable: str) -> None:
    found = paid(2, supplements(supplement("2026-07-01", "1900000.00")), decided(outcome))

    assert list(found) == [payable]
    assert "示例-补-1" in found[payable][0]


def test_a_supplement_from_the_first_day_of_a_period_leaves_nothing_open() -> None:
    assert list(paid(2, supplements(supplement("2026-05-06", "1900000.00")))) == ["352152.00"]


@pytest.mark.parametrize(
    ("period", "sums"),
    [
        (1, ["（1950000 − 744960）元 × 20 ÷ 60 = 401680 元"]),
        (2, ["（1950000 − 744960）元 × 20 ÷ 60 = 401680 元"]),
    ],
)
def test_what_is_left_of_a_price_is_shown_as_a_sum_that_comes_out(period: int, sums: list[str]) -> None:
    (working,) = paid(period, supplements(supplement("2026-05-05", "1950000.00")), decided("new")).values()

    assert [line for line in working if "÷" in line] == sums
    assert not any("1950000 元 × 20" in line for line in working)


def test_a_fen_that_rounding_leaves_is_shown_in_the_sum() -> None:
    found = stages(supplements(supplement("2026-05-05", "1900000.00")), decided("new"))

    assert [say(stage_working(each)[-1], "zh") for each in found] == [
        "1862400 元 × 40% = 744960 元",
        "（1900000 − 744960）元 × 20 ÷ 60 = 385013.33 元",
        "（1900000 − 744960）元 × 40 ÷ 60 − 385013.33 元 = 385013.34 元（使各期合计分毫不差）",
        "（1900000 − 744960）元 × 20 ÷ 60 = 385013.33 元",
    ]


def test_by_days_both_amounts_stand_in_the_sum() -> None:
    (working,) = paid(2, supplements(supplement("2026-07-01", "1900000.00")), decided("days")).values()

    assert "按日分摊：372480 元 × 56 ÷ 123 + 391280 元 × 67 ÷ 123 = 382720.65 元" in working


def test_a_new_end_moves_the_last_period_alone() -> None:
    before = contract_periods(acceptance())
    longer = {"number": "示例-补-1", "signed": "2026-07-01", "since": "2026-07-01", "reason": "延长"}
    made = acceptance(supplements({**longer, "ends": "2027-06-30"}))
    after = contract_periods(made)

    assert [each.end for each in after[:2]] == [each.end for each in before[:2]]
    assert made.service.ends.isoformat() == "2027-06-30"


def test_what_was_agreed_on_a_day() -> None:
    contract = acceptance(
        supplements(supplement("2026-07-01", "1900000.00"), supplement("2026-10-01", "1950000.00"))
    ).service.contract
    signed = contract.signed

    assert [str(contract.amount_on(signed.replace(year=2026, month=m, day=1))) for m in (6, 7, 9, 10)] == [
        *("1862400.00", "1900000.00", "1900000.00", "1950000.00")
    ]
    assert len(contract.known_on(signed.replace(year=2026, month=9)).supplements) == 1
