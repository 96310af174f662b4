"""The brief of a tender on one page: what, who, when, how much, marks, points, to prepare, what voids."""

from __future__ import annotations

from docx.document import Document

from scripts.make_templates.page import UPRIGHT, Sheets
from scripts.make_templates.parts import heading, paragraph
from scripts.make_templates.tables import Column, listing

_LABEL = 20


def write(document: Document, sheets: Sheets) -> None:
    """Write the brief."""
    heading(document, "招标要点", new_page=False, numbered=False)
    columns = (
        Column("项目", _LABEL, "{{ r.label }}", "center"),
        Column("采购文件所说", UPRIGHT.text - _LABEL, "{{ r.text }}"),
    )
    listing(document, UPRIGHT.text, "r in rows", columns, free_texts=("r.text",))
    paragraph(document, "{{ note }}", "Table Text")
    sheets.finish(UPRIGHT)
