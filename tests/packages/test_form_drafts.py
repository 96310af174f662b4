"""A draft tells at a glance which blanks of a form are filled and which a person still fills."""

from __future__ import annotations

import io
from functools import cache

import docx
from docx.oxml.ns import qn
from docx.text.run import Run
from kit.prescribed import Form, cut, source
from openxml_audit import OpenXmlValidator

from docgen.intake.word.open import open_word
from docgen.packages.forms import filled_forms

LETTER: Form = (
    "格式1　投标函",
    [
        "供应商名称：____",
        "服务热线电话：____",
        "我单位的吉祥物是____，口号是____。",
        "服务网点地址：",
        "□需要发票",
        [["注册地址", ""], ["主要业务", ""]],
        [["序号", "品种", "产地"], ["", "", ""]],
    ],
)
KNOWN = {"bidder.name": "丁山物业", "bidder.address": "丁山路1号"}


@cache
def runs(marked: bool) -> tuple[Run, ...]:
    file = source(LETTER)
    made = filled_forms(file, open_word(file, "x", "x"), cut(file), KNOWN, marked=marked)
    document = docx.Document(io.BytesIO(made.content))
    return tuple(Run(each, document) for each in document.element.body.iter(qn("w:r")))  # type: ignore[arg-type]


def text_of(marked: bool, property_name: str) -> list[str]:
    return [run.text for run in runs(marked) if run._r.find(f"{qn('w:rPr')}/{qn(property_name)}") is not None]


def test_what_is_filled_has_a_ground_and_nothing_else() -> None:
    assert text_of(True, "w:shd") == ["丁山物业", "丁山路1号"]


def test_what_is_open_stands_out_and_says_what_it_asks_for() -> None:
    assert text_of(True, "w:highlight") == [
        "____", "____", "____", "\u3000\u3000", "□", "\u3000\u3000", "品种", "产地",
    ]  # fmt: skip
    assert [run.text for run in runs(True) if run.text.startswith("〔")] == [
        "〔服务热线电话〕", "〔吉祥物〕", "〔口号〕", "〔服务网点地址〕", "〔主要业务〕",
    ]  # fmt: skip


def test_nothing_of_it_stands_in_what_is_handed_in() -> None:
    assert text_of(False, "w:highlight") + text_of(False, "w:shd") == []
    assert "〔" not in "".join(run.text for run in runs(False))


def test_a_draft_is_a_file_that_word_opens(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = source(LETTER)
    made = filled_forms(file, open_word(file, "x", "x"), cut(file), KNOWN, marked=True)
    (tmp_path / "draft.docx").write_bytes(made.content)

    assert OpenXmlValidator().validate(str(tmp_path / "draft.docx")).errors == []
