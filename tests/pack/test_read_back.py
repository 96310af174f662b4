"""A paper read back: what a clerk would find with the finished file in hand."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from kit.project import Ran

from docgen.model.tender.tender import Volume
from docgen.pack.read_back import read_back
from docgen.render.engine.contents import page_field

VOLUME = Volume(code="price", title="报价文件", forms=("报价表",))


def paper(change: Callable[[Any], object] = lambda document: None) -> bytes:
    """A small paper with everything in place, then changed."""
    document = docx.Document()
    heading = document.add_heading("报价表", 1)
    heading._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="1" w:name="here"/>'))
    heading._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="1"/>'))
    document.add_paragraph("供应商（盖章）：　法定代表人（签字）：　日期：")
    link = f'<w:p {nsdecls("w")}><w:hyperlink w:anchor="here">{page_field("here")}</w:hyperlink></w:p>'
    document.element.body.insert(0, parse_xml(link))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def replace_text(old: str, new: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for paragraph in document.paragraphs:
            for run in paragraph.runs:
                run.text = run.text.replace(old, new)

    return change


def stray(words: str) -> Callable[[Any], None]:
    """Words where a template's tag for runs leaves a plain text."""

    def change(document: Any) -> None:
        document.add_paragraph("供应商：").runs[0]._r.tail = words

    return change


def within(name: str) -> Callable[[Any], None]:
    """An element where a template's tag for text leaves a page number or a picture."""

    def change(document: Any) -> None:
        document.add_paragraph("见").runs[0]._r.t_lst[0].append(parse_xml(f"<w:{name} {nsdecls('w')}/>"))

    return change


def codes(content: bytes) -> list[str]:
    return [finding.code for finding in read_back(content, VOLUME)]


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("a tag in the text", lambda d: d.add_paragraph("合计 {{ offer.total }}"), "PAPER-TAG"),
        ("a tag in a header", lambda d: d.sections[0].header.paragraphs[0].add_run("{% if %}"), "PAPER-TAG"),
        ("words in a paragraph but in no run", stray("某公司"), "PAPER-TEXT"),
        ("a run within a text", within("r"), "PAPER-TEXT"),
        ("a form missing", replace_text("报价表", "报价"), "PAPER-FORM"),
        ("no place for the seal", replace_text("盖章", ""), "PAPER-PLACE"),
        ("no place for the signature", replace_text("签字", ""), "PAPER-PLACE"),
        ("no place for the date", replace_text("日期", ""), "PAPER-PLACE"),
        (
            "a page number that leads nowhere",
            lambda d: d.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{page_field('gone')}</w:p>")),
            "PAPER-REFERENCE",
        ),
        ("a heading that is not listed", lambda d: d.add_heading("后来加的", 2), "PAPER-CONTENTS"),
    ],
)
def test_what_is_left_or_missing_is_found(name: str, change: Callable[[Any], object], code: str) -> None:
    assert codes(paper(change)) == [code]


@pytest.mark.parametrize(
    "change",
    [
        lambda d: None,
        lambda d: d.add_paragraph("括号 { } 与 100% 的说明"),
        lambda d: d.add_heading("三级标题不入目录", 3),
        lambda d: d.add_paragraph("报价表"),
    ],
    ids=["as it is", "braces and percent signs", "a heading of level three", "the form named twice"],
)
def test_a_paper_in_order_gives_nothing(change: Callable[[Any], object]) -> None:
    assert codes(paper(change)) == []


def test_a_template_that_lost_a_form_stops_the_build(lot1: Path, docgen: Callable[..., Ran]) -> None:
    assert docgen("templates", "eject", "response", lot1).code == 0
    path = lot1 / "templates/response/price.docx"
    document = docx.Document(str(path))
    heading = next(p for p in document.paragraphs if p.text == "分项报价表")
    heading.runs[0].text = "分项表"
    document.save(str(path))

    ran = docgen("build", lot1, "response", "--json")

    assert (ran.code, ran.codes()) == (1, ["PAPER-FORM"])
    assert not (lot1 / "outputs").exists()
