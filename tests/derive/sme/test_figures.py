"""Amounts and headcounts as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.derive.sme.figures import parse_amount, parse_headcount
from docgen.model.money import in_digits
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
            "一千万",
            "1200美元",
        ),
        *("12%", "0x10", "1_000", "--5", "5-", "(5)", ".5", "5.", "12万万", "١٢", "12０o0", "12000元整"),
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
    ("written", "persons"), [("120", 120), ("1,200人", 1200), ("１２０ 人", 120), ("120.0", 120)]
)
def test_headcount_is_read(written: str, persons: int) -> None:
    assert parse_headcount(written) == persons


@pytest.mark.parametrize("written", ["", "twelve", "120万", "1e2"])
def test_headcount_nonsense_is_refused(written: str) -> None:
    with pytest.raises(FigureError) as refused:
        parse_headcount(written)
    assert refused.value.findings[0].code == "SME-HEADCOUNT"
