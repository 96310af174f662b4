"""A tender of a few lines, written as text: chapters as they are printed, rows of tables between bars."""

from __future__ import annotations

from pathlib import Path

from docgen.model.reading.blocks import Block, Cell, Document, Paragraph, Row, Table


def document(text: str) -> Document:
    """Its blocks: a line is a paragraph, lines that begin with `|` are a table."""
    blocks: list[Block] = []
    rows: list[Row] = []
    for at, line in enumerate([*text.splitlines(), ""]):
        if line.startswith("|"):
            rows.append(_row(line, f"b{at}"))
            continue
        if rows:
            blocks.append(Table(id=f"t{at}", rows=tuple(rows), width=max(len(row.cells) for row in rows)))
            rows = []
        if line.strip():
            blocks.append(Paragraph(id=f"b{at}", text=line.strip()))
    return Document(name="tender.docx", sha256="", format="docx", blocks=tuple(blocks))


def _row(line: str, id: str) -> Row:
    cells = line.strip().strip("|").split("|")
    return Row(
        tuple(
            Cell(column, (Paragraph(id=f"{id}.{column}", text=cell.strip()),))
            for column, cell in enumerate(cells)
        )
    )


def word(text: str, path: Path) -> Path:
    """The same text as a Word file."""
    import docx

    made = docx.Document()
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            table = made.add_table(len(rows), max(map(len, rows)))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=False):
                    cell.text = words
            rows = []
        if line.strip():
            made.add_paragraph(line.strip())
    made.save(str(path))
    return path
