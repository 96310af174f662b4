"""A paragraph's text is what Word prints: results of fields, what changes inserted, formulas in a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.ooxml import missed, p, paragraph, printed, r, read


def field(code: str, *result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    parted = mark.format("separate") if result else ""
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>"
        f"{parted}{''.join(map(r, result))}{mark.format('end')}"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (field(" REF 编号 ", "ZC-01"), "ZC-01"),
        (f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>', "7"),
        (field(" EQ \\o\\ac(○,3) "), "③"),
        (field(" EQ \\o\\ac(□,√) "), "☑"),
        (field(' SYMBOL 254 \\f "Wingdings" '), "☑"),
        (field(" MACROBUTTON NoMacro 请填写名称 "), "请填写名称"),
        (field(" IF " + "</w:instrText></w:r>" + field(" REF a ", "内") + "<w:r><w:instrText>", "外"), "外"),
        (
            "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r>",
            "甲\t乙\n丙-",
        ),
        (f"<w:hyperlink>{r('链接')}</w:hyperlink>", "链接"),
        (f"<w:smartTag>{r('标记')}</w:smartTag>", "标记"),
        (f"<w:sdt><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:ins>{r('新增')}</w:ins>", "新增"),
        (f"<w:moveTo>{r('移来')}</w:moveTo>", "移来"),
        (f"<w:r><w:ruby><w:rt>{r('pin')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby></w:r>", "拼"),
        ("<w:r><w:t>甲<!-- 注 -->乙</w:t></w:r>", "甲乙"),
    ],
)
def test_what_is_printed(tmp_path: Path, content: str, said: str) -> None:
    assert printed(read(tmp_path, p(content))) == [said]


def test_a_formula_is_a_line(tmp_path: Path) -> None:
    def t(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    price = f"<m:f><m:num>{t('基准价')}</m:num><m:den>{t('报价+税')}</m:den></m:f>"
    bracket = f"<m:d><m:e>{price}</m:e></m:d>"
    power = f"<m:sSup><m:e>{t('x')}</m:e><m:sup>{t('2')}</m:sup></m:sSup>"

    document = read(tmp_path, p(f"<m:oMath>{t('价格分=')}{bracket}{t('×20+')}{power}</m:oMath>"))
    assert printed(document) == ["价格分=(基准价/(报价+税))×20+x^2"]


def test_deleted_moved_and_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        p("投标截止", "<w:del><w:r><w:delText>12日</w:delText></w:r></w:del>", f"<w:ins>{r('15日')}</w:ins>")
        + p("甲", f"<w:moveFrom>{r('原处')}</w:moveFrom>")
        + p("乙", r("内部", "<w:vanish/>"))
        + p("丙", r("样式", '<w:rStyle w:val="H"/>'))
        + p("丁", style="P")
        + p(r("可见", '<w:vanish w:val="0"/>'), style="P")
    )
    document = read(tmp_path, body, styles=styles)

    assert printed(document) == ["投标截止15日", "甲", "乙", "丙", "可见"]
    assert missed(document) == [
        ("deleted", "12日"), ("deleted", "原处"), ("hidden", "内部"), ("hidden", "样式"), ("hidden", "丁"),
    ]  # fmt: skip


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    body = p("供应商应当", properties="<w:rPr><w:del/></w:rPr>") + p("逐条响应。") + p("另起。")

    assert printed(read(tmp_path, body)) == ["供应商应当逐条响应。", "另起。"]


def test_the_last_paragraph_of_a_cell_or_file_is_not_lost_with_its_end(tmp_path: Path) -> None:
    gone = p("末", properties="<w:rPr><w:del/></w:rPr>")

    assert printed(read(tmp_path, f"<w:tbl><w:tr><w:tc>{gone}</w:tc></w:tr></w:tbl>{gone}")) == ["末", "末"]


def test_a_line_to_write_on_is_a_run_that_is_underlined(tmp_path: Path) -> None:
    line = r("      ", '<w:u w:val="single"/>')
    only = paragraph(read(tmp_path, p("从业人员", line, "人")))

    assert only.text == "从业人员      人"
    assert [(each.text, each.underlined) for each in only.runs] == [
        ("从业人员", False), ("      ", True), ("人", False),
    ]  # fmt: skip


def test_looks_come_from_styles_too(tmp_path: Path) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="章"/><w:pPr><w:jc w:val="center"/>'
        '<w:pageBreakBefore/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="B2"><w:name w:val="章二"/><w:basedOn w:val="B"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    body = p("正文") + p("第一章", style="B") + p(r("附", '<w:b w:val="0"/>'), style="B2")
    document = read(tmp_path, body, styles=styles)

    assert [
        (each.style, each.size, each.bold, each.align, each.breaks, each.outline)
        for each in document.paragraphs()
    ] == [
        ("Normal", 10.5, False, "left", False, None),
        ("章", 16.0, True, "center", True, 1),
        ("章二", 16.0, False, "center", True, None),
    ]


def test_the_size_is_that_of_most_signs(tmp_path: Path) -> None:
    only = paragraph(read(tmp_path, p(r("大", '<w:sz w:val="44"/>'), r("小字很多", '<w:sz w:val="18"/>'))))

    assert only.size == 9.0
