"""Amounts and headcounts as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.derive.sme.figures import parse_amount, parse_headcount
from docgen.model.money import capitals, in_digits
from docgen.model.sme.size_rule import FigureError


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("12000000", "12000000"),
        ("1200万元", "12000000"),
        ("1200万", "12000000"),
        ("0.12亿元", "12000000"),
        ("0.12 亿", "12000000"),
        ("12,000,000", "12000000"),
        ("12 000 000 元", "12000000"),
        (" 1，200 万元 ", "12000000"),
        ("１２００．５万元", "12005000"),
        ("￥12000000.00", "12000000.00"),
        ("0", "0"),
        ("1亿2000万元", "120000000"),
        ("1亿2000万", "120000000"),
        ("人民币1200万元", "12000000"),
        ("人民币：1200 万元整", "12000000"),
        ("1200万元人民币", "12000000"),
        ("RMB 1,200万", "12000000"),
        ("12000元整", "12000"),
        ("一千万", "10000000"),
        ("一亿二千万元", "120000000"),
        ("一万零五百元", "10500"),
        ("3千万", "30000000"),
        ("1.2万亿元", "1200000000000"),
        ("人民币壹仟贰佰万元整", "12000000"),
        ("壹佰元伍角整", "100.50"),
        ("100元5角3分", "100.53"),
        ("-0", "0"),
        ("-5", "-5"),
        ("0.00001万元", "0.1"),
        ("123.456789012345678901234567890123456789亿", "12345678901.2345678901234567890123456789"),
    ],
)
def test_amount_is_read_exactly(written: str, yuan: str) -> None:
    amount = parse_amount(written)
    assert amount == Decimal(yuan)
    assert "E" not in str(amount)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            " ",
            "abc",
            "1e5",
            "nan",
            "inf",
            "12,00",
            "1,2000",
            "1 2",
            "12.3.4",
            "12万3",
            "1亿2000",
            "三百二",
            "1200美元",
        ),
        *(
            "12%",
            "0x10",
            "1_000",
            "--5",
            "5-",
            "(5)",
            ".5",
            "5.",
            "12万万",
            "١٢",
            "12０o0",
            "1.5亿2000万",
            "1亿20000万",
        ),
    ],
)
def test_nonsense_is_refused_with_place_and_remedy(written: str) -> None:
    with pytest.raises(FigureError) as refused:
        parse_amount(written, "revenue")
    (finding,) = refused.value.findings
    assert (finding.code, finding.origin.location) == ("SME-AMOUNT", "revenue")
    assert finding.message.values["text"] == written
    assert "1200万元" in finding.remedy.text


def test_a_huge_figure_keeps_every_digit() -> None:
    assert in_digits(parse_amount("9" * 5000 + "万元")) == "9" * 5000 + "0000"


def test_a_long_fault_is_quoted_in_short() -> None:
    with pytest.raises(FigureError) as refused:
        parse_amount("x" * 10**6)
    assert len(str(refused.value.findings[0].message.values["text"])) < 50


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_units_agree(wan: Decimal) -> None:
    assert parse_amount(f"{wan:f}万元") == wan * 10**4
    assert parse_amount(f"{wan:,f}亿") == wan * 10**8


@pytest.mark.parametrize(
    ("written", "persons"),
    [
        ("120", 120),
        ("1,200人", 1200),
        ("１２０ 人", 120),
        ("120.0", 120),
        ("300名", 300),
        ("300名员工", 300),
        ("共300人", 300),
        ("三百人", 300),
        ("三〇〇人", 300),
        ("一百零五", 105),
        ("十五人", 15),
        ("两千三百二十一人", 2321),
        ("1.2万人", 12000),
        ("1万2千人", 12000),
    ],
)
def test_headcount_is_read(written: str, persons: int) -> None:
    assert parse_headcount(written) == persons


@pytest.mark.parametrize("written", ["", "twelve", "120万", "1e2", "1万2人", "三百二人"])
def test_headcount_nonsense_is_refused(written: str) -> None:
    with pytest.raises(FigureError) as refused:
        parse_headcount(written)
    assert refused.value.findings[0].code == "SME-HEADCOUNT"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("约300人", "约"),
        ("15人左右", "左右"),
        ("近百人", "近"),
        ("300多人", "多"),
        ("200-300人", "-"),
        ("200～300", "~"),
        ("200人至300人", "人至"),
        ("300余人", "余"),
        ("十几人", "几"),
        ("十来人", "十来"),
        ("数百人", "数百"),
        ("三五十人", "三"),
        ("不足20人", "不足"),
        ("300人以上", "以上"),
        ("300+", "+"),
    ],
)
def test_a_vague_figure_is_refused_with_the_words_that_make_it_so(written: str, words: str) -> None:
    unit = "" if written.endswith("+") else "万元"
    for parse, typed, code in (
        (parse_headcount, written, "SME-HEADCOUNT"),
        (parse_amount, written.replace("人", "") + unit, "SME-AMOUNT"),
    ):
        with pytest.raises(FigureError) as refused:
            parse(typed)
        (finding,) = refused.value.findings
        assert finding.code == code
        assert str(finding.message.values["words"]) in words
        assert "annual report" in finding.remedy.text


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_what_stands_before_a_unit_adds_up(ten_thousands: int, ones: int) -> None:
    """Written in full, four digits behind each unit."""
    assert parse_amount(f"{ten_thousands}万{ones:04d}元") == ten_thousands * 10**4 + ones


@given(st.integers(0, 10**13))
def test_an_amount_in_capitals_is_read_as_it_was_written(fen: int) -> None:
    amount = Decimal(fen) / 100
    assert parse_amount("人民币" + capitals(amount)) == amount
