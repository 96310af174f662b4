"""Marks by heading, together, by words and by proof; rows that a panel reviews, and own scores."""

from __future__ import annotations

from decimal import Decimal

import pytest
from kit.edits import Edit, add, answer, both, edit
from kit.examples import bid
from kit.found import findings, the

from docgen.model.finding import Finding
from docgen.model.tender.standing import signs

PLACE = {"section": "评审办法"}
TEXT = "该项达不到采购文件写明的标准，如实说明。"
OWN = ("MARK-", "CLAUSE-SUBSTANTIVE", "ANSWER-TABLE", "REVIEW-", "EVALUATION-")
UNMET = "CLAUSE-UNPROVEN"


def mark(symbol: str, effect: str = "points", **fields: object) -> Edit:
    return add("tender/marks", {"symbol": symbol, "effect": effect, "place": PLACE, **fields})


def clause(code: str = "B3", /, **fields: object) -> Edit:
    return both(*(edit(f"tender/lot/clauses/{code}/{name}", value) for name, value in fields.items()))


def short(code: str = "B3") -> Edit:
    return answer(code, TEXT, "negative")


def headings(*marks: str) -> Edit:
    """Headings H1, H2 …, each below the one before."""
    listed = [
        {"code": f"H{no}", "title": f"第{no}节", "mark": sign, "place": PLACE}
        | ({"heading": f"H{no - 1}"} if no > 1 else {})
        for no, sign in enumerate(marks, 1)
    ]
    return edit("tender/lot/headings", listed)


def words(*listed: str, **fields: object) -> Edit:
    return edit("tender/substantive_words", {"words": listed, "place": PLACE, **fields})


def verbatim(text: str) -> Edit:
    """The tender's words of one clause; every other clause has some that say nothing of note."""

    def all_given(data: object) -> object:
        from kit.edits import each

        return each("tender/lot/clauses", verbatim="按采购文件执行。")(data)  # type: ignore[arg-type]

    return both(all_given, clause(verbatim=text))  # type: ignore[arg-type]


def row(code: str = "Q1", table: str = "qualification", **fields: object) -> Edit:
    listed = {"code": code, "name": "信用记录", "text": "未被列入名单", "place": PLACE, **fields}
    return add(f"tender/lot/{table}", listed)


def item(**fields: object) -> Edit:
    listed = {"code": "E1", "name": "服务方案", "points": 10, "text": "方案完整、可行", **fields}
    return edit("tender/lot/evaluation", [listed])


def scores(score: object, tier: str = "", evidence: tuple[str, ...] = ()) -> Edit:
    said = {"text": "近三年同类合同三份。", "score": score, "tier": tier, "evidence": evidence}
    return edit("answers/E1", said)


TIERS = [{"name": "优", "least_points": 8, "points": 10}, {"name": "良", "least_points": 5, "points": 7}]

FOUND: list[tuple[str, Edit, str, str]] = [
    (
        "a deviation below a heading that voids",
        both(headings("▲", ""), clause(heading="H2"), short()),
        "CLAUSE-SUBSTANTIVE",
        "error",
    ),
    (
        "of two signs together the strictest counts",
        both(mark("#", "note"), clause(mark="#▲"), short()),
        "CLAUSE-SUBSTANTIVE",
        "error",
    ),
    (
        "a word that makes it substantive",
        both(words("不得"), verbatim("人员不得更换。"), short()),
        "CLAUSE-SUBSTANTIVE",
        "error",
    ),
    ("clauses whose words are not given", words("不得"), "MARK-WORDS", "warning"),
    (
        "an own mark lighter than the heading's",
        both(mark("#", points=1), headings("▲"), clause(heading="H1", mark="#")),
        "MARK-HEADING",
        "warning",
    ),
    (
        "a clause in no table",
        edit("tender/answer_tables", [{"title": "标记条款响应表", "marked": True}]),
        "ANSWER-TABLE",
        "error",
    ),
    (
        "a clause in two tables",
        edit("tender/answer_tables", [{"title": "偏离表"}, {"title": "商务", "part": "commercial"}]),
        "ANSWER-TABLE",
        "error",
    ),
    ("a row that nothing answers", row(), "REVIEW-UNANSWERED", "error"),
    (
        "a row answered in words alone",
        both(row(proof="证书复印件"), answer("Q1", "证书有效。")),
        "REVIEW-UNPROVEN",
        "error",
    ),
    ("an own score above the points", both(item(), scores(11)), "EVALUATION-SCORE", "error"),
    ("an own score below nothing", both(item(), scores(-1)), "EVALUATION-SCORE", "error"),
    ("an own score above its tier", both(item(tiers=TIERS), scores(8, "良")), "EVALUATION-SCORE", "error"),
    ("an own score between tiers", both(item(tiers=TIERS), scores("7.5")), "EVALUATION-SCORE", "error"),
    ("a tier that is none", both(item(tiers=TIERS), scores(8, "中")), "EVALUATION-SCORE", "error"),
    (
        "an objective item in words alone",
        both(item(kind="objective"), scores(6)),
        "EVALUATION-UNPROVEN",
        "warning",
    ),
    (
        "items that are not the whole",
        both(item(), scores(6), edit("tender/lot/evaluation_points", 100)),
        "EVALUATION-SUM",
        "warning",
    ),
    (
        "parts that are more than their item",
        both(item(parts=[{"text": "一", "points": 6}, {"text": "二", "points": 5}]), scores(6)),
        "EVALUATION-SUM",
        "warning",
    ),
]

FINE: list[tuple[str, Edit]] = [
    ("a heading without a mark", both(headings(""), clause(heading="H1"))),
    ("a heading above that only notes", both(mark("#", "note"), headings("#"), clause(heading="H1"))),
    ("an own mark as heavy as the heading's", both(headings("▲"), clause(heading="H1", mark="▲"))),
    (
        "a word that stands in another",
        both(words("不得", beside=["不得分"]), verbatim("不满足不得分。"), short()),
    ),
    (
        "a word in a clause that bears a mark",
        both(words("不得"), mark("#", "note"), verbatim("人员不得更换。"), clause(mark="#"), short()),
    ),
    (
        "each clause in one table",
        edit("tender/answer_tables", [{"title": "甲", "marked": True}, {"title": "乙", "marked": False}]),
    ),
    ("a row if any", row(optional=True)),
    ("a row that the purchaser looks up", row(by="purchaser", proof="网页截图")),
    ("a row proved by evidence", both(row(proof="执照"), answer("Q1", "执照有效。", evidence=["E-LICENCE"]))),
    ("a row without proof asked for", both(row(table="conformity"), answer("Q1", "只有一个报价。"))),
    ("an own score of all points", both(item(), scores(10))),
    ("an own score at the bottom of its tier", both(item(tiers=TIERS), scores(8, "优"))),
    ("an own score of nothing", both(item(tiers=TIERS), scores(0))),
    ("tiers told by name alone", both(item(tiers=TIERS), scores(7))),
    ("an objective item with its paper", both(item(kind="objective"), scores(6, evidence=("E-LICENCE",)))),
    ("an objective item not claimed", both(item(kind="objective"), scores(0))),
    ("an item scored by marks, which the tables answer", item(kind="objective", marks=["▲"])),
    ("items that are the whole", both(item(), scores(6), edit("tender/lot/evaluation_points", 10))),
]


def own(found: list[Finding]) -> set[tuple[str, str]]:
    return {
        (each.code, each.severity)
        for each in found
        if each.code.startswith((*OWN, "BAND-OVERLAP")) and each.severity != "info"
    }


@pytest.mark.parametrize(("name", "change", "code", "severity"), FOUND, ids=[case[0] for case in FOUND])
def test_it_is_found(name: str, change: Edit, code: str, severity: str) -> None:
    found = findings(bid(change))

    assert own(found) == {(code, severity)}


@pytest.mark.parametrize(("name", "change"), FINE, ids=[case[0] for case in FINE])
def test_a_near_miss_is_let_pass(name: str, change: Edit) -> None:
    assert own(findings(bid(change))) == set()


def test_an_inherited_mark_is_said_to_be_inherited() -> None:
    found = findings(bid(both(headings("▲", ""), clause(heading="H2"), short())))

    said = the(found, "CLAUSE-SUBSTANTIVE").message.values["mark"]
    assert said.values == {"sign": "▲", "heading": "第1节"}  # type: ignore[attr-defined]


def test_a_mark_that_asks_for_proof_is_not_met_without_it() -> None:
    asks = both(mark("#", points=1, proof=True), clause(mark="#"))

    bare = findings(bid(both(asks, answer("B3", "按采购文件配置，逐项落实到人。"))))
    proved = findings(bid(both(asks, answer("B3", "按采购文件配置，逐项落实到人。", evidence=["E-LICENCE"]))))

    assert the(bare, UNMET).severity == "error"
    assert the(bare, "MARK-POINTS").message.values["sum"] == Decimal(1)
    assert [each for each in proved if each.code in (UNMET, "MARK-POINTS")] == []


def test_marks_of_one_scored_item_cost_no_more_than_its_points() -> None:
    marks = both(mark("★", points=4), mark("#", points=3), clause("B3", mark="★#"), clause("B5", mark="★"))
    change = both(marks, short("B3"), short("B5"), item(points=10, marks=["★", "#"]))

    assert the(findings(bid(change)), "MARK-POINTS").message.values["sum"] == Decimal(10)  # of 4 + 4 + 3


def test_a_mark_is_read_sign_by_sign_the_longest_first() -> None:
    assert signs("▲#", ["#", "▲"]) == (("▲", "#"), "")
    assert signs("★ ▲", ["★", "▲"]) == (("★", "▲"), "")
    assert signs("▲▲", ["▲", "▲▲"]) == (("▲▲",), "")
    assert signs("▲●", ["▲"]) == (("▲",), "●")
