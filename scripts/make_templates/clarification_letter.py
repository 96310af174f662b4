"""澄清申请函: whom to, what about, each matter with its places and words, what is asked, who signs."""

from __future__ import annotations

from docx.document import Document

from scripts.make_templates.page import UPRIGHT, Sheets
from scripts.make_templates.parts import (
    NONE,
    SIGNATORY,
    heading,
    introduction,
    paragraph,
    said,
    signature,
    tag,
)
from scripts.make_templates.tables import Column, listing


def write(document: Document, sheets: Sheets) -> None:
    """The whole letter."""
    paragraph(document, "关于“{{ project.name }}”采购文件的澄清申请函", "TOC Heading")
    tag(document, "for name in addressees")
    paragraph(document, "{% if loop.first %}致：{% else %}　　{% endif %}{{ name }}", "Form Address")
    tag(document, "endfor")
    paragraph(document, "项目名称：{{ project.name }}")
    paragraph(
        document, "项目编号：{{ project.number }}　　标项：{{ project.lot }}（{{ project.lot_title }}）"
    )
    paragraph(
        document,
        "我方已取得上述项目的采购文件。编制响应文件时发现下列{{ questions|length }}处内容"
        "前后不一致、与规定不符或者不明确。{{ basis }}"
        "现逐条列明位置、原文和请求明确的事项，请贵方书面澄清，并通知所有获取采购文件的供应商。",
    )
    tag(document, "for q in questions")
    heading(document, "{{ q.no }}、{{ q.title }}", 2, numbered=False)
    listing(
        document,
        UPRIGHT.text,
        "p in q.places",
        (
            Column("序号", 12, "{{ p.no }}", "center"),
            Column("位置", 44, "{{ p.place }}"),
            Column("原文", UPRIGHT.text - 56, "{{ p.words }}"),
        ),
        free_texts=("p.words",),
    )
    paragraph(document, "矛盾之处：{{ q.clash }}", keep=True)
    tag(document, "if q.ground")
    paragraph(document, "依据：{{ q.ground }}。", keep=True)
    tag(document, "endif")
    paragraph(document, "请求明确：{{ q.ask }}")
    tag(document, "endfor")
    introduction(
        document,
        "本项目递交截止日期为{{ deadline|date }}。"
        "请{% if reply_by %}于{{ reply_by|date }}前{% else %}及时{% endif %}以书面形式答复；"
        "澄清或者修改影响响应文件编制的，请依法顺延递交截止时间。",
    )
    phone = said("bidder.phone", NONE)
    paragraph(document, f"联系人：{{{{ bidder.contact }}}}　　联系电话：{phone}", keep=True)
    signature(document, (SIGNATORY,), "特此函请。")
    sheets.finish(UPRIGHT)
