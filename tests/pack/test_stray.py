"""Numbers of persons that somebody typed into a text are told, those in a field of their own are not."""

from __future__ import annotations

import io

import docx
import pytest
from kit.examples import bid

from docgen.model.paper import PaperSpec
from docgen.pack.stray import own_numbers, stray_numbers

PAPER = PaperSpec(code="inventory", title="移交清册")
PHONE, OTHER, ID = "19900000001", "19900000002", "450102199003070016"


def paper(*texts: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(texts[0])
    table = document.add_table(1, len(texts))
    for cell, text in zip(table.rows[0].cells, texts[1:], strict=False):
        cell.paragraphs[0].add_run(text[:4])
        cell.paragraphs[0].add_run(text[4:])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_numbers_in_texts_are_told_once_and_in_part() -> None:
    content = paper("正文", f"钥匙找小韦{PHONE}", f"另见{OTHER}、{PHONE}", f"身份证{ID}")

    (finding,) = stray_numbers(content, PAPER, frozenset())

    assert finding.code == "PAPER-PERSONAL"
    assert finding.message.values["n"] == 3
    assert [each for each in (PHONE, OTHER, ID) if each in repr(finding)] == []


def test_numbers_in_page_headers_and_with_gaps_are_told() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "经办人 199 0000 0001"
    document.add_paragraph("或 199-0000-0002")
    out = io.BytesIO()
    document.save(out)

    (finding,) = stray_numbers(out.getvalue(), PAPER, frozenset())

    assert finding.message.values["n"] == 2
    assert list(stray_numbers(out.getvalue(), PAPER, frozenset({PHONE, OTHER}))) == []


@pytest.mark.parametrize(
    "text",
    [
        f"联系人：韦某甲 {PHONE}",
        "合同号 199000000012",
        "金额 19900000001.50",
        "统一社会信用代码 450102199003070017",
        "1.19900000001",
        "9f19900000001ab0",
    ],
    ids=["own", "longer", "amount", "wrong-digit", "decimal", "digest"],
)
def test_other_numbers_are_not(text: str) -> None:
    assert list(stray_numbers(paper("正文", text), PAPER, frozenset({PHONE}))) == []


def test_the_own_numbers_of_a_project_are_those_of_its_people() -> None:
    project = bid()

    own = own_numbers(project, project.tender)

    assert project.bidder.legal_representative.id_number in own
    assert own_numbers(project, None) >= {person.id_number for person in project.staff.values()}
