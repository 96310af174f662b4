"""The built-in templates: made by the generator, valid, and set so that pages come out alike."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "templates" / "docx"
TEMPLATES = sorted(FOLDER.glob("*/*.docx"))
VOLUMES = sorted(FOLDER.glob("response/*.docx"))
each_template = pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)
each_volume = pytest.mark.parametrize("file", VOLUMES, ids=lambda file: file.stem)


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def text(element) -> str:
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


def printed_paragraphs(document: Document) -> Iterator:
    """Every paragraph of the text, the headers and the footers."""
    yield from document.element.body.iter(qn("w:p"))
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            yield from relation.target_part.element.iter(qn("w:p"))


def line_rule(document: Document, style_id: str) -> str | None:
    """The line spacing rule that a style has or inherits."""
    style = next(style for style in document.styles if style.style_id == style_id)
    while style is not None:
        spacing = style.element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
        if spacing is not None and spacing.get(qn("w:lineRule")):
            return spacing.get(qn("w:lineRule"))
        style = style.base_style
    return None


def signs(block) -> bool:
    """Whether it is a line of a signature; the style keeps it with the next line."""
    return block.tag == qn("w:p") and block.style == "Sign"


def keeps_next(paragraph) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_templates_are_what_the_generator_makes(tmp_path):
    command = [sys.executable, "-m", "scripts.make_templates", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    made = {file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.glob("*/*.docx")}
    kept = {file.relative_to(FOLDER): file.read_bytes() for file in TEMPLATES}
    stale = sorted(str(name) for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    assert not stale, f"run python -m scripts.make_templates: {stale}"


@each_template
def test_template_is_valid_word(file):
    result = OpenXmlValidator().validate(str(file))
    assert [str(error) for error in result.errors] == []


@each_template
def test_template_says_nothing_of_who_made_it(file):
    properties = docx.Document(str(file)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    for name, content in parts(file).items():
        assert b"python-docx" not in content, name
    assert not [name for name in parts(file) if "thumbnail" in name or "stylesWithEffects" in name]


@each_template
def test_every_table_repeats_its_head_and_keeps_its_rows_whole_but_for_long_texts(file):
    tables = list(docx.Document(str(file)).element.body.iter(qn("w:tbl")))
    assert tables
    for table in tables:
        head, *body = table.findall(qn("w:tr"))
        assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None, text(head)
        for before, row in pairwise([head, *body]):
            whole = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
            # Of a whole row higher than its page LibreOffice drops the rest.
            assert whole or "length >" in text(before), text(row)


@each_template
def test_every_table_has_fixed_columns_of_its_own_width(file):
    for table in docx.Document(str(file)).element.body.iter(qn("w:tbl")):
        properties = table.find(qn("w:tblPr"))
        assert properties.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        width = int(properties.find(qn("w:tblW")).get(qn("w:w")))
        columns = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert abs(sum(columns) - width) <= len(columns), text(table)


@each_template
def test_line_spacing_is_exact_but_for_pictures(file):
    document = docx.Document(str(file))
    used = {paragraph.style for paragraph in printed_paragraphs(document)}
    assert used
    assert None not in used
    loose = {style for style in used if line_rule(document, style) != "exact"}
    assert loose <= {"Picture"}


@each_template
def test_cover_is_bare_and_other_pages_show_project_and_page_number(file):
    first, *others = docx.Document(str(file)).sections
    assert first.different_first_page_header_footer
    assert not text(first.first_page_header._element).strip()
    for section in (first, *others):
        assert "{{ project.name }}" in text(section.header._element)
        assert "{{ project.number }}" in text(section.header._element)
        fields = [node.text.strip() for node in section.footer._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


@each_volume
def test_a_signature_stays_with_the_text_before_it(file):
    body = list(docx.Document(str(file)).element.body)
    seals = [i for i, block in enumerate(body) if text(block).startswith("供应商（盖章）") and signs(block)]
    assert seals
    for index in seals:
        assert keeps_next(body[index - 1]), text(body[index - 1])
        assert signs(body[index + 1])


@each_template
def test_a_signature_under_a_table_is_its_last_row_and_keeps_the_rows_before_it(file):
    for table in docx.Document(str(file)).element.body.iter(qn("w:tbl")):
        # Of several parts' tables only the last one is signed: that row stands under a condition.
        rows = [row for row in table.findall(qn("w:tr")) if "loop.last %}" not in text(row)]
        rows = rows[:-1] if "{%tr endif" in text(rows[-1]) else rows
        seals = [index for index, row in enumerate(rows) if "供应商（盖章）" in text(row)]
        if not seals:
            continue
        assert seals == [len(rows) - 1]
        assert all(signs(line) for line in list(rows[-1].iter(qn("w:p")))[1:])
        before = rows[:-1]
        while "{%tr" not in text(before[-1]):
            assert keeps_next(next(before.pop().iter(qn("w:p"))))
        tails = [after for tag, after in pairwise(rows) if "loop.revindex <= 2" in text(tag)]
        assert tails
        assert all(keeps_next(line) for row in tails for line in row.iter(qn("w:p")))


def test_tables_that_stand_for_themselves_end_with_a_signature():
    signed = {
        file.stem: sum(
            "供应商（盖章）" in text(t) for t in docx.Document(str(file)).element.body.iter(qn("w:tbl"))
        )
        for file in VOLUMES
    }
    # Of 分项报价表 one for a plain sum, and two for parts: with or without quantities.
    assert signed == {"parts": 9, "price": 4, "qualification": 1, "technical": 5}


def test_a_scorecard_item_is_named_once_above_its_lines():
    tables = list(docx.Document(str(VOLUMES[-1])).element.body.iter(qn("w:tbl")))
    named = [table for table in tables if "x.item" in text(table)]
    assert len(named) == 2
    for table in named:
        rows = table.findall(qn("w:tr"))
        (item,) = [row for tag, row in pairwise(rows) if text(tag) == "{%tr if x.opens %}"]
        assert "{{ x.item }}" in text(item)
        assert all(keeps_next(line) for line in item.iter(qn("w:p")))


def test_every_volume_has_places_for_seal_signature_and_date():
    for file in VOLUMES:
        written = text(docx.Document(str(file)).element.body)
        for place in (
            "供应商（盖章）：",
            "法定代表人或委托代理人（签字或盖章）：",
            "日期：{{ signed|date }}",
        ):
            assert place in written, (file.name, place)


def test_the_inventory_of_a_handover_can_be_streamed_however_long_it_is():
    written = text(docx.Document(str(FOLDER / "handover" / "inventory.docx")).element.body)

    assert "{%tr for x in g.lines %}" in written
    assert not re.search(r"\{\{[rp] |\{%tc ", written)


@each_template
def test_tables_handed_in_print_no_codes_but_those_that_things_bear(file):
    """Assets and accounts bear their numbers; the check report stays in the house and leads to the data."""
    if file.parent.name == "review" or file.stem in ("inventory", "accounts", "agreement"):
        return
    tables = docx.Document(str(file)).element.body.iter(qn("w:tbl"))

    assert [
        found for table in tables for found in re.findall(r"\{\{[^}]*\.code\b[^}]*\}\}", text(table))
    ] == []
