"""A price of three parts — a sum in groups, unit prices, a discount — from the folder to its papers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.fourth_tender import fourth_tender
from kit.papers import lines, rows
from kit.project import ROOT, Ran, replace

Docgen = Callable[..., Ran]
DATA = ROOT / "tests/whole/priced_tender"
PRICE = re.compile(r"  price:\n.*?(?=  sme:)", re.DOTALL)
OFFER = re.compile(r"offer:\n.*?(?=sites:)", re.DOTALL)
HEADS = re.compile(r"    heads:\n(?:      - .*\n)+")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = fourth_tender(tmp_path / "第四个")
    tender, response = folder / "tender.yaml", folder / "response.yaml"
    price = (DATA / "tender.yaml").read_text(encoding="utf-8")
    text = PRICE.sub(lambda _: price, tender.read_text(encoding="utf-8"), count=1)
    tender.write_text((DATA / "facts.yaml").read_text(encoding="utf-8") + text, encoding="utf-8")
    offer = (DATA / "offer.yaml").read_text(encoding="utf-8")
    text = OFFER.sub(lambda _: offer, response.read_text(encoding="utf-8"), count=1)
    response.write_text(text, encoding="utf-8")
    return folder


def built(project: Path, docgen: Docgen) -> Path:
    ran = docgen("build", project, "response", "--json")
    assert ran.code == 0, ran.out
    return project / "outputs"


def test_the_price_is_printed_by_part_group_and_period(project: Path, docgen: Docgen) -> None:
    price = rows(built(project, docgen) / "response/价格文件.docx")

    cells = {row[0]: row[1] for row in price if len(row) == 2}
    assert cells["总报价（小写）"] == "人民币 760,000.00 元"
    assert cells["年度报价"] == "人民币380,000.00元（大写：叁拾捌万元整）"
    assert cells["月度报价"] == "人民币31,666.67元（大写：叁万壹仟陆佰陆拾陆元陆角柒分）"
    rate = "92.5%（大写：百分之玖拾贰点伍），按200,000.00元计为185,000.00元"
    assert ["3", "读者简餐食材（折扣率不高于95%）", "折扣率", rate] in price
    assert ["城东分馆小计", "225,500.00"] in price
    assert ["城西分馆小计", "254,000.00"] in price
    assert ["合计（小写）", "479,500.00"] in price
    assert ["6", "保洁工\n（运维人工）", "200", "工日", "185.00", "37,000.00"] in price
    assert ["合计（大写）", "人民币玖万伍仟伍佰元整"] in price


def test_cost_heads_that_do_not_make_the_total_are_not_summed_up(project: Path, docgen: Docgen) -> None:
    text = "\n".join(lines(built(project, docgen) / "response/价格文件.docx"))

    assert "费用汇总表" not in text
    assert "以上说明与报价表、分项报价表一并构成我方报价。" in text


def test_the_check_report_lists_dates_bonds_and_fee(project: Path, docgen: Docgen) -> None:
    report = rows(built(project, docgen) / "review/检查报告.docx")

    assert [
        "获取采购文件",
        "2026年2月10日至2026年2月17日17时30分，采购平台下载，售价0.00元",
        "公告第3项",
    ] in report
    assert ["递交截止", "2026年3月10日9时30分，样城交易中心", "公告第4项"] in report
    assert ["开启", "2026年3月10日9时30分，三楼第二室", "公告第5项"] in report
    visit = "2026年2月20日至2026年2月21日，不统一组织，可自行踏勘"
    assert ["现场踏勘", visit, "前附表第6项"] in report
    assert ["投标保证金", "不收取", "前附表第7项"] in report
    assert ["履约保证金", "合同金额的5%，保函、转账，签订合同前交纳", "前附表第8项"] in report
    fee = "由中标（成交）供应商支付，1.5%（至1,000,000.00元）、0.8%（其余），领取成交通知书时付清"
    assert ["代理服务费", fee, "前附表第9项"] in report


def test_without_quantities_and_base_no_sum_is_printed(project: Path, docgen: Docgen) -> None:
    """Unit prices paid by what is used and a rate alone: no total, no empty columns, no cost heads."""
    tender, response = project / "tender.yaml", project / "response.yaml"
    care = '      - {code: CARE, name: 驻馆服务, form: total, place: {section: 第二章, item: "6"}}\n'
    for old in ('base: "200000.00", ', care):
        replace(tender, old, "")
    replace(tender, "compared: total", "compared: unit")
    text = HEADS.sub("", tender.read_text(encoding="utf-8"), count=1)
    text = re.sub(r"    ceilings:\n(      - .*\n){2}", "", text, count=1)
    tender.write_text(text.replace('    ceiling: "800000.00"\n', "", 1), encoding="utf-8")
    offer = response.read_text(encoding="utf-8")
    offer = re.sub(r"  (total|yearly|monthly|groups): .*\n|    - \{part: CARE.*\n", "", offer)
    offer = re.sub(
        r'    - \{part: HELP, total: .*\n|head: OPS, |quantity: "[23]00", |, total: "185000.00"', "", offer
    )
    response.write_text(offer, encoding="utf-8")

    folder = built(project, docgen)

    price = rows(folder / "response/价格文件.docx")
    labels = {row[0] for row in price}
    assert not labels & {"总报价（小写）", "年度报价", "月度报价", "合计（小写）"}
    assert ["序号", "内容", "单位", "单价"] in price
    assert ["2", "保洁工", "工日", "185.00"] in price
    assert any("我方报价见报价表、分项报价表。" in line for line in lines(folder / "response/价格文件.docx"))
    assert any("报价见报价表，服务期24个月。" in line for line in lines(folder / "response/技术文件.docx"))
    review = {row[0]: row[1] for row in rows(folder / "review/检查报告.docx") if len(row) == 2}
    assert "总报价" not in review
    assert review["各部分报价"] == (
        "临时派工：搬运工195.00元/工日、保洁工185.00元/工日（单价不高于200.00元/工日）；读者简餐食材：折扣率92.5%（折扣率不高于95%）"
    )


def test_a_discount_alone_has_no_schedule(project: Path, docgen: Docgen) -> None:
    test_without_quantities_and_base_no_sum_is_printed(project, docgen)
    response, tender = project / "response.yaml", project / "tender.yaml"
    text = response.read_text(encoding="utf-8")
    response.write_text(re.sub(r"  lines:\n|    - \{part: HELP.*\n", "", text), encoding="utf-8")
    replace(tender, "form: unit", "form: unit\n        required: false")
    replace(tender, "forms: [分项报价表]", "forms: [报价说明]")

    text = "\n".join(lines(built(project, docgen) / "response/价格文件.docx"))

    assert "92.5%" in text
    assert "分项报价表" not in text
    assert "以上说明与报价表一并构成我方报价。" in text


FEE = """\
  price:
    ceiling: "800000.00"
    ceiling_settled: true
    place: {section: 第二章, item: "3"}
    compared: unit
    includes: [招聘费, 税费]
    settled: [{name: 工资, place: {section: 第二章, item: "4"}}]
    parts:
      - {code: FEE, name: 管理费, form: unit, people: 20, place: {section: 第二章, item: "7"}}
"""
FEE_OFFER = """\
offer:
  lines:
    - {name: 管理费, quantity: "480", unit: 人·月, unit_price: "118.00"}
"""


def fee_alone(project: Path, rules: str) -> None:
    tender, response = project / "tender.yaml", project / "response.yaml"
    text = PRICE.sub(lambda _: rules, tender.read_text(encoding="utf-8"), count=1)
    tender.write_text(text, encoding="utf-8")
    text = OFFER.sub(lambda _: FEE_OFFER, response.read_text(encoding="utf-8"), count=1)
    response.write_text(text, encoding="utf-8")


def test_a_unit_price_is_printed_as_one_and_wages_are_settled_beside_it(
    project: Path, docgen: Docgen
) -> None:
    fee_alone(project, FEE)
    paper = built(project, docgen) / "response/价格文件.docx"

    cells = {row[0]: row[1] for row in rows(paper) if len(row) == 2}
    assert cells["单价报价"] == "管理费118.00元/人·月（大写：壹佰壹拾捌元整）"
    assert cells["计价人数、月数"] == "管理费：20人，24个月"
    assert cells["按预估数量合计"] == "人民币56,640.00元（大写：伍万陆仟陆佰肆拾元整）"
    assert cells["备注"] == (
        "报价包含招聘费、税费等除工资以外履行合同所需的费用；工资按采购文件据实结算，不含在报价中。"
    )
    assert "总报价（小写）" not in cells
    text = "\n".join(lines(paper))
    assert "不再另行支付" not in text
    assert "本标项最高限价为800,000.00元（含据实结算的费用），我方报价见报价表、分项报价表。" in text


def test_nothing_is_promised_of_costs_that_the_tenders_data_leave_open(project: Path, docgen: Docgen) -> None:
    fee_alone(project, re.sub("    (?:settled|includes): .*\n", "", FEE))

    cells = {
        row[0]: row[1] for row in rows(built(project, docgen) / "response/价格文件.docx") if len(row) == 2
    }

    assert cells["备注"] == "报价包含采购文件规定由报价承担的费用。"
