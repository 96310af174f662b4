"""Every kind of value under every kind of tag: it is printed, or it is told; it never disappears."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from kit.reference import text
from kit.written_templates import Row, template
from PIL import Image

from docgen.guard.markup import unprinted
from docgen.model.finding import DocgenError
from docgen.model.frame import Frame
from docgen.render.engine.package import Properties
from docgen.render.engine.values import Anchor, Contents, PageOf, Picture, Prose
from docgen.render.engine.word import fill

WORDS = "某公司 & <乙>"


def filled(content: bytes, fields: dict[str, Any]) -> bytes:
    made = fill(content, "t.docx", fields, Properties()).content
    assert list(unprinted(docx.Document(io.BytesIO(made)).element)) == []
    return made


def paragraphs(content: bytes, **fields: Any) -> list[Any]:
    return list(docx.Document(io.BytesIO(filled(content, fields))).element.body.iter(qn("w:p")))


def fault(content: bytes, **fields: Any) -> tuple[str, str]:
    with pytest.raises(DocgenError) as stopped:
        fill(content, "t.docx", fields, Properties())
    (found,) = stopped.value.findings
    return found.code, found.remedy.text


@pytest.fixture
def rich(tmp_path: Path) -> dict[str, Any]:
    """A value of each kind, by its name."""
    Image.new("RGB", (40, 20), "red").save(tmp_path / "p.png")
    (tmp_path / "c.md").write_text("方案正文\n\n| 甲 |\n|---|\n| 表格 |\n", encoding="utf-8")
    return {
        "words": WORDS,
        "figure": 7,
        "amount": Decimal("12.50"),
        "title": Anchor("标题一", "bm"),
        "page": PageOf("bm"),
        "picture": Picture(tmp_path / "p.png", Frame(50, 50)),
        "chapter": Prose(tmp_path / "c.md", 2),
        "contents": Contents(),
    }


SEEN = {
    "words": (qn("w:t"), "某公司 & <乙>"),
    "figure": (qn("w:t"), "7"),
    "amount": (qn("w:t"), "12.50"),
    "title": (qn("w:t"), "标题一"),
    "page": (qn("w:instrText"), "PAGEREF bm"),
    "picture": (qn("w:drawing"), ""),
    "chapter": (qn("w:t"), "表格"),
    "contents": (qn("w:hyperlink"), ""),
}
TOLD = {
    ("title", ""),
    ("page", ""),
    ("picture", ""),
    ("chapter", ""),
    ("contents", ""),
    ("chapter", "r"),
    ("contents", "r"),
    *((name, tag) for name in SEEN for tag in ("tc", "tr")),
}


@pytest.mark.parametrize("tag", ["", "r", "p", "tc", "tr"])
@pytest.mark.parametrize("name", SEEN)
def test_each_kind_of_value_is_printed_or_told_under_each_kind_of_tag(
    name: str, tag: str, rich: dict[str, Any]
) -> None:
    written = f"{{{{{tag} value }}}}"
    blocks: tuple[str | list[Row], ...] = (written, "末段 {{r other }}")
    if tag in ("tc", "tr"):
        blocks = ([("甲", "乙"), (written, "")], "末段 {{r other }}")
    document = docx.Document(io.BytesIO(template(*blocks)))
    document.add_heading("一章", 1)
    out = io.BytesIO()
    document.save(out)

    if (name, tag) in TOLD:
        code, remedy = fault(out.getvalue(), value=rich[name], other="")
        assert code == "TEMPLATE-KIND"
        assert "{{" in remedy
        return
    body = docx.Document(io.BytesIO(filled(out.getvalue(), {"value": rich[name], "other": ""}))).element.body
    kind, words = SEEN[name]
    assert any(words in "".join(element.itertext()) for element in body.iter(kind))


def test_a_text_under_r_keeps_the_format_it_was_typed_in() -> None:
    (paragraph, *_) = paragraphs(template("甲*{{r name }}*"), name=WORDS)

    runs = [run for run in paragraph.iter(qn("w:r")) if run.text]
    assert [run.text for run in runs] == ["甲", WORDS]
    assert [run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in runs] == [False, True]


def test_a_text_under_p_keeps_the_look_of_its_paragraph() -> None:
    (first, second, *_) = paragraphs(template("*{{p name }}*", "{{p name }}"), name=WORDS)

    assert [paragraph.text for paragraph in (first, second)] == [WORDS, WORDS]
    assert first.find(f"{qn('w:pPr')}/{qn('w:jc')}").get(qn("w:val")) == "center"
    assert first.find(f".//{qn('w:b')}") is not None
    assert second.find(f".//{qn('w:b')}") is None


def test_several_lines_under_r_and_p_are_laid_out_as_in_a_text() -> None:
    made = paragraphs(template("{{r name }}", "{{p name }}", "{{ name }}"), name="一\n二")

    assert [paragraph.text for paragraph in made] == ["一\n二"] * 3


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_under_p_leaves_a_paragraph_so_that_its_cell_stays_whole(nothing: object) -> None:
    (table,) = docx.Document(io.BytesIO(filled(template([("{{p name }}", "乙")]), {"name": nothing}))).tables

    assert [cell.text for cell in table.rows[0].cells] == ["", "乙"]
    assert len(table.cell(0, 0)._tc.p_lst) == 1


def test_a_chapter_and_an_empty_macro_under_p_leave_no_paragraph_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "c.md").write_text("一段", encoding="utf-8")
    content = template("{% macro m() %}{% endmacro %}甲", "{{p chapter }}", "{{p m() }}", "乙")

    assert text(filled(content, {"chapter": Prose(tmp_path / "c.md", 2)})) == ["甲", "一段", "乙"]


def test_conditions_loops_and_macros_keep_values_at_their_places(rich: dict[str, Any]) -> None:
    content = template(
        "{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(words) }}{{r m(words) }}",
        "{%p for x in rows %}",
        "{{p x }}",
        "{{r title if x == '二' else x }}",
        "{%p endfor %}",
        [("{%tr for x in rows %}", ""), ("{{r x }}", "{{p x }}"), ("{%tr endfor %}", "")],
    )

    said = text(filled(content, {**rich, "rows": ["一", "二"]}))

    assert said == [f"[{WORDS}]" * 2, "一", "一", "二", "标题一", *"一一二二"]


def test_values_in_headers_are_held_to_the_same_rules() -> None:
    document = docx.Document(
        io.BytesIO(filled(template("正文 {{r name }}", header="{{r name }}"), {"name": WORDS}))
    )

    assert document.sections[0].header.paragraphs[0].text == WORDS
    assert (
        fault(template("正文", header="{{ title }}{{r title }}"), title=Anchor("题", "b"))[0]
        == "TEMPLATE-KIND"
    )


def test_a_title_through_a_filter_is_its_words_and_a_chapter_goes_through_none(rich: dict[str, Any]) -> None:
    for written in ("{{ title|trim }}", "{{r title ~ '（附）' }}{{r page }}"):
        assert text(filled(template(written), rich))[0].startswith("标题一")
    for written in ("{{ chapter|trim }}", "{{p chapter|trim }}", "{{ contents|trim }}{{r page }}"):
        assert fault(template(written), **rich)[0] == "TEMPLATE-FIELD"


@pytest.mark.parametrize(
    "block",
    [
        "{{p words }}{{p figure }}",
        "{{ figure }}：{{p words }}",
        "{%p if words %}{{ figure }}",
        [("{{ figure }}", "{%tr if words %}"), ("{{ figure }}", ""), ("", "{%tr endif %}")],
        [("{%tc if words %}{{ figure }}", "乙", "{%tc endif %}")],
    ],
)
def test_a_tag_that_another_takes_away_with_its_paragraph_cell_or_row_is_told(
    block: str | list[Row], rich: dict[str, Any]
) -> None:
    assert fault(template(block, "{%p endif %}" if block == "{%p if words %}{{ figure }}" else "末"), **rich)[
        0
    ] == ("TEMPLATE-BESIDE")
