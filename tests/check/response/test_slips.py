"""Slips of a tired bid writer, one a copy of the lot-1 example: the right code, and nothing else as error."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.edits import Edit, add, answer, both, edit, person, planned, promised, said
from kit.examples import bid
from kit.files import Change, copyright_of, footer, header, in_word, text, titled, together
from kit.found import codes, expect_error, findings

from docgen.load.response.project import load_project

SITE, LABOUR = ["E-SITE"], ["E-LABOUR"]
TERMS = "T3.1.1.4"
RIVAL = "南宁样本人力资源有限公司"
A_RIVAL = add("response/rivals", {"name": RIVAL, "price": "1700000.00", "size": "small"})

ERRORS: list[tuple[str, Edit, str]] = [
    # ▲ clauses with a way out
    (
        "▲ in principle",
        answer("B8", "我公司原则上与全员签劳动合同、参保，工资不低于最低工资。", evidence=LABOUR),
        "CLAUSE-HEDGED",
    ),
    ("▲ as far as possible", answer("B1.1", "我公司尽量在成交通知书发出后10日内签订合同。"), "CLAUSE-HEDGED"),
    ("▲ striven for", answer("B1.1", "我公司争取在10日内完成合同签订。"), "CLAUSE-HEDGED"),
    (
        "▲ as things stand",
        answer("B8", "合同、社保和最低工资视实际情况满足。", evidence=LABOUR),
        "CLAUSE-HEDGED",
    ),
    (
        "▲ with an exception",
        answer("B8", "我公司承诺全员参保，试用期员工除外。", evidence=LABOUR),
        "CLAUSE-HEDGED",
    ),
    ("▲ to be agreed", answer("B1.2", "我公司接受三方签约，份数另行协商。"), "CLAUSE-HEDGED"),
    ("▲ in principle no change", answer("B1.2", "我公司接受三方签约，签约人原则上不更换。"), "CLAUSE-HEDGED"),
    # subcontracting, which the tender forbids
    (
        "a part subcontracted",
        answer("B6", "门头制作和保洁分包给当地合作单位，其余自营。"),
        "SUBCONTRACT-FORBIDDEN",
    ),
    ("a subcontract planned", planned("三镇站点的保洁拟分包实施。"), "SUBCONTRACT-FORBIDDEN"),
    ("outsourced in a promise", promised("夜班值守外包给有资质的公司。"), "SUBCONTRACT-FORBIDDEN"),
    (
        "a subcontract in the data",
        edit("response/subcontract", {"name": "样本公司", "share": "10"}),
        "SUBCONTRACT-FORBIDDEN",
    ),
    # figures in words
    (
        "a smaller area in words",
        answer("T3.1.1.2", "我公司提供140㎡的服务区，分四区。", evidence=SITE),
        "CLAUSE-FIGURE",
    ),
    (
        "fewer people in words",
        answer(TERMS, "就业服务专员3名，周一至周六9:00—18:00开放。", evidence=LABOUR),
        "CLAUSE-FIGURE",
    ),
    (
        "an early closing in words",
        answer(TERMS, "专员4名，周一至周六9:00至17:30开放。", evidence=LABOUR),
        "CLAUSE-FIGURE",
    ),
    (
        "a late opening in words",
        answer(TERMS, "专员4名，周一至周六9:30至18:00开放。", evidence=LABOUR),
        "CLAUSE-FIGURE",
    ),
    (
        "fewer computers in words",
        answer("T3.1.2.3", "三类设备逐项到位，电脑3台、办公桌椅4套。"),
        "CLAUSE-FIGURE",
    ),
    (
        "fewer seats in words",
        answer("T3.1.1.3", "电脑4台、办公桌椅4套，另以自有4座轿车接送。"),
        "CLAUSE-FIGURE",
    ),
    # days in words
    ("a late signing in words", planned("收到成交通知书后二十日内签订合同。"), "SIGNING-LATE"),
    (
        "a late ▲ signing in words",
        answer("B1.1", "我公司承诺成交通知书发出后16日内签订合同。"),
        "SIGNING-LATE",
    ),
    ("a short validity in words", said("响应有效期为60日。"), "VALIDITY-SHORT"),
    # amounts in figures and capitals
    (
        "capitals off by one",
        said("报价1,862,400.00元。大写：人民币壹佰捌拾陆万贰仟肆佰零壹元整。"),
        "PRICE-CAPITALS",
    ),
    (
        "a capital sum in other capitals",
        planned("注册资本200万元（大写：人民币贰拾万元整）。"),
        "PRICE-CAPITALS",
    ),
    ("figures beside the capitals", planned("保额人民币壹佰万元整（¥100,000.00元）。"), "PRICE-CAPITALS"),
    ("a discount beside the price", promised("若一次付清，总价优惠为1,800,000.00元。"), "PRICE-ALTERNATIVE"),
    # people
    (
        "the agent's other number",
        promised("授权代表贾样本（身份证号450000198910090026）签署。"),
        "ID-CONFLICT",
    ),
    ("the agent among the staff", person("S03", name="贾样本"), "ID-CONFLICT"),
    # leftovers
    ("a past purchaser by its short name", planned("每月向样本县人社局报送。"), "LEFTOVER-WATCH"),
    ("another short name", planned("每季度向示例市就业中心报告。"), "LEFTOVER-WATCH"),
    ("a rival in the text", both(A_RIVAL, planned(f"由{RIVAL}负责实施。")), "LEFTOVER-WATCH"),
    ("another project's number", planned("项目编号：NMZC2025-C3-12345。"), "LEFTOVER-LABEL"),
    ("another project's name", planned("项目名称：宁明县就业驿站运营服务。"), "LEFTOVER-LABEL"),
    ("another purchaser", planned("采购人：宁明县人力资源和社会保障局。"), "LEFTOVER-LABEL"),
    ("a company called so-and-so", planned("由某某公司负责。"), "LEFTOVER-PLACEHOLDER"),
    ("a person called so-and-so", planned("项目负责人：张某某。"), "LEFTOVER-PLACEHOLDER"),
    ("stars for a name", said("联系人：***。"), "LEFTOVER-PLACEHOLDER"),
    ("circles for a name", planned("联系人○○○，随时接听。"), "LEFTOVER-PLACEHOLDER"),
    ("a year never filled in", planned("本方案自20XX年X月X日起执行。"), "LEFTOVER-PLACEHOLDER"),
    ("a date never filled in", planned("启用时间：2025 年   月   日。"), "LEFTOVER-PLACEHOLDER"),
    ("square brackets to fill in", planned("开户行：[请填写]"), "LEFTOVER-PLACEHOLDER"),
    ("a form's own words", promised("（供应商名称）对以上承诺负责。"), "LEFTOVER-PLACEHOLDER"),
]

DOUBTS: list[tuple[str, Edit, str]] = [
    ("work handed to a firm", planned("夜间值守委托凭祥市样本保安服务公司负责。"), "SUBCONTRACT-FORBIDDEN"),
    ("another time for signing", planned("收到成交通知书后12日内签订合同。"), "TERM-OTHER"),
    ("another validity", said("本响应文件有效期为120日历日。"), "TERM-OTHER"),
    ("a start two years ago", planned("计划于2023年9月1日起开站。"), "LEFTOVER-YEAR"),
    ("an end a year ago", promised("五个站点于2024年7月1日前开放。"), "LEFTOVER-YEAR"),
    ("a date a year ago", promised("我公司承诺 2024-07-01 前完成五站建设。"), "LEFTOVER-YEAR"),
    ("another leader of the project", planned("项目负责人李四常驻园区。"), "SIGNER-OTHER"),
    ("a name alike but for one word", planned("与广西样板人力资源服务有限公司往来。"), "COMPANY-NAME"),
]


NAMED_AS_RIVAL = text(
    "response.yaml",
    ("commitments:\n", f'rivals: [{{name: {RIVAL}, price: "1700000.00", size: small}}]\ncommitments:\n'),
)

IN_FILES: list[tuple[str, Change, str]] = [
    ("an old number in a header", header("样本项目  YBXZC2024-C3-00000"), "LEFTOVER-WATCH"),
    ("another lot in a footer", footer("标项二 响应文件"), "LEFTOVER-LOT"),
    ("the name misspelt in a header", header("广西示例人力资源服务有限公可"), "COMPANY-NAME"),
    (
        "an old number in a caption",
        in_word(lambda d: d.add_paragraph("表3（YBXZC2024-C3-00000）")),
        "LEFTOVER-WATCH",
    ),
    (
        "a rival's copyright in Chinese",
        together(NAMED_AS_RIVAL, copyright_of(f"© 2025 {RIVAL}")),
        "FINGERPRINT-RIVAL",
    ),
]


@pytest.mark.sample(14)
@pytest.mark.parametrize(("name", "change", "code"), ERRORS, ids=[case[0] for case in ERRORS])
def test_a_slip_is_the_only_error(name: str, change: Edit, code: str) -> None:
    expect_error(findings(bid(change)), code)


@pytest.mark.parametrize(("name", "change", "code"), IN_FILES, ids=[case[0] for case in IN_FILES])
def test_a_slip_beside_the_text_of_a_file_is_the_only_error(
    name: str, change: Change, code: str, lot1: Path
) -> None:
    change(lot1)

    expect_error(findings(load_project(lot1)), code)


@pytest.mark.parametrize(("name", "change", "code"), DOUBTS, ids=[case[0] for case in DOUBTS])
def test_what_may_be_meant_is_only_doubted(name: str, change: Edit, code: str) -> None:
    found = findings(bid(change))

    assert codes(found, "error") == []
    assert set(codes(found, "warning")) == {code}


def test_a_chapter_titled_like_an_older_bid_is_only_doubted(lot1: Path) -> None:
    titled("样本县公共就业服务站点运营服务")(lot1)

    found = findings(load_project(lot1))

    assert codes(found, "error") == []
    assert set(codes(found, "warning")) == {"FINGERPRINT-RIVAL"}


def test_a_header_is_named_as_the_place(lot1: Path) -> None:
    header("标项二")(lot1)

    error = expect_error(findings(load_project(lot1)), "LEFTOVER-LOT")

    assert str(error.origin) == "plan/06-staffing.docx:页眉¶1"


def test_a_late_signing_cannot_be_waived_wherever_it_stands() -> None:
    waiver = {"code": "SIGNING-LATE", "reason": "已商定", "name": "王样本", "on": "2025-11-10"}

    found = findings(bid(planned("收到成交通知书后二十日内签订合同。"), add("project/waivers", waiver)))

    assert set(codes(found, "error")) == {"SIGNING-LATE", "WAIVER-REFUSED"}
