"""Values as a form writes them: its own units, three parts of a date or none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from docgen.model.reading.reading import FormBlank
from docgen.render.forms.writing import set_off, written


@pytest.mark.parametrize(
    ("field", "value", "after", "wanted"),
    [
        ("bidder.revenue", Decimal("32000000"), "万元,资产总额", "3200"),
        ("bidder.revenue", Decimal("32005000.50"), "万元", "3200.50005"),
        ("bidder.revenue", Decimal("32000000"), "元", "32,000,000.00"),
        ("bidder.assets", Decimal("150000000"), "亿元", "1.5"),
        ("offer.total", Decimal("1862400"), "", "1,862,400.00"),
        ("offer.total_words", Decimal("1862400"), "", "壹佰捌拾陆万贰仟肆佰元整"),
        ("offer.total_words", Decimal("1862400"), "元整", "壹佰捌拾陆万贰仟肆佰"),
        ("offer.total_words", Decimal("1862400.50"), "元", None),
        ("sub.ratio", Decimal("20.0"), "%", "20"),
        ("offer.rate:生鲜类", Decimal("92.5"), "", "92.5%"),
        ("offer.rate:生鲜类", Decimal("95.0"), "%;", "95.0"),
        ("offer.rate_words:生鲜类", Decimal("95.5"), "", "百分之玖拾伍点伍"),
        ("response.validity_days", 90, "日内有效", "90"),
    ],
)
def test_figures(field: str, value: Any, after: str, wanted: str | None) -> None:
    assert written(field, value, FormBlank("", "p0", "underscore", after=after), "____") == wanted


@pytest.mark.parametrize(
    ("shown", "wanted"),
    [
        ("    年    月    日", "2028年6月20日"),
        ("2028年  月  日", "2028年6月20日"),
        ("20  年  月  日", "2028年6月20日"),
        ("2027年  月  日", None),
        ("    年    月", None),
    ],
)
def test_a_date_has_three_parts_or_none(shown: str, wanted: str | None) -> None:
    assert written("response.signed", date(2028, 6, 20), FormBlank("", "p0", "date"), shown) == wanted


def test_what_is_no_date_is_not_written_where_one_belongs() -> None:
    assert written("bidder.term", "长期", FormBlank("", "p0", "date"), "  年  月  日") is None


@pytest.mark.parametrize(
    ("shown", "after", "said"),
    [
        ("            ", "日 期:_", "甲公司　　"),
        ("            ", "\t日 期:_", "甲公司"),
        ("            ", "元(大写):_", "甲公司"),
        ("            ", "的法定代表人(单位负责人)", "甲公司"),
        ("____", "日期:_", "甲公司"),
        ("", "日期:_", "甲公司"),
    ],
)
def test_a_text_in_a_gap_before_another_label_is_kept_apart_from_it(
    shown: str, after: str, said: str
) -> None:
    blank = FormBlank("供应商名称盖章", "p0", "seal", after=after)

    assert set_off("甲公司", blank, shown, after) == said
