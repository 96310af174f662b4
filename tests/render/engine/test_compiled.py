"""The streamed way against docxtpl: equal in all parts, whatever template and data; and on its own."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docxtpl import DocxTemplate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit.reference import by_docxtpl, every_part, parts, text
from kit.written_templates import saved, template
from markupsafe import Markup
from openxml_audit import OpenXmlValidator

from docgen.derive.response.figures import response_figures
from docgen.guard.package import check_package
from docgen.load.response.project import load_project
from docgen.model.finding import DocgenError, Message
from docgen.render.engine import word
from docgen.render.engine.package import Properties
from docgen.render.engine.values import Anchor, Captions, Contents, Drawn, PageOf, Picture, Prose
from docgen.render.engine.word import Template, opened
from docgen.render.response.context import response_fields
from docgen.rules import ruleset

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROOT = Path(__file__).resolve().parents[3]
COLUMNS = ("name", "count", "price", "note")
INVENTORY = template(
    "*{{ company }}*物资清单 {{ day|date }}",
    [
        ("名称", "数量", "单价", "备注"),
        ("{%tr for row in rows %}", "", "", ""),
        tuple(f"{{{{ row.{name} }}}}" for name in COLUMNS),
        ("{%tr endfor %}", "", "", ""),
    ],
    header="{{ company }}",
)


def streamed(content: bytes, fields: dict[str, Any], fast: bool = False) -> bytes:
    """The template filled, having made sure that it was not by docxtpl."""
    made = opened(content, "t.docx")
    assert made.reason is None
    return made.fill(fields, Properties(), fast).content


def rows(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        yield {"name": f"设备{number % 97}", "count": number % 9, "price": "12.50", "note": "完好 & <新>"}


VALUES = st.one_of(
    st.sampled_from(("一\n二", "\t一", "一\a二", "一\f二", "a & b\n<c>\t", " ")),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="￾￿"), max_size=12),
    st.text("ab&<>\"'\n\t\a\f\r %{}中", max_size=8).filter(lambda text: "{_" not in text),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.booleans(),
    st.none(),
)
RECORDS = st.fixed_dictionaries({"a": VALUES, "b": VALUES, "c": VALUES})
FIELDS = st.fixed_dictionaries(
    {"x": VALUES, "y": VALUES, "one": RECORDS, "many": st.lists(RECORDS, max_size=3)}
)

VALUE_TAGS = (
    "*{{ x }}*",
    "*{{ one.a }}，{{ one.b }}*",
    "{{ x }}",
    "{{ y }}",
    "{{ one.a }}",
    "{{ one.b }}",
    "{{ x ~ y }}",
    "{{ one['c'] }}",
)
ROW_TAGS = (
    "*{{ row.a }}*",
    "{{ row.a }}",
    "{{ row.b }}",
    "{{ loop.index }}",
    "{{ row.a if row.b else x }}",
    "{{ row.c|string }}",
)
WORDS = ("", "甲", " % ", "*粗*", "a&b<c>", "“引”", "{% if x %}有{% else %}*无*{% endif %}", "{# 注 #}")


def lines(tags: tuple[str, ...]) -> st.SearchStrategy[str]:
    """The text of one paragraph or cell."""
    return st.lists(st.sampled_from(tags + WORDS), min_size=1, max_size=5).map("".join)


@st.composite
def blocks(draw: Any) -> list[Any]:
    """Blocks of a template that uses the fields above."""
    made: list[Any] = []
    for kind in draw(
        st.lists(st.sampled_from(("line", "if", "for", "table", "set")), min_size=1, max_size=5)
    ):
        line, row = draw(lines(VALUE_TAGS)), draw(lines(ROW_TAGS))
        if kind == "line":
            made.append(line)
        elif kind == "if":
            made += ["{%p if one.a %}", line, "{%p else %}", "空", "{%p endif %}"]
        elif kind == "for":
            made += ["{%p for row in many %}", row, "{%p endfor %}"]
        elif kind == "set":
            made.append("{% set z = one.b %}{{ z }}{% set w %}[{{ x }}]{% endset %}{{ w }}")
        else:
            cells = [draw(lines(ROW_TAGS)) for _ in range(2)]
            made.append([("表", line), ("{%tr for row in many %}", ""), cells, ("{%tr endfor %}", "")])
    return made


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(blocks(), lines(VALUE_TAGS), FIELDS)
def test_any_template_and_data_come_out_as_from_docxtpl(
    written: list[Any], header: str, fields: dict[str, Any]
) -> None:
    content = template(*written, header=header)

    assert parts(streamed(content, fields)) == parts(by_docxtpl(content, fields))


@pytest.fixture(scope="module")
def response() -> dict[str, dict[str, Any]]:
    """The fields of every volume of the lot-1 example, pictures and chapters as plain paragraphs."""
    project = load_project(ROOT / "examples/pingxiang-lot1")
    figures = response_figures(project, ruleset())
    first = project.tender.volumes[0]
    own = first.model_copy(update={"parts": ("cover", "contents", "qualification", "staff", "evidence")})
    made = {volume.code: volume for volume in project.tender.volumes} | {own.template: own}
    return {name: _plain(response_fields(project, figures, volume)) for name, volume in made.items()}


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list():
            return [_plain(item) for item in value]
        case Anchor() | PageOf() | Picture():
            return Markup("<w:r><w:t>here</w:t></w:r>")
        case Prose() | Contents() | Drawn() | Captions():
            return Markup("<w:p><w:r><w:t>here</w:t></w:r></w:p>")
    return value


@pytest.mark.parametrize(
    "file", sorted((ROOT / "templates/docx/response").glob("*.docx")), ids=lambda f: f.stem
)
def test_the_built_in_templates_come_out_as_from_docxtpl(
    file: Path, response: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    content, fields = file.read_bytes(), response[file.stem]
    assert opened(content, file.name).reason is not None
    # They need the tree for pictures and chapters alone; without these the stream must do as well.
    monkeypatch.setattr(word, "reason_for_tree", lambda *_: None)

    made = Template(content, file.name, "").fill(fields, Properties())

    assert parts(made.content) == parts(by_docxtpl(content, fields))


def test_both_ways_make_the_same_package_properties_and_watermark_included(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fields = {"company": "甲", "day": date(2025, 11, 8), "rows": list(rows(3))}
    properties = Properties("标题 & {{ x }}", "作者" * 200, date(2025, 11, 8))
    fast = Template(INVENTORY, "t.docx", "草稿 & 样张")
    assert fast.reason is None
    monkeypatch.setattr(word, "reason_for_tree", lambda *_: Message("asked for"))
    exact = Template(INVENTORY, "t.docx", "草稿 & 样张")

    one, other = (made.fill(fields, properties).content for made in (fast, exact))

    assert every_part(one) == every_part(other)


def test_the_stream_writes_a_package_that_passes_the_guard_and_word_s_rules(tmp_path: Path) -> None:
    fields = {"company": "甲", "day": date(2025, 11, 8), "rows": list(rows(50))}
    faults = []
    for made in (streamed(INVENTORY, fields), by_docxtpl(INVENTORY, fields)):
        check_package(made, "docx", "made.docx")
        (tmp_path / "made.docx").write_bytes(made)
        faults.append(
            [str(error) for error in OpenXmlValidator().validate(str(tmp_path / "made.docx")).errors]
        )

    assert faults[0] == faults[1]  # those of python-docx's own blank document


@pytest.mark.parametrize("fast", [False, True])
def test_the_same_values_make_the_same_bytes(fast: bool) -> None:
    fields = {"company": "甲", "day": date(2025, 11, 8)}

    first, second = (streamed(INVENTORY, {**fields, "rows": rows(300)}, fast) for _ in range(2))

    assert first == second
    assert parts(first) == parts(streamed(INVENTORY, {**fields, "rows": rows(300)}, not fast))


def test_memory_does_not_grow_with_rows_from_a_generator(tmp_path: Path) -> None:
    template = opened(INVENTORY, "t.docx")

    def peak(count: int) -> int:
        tracemalloc.start()
        with (tmp_path / "out.docx").open("wb") as out:
            fields = {"company": "甲", "day": date(2025, 11, 8), "rows": rows(count)}
            template.write(fields, Properties(), out)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(100)
    assert abs(peak(20_000) - peak(1_000)) < 300_000


def test_a_loop_that_prints_nothing_for_long_does_not_end_the_paper() -> None:
    content = template(
        "{%p for row in rows %}",
        "{{ row }}",
        "{%p endfor %}",
        "{% for row in rows %}{{ row }}{% endfor %}",
        "Ende",
    )

    assert text(streamed(content, {"rows": [""] * 5000}))[-1] == "Ende"


@pytest.mark.parametrize(
    ("tag", "paragraph"),
    [
        ("{{ nobody }}", "乙 {{ nobody }}"),
        ("{{ one.nothing }}", "乙 {{ one.nothing }}"),
        ("{{ one.a|money }}", "乙 {{ one.a|money }}"),
        ("{{ one }}", "乙 {{ one }}"),
    ],
)
def test_a_fault_is_found_in_its_paragraph_among_many_values(tag: str, paragraph: str) -> None:
    content = template("甲 {{ one.a }} {{ one.b }}", f"乙 {tag}", "丙 {{ one.a }} {{ one.b }}")

    with pytest.raises(DocgenError) as stopped:
        streamed(content, {"one": {"a": "x", "b": "y"}})

    assert stopped.value.findings[0].message.values["paragraph"] == paragraph


def test_records_of_other_kinds_than_dict_are_looked_up_by_the_sandbox_s_rules() -> None:
    content = template("{% for row in rows %}{{ row.a }}/{{ row.items }};{% endfor %}")
    given = [{"a": 1, "items": 2}, MappingProxyType({"a": 3, "items": 4}), defaultdict(int, a=5, items=6)]

    assert text(streamed(content, {"rows": given})) == ["1/2;3/4;5/6;"]


def test_a_document_too_large_for_its_file_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.render.engine.compiled.MOST", 50_000)

    with pytest.raises(DocgenError, match="TEMPLATE-LIMIT"):
        streamed(INVENTORY, {"company": "甲", "day": date(2025, 11, 8), "rows": rows(500)})


# Where docxtpl is wrong, and docgen differs on purpose.


def test_difference_markup_signs_in_values_are_text() -> None:
    fields = {"a": "研发 & <试制> 部"}
    plain = DocxTemplate(io.BytesIO(template("{{ a }}", "末")))
    plain.render(fields)

    assert [paragraph.text for paragraph in plain.docx.paragraphs] != [fields["a"], "末"]
    assert text(streamed(template("{{ a }}", "末"), fields)) == [fields["a"], "末"]


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\ufffe"])
def test_difference_a_sign_that_xml_cannot_hold_is_refused_and_loses_nothing(sign: str) -> None:
    content = template("{{ a }}", "甲 & 乙 <丙>")
    plain = DocxTemplate(io.BytesIO(content))
    plain.render({"a": sign}, autoescape=True)

    assert "甲 & 乙 <丙>" not in [paragraph.text for paragraph in plain.docx.paragraphs]
    with pytest.raises(DocgenError, match="TEMPLATE-FIELD"):
        streamed(content, {"a": sign})


def test_half_a_character_is_refused() -> None:
    with pytest.raises(DocgenError, match="TEMPLATE-FIELD"):
        streamed(template("{{ a }}"), {"a": "\ud800"})


def test_difference_written_out_braces_in_a_value_stay_as_written() -> None:
    content = template("{{ a }} {_{ b }_}")

    assert text(by_docxtpl(content, {"a": "{_{ x }_}"})) == ["{{ x }} {{ b }}"]
    assert text(streamed(content, {"a": "{_{ x }_}"})) == ["{_{ x }_} {{ b }}"]


def test_difference_a_table_left_without_rows_keeps_its_columns() -> None:
    content = template([("{%tr for row in rows %}", ""), ("{{ row }}", "x"), ("{%tr endfor %}", "")])
    columns = [
        len(docx.Document(io.BytesIO(made)).tables[0].columns)
        for made in (by_docxtpl(content, {"rows": []}), streamed(content, {"rows": []}))
    ]

    assert columns == [0, 2]


def test_difference_footnotes_are_filled_once_and_values_in_them_never_run() -> None:
    document = docx.Document(io.BytesIO(template("正文 {{ a }}")))
    document.add_section()
    note_xml = '<w:footnote w:id="1"><w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p></w:footnote>'
    xml = f'<w:footnotes xmlns:w="{W}">{note_xml}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    content = saved(document)
    fields = {"a": "{{ 1 + 1 }}"}

    def note(made: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            return package.read("word/footnotes.xml")

    assert b"{{ 1 + 1 }}" not in note(by_docxtpl(content, fields))
    assert b"{{ 1 + 1 }}" in note(streamed(content, fields))
