"""A template as a clerk makes it in Word: tags typed with pauses, which Word keeps in runs of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.shared import Mm, Pt


def split(paragraph: Any, text: str, every: int = 3) -> None:
    """The text in runs of a few characters."""
    for at in range(0, len(text), every):
        paragraph.add_run(text[at : at + every])


def clerk_template(path: Path, header: str, *lines: str) -> Path:
    """A template with a table in its page header, and a line a paragraph; a line `A | B` is a table's row."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(12)
    cells = section.header.add_table(1, 2, Mm(150)).rows[0].cells
    split(cells[0].paragraphs[0], header)
    cells[1].text = "示例公司"
    for line in lines:
        if " | " in line:
            row = document.add_table(1, line.count(" | ") + 1, style="Table Grid").rows[0]
            for cell, text in zip(row.cells, line.split(" | "), strict=True):
                split(cell.paragraphs[0], text)
        else:
            split(document.add_paragraph(), line)
    document.save(str(path))
    return path
