"""Chapters by numbers, styles, list of contents and look; what each is; what cannot be told is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.strangers import read, written

from docgen.model.reading.outline import Outline

USUAL = (
    "第一章 招标公告",
    "第二章 投标人须知",
    "第三章 采购需求",
    "第四章 评标办法",
    "第五章 合同条款",
    "第六章 投标文件格式",
)


def outline(tmp_path: Path, *lines: dict[str, Any]) -> Outline:
    return read(written(lines, tmp_path / "采购文件.docx")).outline


def kinds(found: Outline) -> list[tuple[str, str, bool]]:
    return [(chapter.title, chapter.kind, chapter.certain) for chapter in found.chapters if chapter.title]


def body(*titles: str) -> list[dict[str, Any]]:
    return [line for title in titles for line in ({"chapter": title}, {"p": "本章内容如下。"})]


def test_the_order_is_free(tmp_path: Path) -> None:
    found = outline(
        tmp_path,
        *body(
            "第一章 采购需求", "第二章 合同草案", "第三章 响应文件格式", "第四章 磋商公告", "第五章 评审办法"
        ),
    )
    assert [kind for _, kind, _ in kinds(found)] == ["demand", "contract", "forms", "notice", "evaluation"]


def test_what_no_word_names_is_asked(tmp_path: Path) -> None:
    found = outline(tmp_path, *body("第一章 招标公告", "第二章 廉洁共建", "第三章 采购需求"))
    assert kinds(found)[1] == ("第二章 廉洁共建", "unknown", False)


def test_a_title_of_two_kinds_is_not_certain(tmp_path: Path) -> None:
    found = outline(tmp_path, *body("第一章 招标公告", "第二章 采购需求和合同条款", "第三章 评标办法"))
    title, _, certain = kinds(found)[1]
    assert (title, certain) == ("第二章 采购需求和合同条款", False)


def test_lists_of_contents_are_no_chapters(tmp_path: Path) -> None:
    contents = [{"center": "目 录"}, *({"p": f"{title}\t{page}"} for page, title in enumerate(USUAL, 2))]
    found = outline(tmp_path, {"cover": "物业服务招标文件"}, *contents, *body(*USUAL))
    assert [title for title, _, _ in kinds(found)] == list(USUAL)
    assert len(found.of("contents")[0].blocks) == 7
    assert found.unfound == ()


def test_a_chapter_that_the_contents_promise_and_nothing_bears_is_told(tmp_path: Path) -> None:
    contents = [
        {"center": "目录"},
        *({"p": f"{title}..........{page}"} for page, title in enumerate(USUAL, 2)),
    ]
    found = outline(tmp_path, *contents, *body(*(title for title in USUAL if "评标" not in title)))
    assert found.unfound == ("第四章 评标办法",)


def test_a_chapter_named_in_a_sentence_begins_none(tmp_path: Path) -> None:
    found = outline(
        tmp_path,
        {"chapter": USUAL[0]},
        {"p": "具体要求详见"},
        {"p": "第三章 采购需求。"},
        {"p": "第六章的格式须逐项填写，"},
        *body(*USUAL[1:]),
    )
    assert [title for title, _, _ in kinds(found)] == list(USUAL)


def test_number_and_title_may_stand_in_two_lines(tmp_path: Path) -> None:
    found = outline(
        tmp_path,
        {"chapter": "第一章"},
        {"center": "磋商公告"},
        {"p": "公告。"},
        {"chapter": "第二章"},
        {"center": "采 购 需 求"},
        {"p": "一、★质保期3年。"},
    )
    assert kinds(found) == [("第一章 磋商公告", "notice", True), ("第二章 采 购 需 求", "demand", True)]
    assert [node.line.text for node in found.chapters[-1].walk()] == ["质保期3年。"]


def test_two_documents_in_one_file_keep_their_chapters(tmp_path: Path) -> None:
    general = body("第一章 总则", "第二章 投标须知", "第三章 合同条款")
    special = body("第一章 招标公告", "第二章 采购需求", "第三章 评标办法")
    found = outline(tmp_path, {"cover": "通用文件"}, *general, {"cover": "专用文件"}, *special)
    assert [kind for _, kind, _ in kinds(found)] == [
        "instructions",
        "instructions",
        "contract",
        "notice",
        "demand",
        "evaluation",
    ]


def test_chapters_may_have_no_number(tmp_path: Path) -> None:
    lines = [
        line
        for title in ("招标公告", "投标人须知", "采购需求", "评标办法")
        for line in ({"h1": title}, {"p": "内容。"})
    ]
    assert [title for title, _, _ in kinds(outline(tmp_path, *lines))] == [
        "招标公告",
        "投标人须知",
        "采购需求",
        "评标办法",
    ]


def test_a_file_without_chapters_is_one_and_not_certain(tmp_path: Path) -> None:
    found = outline(
        tmp_path, {"p": "一、服务内容"}, {"p": "1.每日清扫。"}, {"p": "二、商务要求"}, {"p": "1.服务期一年。"}
    )
    assert [(chapter.kind, chapter.certain) for chapter in found.chapters] == [("demand", False)]


def test_every_block_stands_in_one_chapter(tmp_path: Path) -> None:
    found = outline(
        tmp_path, {"cover": "招标文件"}, *body(*USUAL), {"table": [["序号", "内容"], ["1", "甲"]]}
    )
    inside = [block.id for chapter in found.chapters for block in chapter.blocks]
    assert inside == [block.id for block in found.document.blocks]
