"""A tender's forms filled from a project: its data where they belong, the rest told, no word changed."""

from __future__ import annotations

import re

from kit.examples import bid
from kit.tender_file import page_break, paragraph, tender_file, text

from docgen.derive.forms.values import values
from docgen.derive.response.figures import response_figures
from docgen.intake.forms.reading import forms
from docgen.intake.word.open import open_word
from docgen.model.reading.blocks import Document, paragraphs_of
from docgen.model.reading.outline import Chapter, Outline
from docgen.model.reading.reading import TenderForm
from docgen.packages.forms import FilledForms, filled_forms
from docgen.rules import ruleset

LETTER = (
    "致：{tender.purchaser|（采购人名称）}",
    "我方参加“{tender.project_name|____}”（项目编号：{tender.project_no|____}）的采购活动。",
    "响应有效期自开启之日起{response.validity_days|____}日。",
    "技术负责人姓名：{|____}",
    "{tick|□}不属于符合条件的残疾人福利性单位。",
    "□属于符合条件的残疾人福利性单位。",
    "供应商名称（盖章）：{bidder.name|____}",
    "法定代表人（签字）：____",
)
NAMED = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


def tender() -> bytes:
    title = paragraph(text("格式1　响应函", "<w:b/>"), '<w:pageBreakBefore/><w:jc w:val="center"/>')
    return tender_file(title, *(paragraph(text(NAMED.sub(r"\2", line))) for line in LETTER), page_break())


def read(source: bytes) -> tuple[Document, tuple[TenderForm, ...]]:
    document = open_word(source, "tender.docx", "tender.docx")
    return document, forms(Outline(document, (Chapter("格式", "", "forms", True, document.blocks),)))


def filled() -> FilledForms:
    project = bid()
    known = values(project, response_figures(project, ruleset(project.tender.opening)))
    source = tender()
    return filled_forms(source, *read(source), known)


def test_the_words_are_the_tenders_and_the_values_the_projects() -> None:
    project = bid()
    said = {
        "tender.purchaser": project.tender.purchaser.name,
        "tender.project_name": project.tender.project_name,
        "tender.project_no": project.tender.project_number,
        "response.validity_days": str(project.response.validity_days),
        "bidder.name": project.bidder.name,
        "tick": "☑",
    }

    printed = [p.text for p in paragraphs_of(open_word(filled().content, "x", "x").blocks)]

    assert printed[1:] == [NAMED.sub(lambda found: said.get(found[1], found[2]), line) for line in LETTER]


def test_what_is_left_open_is_told_and_what_is_signed_is_counted() -> None:
    made = filled()

    assert [(blank.label, blank.field) for blank in made.open] == [("技术负责人姓名", "")]
    assert made.by_hand == 1


def test_a_value_that_the_data_do_not_have_is_told_with_its_field() -> None:
    source = tender()

    made = filled_forms(source, *read(source), {})

    assert ("供应商名称盖章", "bidder.name") in [(blank.label, blank.field) for blank in made.open]
