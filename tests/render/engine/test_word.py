"""Filling templates: strict, escaped, sandboxed, the same bytes every time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest

from docgen.model.finding import DocgenError, Message
from docgen.model.frame import Frame
from docgen.render.engine.package import Properties
from docgen.render.engine.values import Anchor, Contents, PageOf, Picture
from docgen.render.engine.word import fill


def template(*paragraphs: str, header: str = "") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def filled(content: bytes, fields: dict[str, Any], **properties: Any) -> Any:
    made = fill(content, "t.docx", fields, Properties(**properties))
    return docx.Document(io.BytesIO(made.content))


def text(content: bytes, fields: dict[str, Any]) -> list[str]:
    return [paragraph.text for paragraph in filled(content, fields).paragraphs]


def fault(content: bytes, fields: dict[str, Any]) -> Any:
    with pytest.raises(DocgenError) as stopped:
        fill(content, "t.docx", fields, Properties())
    assert len(stopped.value.findings) == 1
    return stopped.value.findings[0]


def test_values_come_out_as_written() -> None:
    assert text(template("{{ name }}"), {"name": "A & B <c> \"d\" 'e' {{ f }} 䶮𠮷"}) == [
        "A & B <c> \"d\" 'e' {{ f }} 䶮𠮷"
    ]


def test_filters_write_money_capitals_dates_and_figures() -> None:
    line = "{{ a|money }} {{ a|capitals }} {{ d|date }} {{ q|number }} {{ s|percent }}"
    values = {"a": Decimal("1862400"), "d": date(2025, 11, 8), "q": Decimal("35.50"), "s": Decimal("40.0")}

    assert text(template(line), values) == ["1,862,400.00 壹佰捌拾陆万贰仟肆佰元整 2025年11月8日 35.5 40%"]


def test_a_line_break_in_a_value_is_a_line_break_on_paper() -> None:
    assert text(template("{{ a }}"), {"a": "一\n二"}) == ["一\n二"]


def test_an_empty_value_prints_nothing() -> None:
    assert text(template("[{{ a }}]"), {"a": None}) == ["[]"]


def test_a_key_named_like_a_method_is_the_key() -> None:
    assert text(template("{{ a.items }}"), {"a": {"items": "三项"}}) == ["三项"]


def test_a_missing_field_names_template_part_paragraph_and_field() -> None:
    found = fault(template("first", "合计 {{ offer.totl }} 元"), {"offer": {"total": 1}})

    assert found.code == "TEMPLATE-FIELD"
    assert found.origin.file == "t.docx"
    assert found.origin.location == "/word/document.xml"
    assert found.message.values["problem"] == Message("there is no field {name}", {"name": "totl"})
    assert found.message.values["paragraph"] == "合计 {{ offer.totl }} 元"


def test_a_missing_field_in_a_header_names_the_header() -> None:
    found = fault(template("x", header="{{ nobody }}"), {})

    assert "header" in found.origin.location


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ a.__init__.__globals__ }}",
        "{{ 'a' * 10000000000 }}",
        "{{ [1] * 10000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% for i in range(99999999) %}{% endfor %}",
        "{{ a.clear() }}",
        "{{ a.update(b=1) }}",
        "{{ range }}",
        "{{ a.keys }}",
    ],
)
def test_what_a_template_may_not_do_is_refused(attack: str) -> None:
    assert fault(template(attack), {"a": {"b": 1}}).code in ("TEMPLATE-FORBIDDEN", "TEMPLATE-FIELD")


@pytest.mark.parametrize(
    "attack",
    [
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{{ lipsum(n=100000) }}",
        "{{ 'x'|center(1000000000) }}",
        "{{ '%999999999d'|format(1) }}",
        "{{ cycler }}",
        "{{ self }}",
        "{% autoescape false %}{{ 1 }}{% endautoescape %}",
        "{{ '%999999999d' % 1 }}",
        "{{ 5|round(999999999, 'ceil') }}",
    ],
)
def test_what_the_language_does_not_have_is_a_fault_at_its_paragraph(attack: str) -> None:
    assert fault(template(attack), {}).code in ("TEMPLATE-FIELD", "TEMPLATE-FORBIDDEN")


def test_a_tag_that_closes_elsewhere_is_a_fault_and_never_mended_in_silence() -> None:
    document = docx.Document()
    document.add_paragraph("{%p for a in b %}")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{{ a }}{% endfor %}"
    out = io.BytesIO()
    document.save(out)

    assert fault(out.getvalue(), {"b": [1, 2]}).code == "TEMPLATE-STRUCTURE"


def test_properties_say_the_bidder_and_nothing_of_the_library() -> None:
    core = filled(template("x"), {}, title="题", author="某公司", dated=date(2025, 11, 18)).core_properties

    assert (core.title, core.author, core.last_modified_by) == ("题", "某公司", "某公司")
    assert (core.created.date(), core.modified.date()) == (date(2025, 11, 18), date(2025, 11, 18))
    assert core.comments == ""


def test_contents_list_headings_with_links_to_their_pages() -> None:
    document = docx.Document()
    document.add_paragraph("{{p contents }}")
    document.add_heading("甲 {{ a }}", 1)
    document.add_heading("乙", 2)
    document.add_heading("丙", 3)
    out = io.BytesIO()
    document.save(out)

    made = filled(out.getvalue(), {"contents": Contents(2), "a": "一"})

    links = made.element.body.xpath("//w:hyperlink")
    assert ["".join(link.xpath(".//w:t/text()")) for link in links] == ["甲 一", "乙"]
    assert [link.xpath("string(.//w:instrText)").strip() for link in links] == [
        "PAGEREF _Toc000001 \\h",
        "PAGEREF _Toc000002 \\h",
    ]
    assert made.element.body.xpath("//w:bookmarkStart/@w:name") == ["_Toc000001", "_Toc000002"]


def test_anchors_and_page_numbers_meet() -> None:
    made = filled(
        template("{{r here }}", "第{{r page }}页"),
        {"here": Anchor("附件1 <证>", "e_1"), "page": PageOf("e_1")},
    )

    assert made.paragraphs[0].text == "附件1 <证>"
    assert made.element.body.xpath("//w:bookmarkStart/@w:name") == ["e_1"]
    assert "PAGEREF e_1" in made.element.body.xpath("string(//w:instrText)")


def test_a_picture_fits_its_room(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (400, 100)).save(tmp_path / "wide.png")
    made = filled(template("{{r a }}"), {"a": Picture(tmp_path / "wide.png", Frame(100, 100))})

    shape = made.inline_shapes[0]
    assert (shape.width.mm, shape.height.mm) == (pytest.approx(100, abs=0.1), pytest.approx(25, abs=0.1))


def test_a_broken_picture_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "no.png").write_bytes(b"no picture")

    broken = Picture(tmp_path / "no.png", Frame(10, 10))
    assert fault(template("{{r a }}"), {"a": broken}).code == "PICTURE-UNREADABLE"


def test_the_same_inputs_make_the_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(
        template("{{ a }} {% for k, v in b.items() %}{{ k }}{{ v }}{% endfor %}")
    )
    (tmp_path / "d.yaml").write_text("a: 甲\nb: {x: 1, y: 2}\n", encoding="utf-8")
    made = set()
    for seed, zone, language in (
        ("0", "UTC", "C"),
        ("1", "Asia/Shanghai", "C.UTF-8"),
        ("77", "America/Lima", "POSIX"),
    ):
        out = tmp_path / f"{seed}.docx"
        surroundings = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": language,
            "PYTHONUTF8": "1",
        }
        command = [
            sys.executable,
            "-m",
            "docgen",
            "render",
            tmp_path / "t.docx",
            tmp_path / "d.yaml",
            tmp_path / "o.docx",
        ]
        subprocess.run(command, check=True, env=surroundings, capture_output=True)
        (tmp_path / "o.docx").rename(out)
        made.add(out.read_bytes())

    assert len(made) == 1
    with zipfile.ZipFile(io.BytesIO(made.pop())) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
