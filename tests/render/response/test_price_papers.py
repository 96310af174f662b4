"""成本说明 and 本国产品声明: printed where a low price is explained and domestic goods are declared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from kit.project import Ran, replace
from kit.sheets import cells

LINE = "name: 户外全彩信息发布屏,"


@pytest.fixture
def in_force(lot1: Path) -> Path:
    replace(lot1 / "tender.yaml", "opening: 2025-11-20", "opening: 2026-02-02")
    cells("company/finance.xlsx", 2024, 年度=2025)(lot1)
    return lot1


def headings(project: Path, docgen: Callable[..., Ran]) -> tuple[list[str], list[str]]:
    """The headings of 报价文件 and the cells of its last table."""
    ran = docgen("build", project, "response")
    assert ran.code == 0, ran.err
    made = docx.Document(str(project / "outputs/response/报价文件.docx"))
    heads = [p.text for p in made.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    return heads, [cell.text for row in made.tables[-1].rows for cell in row.cells]


def test_they_stand_in_the_volume_where_they_are_needed(in_force: Path, docgen: Callable[..., Ran]) -> None:
    replace(in_force / "tender.yaml", "    heads:", "    review: [{basis: ceiling, share: 99}]\n    heads:")
    review = "\n  price_review: {weight: 20, rate: 10, place: {section: 评审}}\n  sme:"
    replace(in_force / "tender.yaml", "\n  sme:", review)
    replace(in_force / "response.yaml", LINE, f"{LINE} origin: 本国,")
    replace(in_force / "response.yaml", "  lines:", "  explanation: 设备多为自有。\n  lines:")

    heads, cells = headings(in_force, docgen)

    assert heads[-2:] == ["成本说明", "本国产品声明"]
    assert {"户外全彩信息发布屏", "39,200.00"} <= set(cells)


def test_they_are_left_out_where_they_are_not(in_force: Path, docgen: Callable[..., Ran]) -> None:
    replace(in_force / "response.yaml", "  lines:", "  explanation: 设备多为自有。\n  lines:")

    heads, _ = headings(in_force, docgen)

    assert heads[-1] == "报价说明"
