"""Automatic numbers are those that Word prints: ECMA-376 part 1, 17.9."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.ooxml import level, lists, n, num, number, p, printed, read, restarted

from docgen.intake.word.numerals import numeral

CHAPTERS = level(0, "第%1章", "chineseCounting") + level(1, "%1.%2") + level(2, "（%3）")
STYLES = (
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="标题2"/>'
    f"<w:pPr>{number(1, 0)}</w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="自定"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Off"><w:name w:val="无号"/><w:basedOn w:val="H2"/>'
    f"<w:pPr>{number(0)}</w:pPr></w:style>"
)


def labels(folder: Path, body: str, numbering: str, styles: str = "") -> list[str]:
    document = read(folder, body, numbering=numbering, styles=styles)
    return [each.label for each in document.paragraphs()]


def test_levels_count_on_and_begin_anew_below_one_above(tmp_path: Path) -> None:
    body = "".join(n("甲", 1, at) for at in (0, 1, 1, 2, 2, 1, 2, 0, 1))

    assert labels(tmp_path, body, lists(CHAPTERS)) == [
        "第一章", "一.1", "一.2", "（1）", "（2）", "一.3", "（1）", "第二章", "二.1",
    ]  # fmt: skip


def test_upper_levels_print_as_digits_where_the_level_is_legal(tmp_path: Path) -> None:
    legal = level(0, "第%1章", "chineseCounting") + level(1, "%1.%2", more="<w:isLgl/>")

    assert labels(tmp_path, n("甲", 1) + n("乙", 1, 1), lists(legal)) == ["第一章", "1.1"]


def test_lists_of_one_kind_share_their_counter_until_one_starts_anew(tmp_path: Path) -> None:
    nums = num(7, 1) + num(8, 1, restarted(0, 1)) + num(9, 1, restarted(0, 5))
    body = "".join(n("甲", each) for each in (1, 7, 8, 8, 9, 9))

    assert labels(tmp_path, body, lists(level(0, "%1、"), nums=nums)) == [
        "1、", "2、", "1、", "2、", "5、", "6、",
    ]  # fmt: skip


def test_a_list_begins_where_its_level_says(tmp_path: Path) -> None:
    body = p("一、 打的") + p("二、 打的") + n("自动", 1) + n("自动", 1)

    assert labels(tmp_path, body, lists(level(0, "%1、", "chineseCounting", start=3))) == [
        "", "", "三、", "四、",
    ]  # fmt: skip


def test_a_level_that_never_restarts_counts_through(tmp_path: Path) -> None:
    through = level(0, "%1.") + level(1, "（%2）", more='<w:lvlRestart w:val="0"/>')
    body = "".join(n("甲", 1, at) for at in (0, 1, 1, 0, 1))

    assert labels(tmp_path, body, lists(through)) == ["1.", "（1）", "（2）", "2.", "（3）"]


def test_a_level_that_restarts_after_the_first_alone_counts_on_below_the_second(tmp_path: Path) -> None:
    items = level(0, "%1.") + level(1, "%1.%2") + level(2, "（%3）", more='<w:lvlRestart w:val="1"/>')
    body = "".join(n("甲", 1, at) for at in (0, 1, 2, 2, 1, 2, 0, 1, 2))

    assert labels(tmp_path, body, lists(items)) == [
        "1.", "1.1", "（1）", "（2）", "1.2", "（3）", "2.", "2.1", "（1）",
    ]  # fmt: skip


def test_a_list_s_own_level_takes_the_place_of_the_shared_one(tmp_path: Path) -> None:
    own = num(5, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "★%1.")}</w:lvlOverride>')

    assert labels(tmp_path, n("甲", 1) + n("乙", 5), lists(level(0, "%1."), nums=own)) == ["1.", "★2."]


def test_a_style_puts_its_paragraphs_and_those_based_on_it_into_a_list(tmp_path: Path) -> None:
    linked = level(0, "第%1章", "chineseCounting") + level(1, "%1.%2", more='<w:pStyle w:val="H2"/>')
    body = (
        n("甲", 1) + p("乙", style="H2") + p("丙", style="Own") + p("丁", style="Off") + p("戊", style="H2")
    )

    assert labels(tmp_path, body, lists(linked), STYLES) == ["第一章", "一.1", "一.2", "", "一.3"]


def test_number_zero_takes_a_style_s_number_off(tmp_path: Path) -> None:
    body = p("甲", style="H2") + p("乙", style="H2", properties=number(0)) + p("丙", style="H2")

    assert labels(tmp_path, body, lists(level(0, "%1.")), STYLES) == ["1.", "", "2."]


def test_a_list_that_is_a_style_s_takes_its_levels_from_there(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists(level(0, "〔%1〕"), '<w:numStyleLink w:val="L"/>')

    assert labels(tmp_path, n("甲", 1) + n("乙", 2), numbering, styles) == ["〔1〕", "〔2〕"]


def test_a_mark_may_stand_in_the_number(tmp_path: Path) -> None:
    document = read(tmp_path, n("甲", 1) + n("乙", 1), numbering=lists(level(0, "※%1．")))

    assert printed(document) == ["※1．甲", "※2．乙"]


def test_a_number_in_an_empty_cell_or_line_is_printed(tmp_path: Path) -> None:
    assert labels(tmp_path, n("", 1) + n("甲", 1), lists(level(0, "%1"))) == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "font", "label"),
    [
        ("★", "宋体", "★"),
        ("\uf0ab", "Wingdings", "★"),
        ("\uf06c", "Wingdings", "●"),
        ("l", "Wingdings", "●"),
        ("o", "Courier New", "○"),
        ("\uf070", "Wingdings 3", "▲"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf012", "Wingdings", "•"),
    ],
)
def test_a_bullet_is_a_plain_sign_whatever_font_draws_it(
    tmp_path: Path, text: str, font: str, label: str
) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    bullet = level(0, text, "bullet").replace("</w:lvl>", f"{fonts}</w:lvl>")

    assert labels(tmp_path, n("甲", 1), lists(bullet)) == [label]


def test_a_format_of_word_s_newer_versions_is_read_where_it_stands_among_alternatives(tmp_path: Path) -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )

    assert labels(tmp_path, n("甲", 1), lists(custom)) == ["007"]


def test_what_a_tracked_change_deleted_is_not_counted(tmp_path: Path) -> None:
    struck = (
        f"<w:p><w:pPr>{number(1)}<w:rPr><w:del/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
    )

    assert labels(tmp_path, n("甲", 1) + struck + n("乙", 1), lists(level(0, "%1."))) == ["1.", "2."]


def test_a_list_that_the_file_does_not_have_prints_nothing(tmp_path: Path) -> None:
    assert labels(tmp_path, n("甲", 99), lists(level(0, "%1."))) == [""]


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("chineseCounting", (1, 10, 11, 20, 21, 99), "一 十 十一 二十 二十一 九十九"),
        ("chineseCountingThousand", (10, 100, 101, 111), "十 一百 一百零一 一百一十一"),
        ("chineseCountingThousand", (1000, 1010, 1001), "一千 一千零一十 一千零一"),
        ("japaneseCounting", (1, 10, 11, 20, 100, 101, 1000), "一 十 十一 二十 百 百一 千"),
        ("ideographDigital", (1, 9, 10, 21), "一 九 一〇 二一"),
        ("chineseLegalSimplified", (1, 10, 11, 20, 105), "壹 壹拾 壹拾壹 贰拾 壹佰零伍"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 11"),
        ("ideographZodiac", (1, 12), "子 亥"),
        ("decimalEnclosedCircle", (1, 20, 21, 36, 50, 51), "① ⑳ ㉑ ㊱ ㊿ 51"),
        ("decimalEnclosedParen", (1, 20), "⑴ ⒇"),
        ("decimalEnclosedFullstop", (1, 20), "⒈ ⒛"),
        ("decimalFullWidth", (12,), "１２"),
        ("decimalZero", (5, 12), "05 12"),
        ("lowerLetter", (1, 26, 27, 53), "a z aa aaa"),
        ("upperLetter", (2, 28), "B BB"),
        ("lowerRoman", (4, 9, 14), "iv ix xiv"),
        ("upperRoman", (1990,), "MCMXC"),
        ("ordinal", (1, 2, 3, 11, 22), "1st 2nd 3rd 11th 22nd"),
        ("hebrew1", (7,), "7"),
    ],
)  # fmt: skip
def test_formats(kind: str, values: tuple[int, ...], said: str) -> None:
    assert " ".join(numeral(value, kind) for value in values) == said
