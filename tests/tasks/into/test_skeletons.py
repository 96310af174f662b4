"""Chapters as they begin: a check list of the item's own words, sections with what to write in each."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.project import EXAMPLES, Ran, replace

from docgen.rules import skeleton_rule
from docgen.tasks.into.asked import ToWrite
from docgen.tasks.into.chapter_skeleton import points, skeleton

Docgen = Callable[..., Ran]
ABOUT = {"understanding", "goals", "process", "people", "standards", "emergencies", "forms", "figures"}


def item(text: str, **more: object) -> ToWrite:
    return ToWrite("P6", "总体方案", "10", text, **more)  # type: ignore[arg-type]


def printed(lines: list[str]) -> list[str]:
    """The lines that are not in comments."""
    bare = re.sub(r"<!--.*?-->", "", "\n".join(lines), flags=re.DOTALL)
    return [line for line in bare.split("\n") if line.strip()]


def test_every_kind_of_section_is_there_and_only_headings_are_printed() -> None:
    rule = skeleton_rule()
    assert {section.about for section in rule.sections} == ABOUT
    lines = list(skeleton("总体方案", item("方案完整，组织合理的得10分"), rule))
    assert printed(lines) == ["# 总体方案", *(f"## {section.title}" for section in rule.sections)]


def test_an_item_of_papers_has_only_what_papers_want() -> None:
    rule = skeleton_rule()
    lines = printed(list(skeleton("业绩", item("每个合同2分", kind="objective"), rule)))
    assert lines[1:] == [f"## {section.title}" for section in rule.sections if section.objective]


def test_the_items_own_words_are_a_check_list() -> None:
    told = points(
        item(
            "①对项目理解透彻，难点分析到位；②人员稳定、培训计划可行。不满足不得分。", parts=("培训计划可行",)
        ),
        skeleton_rule(),
    )
    assert told == ["对项目理解透彻", "难点分析到位", "人员稳定、培训计划可行"]


def test_sections_that_the_criteria_name_are_marked() -> None:
    lines = list(skeleton("总体方案", item("应急预案可行"), skeleton_rule()))
    at = lines.index("## 应急与例外")
    assert "★" in lines[at + 2]
    assert "★" not in lines[lines.index("## 目标") + 2]


def test_words_that_would_end_a_comment_do_not() -> None:
    lines = list(skeleton("总体方案", item("方案 --> <b>完整</b> 且可行"), skeleton_rule()))
    assert printed(lines)[0] == "# 总体方案"
    assert len(printed(lines)) == 1 + len(skeleton_rule().sections)


@pytest.fixture
def bid(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "property", tmp_path / "bid"))


def test_chapters_with_text_are_left_alone_and_empty_ones_begun(bid: Path, docgen: Docgen) -> None:
    chapters = sorted((bid / "plan").glob("*.md"))
    empty = chapters[-1]
    before = {path: path.read_bytes() for path in chapters[:-1]}
    empty.write_text("# 合理化建议\n\n<!-- 未写 -->\n", encoding="utf-8")
    told = docgen("library", "skeleton", bid, "--json").json
    assert told["files"] == [f"plan/{empty.name}"]
    assert {path: path.read_bytes() for path in chapters[:-1]} == before
    assert "## 应急与例外" in empty.read_text(encoding="utf-8")
    assert docgen("library", "skeleton", bid, "--json").json["files"] == [f"plan/{empty.name}"]


def test_a_heading_of_the_skeleton_left_bare_is_told(bid: Path, docgen: Docgen) -> None:
    chapter = sorted((bid / "plan").glob("*.md"))[-1]
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\n## 目标\n\n## 做法与步骤\n", encoding="utf-8")

    def told() -> list[str]:
        found = docgen("check", bid, "--format", "json").json["findings"]
        return [each["message"] for each in found if each["code"] == "CHAPTER-SECTION"]

    (message,) = told()
    assert "目标" in message
    assert "做法与步骤" in message
    replace(chapter, "## 目标\n", "## 目标\n\n每年走访两次。\n")
    replace(chapter, "## 做法与步骤\n", "## 做法与步骤\n\n先走访后汇总。\n")
    assert told() == []
