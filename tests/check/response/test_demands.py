"""Terms, counts, amounts and shares of clauses against what the answers say, in the lot-1 example.

A clause is added with its answer: once in words alone, once with the demand as data beside vaguer words.
"""

from __future__ import annotations

from typing import Any

import pytest
from kit.demands import CODE, answered, asked
from kit.edits import answer, edit
from kit.examples import bid
from kit.found import clauses, findings

from docgen.derive.response.demands import judged_demands
from docgen.locale.messages import say
from docgen.rules import ruleset

# name; the clause in words; the demand as data, the clause then says no figure; too little; enough
CASES: list[tuple[str, str, dict[str, Any], str, str]] = [
    (
        "a warranty of 24 months",
        "质保期不少于24个月。",
        {"kind": "term", "name": "质保期", "least": 24, "unit": "个月"},
        "我公司承诺质保期为12个月。",
        "我公司承诺质保期为两年。",
    ),
    (
        "a sum insured of at least 600,000",
        "保险金额不低于600,000元。",
        {"kind": "amount", "name": "保险金额", "least": "600000"},
        "我公司承诺保险金额为500,000元。",
        "我公司承诺保险金额为80万元。",
    ),
    (
        "a price of at most 500,000",
        "设备采购限价500,000元。",
        {"kind": "amount", "name": "设备采购", "most": "500000"},
        "我公司承诺设备采购控制在60万元以内。",
        "我公司承诺设备采购不超过四十五万元。",
    ),
    (
        "records kept for three years",
        "巡查记录保存3年。",
        {"kind": "term", "name": "巡查记录保存", "least": 3, "unit": "年"},
        "我公司承诺巡查记录保存2年。",
        "我公司承诺巡查记录保存36个月。",
    ),
    (
        "two drills a year",
        "每年组织应急演练不少于2次。",
        {"kind": "count", "name": "应急演练", "least": "2", "unit": "次", "per": "年"},
        "我公司承诺每年组织应急演练1次。",
        "我公司承诺应急演练每半年1次。",
    ),
    (
        "a report by the fifth",
        "每月5日前提交月报。",
        {"kind": "term", "name": "月报提交日", "most": 5, "unit": "日"},
        "我公司承诺每月10日前提交月报。",
        "我公司承诺每月3日前提交月报。",
    ),
    (
        "a rent by the square metre",
        "每平方米月租金不超过35元/平方米·月。",
        {"kind": "amount", "name": "租金", "most": "35", "unit": "元/㎡·月"},
        "我公司承诺租金40元/㎡·月。",
        "我公司承诺租金30元/平方米·月。",
    ),
    (
        "at most a tenth leaving",
        "人员流失率不高于10%。",
        {"kind": "share", "name": "人员流失率", "most": "10"},
        "我公司承诺人员流失率控制在15%以内。",
        "我公司承诺人员流失率不超过百分之八。",
    ),
    (
        "disinfected twice a day",
        "触摸设备每日消毒不少于2次。",
        {"kind": "count", "name": "触摸设备消毒", "least": "2", "unit": "次", "per": "日"},
        "我公司承诺触摸设备每天消毒1次。",
        "我公司承诺触摸设备每天消毒三次。",
    ),
    (
        "a sample of 125 g",
        "每餐次每个品种留样不少于125克。",
        {"kind": "count", "name": "每个品种留样", "least": "125", "unit": "克", "per": "餐次"},
        "我公司承诺每餐次每个品种留样100g。",
        "我公司承诺每餐次每个品种留样0.15kg。",
    ),
    (
        "kept for 48 hours",
        "留样食品冷藏保存48小时以上。",
        {"kind": "term", "name": "留样保存", "least": 48, "unit": "小时"},
        "我公司承诺每份留样进专用冰柜保存24小时，由厨师长登记销样。",
        "我公司承诺每份留样进专用冰柜保存3日，由厨师长登记销样。",
    ),
    (
        "on the spot in five minutes",
        "接到报警后5分钟内到场。",
        {"kind": "term", "name": "报警到场", "most": 5, "unit": "分钟"},
        "我公司承诺值班员听到报警后15分钟内赶到现场，并打开记录仪。",
        "我公司承诺值班员听到报警后三分钟内赶到现场，并打开记录仪。",
    ),
    (
        "a round every two hours",
        "大厅每2小时巡查一次。",
        {"kind": "count", "name": "大厅巡查", "least": "1", "unit": "次", "per": "小时", "every": 2},
        "我公司承诺大厅每4小时巡查一次。",
        "我公司承诺大厅每小时巡查一次。",
    ),
]
NAMES = [case[0] for case in CASES]


@pytest.mark.parametrize(("name", "text", "demand", "short", "enough"), CASES, ids=NAMES)
@pytest.mark.parametrize("as_data", [False, True], ids=["in words", "as data"])
def test_too_little_is_found_and_enough_is_not(
    name: str, text: str, demand: dict[str, Any], short: str, enough: str, as_data: bool
) -> None:
    clause = asked("按采购人的规定执行。", demand) if as_data else asked(text)

    assert clauses(findings(bid(clause, answered(short)))) == [("CLAUSE-FIGURE", CODE)]
    assert clauses(findings(bid(clause, answered(enough)))) == []


def test_a_negative_deviation_says_what_the_figures_say() -> None:
    clause = asked("质保期不少于24个月。", mark="")

    found = findings(bid(clause, answer(CODE, "我公司的质保期为12个月。", "negative")))

    assert clauses(found) == []


def test_one_small_site_among_several_is_judged_by_itself() -> None:
    listed = "园区站150平方米、市场120平方米、乡镇点25平方米，均已签意向书。"

    assert clauses(findings(bid(answer("T3.1.3.2", listed)))) == [("CLAUSE-FIGURE", "T3.1.3.2")]
    assert clauses(findings(bid(answer("T3.1.3.2", listed.replace("25", "30"))))) == []


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("园区站服务区160平方米，站前广场80平方米。", False),
        ("园区站前广场80平方米，园区站服务区160平方米。", False),
        ("园区站160平方米，园区站仓库40平方米，园区站停车位60平方米。", False),
        ("园区站前广场200平方米，室内120平方米。", True),
        ("园区站服务区120平方米，站前广场80平方米。", True),
        ("园区站140平方米。", True),
    ],
)
def test_an_area_beside_the_site_is_not_the_site_s(text: str, short: bool) -> None:
    found = clauses(findings(bid(answer("T3.1.1.2", text, evidence=["E-SITE"]))))

    assert (("CLAUSE-FIGURE", "T3.1.1.2") in found) is short


def test_two_areas_of_one_site_of_which_one_is_too_small_are_not_compared() -> None:
    text = "园区站一期160平方米，园区站二期80平方米。"
    project = bid(answer("T3.1.1.2", text, evidence=["E-SITE"]))

    judged = judged_demands(project, ruleset().figures)

    assert [each.why for each in judged if each.clause == "T3.1.1.2" and "面积" in each.demand] == ["several"]


def test_a_price_may_be_named_about() -> None:
    clause = asked("按采购人的规定执行。", mark="")

    found = findings(bid(clause, answered("我公司报价约186万元，已含税费。")))

    assert clauses(found) == [("PRICE-ALTERNATIVE", CODE)]


def test_a_facility_bound_to_no_site_is_asked_of_the_whole_lot() -> None:
    printers = {"kind": "facility", "name": "打印机", "least": "4", "unit": "台"}
    answers = answered("打印机逐站配齐，由专人保管。")

    assert clauses(findings(bid(asked("打印机配齐。", printers), answers))) == []
    many = asked("打印机配齐。", {**printers, "least": "40"})
    assert clauses(findings(bid(many, answers))) == [("CLAUSE-FIGURE", CODE)]


def test_an_edited_clause_is_judged_by_its_new_figure() -> None:
    longer = {"kind": "term", "name": "驻场", "least": 13, "unit": "个月"}
    change = edit("tender/lot/clauses/B2/requires", [longer])

    assert clauses(findings(bid(change))) == [("CLAUSE-FIGURE", "B2")]


def test_a_number_of_a_person_in_an_answer_stays_out_of_the_message() -> None:
    spoken = answered("配备保安8人电话19900001234身份证450102199001010012。")

    found = [
        each for each in findings(bid(asked("配备保安不少于12人。"), spoken)) if each.code == "CLAUSE-FIGURE"
    ]

    assert len(found) == 1
    assert "19900001234" not in say(found[0].message, "zh")
    assert "450102199001010012" not in say(found[0].message, "zh")
    assert "保安8人" in say(found[0].message, "zh")


def test_an_amount_of_seven_digits_is_no_number_of_a_person() -> None:
    spoken = answered("我公司承诺保险金额为5000000元。")

    found = [
        each for each in findings(bid(asked("保险金额不低于6000000元。"), spoken)) if each.clause == CODE
    ]

    assert "5000000元" in say(found[0].message, "zh")
