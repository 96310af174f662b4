"""The gangbei example: nothing found in it; what differs from Pingxiang is checked all the same.

One site, three years, no marks, no SME terms, people asked for without a role, a lawyer who may be part-time.
"""

from __future__ import annotations

import pytest
from kit.edits import Edit, answer, both, drop, edit, person, reword, row
from kit.examples import GANGBEI, bid
from kit.found import codes, expect_fine, findings

CENTRE = "response/sites/CENTRE"
LAST_LINE = "response/offer/lines/项目管理费与合理利润"
RECORDS = "收集、编目、归档全部业务资料；企业、就业、参保、政策兑现和跟踪情况如实入账，电子账按月更新。"


def priced(last_line: str, total: str) -> Edit:
    """Another amount of the last line, and the total wherever it is named."""
    return both(
        row(LAST_LINE, unit_price=last_line, amount=last_line),
        edit("response/offer/total", total),
        reword("answers/S8/text", "955896.00", total),
        reword("plan/01-overall.md/60/1", "955896", total),
    )


ERRORS: list[tuple[str, Edit, set[str]]] = [
    (
        "nobody is enterprise officer",
        edit(f"{CENTRE}/posts/G02/role", "联络员"),
        {"STAFF-SHORT"},
    ),
    ("no lawyer", drop(f"{CENTRE}/posts/G04"), {"STAFF-SHORT"}),
    (
        "two people where three are asked for",
        both(drop(f"{CENTRE}/posts/G03"), drop(f"{CENTRE}/posts/G04")),
        {"STAFF-SHORT"},
    ),
    ("a part-time enterprise officer", person("G02", employment="兼职"), {"STAFF-EMPLOYMENT"}),
    ("full-time, but not insured", person("G03", insured="否"), {"STAFF-INSURANCE"}),
    ("a fen above the ceiling", priced("22104.01", "960000.01"), {"PRICE-CEILING"}),
    ("no permit for guidance of founders", drop("bidder/licences/L-HR/scope/创业指导"), {"LICENCE-SCOPE"}),
    (
        "less than a hundred ㎡",
        edit(f"{CENTRE}/area", "99.9"),
        {"CLAUSE-FIGURE", "SITE-AREA-SUM"},
    ),
    (
        "no zone for founders",
        edit(f"{CENTRE}/zones/创业孵化功能区/name", "会议区"),
        {"CLAUSE-FIGURE"},
    ),
    (
        "closed an hour early",
        edit(f"{CENTRE}/hours/0/closes", "16:00"),
        {"CLAUSE-FIGURE"},
    ),
    (
        "no certificate of the lawyer",
        edit("bidder/licences/L-LAWYER/kind", "律师助理证"),
        {"LICENCE-MISSING"},
    ),
    (
        "the price of another offer in an answer",
        reword("answers/S8/text", "955896.00元", "950000元"),
        {"PRICE-ALTERNATIVE"},
    ),
]

FINE: list[tuple[str, Edit]] = [
    ("the scorecard's own words, which the project's file sums up", answer("S4.8", RECORDS)),
    ("the ceiling itself", priced("22104.00", "960000.00")),
    ("a full-time lawyer", person("G04", employment="专职", insured="是")),
]


@pytest.mark.parametrize(("name", "change", "expected"), ERRORS, ids=[case[0] for case in ERRORS])
def test_a_seeded_fault_is_found_and_nothing_else(name: str, change: Edit, expected: set[str]) -> None:
    assert set(codes(findings(bid(change, example=GANGBEI)), "error")) == expected


@pytest.mark.parametrize(("name", "change"), FINE, ids=[case[0] for case in FINE])
def test_a_near_miss_is_let_pass(name: str, change: Edit) -> None:
    expect_fine(findings(bid(change, example=GANGBEI)))


def test_nothing_at_all_is_found_in_the_example() -> None:
    assert findings(bid(example=GANGBEI)) == []
