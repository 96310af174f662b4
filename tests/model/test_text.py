"""The foldings of text, each by what it leaves out and what it keeps."""

from __future__ import annotations

import pytest

from docgen.model.text import folded, single_spaced, squeezed, unspaced

SAME_NAME = [
    ("广西示例（集团）公司", "广西示例(集团)公司"),
    ("ＡＢＣ 科技", "abc科技"),
    ("自助终端\u3000（A4）", "自助终端(a4)"),
    ("80㎡展厅", "80m2 展厅"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAME)
def test_width_blanks_and_case_make_no_other_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert squeezed(one) == squeezed(other)


def test_signs_tell_names_apart_and_sentences_not() -> None:
    assert folded("1.5米展架") != folded("15米展架")
    assert squeezed("《人力资源服务许可证》") == squeezed("人力资源服务许可证")


def test_text_for_patterns_keeps_its_lines_case_and_signs() -> None:
    assert unspaced("标项 Ｂ：\n　总价 １,000 元") == "标项B:\n总价1,000元"


def test_a_figure_keeps_its_gaps() -> None:
    assert single_spaced("　１２ \t 000\n元 ") == "12 000 元"
