"""Amounts in capitals: the cases of the payment rules, and every amount read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.money import capitals, percent_capitals, to_fen


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("10", "壹拾元整"),
        ("1862400", "壹佰捌拾陆万贰仟肆佰元整"),
        ("1885000.00", "壹佰捌拾捌万伍仟元整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("100001655.92", "壹亿零壹仟陆佰伍拾伍元玖角贰分"),
        ("1000100000001", "壹万零壹亿零壹元整"),
        ("1000000000000", "壹万亿元整"),
        ("-3.20", "负叁元贰角整"),
    ],
)
def test_amounts_are_written_as_the_payment_rules_write_them(amount: str, written: str) -> None:
    assert capitals(Decimal(amount)) == written


def test_half_a_fen_is_rounded_up() -> None:
    assert to_fen(Decimal("0.125")) == Decimal("0.13")
    assert to_fen(Decimal("0.135")) == Decimal("0.14")


def test_amounts_beyond_the_written_forms_are_refused() -> None:
    with pytest.raises(ValueError, match="written form"):
        capitals(Decimal(10) ** 16)


@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_every_amount_reads_back_as_itself(fen: int) -> None:
    written = capitals(Decimal(fen) / 100)

    assert read(written) == fen
    assert "零零" not in written
    assert "零元" not in written or fen == 0


def read(written: str) -> int:
    """An independent reader of capitals, in fen."""
    yuan, _, rest = written.partition("元") if "元" in written else ("", "", written)
    fen = 0
    for unit, worth in (("角", 10), ("分", 1)):
        if unit in rest:
            fen += "零壹贰叁肆伍陆柒捌玖".index(rest[rest.index(unit) - 1]) * worth
    return whole(yuan) * 100 + fen


def whole(text: str) -> int:
    for unit, worth in (("亿", 10**8), ("万", 10**4), ("仟", 1000), ("佰", 100), ("拾", 10)):
        if unit in text:
            before, _, after = text.rpartition(unit)
            return whole(before) * worth + whole(after)
    text = text.strip("零")
    return "零壹贰叁肆伍陆柒捌玖".index(text) if text else 0


@pytest.mark.parametrize(
    ("share", "written"),
    [
        ("92.5", "百分之玖拾贰点伍"),
        ("100", "百分之壹佰"),
        ("10", "百分之壹拾"),
        ("0.05", "百分之零点零伍"),
        ("95.00", "百分之玖拾伍"),
        ("0", "百分之零"),
    ],
)
def test_a_share_in_capitals(share: str, written: str) -> None:
    assert percent_capitals(Decimal(share)) == written


def test_a_share_below_nothing_has_no_capitals() -> None:
    with pytest.raises(ValueError, match="below 0"):
        percent_capitals(Decimal(-1))
