"""The gangbei example: nothing found in it; what differs from Pingxiang is checked all the same.

One site, three years, no marks, no SME terms, people asked for without a role, a lawyer who may be part-time.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.findings_of import Change, both, codes, edit, findings_of, person
from kit.lot1_edits import answer
from kit.project import EXAMPLES

RESPONSE, TENDER, BIDDER, ANSWERS = "response.yaml", "tender.yaml", "company/bidder.yaml", "answers.yaml"
G03 = "\n      - {staff: G03, role: 创业与活动专员}"
LAWYER = """
      - staff: G04
        role: 律师（兼职）
        shifts: [{weekdays: [3], opens: "15:00", closes: "17:00"}]"""
RECORDS = "收集、编目、归档全部业务资料；企业、就业、参保、政策兑现和跟踪情况如实入账，电子账按月更新。"
LAST_LINE = 'quantity: "1", unit: 项, unit_price: "18000.00", amount: "18000.00"'


def priced(last_line: str, total: str) -> Change:
    """Another amount of the last line, and the total wherever it is named."""
    return both(
        edit(RESPONSE, (LAST_LINE, LAST_LINE.replace("18000.00", last_line)), ("955896.00", total)),
        edit(ANSWERS, ("955896.00", total)),
        edit("plan/01-overall.md", ("955896", total)),
    )


ERRORS: list[tuple[str, Change, set[str]]] = [
    (
        "nobody is enterprise officer",
        edit(RESPONSE, ("role: 企业服务专员}", "role: 联络员}")),
        {"STAFF-SHORT"},
    ),
    ("no lawyer", edit(RESPONSE, (LAWYER, "")), {"STAFF-SHORT"}),
    ("two people where three are asked for", edit(RESPONSE, (G03, ""), (LAWYER, "")), {"STAFF-SHORT"}),
    ("a part-time enterprise officer", person("G02", 用工形式="兼职"), {"STAFF-EMPLOYMENT"}),
    ("full-time, but not insured", person("G03", 缴纳社保="否"), {"STAFF-INSURANCE"}),
    ("a fen above the ceiling", priced("22104.01", "960000.01"), {"PRICE-CEILING"}),
    ("no permit for guidance of founders", edit(BIDDER, ("      - 创业指导\n", "")), {"LICENCE-SCOPE"}),
    (
        "less than a hundred ㎡",
        edit(RESPONSE, ('area: "128"', 'area: "99.9"')),
        {"CLAUSE-FIGURE", "SITE-AREA-SUM"},
    ),
    (
        "no zone for founders",
        edit(RESPONSE, ("{name: 创业孵化功能区, area", "{name: 会议区, area")),
        {"CLAUSE-FIGURE"},
    ),
    (
        "closed an hour early",
        edit(RESPONSE, ('closes: "17:00"}\n    posts', 'closes: "16:00"}\n    posts')),
        {"CLAUSE-FIGURE"},
    ),
    ("the tender's own words", answer("S4.8", RECORDS), {"ANSWER-COPIED"}),
    (
        "no certificate of the lawyer",
        edit(BIDDER, ("kind: 律师执业证\n", "kind: 律师助理证\n")),
        {"LICENCE-MISSING"},
    ),
    (
        "the price of another offer in an answer",
        edit(ANSWERS, ("955896.00元", "950000元")),
        {"PRICE-ALTERNATIVE"},
    ),
]

FINE: list[tuple[str, Change]] = [
    ("the ceiling itself", priced("22104.00", "960000.00")),
    ("a full-time lawyer", person("G04", 用工形式="专职", 缴纳社保="是")),
]


@pytest.mark.parametrize(("name", "change", "expected"), ERRORS, ids=[case[0] for case in ERRORS])
def test_a_seeded_fault_is_found_and_nothing_else(
    name: str, change: Change, expected: set[str], gangbei: Path
) -> None:
    change(gangbei)

    assert codes(findings_of(gangbei), "error") == expected


@pytest.mark.parametrize(("name", "change"), FINE, ids=[case[0] for case in FINE])
def test_a_near_miss_is_let_pass(name: str, change: Change, gangbei: Path) -> None:
    change(gangbei)

    assert codes(findings_of(gangbei), "error") == set()


def test_nothing_at_all_is_found_in_the_example() -> None:
    assert findings_of(EXAMPLES / "gangbei") == []
