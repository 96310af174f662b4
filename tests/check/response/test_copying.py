"""Answers in the tender's own words, and those that must share some with it. Cases edit the lot-1 example."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from kit.edits import Edit, answer, both, edit, row
from kit.examples import bid
from kit.found import clauses, codes, findings
from rapidfuzz import fuzz

from docgen.check.response.copying import check_copying
from docgen.derive.response.copying import likenesses
from docgen.model.rules.answers import CopyingRule, Likeness
from docgen.rules import ruleset

T2 = (
    "建园区站、市级市场各1个和3个镇零工市场，做到供需线上对接、招工信息统一发布、惠企政策代办、缺工即时代招。"
)
T3161 = (
    "受理企业用工登记、发布岗位；免费为群众登记求职、按意愿和技能荐岗；"
    "以线上线下招聘和进村入户推介园区岗位，带动就近与返乡就业。"
)
FORM = (
    "本公司郑重声明，根据《政府采购促进中小企业发展管理办法》的规定，"
    "本公司参加本次采购活动，服务全部由小型企业承接。"
)

QUOTED = both(
    *(
        edit(f"tender/lot/clauses/{code}/verbatim", words)
        for code, words in (("T2", T2), ("T3.1.1.6.1", T3161))
    )
)
"""The clauses' words as the tender's own."""

FAULTS: list[tuple[str, list[Edit], str]] = [
    ("word for word", [answer("T2", T2)], "T2"),
    ("other punctuation and spaces", [answer("T2", T2.replace("、", " ，").replace("，", "； "))], "T2"),
    ("other figures", [answer("T2", T2.replace("各1个", "各2个").replace("3个镇", "4个镇"))], "T2"),
    ("full-width figures", [answer("T2", T2.replace("1", "１").replace("3", "３"))], "T2"),
    ("two words changed", [answer("T2", T2.replace("对接", "匹配").replace("即时", "随时"))], "T2"),
    ("a promise before it", [answer("T2", "我公司承诺" + T2)], "T2"),
    ("one sentence made of three", [answer("T3.1.1.6.1", T3161.replace("；", "，"))], "T3.1.1.6.1"),
    ("another clause's words", [answer("T3.1.2.6.2", T3161)], "T3.1.2.6.2"),
]

NEAR_MISSES: list[tuple[str, list[Edit]]] = [
    (
        "a figure and a name that must be repeated",
        [answer("B3", "交到凭祥镇南大路7号采购人所在地，由陈样一专程送达，每月5日前。")],
    ),
    ("a clause too short to be put otherwise", [answer("B4.5", "含保险费和税费。")]),
    (
        "the clause quoted, then twice as much of one's own",
        [
            answer(
                "B4.3",
                "“含设备、附件、备件、耗材和专用工具”各列一行：设备按五站清单询价，耗材按上年同类站点用量"
                "加一成估算，工具随设备配齐，保修期内的备件由厂家免费提供，不再计价。",
            )
        ],
    ),
    (
        "the same terms in an order of one's own",
        [
            answer(
                "T2",
                "先建3个镇零工市场，再建园区站和市级市场；缺工由专员当日代招，"
                "政策由帮办窗口代办，信息由平台统一发布。",
            )
        ],
    ),
    (
        "a prescribed form in its prescribed words",
        [edit("tender/lot/clauses/N5/text", FORM), answer("N5", FORM)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "edits", "clause"), FAULTS, ids=[case[0] for case in FAULTS])
def test_a_copied_answer_is_found(name: str, edits: list[Edit], clause: str) -> None:
    assert clauses(findings(bid(QUOTED, *edits))) == [("ANSWER-COPIED", clause)]


def test_a_criterion_s_words_are_those_of_tender_yaml() -> None:
    copied = answer("Q9.3", "每月向就业服务中心书面报送计划和总结，内容真实有效。")

    assert clauses(findings(bid(copied)), "warning") == [("ANSWER-COPIED", "Q9.3")]


@pytest.mark.parametrize(("name", "edits"), NEAR_MISSES, ids=[case[0] for case in NEAR_MISSES])
def test_an_answer_of_one_s_own_is_left_alone(name: str, edits: list[Edit]) -> None:
    assert clauses(findings(bid(*edits))) == []


def test_words_of_a_form_are_exempt_only_where_the_tender_prescribes_them() -> None:
    copied = answer("T2", T2 + FORM[:30])

    assert clauses(findings(bid(QUOTED, copied))) == [("ANSWER-COPIED", "T2")]


def test_a_response_copied_in_large_part_is_found_as_a_whole() -> None:
    long = [clause for clause in bid().tender.lot.clauses if len(clause.text) > 30]

    found = findings(bid(*(answer(clause.code, clause.text, evidence=["E-SITE"]) for clause in long)))

    assert ("RESPONSE-COPIED", "") in clauses(found, "warning")
    assert set(codes(found, "warning")) >= {"RESPONSE-COPIED", "ANSWER-COPIED"}


def test_a_response_copied_from_the_tender_s_own_words_is_an_error() -> None:
    long = [clause for clause in bid().tender.lot.clauses if len(clause.text) > 30]
    quoted = [edit(f"tender/lot/clauses/{clause.code}/verbatim", clause.text) for clause in long]

    found = findings(bid(*quoted, *(answer(each.code, each.text, evidence=["E-SITE"]) for each in long)))

    assert set(codes(found, "error")) == {"RESPONSE-COPIED", "ANSWER-COPIED"}


def rule(**changed: object) -> CopyingRule:
    return ruleset().copying.model_copy(update=changed)


@pytest.mark.parametrize(
    ("copied", "judged", "whole"),
    [(2, 10, False), (3, 10, True), (20, 100, False), (21, 100, True), (9, 9, False)],
    ids=[
        "just the share allowed",
        "more than it",
        "just the share of many",
        "one more than it",
        "too few for a share",
    ],
)
def test_the_share_of_copied_answers_has_a_limit(copied: int, judged: int, whole: bool) -> None:
    answered = list(bid().answers)[:judged]
    likeness = [
        Likeness(code=code, clause=code, score=Decimal(90)) if number < copied else Likeness(code=code)
        for number, code in enumerate(answered)
    ]

    seen = [finding.code for finding in check_copying(bid(), likeness, rule())]

    assert seen.count("ANSWER-COPIED") == copied
    assert ("RESPONSE-COPIED" in seen) is whole


def test_the_threshold_counts_itself_as_copied() -> None:
    # 7 of 10 letters shared: the ratio is 2 x 7 / 20 = 70 %.
    at, below = {"a": "abcdefgxyz"}, {"a": "abcdefwxyz"}
    texts = {"a": "abcdefghij"}
    small = rule(least_length=5, threshold=Decimal(70))

    assert [item.score for item in likenesses(at, texts, small)] == [70]
    assert [item.clause for item in likenesses(below, texts, small)] == [""]


def test_other_figures_make_no_words_of_one_s_own() -> None:
    texts = {"a": "自2025年11月20日起，全年走访1,200户、3.5万人次，人均费用10,800.50元，比例12.5%"}
    other = {"a": "自2031年3月7日起，全年走访99户、8888.25万人次，人均费用7元，比例3%"}

    assert [item.score for item in likenesses(other, texts, rule())] == [100]


def test_an_answer_shorter_than_the_least_length_is_not_judged() -> None:
    texts = {"a": "一二三四五六七八九十甲乙丙丁戊己"}
    least = rule().least_length

    assert len(texts["a"]) == least
    assert [item.score for item in likenesses(texts, texts, rule())] == [100]
    assert likenesses({"a": texts["a"][:-1]}, texts, rule()) == ()


def test_the_rule_is_dated_and_gives_its_reason() -> None:
    assert rule().effective <= date.today()
    assert rule().reason


def test_each_answer_is_compared_with_each_clause_once_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraph = T2 + T3161
    texts = {str(n): paragraph[n % 60 :] + paragraph[: n % 60] for n in range(20)}
    compared: list[tuple[str, str]] = []
    ratio = fuzz.ratio

    def counted(one: str, other: str, score_cutoff: float) -> float:
        compared.append((one, other))
        return ratio(one, other, score_cutoff=score_cutoff)

    monkeypatch.setattr(fuzz, "ratio", counted)

    likenesses(texts, texts, rule())

    assert 0 < len(compared) <= len(texts) ** 2


def test_an_answer_in_the_words_of_tender_yaml_copies_no_tender() -> None:
    def severities(*edits: Edit) -> list[str]:
        found = findings(bid(*edits, answer("T2", T2)))
        return [each.severity for each in found if each.code == "ANSWER-COPIED"]

    assert severities() == ["warning"]
    assert severities(edit("tender/lot/clauses/T2/verbatim", T2)) == ["error"]


@pytest.mark.parametrize(
    ("verbatim", "text", "copied"),
    [
        ("服务期：自合同签订之日起12个月。", "我公司承诺服务期自合同签订之日起12个月。", False),
        ("合同终止后30日内办完离职和档案移交手续。", "合同终止后30日内办完离职、档案移交。", False),
        (
            "应当与派遣员工签订2年以上固定期限劳动合同，并在上岗前5日内报采购人备案。",
            "我公司承诺与每名派遣员工签订3年固定期限劳动合同，并在上岗前5日内向采购人备案。",
            False,
        ),
        ("合同终止后30日内办完离职和档案移交手续。", "合同终止后30日内办完离职和档案移交手续。", True),
        ("乙方应当维护大厅秩序，劝阻插队和喧哗。", "我公司维护大厅秩序，劝阻插队和喧哗。", True),
    ],
)
def test_a_short_demand_of_figures_is_copied_almost_letter_by_letter(
    verbatim: str, text: str, copied: bool
) -> None:
    edits = [row("tender/lot/clauses/N5", requires=[], verbatim=verbatim), answer("N5", text)]

    assert (("ANSWER-COPIED", "N5") in clauses(findings(bid(*edits)))) is copied
