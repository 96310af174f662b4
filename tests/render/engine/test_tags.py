"""Tags wherever Word keeps texts are filled or told; braces that are no tags stay what they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from kit.reference import text
from kit.rich_templates import (
    body,
    charted,
    described,
    diagrammed,
    linked,
    noted,
    part,
    with_property,
    with_workbook,
)
from kit.written_templates import saved, template

from docgen.model.finding import DocgenError
from docgen.render.engine.package import Properties
from docgen.render.engine.values import Anchor, Contents
from docgen.render.engine.word import fill, template_sources

NAME = "某省 <某局> & 某处"
AS_XML = "某省 &lt;某局&gt; &amp; 某处"
PLACES: dict[str, tuple[Callable[[Any, str], None], str]] = {
    "a footnote": (lambda document, tag: noted(document, "footnote", tag), "word/footnotes.xml"),
    "an endnote": (lambda document, tag: noted(document, "endnote", tag), "word/endnotes.xml"),
    "a chart": (charted, "word/charts/chart1.xml"),
    "SmartArt": (diagrammed, "word/diagrams/data1.xml"),
    "a property": (with_property, "docProps/custom.xml"),
    "alternative text": (described, "word/document.xml"),
    "a link's address": (linked, "word/_rels/document.xml.rels"),
}
WAYS = ("streamed", "through the tree")


def made(document: Any, way: str, **fields: Any) -> bytes:
    """The template filled on one of its ways; an anchor needs the tree."""
    if way == "through the tree":
        document.add_paragraph("{{r here }}")
    return fill(saved(document), "t.docx", {"here": Anchor("此处", "a"), **fields}, Properties()).content


def fault(content: bytes, **fields: Any) -> Any:
    with pytest.raises(DocgenError) as stopped:
        fill(content, "t.docx", fields, Properties())
    assert len(stopped.value.findings) == 1
    return stopped.value.findings[0]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", PLACES)
def test_a_tag_is_filled_wherever_it_stands(place: str, way: str) -> None:
    put, name = PLACES[place]
    document = docx.Document()
    put(document, "致{{ name }}")

    content = part(made(document, way, name=NAME), name)

    assert f"致{AS_XML}" in content.replace("</a:t></a:r><a:r><a:rPr/><a:t>", "")
    assert "{{" not in content


@pytest.mark.parametrize("place", PLACES)
def test_a_field_that_is_not_there_is_told_wherever_its_tag_stands(place: str) -> None:
    put, name = PLACES[place]
    document = docx.Document()
    put(document, "致{{ nobody }}")

    found = fault(saved(document))

    assert found.code == "TEMPLATE-FIELD"
    assert found.origin.location == f"/{name}"


@pytest.mark.parametrize("place", PLACES)
def test_what_is_examined_without_data_includes_every_place(place: str) -> None:
    put, name = PLACES[place]
    document = docx.Document()
    put(document, "致{{ name }}")

    assert any(
        f"/{name}" == found and "{{ name }}" in source
        for found, source in template_sources(saved(document), "")
    )


def test_a_workbook_behind_a_chart_is_filled() -> None:
    document = docx.Document()
    with_workbook(document, "致{{ name }}")

    content = made(document, "streamed", name=NAME)

    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("word/embeddings/book.xlsx") as book:
        assert f"致{AS_XML}" in part(book.read(), "xl/sharedStrings.xml")
    found = fault(saved(document))
    assert found.code == "TEMPLATE-FIELD"
    assert found.origin.location == "/word/embeddings/book.xlsx/xl/sharedStrings.xml"


def test_a_link_s_address_is_read_as_word_writes_it() -> None:
    document = docx.Document()
    linked(document, "https://example.com/%7B%7B%20page%20%7D%7D?a=1&b=%7B")

    content = part(made(document, "streamed", page="甲"), "word/_rels/document.xml.rels")

    assert 'Target="https://example.com/甲?a=1&amp;b=%7B"' in content


def test_a_field_code_in_pieces_is_filled() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ('HYPERLINK "{{ na', 'me }}"'):
        code = docx.oxml.OxmlElement("w:instrText")
        code.text = piece
        paragraph.add_run()._r.append(code)

    codes = body(made(document, "streamed", name="甲")).iter("{*}instrText")

    assert "".join(code.text for code in codes) == 'HYPERLINK "甲"'


def test_quotes_in_a_tag_of_an_attribute_are_quotes() -> None:
    document = docx.Document()
    described(document, '"图" {{ "甲" if a == "x" else "乙" }}')

    assert 'descr="&quot;图&quot; 甲"' in part(made(document, "streamed", a="x"), "word/document.xml")


def test_what_only_a_paragraph_can_hold_is_refused_beside_the_text() -> None:
    document = docx.Document()
    charted(document, "{{ contents }}")

    assert fault(saved(document), contents=Contents()).code == "TEMPLATE-KIND"


def test_tags_in_the_template_s_own_title_are_replaced_with_it() -> None:
    document = docx.Document()
    document.core_properties.title = document.core_properties.identifier = "{{ name }}"

    content = part(made(document, "streamed", name="甲"), "docProps/core.xml")

    assert "{" not in content


@pytest.mark.parametrize(
    "written",
    [
        "｛｛ name ｝｝",
        "{｛ name }｝",
        "｛{name｝}",
        "｛｛name|string}}",
        "｛％ if name %｝甲｛％ endif ％｝",
    ],
)
def test_wide_braces_of_an_input_method_are_tags(written: str) -> None:
    assert text(fill(template(f"致{written}！"), "t.docx", {"name": "甲"}, Properties()).content) == [
        "致甲！"
    ]


def test_a_single_wide_brace_is_a_brace() -> None:
    assert text(fill(template("集合｛甲，乙｝"), "t.docx", {}, Properties()).content) == ["集合｛甲，乙｝"]


PLAIN = (
    ("代码：{", "#1 号；", "}"),
    ("{", "{", "甲", "}", "}"),
    ("完成率 100%", "}"),
    ("{“a”: {", "{{ name }}", "}}"),
    ("式 a}", "}", "{{ name }}", "{_{ name }_}", "100%_}"),
)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("paragraphs", PLAIN)
def test_braces_in_plain_text_join_no_paragraphs(paragraphs: tuple[str, ...], way: str) -> None:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)

    kept = text(made(document, way, name="甲"))[: len(paragraphs)]

    meant = {"{{ name }}": "甲", "{_{ name }_}": "{{ name }}", "100%_}": "100%}"}
    assert kept == [meant.get(words, words) for words in paragraphs]


@pytest.mark.parametrize("opened", ["{{ name", "{% if name", "{# 注", "｛｛ name"])
def test_a_tag_that_is_open_at_the_end_of_its_paragraph_is_told_with_what_to_write(opened: str) -> None:
    found = fault(template(f"致{opened}", "甲 }} 乙 %} 丙 #}"), name="甲")

    assert found.code == "TEMPLATE-SYNTAX"
    assert found.message.values["paragraph"] == f"致{opened}"
    assert "{_{" in found.remedy.text


@pytest.mark.parametrize(
    "tag", ["{{ {'a': {'b': '甲'}}.a.b }}", "{{ '}}'[:0] }}甲", "{% raw %}{{{% endraw %}", "{{ “甲” }}"]
)
def test_braces_and_quotes_within_a_tag_are_the_tag_s(tag: str) -> None:
    assert text(fill(template(tag), "t.docx", {}, Properties()).content) in (["甲"], ["{{"])


def test_a_tag_in_pieces_loses_nothing_that_stands_between_them() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("{{ na")
    paragraph._p.append(docx.oxml.OxmlElement("w:bookmarkStart"))
    paragraph.add_run("me }}", style="Emphasis")

    content = made(document, "streamed", name="甲")

    assert text(content) == ["甲"]
    assert "w:bookmarkStart" in part(content, "word/document.xml")


def with_prefix(package: bytes, prefix: str) -> bytes:
    """The package as tools write it that name Word's namespace their own way; blank for no prefix at all."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                colon = f"{prefix}:" if prefix else ""
                content = content.replace(b"xmlns:w=", f"xmlns:{prefix}=".rstrip(":=").encode() + b"=")
                for mark in (b"<", b"</"):
                    content = content.replace(mark + b"w:", mark + colon.encode())
                content = content.replace(b" w:", f" {prefix or 'q'}:".encode())
                if not prefix:
                    content = content.replace(b"xmlns=", b"xmlns:q=", 1).replace(
                        b"xmlns:q=",
                        b'xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:q=',
                        1,
                    )
            target.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("prefix", ["ns0", ""])
def test_a_template_under_other_prefixes_is_filled_as_any(prefix: str, way: str) -> None:
    rows = [
        ("名称", "数"),
        ("{%tr for row in rows %}", ""),
        ("{{ row.a }}", "{{ row.b }}"),
        ("{%tr endfor %}", ""),
    ]
    here = ("{{r here }}",) if way == "through the tree" else ()
    document = with_prefix(template("致{{ name }}", rows, *here, header="{{ name }}"), prefix)
    fields = {"name": "甲", "rows": [{"a": "桌", "b": 2}], "here": Anchor("此处", "a")}

    content = fill(document, "t.docx", fields, Properties()).content

    assert text(content)[:5] == ["致甲", "名称", "数", "桌", "2"]
    assert ">甲<" in part(content, "word/header1.xml")


@pytest.mark.parametrize("way", WAYS)
def test_the_grid_of_a_table_without_tags_stays(way: str) -> None:
    document = docx.Document()
    plain = document.add_table(1, 3)
    plain.rows[0]._tr.remove(plain.rows[0]._tr.tc_lst[2])
    filled = document.add_table(1, 3)
    filled.cell(0, 0).text = "{{ name }}"
    if way == "through the tree":
        filled.rows[0]._tr.remove(filled.rows[0]._tr.tc_lst[2])

    tables = docx.Document(io.BytesIO(made(document, way, name="甲"))).tables

    assert [len(each._tbl.tblGrid.gridCol_lst) for each in tables] == [3, 3 if way == "streamed" else 2]
