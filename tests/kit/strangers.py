"""Small tenders of strangers: Word files written from lines of data, and read by the rooms of intake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from docgen.intake.demands import demanded, meanings
from docgen.intake.opened import opened
from docgen.intake.outline import outlined, signs
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Demand, MarkMeaning, Used
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


def written(lines: Sequence[dict[str, Any]], path: Path) -> Path:
    """A Word file of lines: `chapter`, `annex` and `cover` on a new page, centred; `bold`, `center`, `p`;
    headings `h1` to `h4`; `list` numbered by Word; `table`, whose cells hold a paragraph a line.
    """
    document = docx.Document()
    for line in lines:
        (kind, said), *_ = line.items()
        if kind == "table":
            _table(document, said)
            continue
        paragraph = document.add_paragraph(style=_STYLES.get(kind))
        run = paragraph.add_run(str(said))
        if kind in ("chapter", "annex", "cover", "center"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if kind in ("chapter", "annex", "cover"):
            paragraph.paragraph_format.page_break_before = True
            run.font.size = Pt(16)
        if kind not in _STYLES:
            run.bold = kind in ("chapter", "annex", "cover", "bold")
    document.save(str(path))
    return path


def _table(document: Any, rows: list[list[Any]]) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for written_row, row in zip(rows, table.rows, strict=True):
        for said, cell in zip(written_row, row.cells, strict=False):
            first, *more = str(said).split("\n")
            cell.paragraphs[0].text = first
            for text in more:
                cell.add_paragraph(text)
