"""What is printed on papers: until when they hold, of which period they are, whose they are."""

from __future__ import annotations

from datetime import date

import pytest
from kit.named_papers import company, number
from kit.people import identity

from docgen.derive.evidence.deciding import propose
from docgen.derive.evidence.periods import Validity, period, validity
from docgen.derive.evidence.printed import print_says
from docgen.model.company.paper_text import Pages
from docgen.rules import evidence_words

WORDS, COMPANY = evidence_words(), company()
MARCH = Validity(date(2036, 3, 5))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有效期限 2016.03.05-2036.03.05", MARCH),
        ("有效期限\n2016.03.05-2036.03.05", MARCH),
        ("有效期限2016.03.05一2036.03.05", MARCH),
        ("有效期：2016年3月5日至2036年3月5日", MARCH),
        ("有效期限 自2016年03月05日 至2036年03月05日", MARCH),
        ("有效期至 2036年3月5日", MARCH),
        ("有效期至：2036/03/05", MARCH),
        ("有效期至20360305", MARCH),
        ("有效期至二〇三六年三月五日", MARCH),
        ("有效期（至）：2036-3-5", MARCH),
        ("截止日期：2036-03-05", MARCH),
        ("有效期至2036年3月", Validity(date(2036, 3, 31), by_month=True)),
        ("有效期限 2016.03.05-长期", Validity(open=True)),
        ("营业期限 长期", Validity(open=True)),
        ("营业期限 2019年04月18日至长期", Validity(open=True)),
        ("营业期限自2019年4月18日至无固定期限", Validity(open=True)),
        ("有效期三年", Validity(unread=True)),
        ("有效期：3年，自发证之日起", Validity(unread=True)),
        ("有效期限 2036.03.05-2016.03.05", Validity(unread=True)),
        ("有效期至2036年2月30日", Validity(unread=True)),
        ("有效期至2030-01-01\n有效期至2031-01-01", Validity(unread=True)),
        ("发证日期 2016年3月5日", None),
        ("有效期满前三十日内办理延续", None),
    ],
)
def test_a_validity_is_read_in_the_ways_in_which_papers_print_it(
    text: str, expected: Validity | None
) -> None:
    assert validity(text, WORDS) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("费款所属期：2026-05-01 至 2026-05-31", date(2026, 5, 1), date(2026, 5, 31)),
        ("费款所属期起止 202601-202606", date(2026, 1, 1), date(2026, 6, 30)),
        ("缴费年月：2026年05月", date(2026, 5, 1), date(2026, 5, 31)),
        ("税款所属时期 2026.01.01—2026.03.31", date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_a_period_is_read_behind_its_label(text: str, first: date, last: date) -> None:
    assert period(text, WORDS) == (first, last)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("营业执照\n统一社会信用代码 91450000MA00000092\n名称 示例", ("营业执照",)),
        ("中华人民共和国居民身份证\n签发机关 示例市公安局", ("身份证",)),
        ("劳 动 合 同 书\n甲方：示例公司", ("劳动合同",)),
        ("某某项目中标通知书\n示例保安服务有限公司：", ("中标通知书",)),
        ("关于营业执照的说明，见统一社会信用代码", ()),
        ("本人承诺在签订劳动合同后提供公民身份号码以外的资料", ("身份证",)),
    ],
)
def test_a_kind_is_known_by_the_title_that_papers_of_it_bear(text: str, kinds: tuple[str, ...]) -> None:
    assert print_says(Pages((text,), 1, "text"), COMPANY, WORDS).kinds == kinds


def certainty(name: str, *text: str) -> str:
    return propose((name,), Pages(("\n".join(text),), 1, "text"), COMPANY, WORDS)[0].certainty


def test_a_name_and_a_print_that_differ_are_asked() -> None:
    licence = ("营业执照", "统一社会信用代码 91450000MA0000013X")
    assert certainty("营业执照", *licence) == "asked"
    assert certainty("营业执照", licence[0], "统一社会信用代码 91450000MA00000092") == "exact"
    assert certainty("健康证", *licence) == "asked"
    assert certainty("社保2026-05", "社会保险参保缴费证明", "费款所属期 2026-04-01 至 2026-04-30") == "asked"
    assert certainty("丁示例保安员证 至2027-03-01", "保安员证", "有效期至2026-03-01") == "asked"
    assert certainty("丁示例身份证", f"公民身份号码 {identity('19991231')}") == "asked"
    assert certainty("丁示例身份证", f"公民身份号码 {number('S10')}") == "exact"


def test_only_what_is_printed_makes_nothing_exact_without_a_number() -> None:
    assert certainty("1", "保安员证", "姓名 丁示例") == "likely"
    assert certainty("1", "保安员证", "姓名 丁示例", f"公民身份号码 {number('S10')}") == "asked"
    assert certainty("1", f"姓名 丁示例\n公民身份号码 {number('S10')}") == "exact"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("保安员证\n证书编号：桂保字2024009917号", "桂保字2024009917号"),
        (
            "人力资源服务许可证\n编号：（桂）人服证字〔2023〕第0101000123号",
            "(桂)人服证字〔2023〕第0101000123号",
        ),
        ("保安员证\n身份证号：450000198811230011", ""),
        ("保安员证\n证号：450000198811230011", ""),
        ("证书\n编号：甲001\n证书编号：乙002", ""),
    ],
)
def test_the_papers_own_number_is_read_where_one_is_printed(text: str, number: str) -> None:
    assert print_says(Pages((text,), 1, "text"), COMPANY, WORDS).numbered == number


def test_a_health_certificate_is_known_by_its_longer_title() -> None:
    assert print_says(Pages(("健康合格证明\n姓名：张三",), 1, "text"), COMPANY, WORDS).kinds == ("健康证",)
