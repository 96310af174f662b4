"""Small tenders of strangers: Word files written from lines of data, and read by the rooms of intake."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from docgen.intake.demands import demanded, meanings
from docgen.intake.opened import opened
from docgen.intake.outline import outlined, signs
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Demand, MarkMeaning
from docgen.model.reading.used import Used
from docgen.rules import demand_words, outline_words


@dataclass(frozen=True)
class Read:
    """A tender as read: its outline, what its marks do, its demands, and what stands between them."""

    outline: Outline
    marks: tuple[MarkMeaning, ...]
    demands: tuple[Demand, ...]
    between: tuple[Used, ...]


def read(path: Path) -> Read:
    """A file through the rooms that read its structure and its demands."""
    words = outline_words()
    outline = outlined(opened(path), words)
    marks = meanings(outline, demand_words())
    return Read(outline, marks, *demanded(outline, marks, signs(outline.document, words), demand_words()))


_STYLES = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3", "h4": "Heading 4", "list": "List Number"}


def written(lines: Sequence[dict[str, Any]], path: Path, columns: int = 1) -> Path:
    """A Word file of lines: `chapter`, `annex` and `cover` on a new page, centred; `bold`, `center`, `p`;
    headings `h1` to `h4`; `list` numbered by Word; `table`, whose cells hold a paragraph a line or a table
    of their own. A cell of ^^ is one with that above it, of << with that before it. ‹ › stand around what is
    bold and underlined. `columns`: how many columns of text a page has.
    """
    document = docx.Document()
    if columns > 1:
        section = document.sections[0]._sectPr.find(qn("w:cols"))
        section.set(qn("w:num"), str(columns))
    for line in lines:
        (kind, said), *_ = line.items()
        if kind == "table":
            _table(document, said, columns)
            continue
        paragraph = document.add_paragraph(style=_STYLES.get(kind))
        run = _run(paragraph, str(said))
        if kind in ("chapter", "annex", "cover", "center"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if kind in ("chapter", "annex", "cover"):
            paragraph.paragraph_format.page_break_before = True
            run.font.size = Pt(16)
        if kind not in _STYLES and not run.underline:
            run.bold = kind in ("chapter", "annex", "cover", "bold")
    document.save(str(path))
    return path


def _run(paragraph: Any, said: str) -> Any:
    """The text's stretches as runs; the last one."""
    run = None
    for piece in re.findall("‹[^›]*›|[^‹]+", said) or [""]:
        run = paragraph.add_run(piece.strip("‹›"))
        if piece.startswith("‹"):
            run.bold = run.underline = True
    return run


def _table(document: Any, rows: list[list[Any]], columns: int = 1) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    table.style = "Table Grid"
    for column in table.columns if columns > 1 else ():
        column.width = column.width // columns
    for i, row in enumerate(rows):
        for j, said in enumerate(row):
            cell = table.cell(i, j)
            if said in ("^^", "<<"):
                cell.merge(table.cell(i - 1, j) if said == "^^" else table.cell(i, j - 1))
                continue
            if isinstance(said, dict):
                _table(cell, said["table"])
                continue
            first, *more = str(said).split("\n")
            _run(cell.paragraphs[0], first)
            for text in more:
                _run(cell.add_paragraph(), text)
