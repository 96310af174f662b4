"""Every demand is compared, or said not to be, or a clause without a figure: in exactly one of the three."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from kit.demands import answered, asked
from kit.edits import Edit, answer, drop
from kit.examples import GANGBEI, LOT1, bid
from kit.found import findings

from docgen.derive.response.demands import judged_demands
from docgen.model.response.demands import JudgedDemand, counted, uncompared
from docgen.rules import ruleset

EXAMPLES = [LOT1, "pingxiang-lot2", GANGBEI]


def demands(*edits: Edit, example: str = LOT1) -> tuple[JudgedDemand, ...]:
    return judged_demands(bid(*edits, example=example), ruleset().figures)


def added(*edits: Edit) -> list[JudgedDemand]:
    return [each for each in demands(*edits) if each.clause == "X1"]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_requirement_and_every_clause_stands_in_one_count(example: str) -> None:
    project, judged = bid(example=example), demands(example=example)
    of_clause = Counter(each.clause for each in judged)

    assert sum(counted(judged).values()) == len(judged)
    for clause in project.tender.lot.clauses:
        assert of_clause[clause.code] >= max(1, len(clause.requires))
    for each in judged:
        assert (each.outcome == "not_comparable") == bool(each.why)
        assert each.outcome == "compared" or each.verdict is None


def test_what_is_remembered_of_a_clause_is_judged_anew_when_its_answer_or_a_site_changes() -> None:
    wanted = asked("质保期不少于24个月。")
    short = added(wanted, answered("质保期为1年。"))
    assert [each.verdict for each in short] == ["short"]
    assert [each.verdict for each in added(wanted, answered("质保期为3年。"))] == ["exceeded"]
    assert added(wanted, answered("质保期为1年。")) == short
    project = bid()
    before = judged_demands(project, ruleset().figures)
    without = replace(project, response=project.response.model_copy(update={"sites": ()}))
    after = judged_demands(without, ruleset().figures)
    assert (
        Counter(each.why for each in after)["site"] > Counter(each.why for each in before)["site"]
    ) is True
    assert judged_demands(project, ruleset().figures) == before


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_example_falls_short_of_its_tender(example: str) -> None:
    found = findings(bid(example=example))

    assert [each for each in found if each.code == "CLAUSE-FIGURE"] == []


@pytest.mark.parametrize(
    ("edits", "why"),
    [
        ((asked("质保期不少于24个月。"),), "unanswered"),
        ((asked("质保期不少于24个月。", mark=""), answer("X1", "质保期为1年。", "negative")), "negative"),
        ((asked("质保期不少于24个月。"), answered("质保期按采购人的规定执行。")), "nothing"),
        ((asked("档案移交在30日内完成。"), answered("档案移交在一个月内完成。")), "units"),
        (
            (asked("巡查记录保存3年。"), answered("巡查记录保存2年，纸质巡查记录保存5年。")),
            "several",
        ),
        ((asked("遇35℃以上高温停工。"), answered("遇35℃以上高温停工。")), "condition"),
        ((asked("有库房。", {"kind": "area", "least": "150"}), answered("库房设在城北。")), "site"),
        (
            (
                asked("有机油。", {"kind": "count", "name": "机油", "least": "2", "unit": "罐"}),
                answered("有。"),
            ),
            "unit",
        ),
    ],
)
def test_what_is_not_compared_says_why(edits: tuple[Edit, ...], why: str) -> None:
    (demand,) = added(*edits)

    assert (demand.outcome, demand.why, demand.verdict) == ("not_comparable", why, None)


def test_a_clause_without_any_figure_is_counted_as_one() -> None:
    (demand,) = added(asked("场地整洁，标识统一。"), answered("场地每日清扫，标识统一。"))

    assert demand.outcome == "without_figure"


def test_a_figure_that_a_requirement_says_is_one_demand_with_it() -> None:
    two = {"kind": "count", "name": "演练", "least": "2", "unit": "次", "per": "年"}

    judged = added(asked("每年演练不少于2次，每次参演20人。", two), answered("每年演练2次，每次参演25人。"))

    assert [(each.demand, each.verdict) for each in judged] == [
        ("演练 ≥2次/年", "met"),
        ("每次参演20人", "exceeded"),
    ]


@pytest.mark.parametrize(
    ("demand", "said"),
    [
        ({"kind": "staff", "role": "保安员", "least": 12}, "保安员 ≥12人"),
        ({"kind": "staff", "least": 3}, "人员 ≥3人"),
        ({"kind": "term", "name": "质保期", "least": 24, "unit": "个月"}, "质保期 ≥24个月"),
        ({"kind": "share", "name": "差错率", "most": "0.5"}, "差错率 ≤0.5%"),
        (
            {"kind": "count", "name": "巡查", "least": 1, "unit": "次", "per": "小时", "every": 2},
            "巡查 ≥1次/2小时",
        ),
        ({"kind": "amount", "name": "租金", "amount": 100, "spread_percent": 10}, "租金 ≥90元 ≤110元"),
        ({"kind": "vehicle", "least": 2, "seats": 7}, "车辆 ≥2辆 ≥7座"),
        ({"kind": "area", "least": "150"}, "面积 ≥150㎡"),
        ({"kind": "hours", "weekdays": [1], "opens": "09:00", "closes": "18:00"}, "运营时间 09:00–18:00"),
    ],
)
def test_a_demand_as_data_is_told_with_its_figure(demand: dict[str, object], said: str) -> None:
    (judged,) = added(asked("按采购人的规定执行。", demand), answered("按采购人的规定执行。"))

    assert judged.demand == said


def test_a_site_that_is_not_offered_leaves_its_demands_uncompared() -> None:
    judged = demands(
        drop("response/sites/XIASHI"), drop("response/sites/YOUYI"), drop("response/sites/SHANGSHI")
    )

    assert {each.why for each in uncompared(judged) if each.clause == "T3.1.3.3"} == {"site"}


@pytest.mark.parametrize(
    ("clause", "contrary", "like"),
    [
        ("管理人员具有本科及以上学历。", "管理人员大专学历。", "管理人员本科学历。"),
        ("不得收取押金。", "押金每人200元，离职退还。", "不收押金。"),
        (
            "服务期自2028年6月1日起至2029年5月31日止。",
            "服务期自2028年7月1日起至2029年5月31日止。",
            "服务期自2028年6月1日起至2029年5月31日止。",
        ),
    ],
)
def test_words_that_say_otherwise_are_not_passed_over(clause: str, contrary: str, like: str) -> None:
    assert "contrary" in [each.why for each in added(asked(clause), answered(contrary))]
    assert "contrary" not in [each.why for each in added(asked(clause), answered(like))]
