"""Small Word templates written by tests."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx

Row = Sequence[str]


def template(*blocks: str | Sequence[Row], header: str = "", footer: str = "") -> bytes:
    """A document of paragraphs (texts) and tables (lists of rows)."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            _write(document.add_paragraph(), block)
        else:
            table = document.add_table(rows=len(block), cols=max(map(len, block)))
            for written, row in zip(block, table.rows, strict=True):
                for content, cell in zip(written, row.cells, strict=False):
                    _write(cell.paragraphs[0], content)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write(paragraph: Any, content: str) -> None:
    """Text, the pieces between `*` bold and centred, so that runs and paragraphs have properties."""
    for number, piece in enumerate(content.split("*")):
        if piece:
            paragraph.add_run(piece).bold = True if number % 2 else None
    if "*" in content:
        paragraph.alignment = 1
