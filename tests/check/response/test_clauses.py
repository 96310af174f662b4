"""Answers: there, saying something, and for marked clauses a confirmation. Cases edit the lot-1 example."""

from __future__ import annotations

import pytest
from kit.edits import Edit, answer, drop, edit
from kit.examples import bid
from kit.found import clauses, expect_fine, findings

TERMS, PARTIES, LABOUR = "B1.1", "B1.2", "B8"

# name; edits; the errors that follow as (code, clause)
FAULTS: list[tuple[str, list[Edit], list[tuple[str, str]]]] = [
    ("a clause without an answer", [drop("answers/T5")], [("CLAUSE-UNANSWERED", "T5")]),
    ("a criterion without an answer", [drop("answers/Q6.2")], [("CLAUSE-UNANSWERED", "Q6.2")]),
    (
        "a negative deviation on ▲",
        [answer(PARTIES, "我公司只与就业服务中心签约。", "negative")],
        [("CLAUSE-SUBSTANTIVE", PARTIES)],
    ),
    (
        "▲ spoken of, but not confirmed",
        [answer(PARTIES, "三方签约由授权代表到场办理。")],
        [("CLAUSE-CONFIRM", PARTIES)],
    ),
    ("▲ refused", [answer(PARTIES, "我公司不同意由三方签约。")], [("CLAUSE-CONFIRM", PARTIES)]),
    (
        "▲ refused with evidence beside it",
        [answer(LABOUR, "试用期内无法承诺缴纳社会保险。", evidence=["E-LABOUR"])],
        [("CLAUSE-CONFIRM", LABOUR)],
    ),
    ("▲ met in the main", [answer(LABOUR, "用工安排基本满足本条。")], [("CLAUSE-CONFIRM", LABOUR)]),
    ("▲ answered with no deviation", [answer(PARTIES, "无偏离。")], [("ANSWER-EMPTY", PARTIES)]),
    ("▲ answered with one word", [answer(LABOUR, "满足")], [("ANSWER-EMPTY", LABOUR)]),
    (
        "▲ answered with a chain of set phrases",
        [answer(TERMS, "我公司完全响应并满足磋商文件本条款的全部要求，无偏离。")],
        [("ANSWER-EMPTY", TERMS)],
    ),
    (
        "▲ answered with set phrases between spaces and full-width signs",
        [answer(PARTIES, "“ 完 全 响 应 ！ 无　偏　离 ”")],
        [("ANSWER-EMPTY", PARTIES)],
    ),
]

WARNED: list[tuple[str, list[Edit], tuple[str, str]]] = [
    ("a negative deviation", [answer("T5", "质量标准表只做八项。", "negative")], ("CLAUSE-NEGATIVE", "T5")),
    ("a set phrase", [answer("T5", "完全响应")], ("ANSWER-EMPTY", "T5")),
    ("a set phrase for a criterion", [answer("Q6.2", "无偏离")], ("ANSWER-EMPTY", "Q6.2")),
    ("two set phrases", [answer("B3", "同意，满足采购文件要求。")], ("ANSWER-EMPTY", "B3")),
]

NEAR_MISSES: list[tuple[str, list[Edit]]] = [
    ("▲ proved instead of promised", [answer(LABOUR, "全员名册见附件。", evidence=["E-LABOUR"])]),
    ("▲ confirmed by a figure", [answer(LABOUR, "上岗人员月工资不低于2400元，全员参保。")]),
    ("▲ confirmed by what will be done", [answer(PARTIES, "我公司将派授权代表与两家单位一并签约。")]),
    ("▲ confirmed by the signing itself", [answer(PARTIES, "按通知书载明的时间与两家单位三方签订。")]),
    ("▲ confirmed, and a penalty for failing", [answer(LABOUR, "全员参保，若不满足，甘愿按承诺赔付。")]),
    ("▲ confirmed after set phrases", [answer(PARTIES, "完全响应：确认由三方签约，附五站负责人名单。")]),
    ("an answer that begins with a set phrase", [answer("T5", "满足：九项都列入月度绩效。")]),
    ("a very short answer with a figure", [answer("B3", "送达2份。")]),
    ("a clause that is not ▲ and not confirmed", [answer("B3", "成果由专人送到。")]),
    (
        "a mark that only notes",
        [
            edit("tender/marks/▲/effect", "note"),
            answer(PARTIES, "三方签约由授权代表到场办理。"),
        ],
    ),
]


@pytest.mark.parametrize(("name", "edits", "errors"), FAULTS, ids=[case[0] for case in FAULTS])
def test_an_answer_that_voids_the_response_is_found(
    name: str, edits: list[Edit], errors: list[tuple[str, str]]
) -> None:
    assert clauses(findings(bid(*edits))) == errors


@pytest.mark.parametrize(("name", "edits", "warning"), WARNED, ids=[case[0] for case in WARNED])
def test_a_weak_answer_to_an_ordinary_clause_is_warned_of(
    name: str, edits: list[Edit], warning: tuple[str, str]
) -> None:
    found = findings(bid(*edits))

    assert clauses(found) == []
    assert warning in clauses(found, "warning")


@pytest.mark.parametrize(("name", "edits"), NEAR_MISSES, ids=[case[0] for case in NEAR_MISSES])
def test_an_answer_in_order_is_left_alone(name: str, edits: list[Edit]) -> None:
    expect_fine(findings(bid(*edits)), "ANSWER-EMPTY", "CLAUSE-CONFIRM")


def test_the_example_itself_is_clean() -> None:
    expect_fine(findings(bid()))
