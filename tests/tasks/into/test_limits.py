"""Limits on people, times of day, areas, tiers of points and sites as data; none where there is a doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.derive.response.stated.grammar import grammar
from docgen.model.reading.blocks import Document
from docgen.model.reading.outline import Line, Node, Outline
from docgen.model.reading.reading import Demand, Found, PaymentStage, Reading
from docgen.rules import drafting_rule, limit_words, ruleset
from docgen.tasks.into.entries import Entry, titled
from docgen.tasks.into.facts import Facts
from docgen.tasks.into.figures import proposed
from docgen.tasks.into.hours import hours
from docgen.tasks.into.money import payment
from docgen.tasks.into.people import people
from docgen.tasks.into.sites import sites
from docgen.tasks.into.tiers import shared_out

AT = Found("第三章 三", "p1", "exact")


def asked(text: str, *beside: tuple[str, str], again: bool = False) -> list[Entry]:
    demand = Demand(text, AT, beside=beside)
    figures = proposed(text, titled(text), grammar(ruleset().figures), drafting_rule())
    found = people(demand, figures, drafting_rule(), limit_words(), ruleset().staff_levels, again)
    return [
        {k: v for k, v in each.items() if k != "certainty"}
        for each in (*found, *hours(demand, titled(text), limit_words()))
    ]


def row(text: str, post: str = "保安员", count: str = "14", head: str = "岗位名称") -> list[Entry]:
    return asked(text, (head, post), ("人数(人)", count))


ROWS: dict[str, Entry] = {
    "持保安员证，50周岁以下": {"certificates": [{"name": "保安员证"}], "ages": [{"most": 50}]},
    "男60周岁以下、女55周岁以下": {"ages": [{"gender": "男", "most": 60}, {"gender": "女", "most": 55}]},
    "年龄不满55周岁": {"ages": [{"most": 54}]},
    "年龄18至50周岁": {"ages": [{"least": 18, "most": 50}]},
    "持消防设施操作员证（四级及以上）": {"certificates": [{"name": "消防设施操作员证", "level": "四级"}]},
    "持四级及以上消防设施操作员证": {"certificates": [{"name": "消防设施操作员证", "level": "四级"}]},
    "持高压、低压电工作业证": {"certificates": [{"name": "高压电工作业证"}, {"name": "低压电工作业证"}]},
    "持救生员证或者潜水员证": {"certificates": [{"name": "救生员证", "accepts": ["潜水员证"]}]},
    "大专及以上学历，物业管理工作经历五年以上": {"education": "大专", "years": 5},
    "持保安员证，须提供本人近六个月社保缴纳证明": {
        "certificates": [{"name": "保安员证"}],
        "insured": {"months": 6},
    },
    "提供开标前半年内任意三个月的养老保险参保证明": {"insured": {"months": 3, "within": 6}},
    "在本单位参加社会保险连续不少于12个月": {"insured": {"months": 12}},
}


@pytest.mark.parametrize("text", ROWS)
def test_a_row_of_posts_is_asked_of_everybody_who_serves_there(text: str) -> None:
    assert row(text) == [{"kind": "staff", "role": "保安员", "least": 14, **ROWS[text], "every": True}]


@pytest.mark.parametrize(
    "text",
    ["持证者优先", "持相关证书", "形象良好，普通话流利", "持C1驾驶证的比例不低于60%", "如不满5年的须加训"],
)
def test_what_is_preferred_unnamed_or_a_share_is_no_limit(text: str) -> None:
    assert row(text)[0] == {"kind": "staff", "role": "保安员", "least": 14}


def test_a_column_under_another_head_is_no_post() -> None:
    assert row("持保安员证", head="区域") == []


def test_the_second_clause_of_a_row_does_not_ask_for_its_people_again() -> None:
    beside = (("岗位", "电工"), ("数量", "3"))
    assert asked("形象良好", *beside, again=True) == []
    assert asked("持低压电工作业证", *beside, again=True)[0]["certificates"] == [{"name": "低压电工作业证"}]


def test_a_sentence_names_its_post_and_its_number_or_none() -> None:
    assert asked("道路巡查岗年龄不超过50周岁。") == [
        {"kind": "staff", "role": "道路巡查岗", "least": 1, "ages": [{"most": 50}], "every": True}
    ]
    counted = asked("日常作业人员不少于26人，男60周岁以下、女55周岁以下。")
    assert [(each["least"], len(each["ages"]), "every" in each) for each in counted] == [(26, 2, False)]
    assert asked("保安员、保洁员年龄不超过50周岁。") == []
    assert asked("本项目驻场人员总数不少于46人。") == [{"kind": "staff", "least": 46}]


TIMES: dict[str, Entry] = {
    "运营时间为周一—周六9:00—18：00。": {
        "kind": "hours", "weekdays": [1, 2, 3, 4, 5, 6], "opens": "09:00", "closes": "18:00"
    },
    "工作日8:30至17:30对外服务。": {
        "kind": "hours", "weekdays": [1, 2, 3, 4, 5], "opens": "08:30", "closes": "17:30", "statutory": True
    },
    "西门设固定岗，每日6:00至22:00值守。": {
        "kind": "times", "name": "西门设固定岗", "opens": "06:00", "closes": "22:00"
    },
    "早餐食材5:30至6:30送达。": {
        "kind": "times", "name": "早餐食材", "opens": "05:30", "closes": "06:30", "bound": "within"
    },
}  # fmt: skip


@pytest.mark.parametrize("text", TIMES)
def test_times_of_day_are_a_site_s_hours_or_those_of_something(text: str) -> None:
    assert asked(text) == [TIMES[text]]


@pytest.mark.parametrize(
    "text",
    [
        "开放时间9:00至17:00。",  # on which days
        "喷药避开7:00至20:00。",
        "高峰时段8:30至10:00出入口值守。",
        "采购人每日16:00前下达订单。",
        "周末、周六9:00至12:00开放。",  # both or one
    ],
)
def test_times_with_a_doubt_stay_in_the_words(text: str) -> None:
    assert asked(text) == []


def test_the_area_of_the_place_of_service_is_no_other_area() -> None:
    assert asked("服务场所使用面积不少于120平方米。") == [{"kind": "area", "least": "120"}]
    assert [each["kind"] for each in asked("库房面积不少于150平方米。")] == ["count"]


def told(text: str, points: int) -> list[str]:
    found = shared_out(text, Decimal(points), limit_words().tiers)
    return [f"{kind} {' '.join(str(v) for v in each.values())}" for kind in found for each in found[kind]]


SHARED = {
    ("措施具体的，得8分；措施较具体的，得5分；一般的，得2分；未提供的不得分。", 8): [
        "tiers 8 措施具体", "tiers 5 措施较具体", "tiers 2 一般"
    ],
    ("优：8-10分；良：5-7分；一般：1-4分。", 10): ["tiers 优 8 10", "tiers 良 5 7", "tiers 一般 1 4"],
    ("优得6分，良得4分，差得1分", 6): ["tiers 优 6", "tiers 良 4", "tiers 差 1"],
    ("1.甲证有效得2分，不满足不得分；\n2.乙证有效得3分，不满足不得分；", 5): [
        "parts 甲证有效 2 True", "parts 乙证有效 3 True"
    ],
    ("（1）计划的完整性，0-4分。\n（2）流程的合理性，0-4分。", 8): [
        "parts 计划的完整性 4", "parts 流程的合理性 4"
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "points"), SHARED)
def test_tiers_and_parts_give_all_points_away(text: str, points: int) -> None:
    assert told(text, points) == SHARED[text, points]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("措施具体的，得8分；措施较具体的，得5分。", 10),  # the best is not all
        ("优得4分，良得6分", 6),  # rises
        ("场景覆盖全面，0-6分。", 6),  # one alone
        ("每提供一份得2分，最高得8分。", 8),
        ("优得6分，良得3分，另有承诺的1分。", 6),  # a figure is left over
        ("（1）计划，0-4分。（2）流程，0-3分。", 8),  # the parts are not all
    ],
)
def test_points_that_do_not_come_out_stay_in_the_words(text: str, points: int) -> None:
    assert told(text, points) == []


def heading(text: str, path: str) -> Node:
    return Node(Line(path, text), path, heading=True)


def under(title: str, path: str, words: str, *requires: Entry) -> tuple[Entry, tuple[Node, ...]]:
    return {"verbatim": words, "requires": list(requires)}, (heading("建设要求", "一"), heading(title, path))


AREA = {"kind": "area", "least": "100"}


def test_headings_side_by_side_with_figures_of_their_own_are_sites() -> None:
    clauses = [
        under("东城服务站建设要求", "一 1", "使用面积不少于100平方米", AREA),
        under("西城市场", "一 2", "使用面积不少于100平方米", AREA),
        under("镇服务站", "一 3", "在3个镇各选1处，面积不少于30平方米", AREA),
    ]
    found = sites(clauses, limit_words().sites)
    assert [(each["name"], each["kind"], each["certainty"]) for each in found] == [
        ("东城服务站", "服务站", "likely"),
        ("西城市场", "市场", "likely"),
        ("镇服务站", "服务站", "asked"),
    ]
    assert [clause["sites"] for clause, _ in clauses] == [["SITE-1"], ["SITE-2"], ["SITE-3"]]


def test_one_place_or_headings_without_figures_are_no_sites() -> None:
    alone = [under("东城服务站", "一 1", "使用面积不少于100平方米", AREA), under("西城市场", "一 2", "整洁")]
    assert sites(alone, limit_words().sites) == []
    assert "sites" not in alone[0][0]


def stages(*said: tuple[str, int]) -> int:
    found = [PaymentStage(text, AT, Decimal(percent)) for text, percent in said]
    facts = Facts(Reading(payment=tuple(found)), Outline(Document("x.docx", "", "docx", ()), ()))
    return len(payment(facts, drafting_rule())["stages"])


def test_a_payment_that_is_made_several_times_is_as_many_stages_if_they_are_the_whole() -> None:
    quarterly = "每季度考核合格后支付20%，共支付三次"
    assert stages(("签订后支付20%", 20), (quarterly, 20), ("验收后支付20%", 20)) == 5
    assert stages(("签订后支付30%", 30), (quarterly, 20), ("验收后支付20%", 20)) == 3
