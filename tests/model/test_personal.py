"""How much of personal data a message may quote."""

from __future__ import annotations

import pytest

from docgen.model.personal import covered

SURNAMES = "韦王李"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("19900000001", "19*******01"),
        ("199-0000-0001", "199*******001"),
        ("电话 0771-5550001 转", "电话 077******001 转"),
        ("45010219900307001X", "450************01X"),
        ("韦某甲", "韦**"),
        ("韦某", "韦*"),
        ("三华社区3栋201", "三华社区****"),
        ("甲市乙区丙路12号3单元402室", "甲市乙区丙路****"),
    ],
)
def test_personal_data_is_shown_in_part(text: str, shown: str) -> None:
    assert covered(text, SURNAMES) == shown


@pytest.mark.parametrize(
    "text", ["2026-13-40", "20260302", "三月二日", "P-0012", "三华社区", "1,234.50", "招聘会", "", "王"]
)
def test_other_cells_are_quoted_whole(text: str) -> None:
    assert covered(text, SURNAMES) == text
