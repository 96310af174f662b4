"""Dates, amounts, options and lots as tenders print them, and what looks like one and is none."""

from __future__ import annotations

import pytest

from docgen.intake.amounts import amounts, days, head_unit
from docgen.intake.boxes import chosen
from docgen.intake.dates import moments, spans
from docgen.intake.lot_names import by_lot
from docgen.intake.tidy import tidied
from docgen.model.reading.blocks import Document
from docgen.model.reading.outline import Lot, Outline


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("2026年6月11日上午10时00分", "2026-06-11 10:00"),
        ("2026年6月11日下午2时30分（北京时间）", "2026-06-11 14:30"),
        ("2024-11-26 09:00:00", "2024-11-26 09:00"),
        ("2024/1/5", "2024-01-05"),
        ("2024.1.5", "2024-01-05"),
        ("二〇二八年三月五日", "2028-03-05"),
        ("二 0 二 〇年三月十五日上午九时整", "2020-03-15 09:00"),
        ("2028年6月1日9点半", "2028-06-01 09:30"),
        ("２０２８年６月１日１５：００", "2028-06-01 15:00"),
        ("2028年6月1日中午1时30分", "2028-06-01 13:30"),
        ("2028年6月1日中午11点半", "2028-06-01 11:30"),
        ("2028年6月1日（星期四）北京时间晚7时", "2028-06-01 19:00"),
        ("2028年6月1日24时", "2028-06-01 24:00"),
    ],
)
def test_a_date_is_read_however_it_is_printed(printed: str, read: str) -> None:
    assert [moment.value for moment in moments(tidied(printed))] == [read]


@pytest.mark.parametrize(
    "printed",
    [
        "    年    月    日",
        "2028年2月30日",
        "6月11日前",
        "第5.12.3条",
        "0000-0000117",
        "财库〔2020〕46号",
        "2028年13月1日",
    ],
)
def test_what_is_no_whole_date_is_none(printed: str) -> None:
    assert moments(printed) == []


def test_a_span_s_last_day_may_go_without_its_year() -> None:
    (span,) = spans("2028年3月1日至3月3日自行踏勘")
    assert [each.value for each in span] == ["2028-03-01", "2028-03-03"]
    assert not list(spans("2028年3月1日开标，2028年3月5日公示"))


@pytest.mark.parametrize(
    ("printed", "unit", "read"),
    [
        ("人民币4,380,000.00元（大写：肆佰叁拾捌万元整）", "", ["4380000", "4380000"]),
        ("438万元", "", ["4380000"]),
        ("1.2亿元", "", ["120000000"]),
        ("伍仟元整（￥5,000.00）", "", ["5000", "5000"]),
        ("325.6", "万元", ["3256000"]),
        ("264000 0.00", "元", ["2640000"]),
        ("50万人", "", []),
        ("合同金额的5%", "元", []),
        ("正本1份", "", []),
        ("2028", "", []),
    ],
)
def test_an_amount_is_one_by_its_unit_or_its_head(printed: str, unit: str, read: list[str]) -> None:
    assert [each.text for each in amounts(printed, unit)] == read


def test_a_price_by_a_measure_is_no_sum() -> None:
    (price,) = amounts("管理费上限120元/人·月")
    assert (price.text, price.measure) == ("120", "人·月")


@pytest.mark.parametrize(
    ("head", "unit"),
    [("预算金额（万元）", "万元"), ("最高限价(元)", "元"), ("单价（元/月）", ""), ("数量", "")],
)
def test_a_head_says_the_unit_of_its_column(head: str, unit: str) -> None:
    assert head_unit(head) == unit


@pytest.mark.parametrize(
    ("printed", "read"),
    [("90日", (90, "")), ("60个日历日", (60, "日历")), ("90（日历天）", (90, "日历")),
     ("九十（90）日", (90, "")), ("玖拾日", (90, "")), ("六十天", (60, "")), ("15个工作日", (15, "工作")),
     ("有效期", None), ("日期：2028", None)],
)  # fmt: skip
def test_days_and_their_kind(printed: str, read: tuple[int, str] | None) -> None:
    found = days(printed)
    assert (found and (found.count, found.kind)) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("■不接受　□接受", "不接受"),
        ("□允许　■不允许", "不允许"),
        ("接受□ 不接受☑", "不接受"),
        ("（ √ ）是 （  ）否", "是"),
        ("□是 □否", ""),
        ("无需缴纳", "无需缴纳"),
        ("☑不组织\n□统一组织，时间：/", "不组织"),
        ("是否接受联合体：接受□ 不接受☑", "不接受"),
    ],
)
def test_only_what_is_ticked_is_said(printed: str, read: str) -> None:
    assert chosen(printed) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("包1：50,000.00元；包2：60,000.00元", [("包1", "50,000.00元"), ("包2", "60,000.00元")]),
        ("包一8000元，包二10000元", [("包1", "8000元"), ("包2", "10000元")]),
        ("包1、包2专门面向中小企业", [("包1", "专门面向中小企业"), ("包2", "专门面向中小企业")]),
        ("第一包10%，第二包15%", [("包1", "10%"), ("包2", "15%")]),
        ("总价的5%", [("", "总价的5%")]),
        ("本项目分为2个包，两包均可投", [("", "本项目分为2个包，两包均可投")]),
        ("不得分包2次以上", [("", "不得分包2次以上")]),
        ("包3：1元", [("", "包3：1元")]),
        ("一标段：1元；二标段：2元", [("包1", "1元"), ("包2", "2元")]),
        ("A包：1元；B包：2元", [("包1", "1元"), ("包2", "2元")]),
        ("中标人支付，包1：3万元，包2：4万元", [("", "中标人支付"), ("包1", "3万元"), ("包2", "4万元")]),
        ("包装1套，包干使用", [("", "包装1套，包干使用")]),
    ],
)
def test_a_text_is_taken_apart_by_the_lots_it_names(printed: str, read: list[tuple[str, str]]) -> None:
    outline = Outline(Document("t.docx", "", "docx", ()), (), (Lot("包1", 1), Lot("包2", 2)))
    assert by_lot(printed, outline) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("响 应 有 效 期   9 0   日", "响应有效期90日"),
        ("实 施条例", "实施条例"),
        ("采购人：某中心　　联系人：某工", "采购人：某中心  联系人：某工"),
        ("采购人：某中心　联系人：某工", "采购人：某中心  联系人：某工"),
        ("2024-11-26 09:00:00", "2024-11-26 09:00:00"),
        ("Windows Server 2022", "Windows Server 2022"),
    ],
)
def test_blanks_that_mean_nothing_go(printed: str, read: str) -> None:
    assert tidied(printed) == read
