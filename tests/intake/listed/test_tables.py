"""Tables that only list: sites, posts, equipment, what is bought; none that scores or asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kit.strangers import written

from docgen.intake.opened import opened
from docgen.intake.read import outline_of, reading
from docgen.rules.reading import read as read_yaml
from docgen.tasks.into.tender import tender_data

CASES: list[dict[str, Any]] = list(
    read_yaml(Path(__file__).with_name("tables.yaml").read_text("utf-8"))  # type: ignore[arg-type]  # a list
)
DEMAND = [{"chapter": "第三章 采购需求"}, {"p": "一、服务要求"}, {"p": "1.服务期内每日巡查不少于2次。"}]


def lines(*tables: str) -> list[dict[str, Any]]:
    """A chapter of demands with the tables of these cases."""
    return [*DEMAND, *(line for case in CASES if case["name"] in tables for line in case["lines"])]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_rows_of_a_table(case: dict[str, Any], tmp_path: Path) -> None:
    found = reading(outline_of(opened(written([*DEMAND, *case["lines"]], tmp_path / "tender.docx"))))
    rows = [
        [
            each.kind,
            each.name,
            None if each.count is None else str(each.count),
            each.unit,
            each.found.certainty,
        ]
        for each in found.listed
    ]
    assert rows == case["rows"]


def test_lists_become_sites_and_clauses_that_are_asked(tmp_path: Path) -> None:
    file = written(
        lines("canteens with addresses", "posts and how many", "equipment to be brought"),
        tmp_path / "tender.docx",
    )
    outline = outline_of(opened(file))
    lot = tender_data(reading(outline), outline)["lot"]
    assert [(site["code"], site["name"], site["kind"], site["location"]) for site in lot["sites"]] == [
        ("SITE-1", "东区食堂", "食堂", "望湖路1号"),
        ("SITE-2", "西区食堂", "食堂", "望湖路9号"),
    ]
    posts, equipment = lot["clauses"][-2:]
    assert (posts["title"], posts["certainty"]) == ("人员配置表", "asked")
    assert [(each["role"], each["least"]) for each in posts["requires"]] == [
        ("保安队长", 1),
        ("秩序维护员", 12),
    ]
    assert [(each["name"], each["least"], each["unit"]) for each in equipment["requires"]] == [
        ("高压清洗车", 1, "辆"),
        ("洗地机", 4, "台"),
    ]
