"""Chapters of Markdown written over what was seen, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.edit.save import Conflict
from docgen.load.files.yaml import read_yaml
from docgen.model.finding import DocgenError
from docgen.tasks.desk import Desk
from docgen.tasks.plan_desk import add_chapter, chapters, save_chapter, take_chapter


def test_a_chapter_is_saved_seen_elsewhere_and_taken_back(lot1: Path) -> None:
    desk, path = Desk(lot1), lot1 / "plan" / "01-overall.md"
    before, seen = path.read_bytes(), chapters(desk)[0]

    save_chapter(desk, 0, seen.text + "\r\n新的一段。\r\n", seen.sha256)
    assert path.read_bytes() == before + "\n新的一段。\n".encode()
    with pytest.raises(Conflict) as conflict:
        save_chapter(desk, 0, "别的", seen.sha256)
    assert conflict.value.now == chapters(desk)[0].text

    assert desk.undo().file == "plan/01-overall.md"
    assert path.read_bytes() == before


def test_a_word_file_becomes_the_chapter_and_the_old_one_stays(lot1: Path) -> None:
    desk = Desk(lot1)
    word = (lot1 / "plan" / "06-staffing.docx").read_bytes()
    take_chapter(desk, 0, word, "总体思路.docx")
    taken = chapters(desk)[0]
    assert (taken.file, taken.is_markdown, taken.signs > 100) == ("总体思路.docx", False, True)
    assert (lot1 / "plan" / "01-overall.md").is_file()
    with pytest.raises(IndexError):
        save_chapter(desk, 0, "x", taken.sha256)  # a Word file is written in Word
    with pytest.raises(DocgenError):
        take_chapter(desk, 0, b"MZ", "x.exe")


def test_a_further_chapter_begins_with_nothing(lot1: Path) -> None:
    desk = Desk(lot1)
    count = len(chapters(desk))
    add_chapter(desk, "补充：../说明")
    added = chapters(desk)[-1]
    assert (len(chapters(desk)), added.title, added.signs) == (count + 1, "补充：../说明", 0)
    assert "/" not in added.file
    save_chapter(desk, count, "# 补充\n\n正文。\n", added.sha256)
    assert (lot1 / "plan" / added.file).read_text(encoding="utf-8") == "# 补充\n\n正文。\n"


@pytest.mark.parametrize("file", ["../answers.md", "/tmp/docgen-x.md", "..\\x.md", "a/../../x.md", "c:x.md"])
def test_no_chapter_lies_outside_the_plan(lot1: Path, file: str) -> None:
    text = (lot1 / "response.yaml").read_text(encoding="utf-8")
    led = text.replace("01-overall.md", "'" + file + "'")
    (lot1 / "response.yaml").write_text(led, encoding="utf-8")
    desk = Desk(lot1)
    assert read_yaml(lot1 / "response.yaml", "response.yaml")[0]["plan"][0]["file"] == file
    files = set(lot1.parent.rglob("*"))
    with pytest.raises(DocgenError):
        save_chapter(desk, 0, "x", chapters(desk)[0].sha256)
    assert set(lot1.parent.rglob("*")) == files
    assert not Path("/tmp/docgen-x.md").exists()
