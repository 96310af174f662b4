"""What is written for each item that is scored, a point, beside the others."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from kit.chapters import picture as drawn
from kit.project import EXAMPLES, Ran

from docgen.derive.response.depth import item_depths
from docgen.load.response.chapter_figures import chapter_figures
from docgen.load.response.project import load_project
from docgen.model.project import Project
from docgen.rules import ruleset

Docgen = Callable[..., Ran]
RULE = ruleset().depth


@pytest.fixture(scope="module")
def bid() -> Project:
    return load_project(EXAMPLES / "property")


def test_characters_are_those_of_the_chapters_text_and_the_answer(bid: Project) -> None:
    depths = {each.code: each for each in item_depths(bid, RULE)}
    for number, chapter in enumerate(bid.plan, 1):
        code = next(each for each in chapter.record.answers if each in depths)
        own = bid.answers.get(code)
        if depths[code].chapters == (number,):
            extra = depths[code].characters - chapter.length
            assert (extra > 0) == bool(own and own.text), code
    assert "P1" not in depths, "the price is answered by the offer"


def test_a_chapter_of_two_items_is_shared_by_their_points(bid: Project) -> None:
    first, *rest = bid.plan
    record = first.record.model_copy(update={"answers": ("P6", "P12")})
    shared = Project(
        **{
            **{name: getattr(bid, name) for name in bid.__dataclass_fields__},
            "plan": (type(first)(record, first.path, first.text, first.headings, first.figures),),
            "answers": {},
        }
    )
    depths = {each.code: each for each in item_depths(shared, RULE)}
    assert depths["P6"].points == 10
    assert depths["P12"].points == 2
    assert depths["P6"].characters == round(first.length * Decimal(10) / 12)
    assert depths["P12"].characters == round(first.length * Decimal(2) / 12)
    assert rest


def test_items_of_papers_are_not_compared(bid: Project) -> None:
    for each in item_depths(bid, RULE):
        assert (each.share is None) == (each.kind == "objective"), each.code


def test_an_item_with_far_less_than_the_others_is_told(tmp_path: Path, docgen: Docgen) -> None:
    folder = tmp_path / "bid"
    shutil.copytree(EXAMPLES / "property", folder)

    def thin() -> list[str]:
        found = docgen("check", folder, "--format", "json").json["findings"]
        return [each["clause"] for each in found if each["code"] == "EVALUATION-THIN"]

    assert thin() == []
    (chapter,) = (each.path for each in load_project(folder).plan if "P8" in each.record.answers)
    chapter.write_text(
        "巡逻每两小时一次，停车由专人引导，器材每月检查一次，发现问题当天报告，不留到第二天。\n",
        encoding="utf-8",
    )
    assert thin() == ["P8"]


def test_figures_are_pictures_drawings_and_tables(tmp_path: Path) -> None:
    text = (
        "字\n\n![图](a.png) ![图](b.png)\n\n:::图 组织机构 | 图\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n一|二\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert chapter_figures(tmp_path / "a.md", "a.md") == 4
    document = docx.Document()
    (tmp_path / "p.png").write_bytes(drawn())
    document.add_picture(str(tmp_path / "p.png"))
    document.add_table(1, 2)
    document.add_paragraph(":::图 组织机构 | 图")
    document.save(str(tmp_path / "b.docx"))
    assert chapter_figures(tmp_path / "b.docx", "b.docx") == 3
    assert chapter_figures(tmp_path / "none.md", "none.md") == 0
