"""The brief of a tender on one page: what, who, when, how much, marks, points, to prepare, what voids."""

from __future__ import annotations

from docx.document import Document

from scripts.make_templates.page import UPRIGHT, Sheets
from scripts.make_templates.parts import heading, paragraph
from scripts.make_templates.tables import LABEL_FILL, Cell, Row, table

_LABEL = 20


def write(document: Document, sheets: Sheets) -> None:
    """Write the brief."""
    heading(document, "招标要点", new_page=False, numbered=False)
    loop = Row((Cell("{%tr for r in rows %}", span=2),))
    row = Row((Cell("{{ r.label }}", "center", fill=LABEL_FILL), Cell("{{ r.text }}")), splits=True)
    end = Row((Cell("{%tr endfor %}", span=2),))
    widths = (_LABEL, UPRIGHT.text - _LABEL)
    table(document, UPRIGHT.text, widths, ["项目", "采购文件所说"], [loop, row, end])
    paragraph(document, "{{ note }}", "Table Text")
    sheets.finish(UPRIGHT)
