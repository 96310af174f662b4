"""扣分明细: each deduction, the rows of the ledgers behind it, and how they add up to it."""

from __future__ import annotations

from docx.document import Document

from scripts.make_templates.acceptance_parts import both_sign, notices
from scripts.make_templates.page import LANDSCAPE, Sheets
from scripts.make_templates.parts import introduction, paragraph, tag
from scripts.make_templates.tables import Cell, Column, Row, listing


def write(document: Document, sheets: Sheets) -> None:
    """Write the paper."""
    paragraph(document, "扣分明细", "TOC Heading")
    notices(document)
    paragraph(
        document,
        "{{ project.name }}（{{ project.lot }}），第{{ period.number }}期"
        "（{{ period.start|date }}至{{ period.end|date }}），自评得分{{ own.score }}分。",
    )
    introduction(
        document,
        "每条扣分由下列各行得来，行号为该文件打开后所见的行号。逐例扣分的各行扣分相加即为该条扣分；"
        "得分或不得分的条目，各行是不得分的原因，扣分只列一次。个人信息已脱敏。"
        "{% if own.open %}原文有待定事项的，按第一种做法列出。{% endif %}",
    )
    tag(document, "if not behind")
    paragraph(document, "本期没有扣分，也没有加分。")
    tag(document, "else")
    listing(
        document,
        LANDSCAPE.text,
        "b in behind",
        (
            Column("序号", 12, "{{ b.no }}", "center"),
            Column("文件与行", 60, "{{ b.place }}"),
            Column("编号", 28, "{{ b.key }}"),
            Column("日期", 26, "{{ b.day }}", "center"),
            Column("站点", 42, "{{ b.site }}", "center"),
            Column("事由", 49, "{{ b.reason }}"),
            Column("计", 12, "{{ b.count }}", "center"),
            Column("扣分", 18, "{{ b.points }}", "center"),
        ),
        closing=(Row((Cell("各条扣分合计", "center", 7), Cell("{{ behind_total|number }}", "center"))),),
        group=("b.opens", "{{ b.head }}"),
    )
    tag(document, "endif")
    introduction(document, "以上由台账逐行列出，运营方对台账的真实性负责。")
    both_sign(document, LANDSCAPE, (("运营方", "{{ bidder.name }}"), ("考核方", "　")))
    sheets.finish(LANDSCAPE)
