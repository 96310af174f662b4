"""The SME declaration in a bid: what is declared, when it is refused, what it does to the evaluated price."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from kit.edits import Edit, add, drop, edit, row
from kit.examples import bid
from kit.found import codes, findings
from kit.project import Ran, replace
from kit.sheets import cells

from docgen.locale.messages import say

FINANCE = "company/finance.xlsx"
BIDDER, TENDER, RESPONSE = "company/bidder.yaml", "tender.yaml", "response.yaml"
SME = "\nsites:\n"
FACTS = "branch_of_large: false"


def claim(**stated: object) -> Edit:
    """What the response states of the declaration."""
    return edit("response/sme", stated)


def facts(**facts: object) -> Edit:
    return row("bidder/sme", **facts)


def named(industry: str) -> Edit:
    """The tender's name for its industry."""
    return edit("tender/lot/sme/industry", industry)


def table(industry: str, small: int, medium: int, large: int) -> Edit:
    bounds = {"metric": "headcount", "small": small, "medium": medium, "large": large}
    return add("tender/lot/sme_table", {"industry": industry, **bounds})


def review(**terms: int) -> Edit:
    return edit("tender/lot/price_review", {**terms, "place": {"section": "评审"}})


NO_PRIOR_YEAR = edit("bidder/years/2024/year", 2021)
NEW = edit("bidder/founded", "2025-04-18")

# name; edits; the codes of errors and warnings that follow
CASES: list[tuple[str, list[Edit], list[str], list[str]]] = [
    ("as it is", [], [], []),
    ("the derived class is claimed", [claim(size="small", year=2024)], [], []),
    ("a class above the figures", [claim(size="medium")], ["SME-CLASS"], []),
    ("a class below the figures", [claim(size="micro")], ["SME-CLASS"], []),
    ("another industry than the tender's", [claim(industry="其他未列明行业")], ["SME-OTHER-INDUSTRY"], []),
    ("the tender's industry written otherwise", [claim(industry="租赁与商务服务")], [], []),
    ("figures of the wrong year", [claim(year=2023)], ["SME-YEAR"], []),
    ("the prior year missing", [NO_PRIOR_YEAR], ["SME-YEAR"], []),
    ("assets missing, which leaves two classes", [drop("bidder/years/2024/assets")], ["SME-OPEN"], []),
    (
        "assets missing, but micro by headcount",
        [drop("bidder/years/2024/assets"), edit("bidder/years/2024/headcount", 9)],
        [],
        [],
    ),
    ("a new company that states its class", [NO_PRIOR_YEAR, NEW, claim(size="micro")], [], []),
    ("a new company that states none", [NO_PRIOR_YEAR, NEW], ["SME-OPEN"], []),
    ("a branch of a large enterprise", [facts(branch_of_large=True)], [], ["SME-TIED"]),
    (
        "a controlled company that declares itself small",
        [facts(controlled_by_large=True), claim(size="small")],
        ["SME-TIED"],
        [],
    ),
    (
        "a reserved package and a large bidder",
        [
            edit("tender/lot/sme/reserved", True),
            row("bidder/years/2024", headcount=300, revenue="1.00", assets="1200000000.00"),
        ],
        ["SME-RESERVED"],
        [],
    ),
    ("a prison enterprise without its certificate", [facts(welfare="prison")], ["SME-PROOF"], []),
    (
        "a prison enterprise with its certificate",
        [facts(welfare="prison", welfare_evidence="E-LICENCE")],
        [],
        [],
    ),
    ("a disabled people's employer", [facts(welfare="disabled")], [], []),
    ("an industry that nobody knows", [named("无此行当")], ["SME-INDUSTRY"], []),
    ("the tender's industry by its everyday name", [named("劳务派遣")], [], []),
    ("the tender's industry by its class", [named("7263 劳务派遣服务"), claim(industry="L")], [], []),
    ("an everyday name for two industries", [named("食堂承包")], ["SME-INDUSTRY"], []),
    ("an industry that the table leaves out", [named("学前教育")], ["SME-INDUSTRY"], []),
    ("a section of several industries", [named("批发和零售业")], ["SME-INDUSTRY"], []),
    ("a claim by an everyday name", [claim(industry="人力资源公司")], [], []),
    ("a claim that may be the tender's industry", [claim(industry="后勤服务公司")], [], []),
    ("a claim by the name of another business", [claim(industry="保洁")], ["SME-OTHER-INDUSTRY"], []),
    ("a table that agrees", [table("工业", 20, 300, 1000)], [], []),
    ("a table with another bound", [table("工业", 30, 300, 1000)], [], ["SME-TABLE"]),
    (
        "a table that changes the class",
        [table("租赁和商务服务业", 50, 100, 300), claim(size="micro")],
        [],
        ["SME-TABLE"],
    ),
    ("a price weight beyond the law's", [review(weight=40, rate=10)], ["SME-WEIGHT"], []),
    ("a deduction below the law's", [review(weight=20, rate=8)], [], ["SME-RATE"]),
    ("no deduction at all", [review(weight=20, rate=0)], [], ["SME-RATE"]),
    ("a deduction above the law's", [review(weight=20, rate=25)], [], ["SME-RATE"]),
    ("a deduction that nobody states", [review(weight=20)], [], ["SME-RATE"]),
    ("the law's least", [review(weight=20, rate=10)], [], []),
]

MEMBER = (
    "\nconsortium:\n  - {name: 示例联合体成员有限公司, uscc: '91459999MA000000XB', task: 设备运维, share: 40,"
    " founded: 2015-01-01,"
    " year: {year: 2024, headcount: HEADS, revenue: '100.00', assets: 'ASSETS'}}\nsites:\n"
)


@pytest.mark.parametrize(("name", "edits", "errors", "warnings"), CASES, ids=[case[0] for case in CASES])
def test_a_declaration_is_refused_where_facts_contradict_it(
    name: str, edits: list[Edit], errors: list[str], warnings: list[str]
) -> None:
    found = findings(bid(*edits))

    assert (codes(found, "error"), codes(found, "warning")) == (errors, warnings), found
    assert all(finding.origin.location for finding in found)


@pytest.mark.parametrize(
    ("industry", "said", "remedy"),
    [
        ("食堂承包", "餐饮业、租赁和商务服务业", "向采购人询问是哪一个"),
        ("学前教育", "教育不在本标准适用的行业之内", "按哪个行业划型"),
        ("长租公寓", "住宿业、自有房地产的出租经营不在本标准之内", "向采购人询问是哪一个"),
    ],
)
def test_an_industry_that_the_tender_leaves_open_is_said_with_all_that_it_may_be(
    industry: str, said: str, remedy: str
) -> None:
    (finding,) = [each for each in findings(bid(named(industry))) if each.code == "SME-INDUSTRY"]

    assert said in say(finding.message, "zh")
    assert remedy in say(finding.remedy, "zh")


def test_the_industry_in_a_bid_stays_the_tender_s(lot1: Path, docgen: Callable[..., Ran]) -> None:
    replace(lot1 / RESPONSE, SME, "\nsme: {industry: 劳务派遣, size: small}\nsites:\n")

    # The agreement of the two is still to be signed and put in, which a draft does not wait for.
    assert docgen("build", lot1, "response", "--draft").code == 0

    document = docx.Document(str(lot1 / "outputs/response/资格证明文件.docx"))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    shown = {paragraph.text for paragraph in document.paragraphs} | cells
    assert any("租赁和商务服务业" in each for each in shown)
    assert not any("劳务派遣" in each and "行业" in each for each in shown)


def test_figures_of_the_company_may_stand_as_papers_write_them(
    lot1: Path, docgen: Callable[..., Ran]
) -> None:
    cells(FINANCE, 46, 从业人员="四十六名", 营业收入="人民币986万元整", 资产总额="５３２万元")(lot1)

    assert docgen("build", lot1, "response").code == 0

    document = docx.Document(str(lot1 / "outputs/response/资格证明文件.docx"))
    printed = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"46人", "9,860,000.00元", "5,320,000.00元", "小型企业"} <= printed


def test_a_vague_figure_of_the_company_is_refused_with_what_to_write(
    lot1: Path, docgen: Callable[..., Ran]
) -> None:
    cells(FINANCE, 46, 从业人员="约46人", 营业收入="900-1000万元")(lot1)

    ran = docgen("check", lot1, "--format", "json")

    found = [each for each in ran.json["findings"] if each["code"] == "FIELD-VALUE"]
    assert len(found) == 2
    assert "不是确切的数字：'约46人'" in found[0]["message"]
    assert all("确切的一个数" in each["remedy"] for each in found)


def test_a_tied_company_hands_in_no_declaration(lot1: Path, docgen: Callable[..., Ran]) -> None:
    replace(lot1 / BIDDER, FACTS, "branch_of_large: true")

    assert docgen("build", lot1, "response").code == 0

    shown = "\n".join(
        p.text for p in docx.Document(str(lot1 / "outputs/response/资格证明文件.docx")).paragraphs
    )
    assert "中小企业声明函" not in shown


def test_the_declaration_stands_in_the_volume_and_its_working_in_the_house(
    lot1: Path, docgen: Callable[..., Ran]
) -> None:
    assert docgen("build", lot1, "response").code == 0

    document = docx.Document(str(lot1 / "outputs/response/资格证明文件.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    report = docx.Document(str(lot1 / "outputs/review/检查报告.docx"))
    shown = "\n".join(p.text for p in report.paragraphs)
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

    # The agreement of the two is still to be signed and put in, which a draft does not wait for.
    assert docgen("build", lot1, "response", "--draft").code == 0

    document = docx.Document(str(lot1 / "outputs/response/资格证明文件.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "示例联合体成员有限公司" in cells
    assert cells.count("50人") == 1
