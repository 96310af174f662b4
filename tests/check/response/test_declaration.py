"""The SME declaration in a bid: what is declared, when it is refused, what it does to the evaluated price."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from kit.project import Ran, replace

BIDDER, TENDER, RESPONSE = "company/bidder.yaml", "tender.yaml", "response.yaml"
YEAR_2024 = 'headcount: 46, revenue: "9860000.00", assets: "5320000.00"'
SME = "\nsites:\n"
FACTS = "branch_of_large: false"
TABLE = "\n  sme_table: [{industry: %s, metric: headcount, small: %d, medium: %d, large: %d}]\n  sme:"

# name; changes as (file, old, new); the codes of errors and warnings that follow
CASES: list[tuple[str, list[tuple[str, str, str]], list[str], list[str]]] = [
    ("as it is", [], [], []),
    ("the derived class is claimed", [(RESPONSE, SME, "\nsme: {size: small, year: 2024}\nsites:\n")], [], []),
    ("a class above the figures", [(RESPONSE, SME, "\nsme: {size: medium}\nsites:\n")], ["SME-CLASS"], []),
    ("a class below the figures", [(RESPONSE, SME, "\nsme: {size: micro}\nsites:\n")], ["SME-CLASS"], []),
    (
        "another industry than the tender's",
        [(RESPONSE, SME, "\nsme: {industry: 其他未列明行业}\nsites:\n")],
        ["SME-OTHER-INDUSTRY"],
        [],
    ),
    (
        "the tender's industry written otherwise",
        [(RESPONSE, SME, "\nsme: {industry: 租赁与商务服务}\nsites:\n")],
        [],
        [],
    ),
    ("figures of the wrong year", [(RESPONSE, SME, "\nsme: {year: 2023}\nsites:\n")], ["SME-YEAR"], []),
    ("the prior year missing", [(BIDDER, "year: 2024", "year: 2021")], ["SME-YEAR"], []),
    (
        "assets missing, which leaves two classes",
        [(BIDDER, YEAR_2024, 'headcount: 46, revenue: "9860000.00"')],
        ["SME-OPEN"],
        [],
    ),
    (
        "assets missing, but micro by headcount",
        [(BIDDER, YEAR_2024, 'headcount: 9, revenue: "9860000.00"')],
        [],
        [],
    ),
    (
        "a new company that states its class",
        [
            (BIDDER, "year: 2024", "year: 2021"),
            (BIDDER, "founded: 2019", "founded: 2025"),
            (RESPONSE, SME, "\nsme: {size: micro}\nsites:\n"),
        ],
        [],
        [],
    ),
    (
        "a new company that states none",
        [(BIDDER, "year: 2024", "year: 2021"), (BIDDER, "founded: 2019", "founded: 2025")],
        ["SME-OPEN"],
        [],
    ),
    (
        "a branch of a large enterprise",
        [(BIDDER, FACTS, "branch_of_large: true")],
        [],
        ["SME-TIED"],
    ),
    (
        "a controlled company that declares itself small",
        [
            (BIDDER, "controlled_by_large: false", "controlled_by_large: true"),
            (RESPONSE, SME, "\nsme: {size: small}\nsites:\n"),
        ],
        ["SME-TIED"],
        [],
    ),
    (
        "a reserved package and a large bidder",
        [
            (TENDER, "reserved: false", "reserved: true"),
            (BIDDER, YEAR_2024, 'headcount: 300, revenue: "1.00", assets: "1200000000.00"'),
        ],
        ["SME-RESERVED"],
        [],
    ),
    (
        "a prison enterprise without its certificate",
        [(BIDDER, FACTS, "welfare: prison")],
        ["SME-PROOF"],
        [],
    ),
    (
        "a prison enterprise with its certificate",
        [(BIDDER, FACTS, "welfare: prison, welfare_evidence: E-LICENCE")],
        [],
        [],
    ),
    ("a disabled people's employer", [(BIDDER, FACTS, "welfare: disabled")], [], []),
    (
        "an industry that no table knows",
        [(TENDER, "industry: 租赁和商务服务业", "industry: 租车")],
        ["SME-INDUSTRY"],
        [],
    ),
    (
        "a table that agrees",
        [
            (
                TENDER,
                "\n  sme:",
                TABLE % ("工业", 20, 300, 1000),
            )
        ],
        [],
        [],
    ),
    (
        "a table with another bound",
        [
            (
                TENDER,
                "\n  sme:",
                TABLE % ("工业", 30, 300, 1000),
            )
        ],
        [],
        ["SME-TABLE"],
    ),
    (
        "a table that changes the class",
        [
            (
                TENDER,
                "\n  sme:",
                TABLE % ("租赁和商务服务业", 50, 100, 300),
            ),
            (RESPONSE, SME, "\nsme: {size: micro}\nsites:\n"),
        ],
        [],
        ["SME-TABLE"],
    ),
    (
        "a price weight beyond the law's",
        [(TENDER, "\n  sme:", "\n  price_review: {weight: 40, rate: 10, place: {section: 评审}}\n  sme:")],
        ["SME-WEIGHT"],
        [],
    ),
    (
        "a deduction below the law's",
        [(TENDER, "\n  sme:", "\n  price_review: {weight: 20, rate: 8, place: {section: 评审}}\n  sme:")],
        ["SME-RATE"],
        [],
    ),
]

MEMBER = (
    "\nconsortium:\n  - {name: 示例联合体成员有限公司, uscc: '91459999MA000000XB', task: 设备运维, share: 40,"
    " founded: 2015-01-01,"
    " year: {year: 2024, headcount: HEADS, revenue: '100.00', assets: 'ASSETS'}}\nsites:\n"
)


@pytest.mark.parametrize(("name", "changes", "errors", "warnings"), CASES, ids=[case[0] for case in CASES])
def test_a_declaration_is_refused_where_facts_contradict_it(
    name: str,
    changes: list[tuple[str, str, str]],
    errors: list[str],
    warnings: list[str],
    lot1: Path,
    docgen: Callable[..., Ran],
) -> None:
    for file, old, new in changes:
        replace(lot1 / file, old, new)

    ran = docgen("check", lot1, "--format", "json")

    assert (ran.codes(), ran.codes("warning")) == (errors, warnings), ran.out
    for entry in ran.json["findings"]:
        assert entry["file"]
        assert entry["location"]


def test_a_tied_company_hands_in_no_declaration(lot1: Path, docgen: Callable[..., Ran]) -> None:
    replace(lot1 / BIDDER, FACTS, "branch_of_large: true")

    assert docgen("build", lot1, "response").code == 0

    shown = "\n".join(
        p.text for p in docx.Document(str(lot1 / "outputs/response/资格证明文件.docx")).paragraphs
    )
    assert "中小企业声明函" not in shown


def test_the_declaration_and_its_working_stand_in_the_volume(lot1: Path, docgen: Callable[..., Ran]) -> None:
    assert docgen("build", lot1, "response").code == 0

    document = docx.Document(str(lot1 / "outputs/response/资格证明文件.docx"))
    shown = "\n".join(p.text for p in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert {"46人", "9,860,000.00元", "5,320,000.00元", "小型企业", "2024年度"} <= set(cells)
    assert "资产总额 532 万元，不低于 100 万元且低于 8000 万元：小型。" in shown
    assert "工信部联企业〔2011〕300号" in shown


def priced(lot1: Path, docgen: Callable[..., Ran], review: str) -> Any:
    replace(lot1 / TENDER, "\n  sme:", f"\n  price_review: {{{review}, place: {{section: 评审}}}}\n  sme:")
    ran = docgen("sme", "price", lot1, "--json")
    assert ran.code == 0, ran.out
    return ran.json


def test_a_small_bidder_s_evaluated_price_is_lower_and_its_contract_price_the_same(
    lot1: Path, docgen: Callable[..., Ran]
) -> None:
    replace(lot1 / RESPONSE, SME, '\nrivals:\n  - {name: 甲, price: "1700000.00", size: large}\nsites:\n')
    result = priced(lot1, docgen, "weight: 10, rate: 10")

    assert result["contract_price"] == "1862400.00"
    assert Decimal(result["evaluated_price"]) == Decimal("1676160")
    own = result["what_if"][0]
    assert own["price"] == "1862400.00"
    # 1,676,160 is the lowest: full marks; the rival 1,676,160 ÷ 1,700,000 × 10 = 9.86
    assert (own["score"], own["lead"]) == ("10.00", "+0.14")


def test_a_reserved_package_gives_no_deduction(lot1: Path, docgen: Callable[..., Ran]) -> None:
    replace(lot1 / TENDER, "reserved: false", "reserved: true")

    assert priced(lot1, docgen, "weight: 10")["rate"] == "0"


@pytest.mark.parametrize(
    ("heads", "assets", "rate"),
    [("50", "1000000.00", "10"), ("400", "1300000000.00", "4")],
    ids=["all members small: the full rate", "a large member, 60 % with the small one: the joint rate"],
)
def test_a_consortium_counts_by_its_largest_member_and_its_small_share(
    heads: str, assets: str, rate: str, lot1: Path, docgen: Callable[..., Ran]
) -> None:
    replace(lot1 / RESPONSE, SME, MEMBER.replace("HEADS", heads).replace("ASSETS", assets))

    assert priced(lot1, docgen, "weight: 10, rate: 10, joint_rate: 4")["rate"] == rate


def test_each_member_of_a_consortium_stands_in_the_declaration(
    lot1: Path, docgen: Callable[..., Ran]
) -> None:
    replace(lot1 / RESPONSE, SME, MEMBER.replace("HEADS", "50").replace("ASSETS", "1000000.00"))

    assert docgen("build", lot1, "response").code == 0

    document = docx.Document(str(lot1 / "outputs/response/资格证明文件.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "示例联合体成员有限公司" in cells
    assert cells.count("50人") == 1
