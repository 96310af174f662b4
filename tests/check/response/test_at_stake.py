"""Criteria of the scorecard are judged as clauses are; what falls short costs points and voids nothing."""

from __future__ import annotations

from typing import Any

import pytest
from kit.edits import Edit, add, answer, both, each, edit, person
from kit.examples import bid
from kit.found import findings, the
from kit.people import identity

from docgen.derive.response.demands import judged_demands
from docgen.locale.messages import say
from docgen.model.finding import Finding
from docgen.rules import ruleset

CRITERION = "tender/lot/scorecard/items/0/criteria/1"
CODE = "Q1.2"  # three points, the second of the first item
STAFF = "就业服务专员"


def criterion(*requires: dict[str, Any], text: str = "人员稳定。") -> Edit:
    return both(edit(f"{CRITERION}/requires", requires), edit(f"{CRITERION}/text", text))


def staff(least: int, role: str = STAFF, **limits: object) -> Edit:
    return criterion({"kind": "staff", "role": role, "least": least, **limits})


def own(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.clause == CODE]


SHORT: list[tuple[str, Edit]] = [
    ("too few people", staff(40)),
    (
        "too few who are full-time",
        both(staff(14, "", employment="专职"), person("S04", employment="兼职")),
    ),
    ("nobody of the schooling", staff(4, education="博士")),
    (
        "too old",
        both(staff(3, every=True, ages=[{"most": 50}]), person("S04", id_number=identity("19600101", "女"))),
    ),
    ("a certificate of which nothing is said", staff(14, "", certificates=[{"name": "健康证"}])),
    ("a level that no order has", staff(1, education="甲等")),
    ("too few facilities", criterion({"kind": "facility", "name": "打印机", "least": "400", "unit": "台"})),
    ("a zone that is nowhere", criterion({"kind": "zone", "name": "游泳池"})),
    (
        "too little in words",
        both(criterion(text="考勤记录保存不少于3年。"), answer(CODE, "考勤记录保存1年，专人保管。")),
    ),
    (
        "too little of a demand as data",
        both(
            criterion({"kind": "term", "name": "考勤记录保存", "least": 3, "unit": "年"}),
            answer(CODE, "考勤记录保存1年，专人保管。"),
        ),
    ),
]

FINE: list[tuple[str, Edit]] = [
    ("people enough", staff(4)),
    ("nobody posted by that name", staff(4, "其余站点在岗人员")),
    ("schooling enough", staff(4, education="高中")),
    (
        "a certificate that all hold",
        both(staff(14, "", certificates=[{"name": "健康证"}]), each("staff", certificates="健康证")),
    ),
    ("facilities enough", criterion({"kind": "facility", "name": "打印机", "least": "4", "unit": "台"})),
    (
        "enough in words",
        both(criterion(text="考勤记录保存不少于3年。"), answer(CODE, "考勤记录保存3年，专人保管。")),
    ),
    (
        "more than enough",
        both(criterion(text="考勤记录保存不少于3年。"), answer(CODE, "考勤记录保存5年，专人保管。")),
    ),
]


@pytest.mark.parametrize(("name", "change"), SHORT, ids=[case[0] for case in SHORT])
def test_a_criterion_that_is_not_reached_costs_its_points_and_is_no_error(name: str, change: Edit) -> None:
    found = own(findings(bid(change)))

    assert {finding.code for finding in found} == {"CRITERION-SHORT"}
    assert {finding.severity for finding in found} == {"warning"}
    for finding in found:
        assert "3 points of the scorecard (1.2) are at stake" in say(finding.message, "en")
        assert finding.origin.location


@pytest.mark.parametrize(("name", "change"), FINE, ids=[case[0] for case in FINE])
def test_a_criterion_that_is_reached_is_let_pass(name: str, change: Edit) -> None:
    assert own(findings(bid(change))) == []


def test_people_of_a_criterion_by_a_name_of_no_post_are_said_not_to_be_compared() -> None:
    judged = judged_demands(bid(staff(4, "其余站点在岗人员")), ruleset().figures)

    assert [(each.outcome, each.why) for each in judged if each.clause == CODE] == [
        ("not_comparable", "role")
    ]


def test_the_same_demand_of_a_clause_is_an_error_still() -> None:
    demand = {"kind": "staff", "role": STAFF, "least": 40}

    found = findings(bid(add("tender/lot/clauses/B8/requires", demand), staff(40)))

    assert the([each for each in found if each.clause == "B8"], "STAFF-SHORT").severity == "error"
    assert the(own(found), "CRITERION-SHORT").severity == "warning"
