"""The order of schooling and levels: the longest word counts, and what no word tells stays open."""

from __future__ import annotations

import pytest

from docgen.rules import ruleset

LEVELS = ruleset().staff_levels


@pytest.mark.parametrize(
    ("held", "wanted", "reached"),
    [
        ("大专", "大专", True),
        ("专科", "大专", True),
        ("大学专科", "本科", False),
        ("大学", "本科", True),
        ("博士研究生", "博士", True),
        ("研究生", "博士", False),
        ("中专", "大专", False),
        ("中专", "高中", True),
        ("本科（肄业）", "大专", None),
        ("MBA", "大专", None),
    ],
)
def test_schooling(held: str, wanted: str, reached: bool | None) -> None:
    assert LEVELS.schooled(held, wanted) is reached


@pytest.mark.parametrize(
    ("certificate", "wanted", "reached"),
    [
        ("保安员证（四级）", "中级", True),
        ("保安员证（五级）", "中级", False),
        ("电工证（高级技师）", "一级", True),
        ("电工证（技师）", "一级", False),
        ("电工证（高级工）", "技师", False),
        ("高级工程师", "中级", True),
        ("正高级工程师", "高级", True),
        ("副高级职称", "正高级", False),
        ("一级注册消防工程师", "二级", True),
        ("保安员证", "中级", None),
        ("助理级职称", "四级", None),
    ],
)
def test_levels(certificate: str, wanted: str, reached: bool | None) -> None:
    assert LEVELS.reaches(certificate, wanted) is reached


@pytest.mark.parametrize(
    ("role", "two"),
    [
        ("项目经理兼安全员", True),
        ("项目经理（兼安全员）", True),
        ("安全员／资料员", True),
        ("兼职律师", False),
        ("保安员（早班/晚班）", False),
        ("人事与行政专员", False),
    ],
)
def test_two_posts_in_one(role: str, two: bool) -> None:
    assert LEVELS.two_posts(role) is two
