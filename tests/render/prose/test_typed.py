"""Typed numbers give way to the volume's own; captions are known by their words."""

from __future__ import annotations

import docx
import pytest

from docgen.render.prose.source import words
from docgen.render.prose.typed import CAPTION, drop_typed_number


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("一、团队构成", "团队构成"),
        ("（二）各站班次", "各站班次"),
        ("第三章 应急预案", "应急预案"),
        ("1. 总则", "总则"),
        ("1.2 范围", "范围"),
        ("2、目标", "目标"),
        ("24小时值守", "24小时值守"),
        ("1.5倍加班费", "1.5倍加班费"),
        ("一站式服务", "一站式服务"),
        ("“251”帮扶", "“251”帮扶"),
        ("三、", "三、"),
    ],
)
def test_only_a_number_is_taken_off(typed: str, left: str) -> None:
    paragraph = docx.Document().add_paragraph()
    for piece in (typed[:1], typed[1:2], typed[2:]):
        paragraph.add_run(piece)

    drop_typed_number(paragraph._p)

    assert words(paragraph._p) == left


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("表 1 人员分布", True),
        ("图2-1：组织架构", True),
        ("表1所列人员均已到岗", False),
        ("图纸 3 份", False),
    ],
)
def test_a_caption_is_known_by_its_words(text: str, caption: bool) -> None:
    assert bool(CAPTION.match(text)) is caption
