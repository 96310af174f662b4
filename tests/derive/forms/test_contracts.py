"""Contracts of a table: those that a person chose, else those that the tender's day and amount let in."""

from __future__ import annotations

from typing import Any

import pytest
from kit.edits import Edit, edit
from kit.examples import bid

from docgen.derive.forms.contracts import chosen

PLACE = {"section": "第四章", "item": "3"}
OLD = {"name": "旧馆物业", "number": "W1", "purchaser": "样本馆", "amount": "3000000", "signed": "2024-12-31"}
NEW = {"name": "新馆物业", "number": "W2", "purchaser": "样本馆", "amount": "500000", "signed": "2025-01-01"}


def asking(text: str, name: str = "类似业绩") -> Edit:
    item: dict[str, Any] = {"code": "P1", "name": name, "points": "8", "text": text, "kind": "objective"}
    return edit("tender/lot/evaluation", [{**item, "place": PLACE}])


def listed(*edits: Edit) -> tuple[list[str], list[str], bool]:
    found = chosen(bid(edit("bidder/contracts", [OLD, NEW]), *edits))
    return [each.name for each in found.kept], [each.name for each, _ in found.left], found.told is not None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2025年1月1日以来承担过物业项目的，每份得2分。", ["新馆物业"]),
        ("2025年以来承担过物业项目的，每份得2分。", ["新馆物业"]),
        ("自2024年12月起承担过物业项目的，每份得2分。", ["旧馆物业", "新馆物业"]),
        ("承担过物业项目且合同金额50万元以上的，每份得2分。", ["旧馆物业", "新馆物业"]),
        ("承担过物业项目且合同金额100万元及以上的，每份得2分。", ["旧馆物业"]),
        ("承担过物业项目且合同金额不少于500,001元的，每份得2分。", ["旧馆物业"]),
        ("承担过同类项目的，每份得2分。", ["旧馆物业", "新馆物业"]),
    ],
)
def test_a_day_and_an_amount_leave_out_and_what_is_left_to_see_is_told(text: str, kept: list[str]) -> None:
    names, left, told = listed(asking(text))

    assert names == kept
    assert sorted(names + left) == ["新馆物业", "旧馆物业"]
    assert told


def test_where_a_person_chose_nothing_is_left_to_see() -> None:
    assert listed(asking("2025年以来的物业项目"), edit("response/contracts", ["W1"])) == (
        ["旧馆物业"],
        [],
        False,
    )


def test_without_a_demand_all_are_listed() -> None:
    assert listed(asking("2025年以来", name="服务方案")) == (["旧馆物业", "新馆物业"], [], False)
