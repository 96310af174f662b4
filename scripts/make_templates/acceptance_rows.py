"""扣分明细: each deduction, the rows of the ledgers behind it, and how they add up to it."""

from __future__ import annotations

from docx.document import Document

from scripts.make_templates.acceptance_parts import cover
from scripts.make_templates.page import LANDSCAPE, UPRIGHT, Sheets
from scripts.make_templates.parts import heading, introduction, paragraph, tag
from scripts.make_templates.tables import Cell, Column, Row, listing


def write(document: Document, sheets: Sheets) -> None:
    """Write the paper."""
    cover(document)
    sheets.end(UPRIGHT)
    heading(document, "扣分依据的台账行", new_page=False)
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
            Column("文件与行", 58, "{{ b.place }}"),
            Column("编号", 46, "{{ b.key }}"),
            Column("日期", 30, "{% if b.day %}{{ b.day|date }}{% endif %}", "center"),
            Column("站点", 27, "{{ b.site }}", "center"),
            Column("事由", 44, "{{ b.reason }}"),
            Column("计", 12, "{{ b.count }}", "center"),
            Column("扣分", 18, "{{ b.points }}", "center"),
        ),
        closing=(Row((Cell("各条扣分合计", "center", 7), Cell("{{ behind_total|number }}", "center"))),),
        group=("b.opens", "{{ b.head }}"),
    )
    tag(document, "endif")
    sheets.finish(LANDSCAPE)
