"""What a mark does, by the sentence that says so; never by its symbol."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.strangers import Read, read, written

from docgen.intake.demands.meaning import effect_of
from docgen.rules import demand_words

SENTENCES = [
    ({"★": "void"}, "标“★”的条款为实质性要求，负偏离或者未响应的，投标无效。"),
    (
        {"▲": "void", "★": "points"},
        "带“▲”的条款是实质性条款，须逐项满足，否则投标无效；"
        "带“★”的为主要指标，不作为无效条件，每负偏离一条扣1分。",
    ),
    (
        {"※": "void", "△": "points"},
        "“※”：不允许偏离，有一项不满足即否决投标；“△”：每有一项负偏离扣1分，直至该项为0分。",
    ),
    ({"★": "void"}, "★号条款须完全满足。不满足的，作无效响应处理。"),
    ({"▲": "points"}, "标注▲的为重要参数。评审时，每负偏离一项扣2分，负偏离超过5项的，投标无效。"),
    ({"★": "proof"}, "加注“★”的须提供检测报告，未提供的视为不满足。"),
    ({"★": "void", "▲": "void"}, "带★、▲的条款均为实质性条款，投标人不满足的按废标处理。"),
    ({"▲": "note"}, "带“▲”的为一般性提示，不满足不导致投标无效。"),
    ({"★": "points"}, "标有★的为非实质性要求，优于该要求的每项加1分。"),
    ({"★": "void"}, "凡注有“★”的要求，供应商必须满足，若有偏离将被拒绝。"),
    (
        {"▲": "points", "实质性要求": "void"},
        "标注“▲”的为重要指标，每有一项负偏离扣2分。标题中注明“实质性要求”的，不允许负偏离，否则投标无效。",
    ),
]


def tender(tmp_path: Path, *told: dict[str, object]) -> Read:
    lines = [*told, {"chapter": "第九章 采购需求"}, {"p": "一、服务要求"}]
    marked = [{"p": f"{number}.{mark}每日清扫{number}次。"} for number, mark in enumerate("★▲※△", 1)]
    return read(written([*lines, *marked], tmp_path / "招标文件.docx"))


@pytest.mark.parametrize(("effects", "sentence"), SENTENCES)
def test_the_defining_sentence_decides(effects: dict[str, str], sentence: str, tmp_path: Path) -> None:
    said = tender(tmp_path, {"chapter": "第一章 投标人须知"}, {"p": sentence})
    told = {mark.symbol: mark.effect for mark in said.marks if mark.found.certainty != "asked"}
    assert told == effects
    assert all(mark.quote for mark in said.marks if mark.symbol in effects)


def test_a_mark_that_nothing_defines_is_asked(tmp_path: Path) -> None:
    said = tender(tmp_path, {"chapter": "第一章 投标人须知"}, {"p": "标“★”的条款不满足的，投标无效。"})
    asked = {mark.symbol: mark.quote for mark in said.marks if mark.found.certainty == "asked"}
    assert asked == {"▲": "", "※": "", "△": ""}
    assert [each.found.certainty for each in said.demands] == ["exact", "asked", "asked", "asked"]


def test_two_sentences_that_differ_are_asked(tmp_path: Path) -> None:
    said = tender(
        tmp_path,
        {"chapter": "第一章 投标人须知"},
        {"p": "标“★”的条款不满足的，投标无效。"},
        {"p": "标“★”的条款每负偏离一项扣1分。"},
    )
    assert [mark.found.certainty for mark in said.marks if mark.symbol == "★"] == ["asked"]


def test_the_review_of_conformity_and_lists_of_rejections_tell_it_as_likely(tmp_path: Path) -> None:
    review = [["序号", "评审因素", "评审标准"], ["1", "▲条款", "全部满足"]]
    said = tender(
        tmp_path,
        {"chapter": "第一章 投标人须知"},
        {"p": "1.有下列情形之一的，投标无效："},
        {"p": "（1）未按要求签章的；"},
        {"p": "（2）不满足★号条款的；"},
        {"chapter": "第二章 符合性审查"},
        {"table": review},
    )
    told = {mark.symbol: (mark.effect, mark.found.certainty) for mark in said.marks}
    assert (told["★"], told["▲"]) == (("void", "likely"), ("void", "likely"))


def test_looks_and_ordinary_words_as_marks_are_asked(tmp_path: Path) -> None:
    said = tender(
        tmp_path,
        {"chapter": "第一章 投标人须知"},
        {"p": "采购需求中以加粗字体标注的内容为实质性要求，不满足的投标无效。"},
        {"p": "含有“必须”“不得”字样的条款均视为实质性条款。"},
    )
    asked = [mark.effect for mark in said.marks if mark.found.certainty == "asked" and mark.quote]
    assert asked == ["void", "void"]


def test_a_stretch_that_says_nothing_of_it_has_no_effect() -> None:
    assert effect_of("“★”的条款共计15条,请供应商逐条响应。", demand_words()) is None
