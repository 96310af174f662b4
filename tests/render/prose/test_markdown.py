"""A Markdown chapter comes into a volume like one written in Word."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Volume
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from kit.chapters import codes, drawings, numbers, outline, put, starts, volume
from PIL import Image

from docgen.guard.markdown import parse_markdown
from docgen.load.response.chapter_text import chapter_text
from docgen.model.finding import DocgenError
from docgen.render.prose import open as prose_open
from docgen.render.prose.chapter import import_chapter

__all__ = ["volume"]  # the fixture, used by name


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Write the Markdown text (or bytes) to a file in a folder that also holds img/a.png."""
    (tmp_path / "章" / "img").mkdir(parents=True)
    Image.new("RGB", (100, 50), "red").save(tmp_path / "章" / "img" / "图 a.png")

    def made(text: str | bytes) -> Path:
        path = tmp_path / "章" / "方案.md"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return made


def test_headings_text_and_emphasis(volume: Volume, write: Any) -> None:
    imported = import_chapter(volume, write("# 概述\n\n正文 **重点** 与 *斜体*、`代码`。\n\n## 细节\n"), 1)
    assert outline(put(volume, imported)) == [
        ("Heading 2", "概述"),
        ("Body Text", "正文 重点 与 斜体、代码。"),
        ("Heading 3", "细节"),
    ]
    assert "<w:b/>" in imported.xml
    assert "<w:i/>" in imported.xml


def test_html_is_shown_as_text(volume: Volume, write: Any) -> None:
    text = "<script>alert(1)</script>\n\n前 <b>粗</b> &lt; 后\n"
    imported = import_chapter(volume, write(text), 1)
    assert [text for _, text in outline(put(volume, imported))] == [
        "<script>alert(1)</script>",
        "前 <b>粗</b> < 后",
    ]


HIDDEN = "底价"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲<!-- 底价 -->乙\n", ["甲乙"]),
        ("甲\n<!-- 底价\n\n底价二 -->\n乙\n", ["甲乙"]),
        ("甲\n\n<!-- 底价\n```\n底价二 -->\n\n乙\n", ["甲", "乙"]),
        ("甲 <!-- 底价\n底价二 -->乙\n\n丙\n", ["甲 乙", "丙"]),
        ("# 甲 <!-- 底价 -->\n\n乙<!---->丙\n", ["甲", "乙丙"]),
        ("- 甲 <!-- 底价 -->\n<!-- 底价 -->\n- 乙\n  <!-- 底价 -->\n- 丙\n", ["甲", "乙", "丙"]),
        ("> 甲 <!-- 底价 -->\n", ["甲"]),
        (
            "| 甲 | 乙 |\n|---|---|\n| 一 <!-- 底价| --> | 二 |\n<!-- 底价 -->\n|三 <!-- 底\n价 -->| 四 |\n",
            ["甲", "乙", "一", "二", "三", "四"],
        ),
        ("**甲 <!-- 底价 -->乙**\r\n<!-- 底价 -->\r\n\r\n丙\r\n", ["甲 乙", "丙"]),
    ],
)
def test_comments_stay_out_of_papers_and_of_what_checks_read(
    text: str, left: list[str], volume: Volume, write: Any
) -> None:
    put(volume, import_chapter(volume, write(text), 1))

    assert [p.text for p in volume.element.body.iter("{*}p") if p.text.strip()][-len(left) :] == left
    assert "".join(said for _, said in chapter_text(write(text), "方案.md")[0]) == "".join(left)
    assert HIDDEN not in volume.element.xml


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("```\n<!-- 代码 -->\n```\n", "<!-- 代码 -->"),
        ("甲\n\n    <!-- 代码 -->\n", "<!-- 代码 -->"),
        ("写作 `<!-- 代码 -->`\n", "写作 <!-- 代码 -->"),
        ("写作 ``a ` <!-- 代码 -->``\n", "写作 a ` <!-- 代码 -->"),
        ("写作 \\<!-- 代码 -->\n", "写作 <!-- 代码 -->"),
    ],
)
def test_a_comment_in_code_or_escaped_is_text(text: str, left: str, volume: Volume, write: Any) -> None:
    assert outline(put(volume, import_chapter(volume, write(text), 1)))[-1][1] == left
    assert chapter_text(write(text), "方案.md")[0][-1][1] == left


@pytest.mark.parametrize("text", ["甲\n\n乙 <!-- 底价\n\n丙\n", "甲\n\n乙 <!-- 底价\n丙 <!-- 底价 -->\n丁\n"])
def test_a_comment_without_an_end_is_told_with_its_line(text: str, volume: Volume, write: Any) -> None:
    with pytest.raises(DocgenError) as stopped:
        import_chapter(volume, write(text), 1)

    (found,) = stopped.value.findings
    assert (found.code, found.origin.location) == ("TEXT-COMMENT", "3")
    assert [said for _, said in chapter_text(write(text), "方案.md")[0]] == ["甲", "乙"]


def test_lines_after_a_comment_are_counted_in_the_file(volume: Volume, write: Any) -> None:
    text = "甲\n\n<!-- 一\n二\n三 -->\n\n![图](没有.png)\n\n末\n"

    (found,) = import_chapter(volume, write(text), 1).findings

    assert found.origin.location.startswith("7")
    assert [place for place, _ in chapter_text(write(text), "方案.md")[0]] == ["1", "7", "9"]


@pytest.mark.parametrize("text", ["<!---->" * 60_000, "甲`乙``" * 50_000 + "<!-- -->", "<!--" * 100_000])
def test_many_comments_are_taken_out_in_one_pass(text: str) -> None:
    assert len(parse_markdown(text).tokens) <= 3


def test_what_looks_like_a_template_tag_is_text(volume: Volume, write: Any) -> None:
    imported = import_chapter(volume, write("{{ bidder.name }} {% if x %}\n"), 1)
    assert outline(put(volume, imported))[0][1] == "{{ bidder.name }} {% if x %}"


def test_a_strike_is_no_emphasis_here(volume: Volume, write: Any) -> None:
    assert outline(put(volume, import_chapter(volume, write("~~删~~\n"), 1)))[0][1] == "~~删~~"


def test_line_ends_between_chinese_characters_are_nothing_and_hard_ones_stay(
    volume: Volume, write: Any
) -> None:
    text = "第一行\n第二行 and\nmore  \n末行\\\n完\n"
    assert (
        outline(put(volume, import_chapter(volume, write(text), 1)))[0][1]
        == "第一行第二行 and more\n末行\n完"
    )


def test_quotes_among_chinese_text_keep_their_chinese_width(volume: Volume, write: Any) -> None:
    assert '<w:rFonts w:hint="eastAsia"/>' in import_chapter(volume, write("“中文”\n"), 1).xml
    assert "w:rFonts" not in import_chapter(volume, write("“latin”\n"), 1).xml


def test_each_numbered_list_has_its_own_start(volume: Volume, write: Any) -> None:
    imported = import_chapter(volume, write("1. 甲\n2. 乙\n\n另起\n\n3. 丙\n\n\n* 点\n  * 内点\n"), 1)
    first, second, third, *_ = numbers(imported)
    assert first == second != third
    assert [starts(volume, num)[0] for num in (first, third)] == ["1", "3"]
    styles = [style for style, _ in outline(put(volume, imported))]
    assert styles == [
        "List Number",
        "List Number",
        "Body Text",
        "List Number",
        "List Bullet",
        "List Bullet 2",
    ]


def test_a_second_paragraph_of_an_item_has_no_number(volume: Volume, write: Any) -> None:
    imported = import_chapter(volume, write("1. 甲\n\n   续\n2. 乙\n"), 1)
    styles = [style for style, _ in outline(put(volume, imported))]
    assert styles == ["List Number", "Body Text", "List Number"]


def test_a_list_in_a_list_begins_anew_under_each_item(volume: Volume, write: Any) -> None:
    imported = import_chapter(volume, write("1. 甲\n   1. 子\n2. 乙\n   1. 子\n"), 1)
    outer, inner, outer_again, other = numbers(imported)
    assert outer == outer_again
    assert len({outer, inner, other}) == 3


def test_code_keeps_its_lines_and_spaces(volume: Volume, write: Any) -> None:
    imported = import_chapter(volume, write("```\na\n    b\n\tc\n```\n"), 1)
    assert outline(put(volume, imported))[0][1] == "a\n    b\n    c"


def test_a_table_has_a_head_alignment_and_the_volume_s_look(volume: Volume, write: Any) -> None:
    text = "| 序号 | 内容很长很长很长 |\n|:-:|--:|\n| 1 | **粗** |\n| 2 |\n"
    imported = import_chapter(volume, write(text), 1)
    got = put(volume, imported).tables[0]
    assert [[cell.text for cell in row.cells] for row in got.rows] == [
        ["序号", "内容很长很长很长"],
        ["1", "粗"],
        ["2", ""],
    ]
    assert [row.cells[0].paragraphs[0].style.name for row in got.rows] == [
        "Table Head",
        "Table Text",
        "Table Text",
    ]
    assert got.cell(1, 0).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert got.cell(1, 1).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert got.columns[0].width < got.columns[1].width
    assert imported.xml.count("<w:tblHeader/>") == 1


def test_a_picture_comes_from_the_chapter_s_folder_with_its_caption(volume: Volume, write: Any) -> None:
    imported = import_chapter(
        volume, write('文\n\n![现场](<img/图 a.png> "图 1 现场")\n\n![备用](img\\\\图%20a.png)\n'), 1
    )
    result = put(volume, imported)
    assert outline(result) == [
        ("Body Text", "文"),
        ("Picture", ""),
        ("Caption", "图 1 现场"),
        ("Picture", ""),
        ("Caption", "图 0　备用"),
    ]
    assert imported.findings == ()
    assert (drawings(result)[0].extent.cx, drawings(result)[0].extent.cy) == (952_500, 476_250)


def test_a_picture_may_stand_in_a_table(volume: Volume, write: Any) -> None:
    imported = import_chapter(volume, write("| 图 |\n|---|\n| ![](<img/图 a.png>) |\n"), 1)
    assert imported.findings == ()
    assert len(drawings(put(volume, imported))) == 1


@pytest.mark.parametrize(
    "source", ["http://example.com/a.png", "//example.com/a.png", "data:image/png;base64,AAAA"]
)
def test_a_remote_picture_is_refused_with_its_line(volume: Volume, write: Any, source: str) -> None:
    imported = import_chapter(volume, write(f"文\n\n![x]({source})\n"), 1)
    assert codes(imported.findings) == ["PICTURE-REMOTE"]
    assert (imported.findings[0].severity, imported.findings[0].origin.location) == ("error", "3")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("../secret.png", "PATH-OUTSIDE"),
        ("/etc/passwd", "PATH-OUTSIDE"),
        ("%2e%2e/secret.png", "PATH-OUTSIDE"),
        ("C:/secret.png", "PATH-OUTSIDE"),
        ("img/none.png", "FILE-MISSING"),
        ("方案.md", "PICTURE-UNREADABLE"),
    ],
)
def test_a_picture_elsewhere_missing_or_none_is_an_error(
    volume: Volume, write: Any, source: str, code: str
) -> None:
    path = write(f"文\n\n![x]({source})\n\n后文\n")
    Image.new("RGB", (9, 9)).save(path.parent.parent / "secret.png")
    imported = import_chapter(volume, path, 1)
    assert codes(imported.findings) == [code]
    assert imported.findings[0].severity == "error"
    assert imported.findings[0].origin.location.startswith("3 ")
    assert not drawings(put(volume, imported))


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right on Windows")
def test_a_linked_picture_is_an_error(volume: Volume, write: Any) -> None:
    path = write("![x](link.png)\n")
    (path.parent / "link.png").symlink_to(path.parent / "img" / "图 a.png")
    assert codes(import_chapter(volume, path, 1).findings) == ["PATH-LINK"]


def refusal(volume: Volume, path: Path) -> tuple[str, str]:
    with pytest.raises(DocgenError) as refused:
        import_chapter(volume, path, 1)
    return refused.value.findings[0].code, refused.value.findings[0].origin.location


def test_a_byte_order_mark_is_accepted(volume: Volume, write: Any) -> None:
    imported = import_chapter(volume, write(b"\xef\xbb\xbf# \xe9\xa2\x98\r\n\r\na\r\n"), 1)
    assert outline(put(volume, imported)) == [("Heading 2", "题"), ("Body Text", "a")]


@pytest.mark.parametrize("content", ["a\nb\n中文".encode("gb18030"), b"a\nb\n" + b"\xff\xfe"])
def test_text_in_another_encoding_is_refused_with_its_line(
    volume: Volume, write: Any, content: bytes
) -> None:
    assert refusal(volume, write(content)) == ("TEXT-ENCODING", "3")


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x0c", "\x7f", "\ufffe"])
def test_a_control_character_is_refused_with_its_line(volume: Volume, write: Any, character: str) -> None:
    assert refusal(volume, write(f"一\n二{character}\n")) == ("TEXT-CONTROL", "2")


def test_a_file_beyond_the_limit_is_refused(
    volume: Volume, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prose_open, "MAX_BYTES", 10)
    assert refusal(volume, write("一二三四"))[0] == "TEXT-SIZE"
    assert outline(put(volume, import_chapter(volume, write("一二三"), 1)))


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "*a **b " * 5_000, "> " * 5_000, "- " * 5_000, "![" * 10_000, "`" * 20_000]
)
def test_hostile_text_comes_to_an_end(volume: Volume, write: Any, text: str) -> None:
    assert import_chapter(volume, write(text), 1).findings == ()


def test_a_picture_for_a_volume_without_styles(write: Any) -> None:
    bare = Document()
    assert len(drawings(put(bare, import_chapter(bare, write("![](<img/图 a.png>)"), 1)))) == 1


def test_a_short_column_is_wide_enough_for_its_words_on_one_line(volume: Volume, write: Any) -> None:
    long = "半年目标" * 20
    text = f"| 分值 | 责任 | 目标 |\n|---|---|---|\n| 15 | G01、G03 | {long} |\n"
    got = put(volume, import_chapter(volume, write(text), 1)).tables[0]
    least = [Pt(10.5) / 2 * letters for letters in (4, 8)]
    assert [column.width > width for column, width in zip(got.columns, least, strict=False)] == [True, True]
    assert got.columns[2].width > 3 * got.columns[1].width


def test_columns_that_are_all_short_share_the_whole_width(volume: Volume, write: Any) -> None:
    text = "| 分值 | 责任 |\n|---|---|\n| 15 | G01 |\n"
    got = put(volume, import_chapter(volume, write(text), 1)).tables[0]
    assert got.columns[0].width == got.columns[1].width > Cm(7)
