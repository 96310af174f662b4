"""Blocks in reading order: boxes once, after their anchor, notes in place, heads and comments last."""

from __future__ import annotations

from pathlib import Path

from kit.ooxml import cell, first_table, missed, p, printed, r, read, row, table

from docgen.model.reading.blocks import Document, Paragraph

VML = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
SHAPE = (
    '<w:drawing><wp:inline><wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
    "<w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
)
BOTH = (
    "<w:r><mc:AlternateContent>"
    f'<mc:Choice Requires="wps">{SHAPE}</mc:Choice><mc:Fallback>{VML}</mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)


def boxed(content: str) -> str:
    return BOTH.format(content, content)


def sourced(document: Document) -> list[tuple[str, str]]:
    return [(each.source, each.printed) for each in document.paragraphs()]


def test_a_text_box_stands_once_after_its_anchor(tmp_path: Path) -> None:
    document = read(tmp_path, p("甲", boxed(p("盒中")), "后") + p("乙"))

    assert sourced(document) == [("body", "甲后"), ("box", "盒中"), ("body", "乙")]
    assert missed(document) == []


def test_a_box_of_old_alone_a_box_in_a_cell_and_a_box_in_a_box(tmp_path: Path) -> None:
    old = f"<w:r>{VML.format(p('旧盒'))}</w:r>"
    inner = p("外", boxed(p("内")))
    body = p("甲", old) + table(row(cell(p("格", boxed(inner)))))

    assert printed(read(tmp_path, body)) == ["甲", "旧盒", "格", "外", "内"]


def test_a_table_in_a_box(tmp_path: Path) -> None:
    document = read(tmp_path, p("甲", boxed(table(row("一", "二")))))

    assert first_table(document).source == "box"
    assert printed(document) == ["甲", "一", "二"]


def test_notes_stand_after_the_paragraph_that_names_them(tmp_path: Path) -> None:
    def note(kind: str, key: int, text: str) -> str:
        return f'<w:{kind} w:id="{key}">{p(text)}</w:{kind}>'

    own = note("footnote", 1, "先注") + note("footnote", 2, "未用") + note("footnote", 3, "后注")
    ref = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    body = p("甲", ref.format("footnote", 3)) + p("乙", ref.format("footnote", 1), ref.format("endnote", 1))
    parts = {
        "footnotes": f'<w:footnote w:type="separator" w:id="-1">{p("线")}</w:footnote>{own}',
        "endnotes": note("endnote", 1, "尾注"),
    }

    assert sourced(read(tmp_path, body, **parts)) == [
        ("body", "甲"), ("footnote", "1 后注"), ("body", "乙"), ("footnote", "2 先注"), ("endnote", "i 尾注"),
    ]  # fmt: skip


def test_notes_are_numbered_as_the_file_says(tmp_path: Path) -> None:
    body = p("甲", '<w:r><w:footnoteReference w:id="1"/></w:r>') + (
        '<w:sectPr><w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/></w:footnotePr></w:sectPr>'
    )
    notes = f'<w:footnote w:id="1">{p("注")}</w:footnote>'

    assert printed(read(tmp_path, body, footnotes=notes)) == ["甲", "① 注"]


def test_comments_heads_and_feet_come_last_each_once(tmp_path: Path) -> None:
    parts = {
        "header": p("项目编号：A-01"),
        "header2": p("项目编号：A-01"),
        "footer": p("第1页"),
        "comments": f'<w:comment w:id="0">{p("此处待定")}</w:comment>',
    }

    assert sourced(read(tmp_path, p("正文"), **parts)) == [
        ("body", "正文"), ("comment", "此处待定"), ("header", "项目编号：A-01"), ("footer", "第1页"),
    ]  # fmt: skip


def test_ids_are_unique_in_reading_order_and_the_same_every_time(tmp_path: Path) -> None:
    body = p("甲") + p("") + table(row("一", cell(p("二") + table(row("三"))))) + p("乙", boxed(p("盒")))
    first, second = read(tmp_path, body), read(tmp_path, body)

    ids = [each.id for each in first.paragraphs()]
    assert ids == ["p0001", "p0003", "p0004", "p0005", "p0006", "p0007"]
    assert first == second


def test_an_index_finds_the_paragraph_in_the_file(tmp_path: Path) -> None:
    body = p("甲") + p("") + p("乙", boxed(p("盒"))) + p("丙")
    places = {each.text: each.index for each in read(tmp_path, body).paragraphs()}

    assert places == {"甲": 0, "乙": 2, "盒": 3, "丙": 5}


def breaks(document: Document) -> dict[str, bool]:
    return {(block.text if isinstance(block, Paragraph) else "表"): block.breaks for block in document.blocks}


def test_a_page_begins_by_break_style_or_section(tmp_path: Path) -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    section = '<w:sectPr><w:type w:val="{}"/></w:sectPr>'
    body = (
        p("甲")
        + p("乙", properties="<w:pageBreakBefore/>")
        + p("丙", page)
        + p("丁")
        + p(page, "戊")
        + p("己", properties=section.format("nextPage"))
        + p("庚", properties=section.format("nextPage"))
        + p("辛")
        + p(page)
        + table(row("一"))
        + section.format("continuous")
    )

    assert breaks(read(tmp_path, body)) == {
        "甲": False, "乙": True, "丙": False, "丁": True, "戊": True, "己": False,
        "庚": True, "辛": False, "表": True,
    }  # fmt: skip


def test_a_paragraph_in_which_a_page_begins_is_two_of_one_place(tmp_path: Path) -> None:
    body = p("投标函完", '<w:r><w:br w:type="page"/></w:r>', "附件二")
    made = list(read(tmp_path, body).paragraphs())

    assert [(each.id, each.text, each.breaks, each.index) for each in made] == [
        ("p0001", "投标函完", False, 0), ("p0002", "附件二", True, 0),
    ]  # fmt: skip


def test_lines_of_a_contents_list_are_told_by_field_style_control_and_leaders(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    number = (
        mark.format("begin")
        + code.format(" PAGEREF a ")
        + mark.format("separate")
        + r("3")
        + mark.format("end")
    )
    begin = mark.format("begin") + code.format(' TOC \\o "1-3" ') + mark.format("separate")
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = (
        p("目录")
        + p(begin, r("第一章\t"), number)
        + p(r("第二章\t"), number)
        + p(mark.format("end"))
        + p("第三章", style="T")
        + f"<w:sdt>{gallery}<w:sdtContent>{p('第四章')}</w:sdtContent></w:sdt>"
        + p("第五章………… 12")
        + p("第六章 ......... 14")
        + p("标的……")
        + p("正文3")
    )
    document = read(tmp_path, body, styles=styles)

    assert [each.text for each in document.paragraphs() if each.contents] == [
        "第一章\t3", "第二章\t3", "第三章", "第四章", "第五章………… 12", "第六章 ......... 14",
    ]  # fmt: skip


def test_what_stands_in_another_file_is_not_fetched_but_told(tmp_path: Path) -> None:
    linked = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="公章"/><a:graphic><a:graphicData>'
        '<a:blip r:link="rIdX"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    body = p("甲", linked) + '<w:altChunk r:id="rIdY"/>' + '<w:subDoc r:id="rIdZ"/>'
    document = read(tmp_path, body)

    assert printed(document) == ["甲"]
    assert missed(document) == [("picture", "公章"), ("picture", "altChunk"), ("picture", "subDoc")]


def test_what_is_only_a_picture_is_told_with_a_word(tmp_path: Path) -> None:
    ole = (
        '<w:r><w:object><v:shape><v:imagedata r:id="a"/></v:shape>'
        '<o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    )
    seal = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="营业执照"/><a:graphic><a:graphicData>'
        '<a:blip r:embed="a"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    art = '<w:r><w:pict><v:shape><v:textpath string="征求意见稿"/></v:shape></w:pict></w:r>'
    plot = "<w:r><w:drawing><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></w:drawing></w:r>"
    chart = plot.format('<c:chart r:id="chart"/>')
    flow = plot.format('<dgm:relIds r:dm="diagramData"/>')
    words = (
        '<x xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>报名</a:t><a:t>开标</a:t></x>'
    ).encode()
    document = read(
        tmp_path,
        p("甲", ole) + p(seal) + p(art) + p(chart) + p(flow),
        {"a.png": b"no picture", "chart.xml": words, "diagramData.xml": words},
    )

    assert printed(document) == ["甲"]
    assert missed(document) == [
        ("picture", "Excel.Sheet.12"), ("picture", "营业执照"), ("picture", "征求意见稿"),
        ("picture", "报名 开标"), ("picture", "报名 开标"),
    ]  # fmt: skip
