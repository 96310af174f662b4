"""A tender written from plain data, as Word has it: lines are paragraphs, lists of rows are tables.

In a table `^` goes on the cell above and `<` the cell to the left, as merged cells do.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docx import Document as new_document
from docx.document import Document as WordDocument

from docgen.intake.opened import opened
from docgen.intake.read import outline_of, reading
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Reading
from docgen.rules.reading import read as read_yaml

CASES = Path(__file__).parent.parent / "intake" / "cases"


@cache
def cases(name: str) -> dict[str, dict[str, Any]]:
    """The cases of tests/intake/cases/<name>.yaml by what they are."""
    return read_yaml((CASES / f"{name}.yaml").read_text("utf-8"))


def written(paper: list[Any], target: Path) -> Path:
    """The paper as a .docx."""
    word = new_document()
    for piece in paper:
        if isinstance(piece, str):
            word.add_paragraph(piece)
        else:
            _table(word, piece)
    word.save(str(target))
    return target


def as_read(paper: list[Any], folder: Path) -> tuple[Outline, Reading]:
    """The paper written, opened and read."""
    outline = outline_of(opened(written(paper, folder / "tender.docx")))
    return outline, reading(outline)


def _table(word: WordDocument, rows: list[list[Any]]) -> None:
    table = word.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = table.cell(at, column)
            if text == "^":
                table.cell(at - 1, column).merge(cell)
            elif text == "<":
                table.cell(at, column - 1).merge(cell)
            else:
                cell.text = "" if text is None else str(text)
