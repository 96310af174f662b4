"""Blanks that are hard to see: each is found where it is, asks for the right thing, and covers no word."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pytest
from kit.form_chapters import paragraph
from ruamel.yaml import YAML

from docgen.intake.forms.reading import line_blanks
from docgen.rules import blank_words

LINES = [
    (kind, line)
    for kind, lines in YAML(typ="safe").load(Path(__file__).with_name("awkward_blanks.yaml")).items()
    for line in lines
]
BLANK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


@pytest.mark.parametrize(("kind", "line"), LINES, ids=[f"{kind}-{line[:24]}" for kind, line in LINES])
def test_a_blank(kind: str, line: str) -> None:
    wanted = [(label, re.sub("[‹›]", "", shown)) for label, shown in BLANK.findall(line)]
    printed = paragraph(BLANK.sub(r"\2", line), count())

    found = line_blanks(printed, blank_words())

    assert [(blank.label, printed.text[blank.start : blank.end]) for blank in found] == wanted


def test_there_are_sixty_of_them() -> None:
    assert sum(len(BLANK.findall(line)) for _, line in LINES) >= 60


def test_a_bracket_far_along_a_line_takes_the_gap_before_it() -> None:
    line = "甲" * 400 + "（以下同）" + "参加        （项目名称）采购"
    printed = paragraph(line, count())

    (found,) = line_blanks(printed, blank_words())

    assert printed.text[found.start : found.end] == "        （项目名称）"


@pytest.mark.parametrize("unit", ["名称：", "____甲", "□", "（名称）", "大写：__", "名称：\n"])
def test_a_paragraph_of_many_places_is_read_to_its_end(unit: str) -> None:
    printed = paragraph(unit * 300, count())

    found = line_blanks(printed, blank_words())

    assert len(found) == 300
    assert found[-1].end >= len(printed.text) - 1
