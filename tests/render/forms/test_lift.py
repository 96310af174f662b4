"""A form is lifted out of the tender's file: its words, numbers and page set-up stay, all else goes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

from kit.form_chapters import outline
from kit.tender_file import (
    LANDSCAPE,
    UPRIGHT,
    numbered,
    page_break,
    paragraph,
    section,
    table,
    tender_file,
    text,
)
from openxml_audit import OpenXmlValidator

from docgen.intake.forms.reading import forms
from docgen.intake.word.open import open_word
from docgen.model.reading.blocks import Document, paragraphs_of
from docgen.model.reading.outline import Chapter, Outline
from docgen.render.forms.lift import lifted as lifted_forms
from docgen.render.forms.stretch import Stretch, stretch

FORMS = (
    paragraph(text("第六章　投标文件格式", "<w:b/>")),
    page_break(),
    numbered("投标函"),
    numbered("承诺如下", 1),
    paragraph(text("投标人：____")),
    page_break(),
    numbered("报价表"),
    table([["序号", "报价"], ["1", ""], ["2", ""]]),
    section(UPRIGHT),
    numbered("偏离表"),
    numbered("说明", 1),
    numbered("其他", 1),
    paragraph(text("投标人：____")),
    section(LANDSCAPE),
    numbered("服务方案"),
    paragraph(text("格式自拟")),
)
SOURCE = tender_file(*FORMS, settings='<w:documentProtection {ns} w:edit="readOnly" w:enforcement="1"/>')


def lifted(source: bytes, wanted: list[Stretch], shown: str) -> bytes:
    return lifted_forms(source, wanted, shown).content


def read(content: bytes) -> Document:
    return open_word(content, "tender.docx", "tender.docx")


def stretches(content: bytes) -> list[Stretch]:
    document = read(content)
    chapter = Chapter("第六章　投标文件格式", "", "forms", True, document.blocks)
    found = [stretch(document, form) for form in forms(Outline(document, (chapter,)))]
    assert None not in found
    return [each for each in found if each]


def printed(content: bytes) -> list[str]:
    return [p.printed for p in paragraphs_of(read(content).blocks) if p.source == "body" and p.text.strip()]


def part(content: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def test_words_and_automatic_numbers_are_those_of_the_tender() -> None:
    letter, prices, deviations, plan = (lifted(SOURCE, [each], "x") for each in stretches(SOURCE))

    assert printed(letter) == ["附件1 投标函", "（一）承诺如下", "投标人：____"]
    assert printed(prices)[0] == "附件2 报价表"
    assert printed(deviations) == ["附件3 偏离表", "（一）说明", "（二）其他", "投标人：____"]
    assert printed(plan) == ["附件4 服务方案", "格式自拟"]


def test_forms_in_another_order_keep_their_numbers() -> None:
    volume = lifted(SOURCE, stretches(SOURCE)[::-1], "x")

    assert [line for line in printed(volume) if line.startswith("附件")] == [
        "附件4 服务方案", "附件3 偏离表", "附件2 报价表", "附件1 投标函",
    ]  # fmt: skip


def test_a_form_keeps_its_page_and_begins_on_a_new_one() -> None:
    volume = lifted(SOURCE, stretches(SOURCE), "x")

    sizes = re.findall(r'<w:pgSz [^>]*w:w="(\d+)"', part(volume))
    assert sizes == ["11906", "11906", "16838", "12240"]
    assert part(volume).count('w:type w:val="nextPage"') == 4
    assert "<w:br" not in part(volume)
    assert "pgNumType" not in part(volume)


def test_a_form_that_ends_in_a_table_has_a_paragraph_behind_it() -> None:
    prices = lifted(SOURCE, [stretches(SOURCE)[1]], "x")

    assert re.search(r"</w:tbl><w:p[ >].*?</w:p><w:sectPr", part(prices), re.S)


def test_nothing_of_the_tender_but_its_form_is_left_in_the_file() -> None:
    content = lifted(SOURCE, stretches(SOURCE)[:1], "x")

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        everything = b"".join(package.read(name) for name in names).decode("utf-8", "replace")
    assert not [name for name in names if re.search("docProps|header|footer|customXml|comments", name)]
    assert "采购代理" not in everything
    assert "documentProtection" not in everything
    assert "偏离表" not in everything


def test_the_same_forms_make_the_same_bytes() -> None:
    assert lifted(SOURCE, stretches(SOURCE), "x") == lifted(SOURCE, stretches(SOURCE), "x")


def test_changes_are_accepted_and_halves_of_pairs_go() -> None:
    changed = (
        '<w:bookmarkStart w:id="1" w:name="half"/>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t>新增</w:t></w:r></w:ins>'
        '<w:del w:id="3" w:author="x"><w:r><w:delText>删去</w:delText></w:r></w:del>'
        '<w:commentRangeStart w:id="4"/><w:bookmarkStart w:id="5" w:name="whole"/>'
        + text("的内容") + '<w:bookmarkEnd w:id="5"/>'
    )  # fmt: skip
    source = tender_file(*FORMS[:3], paragraph(changed), paragraph(text("投标人：____")))

    content = lifted(source, stretches(source)[:1], "x")

    assert printed(content) == ["附件1 投标函", "新增的内容", "投标人：____"]
    assert not re.search("w:ins |w:del |half|comment", part(content))
    assert 'w:name="whole"' in part(content)


def test_a_page_that_ends_within_the_last_paragraph_stays_outside() -> None:
    shared = paragraph(
        text("投标人：____") + '<w:r><w:br w:type="page"/></w:r>' + text("附件9　声明函", "<w:b/>")
    )
    source = tender_file(*FORMS[:3], shared, paragraph(text("投标人：____")))

    first, second = (lifted(source, [each], "x") for each in stretches(source))

    assert printed(first) == ["附件1 投标函", "投标人：____"]
    assert printed(second) == ["附件9　声明函", "投标人：____"]


def test_a_form_within_a_content_control_is_found_like_any_other() -> None:
    control = paragraph("")
    namespace = control.nsmap["w"]
    outer = control.makeelement(f"{{{namespace}}}sdt", {})
    inner = control.makeelement(f"{{{namespace}}}sdtContent", {})
    outer.append(inner)
    inner.extend([numbered("投标函"), paragraph(text("投标人：____"))])
    source = tender_file(FORMS[0], page_break(), outer)

    assert printed(lifted(source, stretches(source), "x")) == ["附件1 投标函", "投标人：____"]


def test_what_came_from_no_word_file_cannot_be_lifted() -> None:
    made = outline(("格式", "forms", ["[p c b] 格式1　投标函", "投标人：____"]))
    (form,) = forms(made)
    blocks = tuple(replace(block, index=None) for block in made.document.blocks)

    assert stretch(replace(made.document, blocks=blocks), form) is None


def test_a_volume_of_forms_is_a_valid_file(tmp_path: Path) -> None:
    file = tmp_path / "volume.docx"
    file.write_bytes(lifted(SOURCE, stretches(SOURCE), "x"))

    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []
