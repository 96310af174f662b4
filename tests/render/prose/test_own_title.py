"""A chapter that begins with its own title is printed with it once."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from docgen.render.prose.chapter import import_chapter

TITLE = "总体服务方案"


def imported(folder: Path, text: str) -> list[tuple[str, str]]:
    """The style and the words of each paragraph."""
    file = folder / "chapter.md"
    file.write_text(text, encoding="utf-8")
    xml = import_chapter(docx.Document(), file, 2, title=TITLE).xml
    paragraphs = re.findall(r"<w:p\b.*?</w:p>", xml, re.S)
    said = [
        (
            next(iter(re.findall(r'w:pStyle w:val="(\w+)"', each)), ""),
            "".join(re.findall(r"<w:t[^>]*>([^<]*)", each)),
        )
        for each in paragraphs
    ]
    return [each for each in said if each[1]]


@pytest.mark.parametrize("heading", [f"# {TITLE}", f"# 四、{TITLE}", f"## {TITLE}"])
def test_the_title_goes_and_what_is_below_it_comes_up(tmp_path: Path, heading: str) -> None:
    deeper = "##" if heading.startswith("# ") else "###"
    found = imported(tmp_path, f"{heading}\n\n我们这样做。\n\n{deeper} 岗位\n\n八个人。\n")

    assert [words for _, words in found] == ["我们这样做。", "岗位", "八个人。"]
    assert found[1][0] == "Heading3"


@pytest.mark.parametrize(
    "text", [f"# 另一个标题\n\n{TITLE}\n", f"我们这样做。\n\n# {TITLE}\n", f"{TITLE}\n\n我们这样做。\n"]
)
def test_anything_else_stays(tmp_path: Path, text: str) -> None:
    assert TITLE in [words for _, words in imported(tmp_path, text)]


def test_a_chapter_of_its_title_alone_prints_nothing(tmp_path: Path) -> None:
    assert imported(tmp_path, f"# {TITLE}\n\n<!-- 10 分 -->\n") == []
