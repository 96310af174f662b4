"""Rows of a long table, CSV or Excel, one at a time: a dict of text by heading."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docgen.load.files.sheet import first_sheet
from docgen.load.sheets.text_grid import encoding_of
from docgen.model.finding import Message, stop


@contextmanager
def table_rows(path: Path) -> Iterator[tuple[list[str], Iterator[dict[Any, Any]]]]:
    """The headings and the rows of `path`; rows are read as they are asked for.

    CSV may be UTF-8 (with or without BOM) or GB18030, as Chinese Excel saves it. Raises DocgenError where
    the file cannot be read as a table.
    """
    if path.exists() and not path.is_file():
        raise stop("FILE-MISSING", str(path), Message("is no file"), "table")
    if path.suffix.lower() == ".xlsx":
        yield _sheet(path)
        return
    with path.open(encoding=encoding_of(path), newline="") as file:
        reader = csv.DictReader(file, restval="")
        try:
            yield list(reader.fieldnames or ()), reader
        except csv.Error as problem:
            said = Message("cannot be read as a table: {problem}", {"problem": problem})
            raise stop("SHEET-UNREADABLE", str(path), said, "row", location=str(reader.line_num)) from None


def _sheet(path: Path) -> tuple[list[str], Iterator[dict[Any, Any]]]:
    rows = first_sheet(path, str(path))
    head = [str(cell).strip() for cell in rows[0]] if rows else []
    return head, (
        dict(zip(head, map(_text, row), strict=False)) for row in rows[1:] if any(c != "" for c in row)
    )


def _text(cell: Any) -> str:
    """A cell as people see it: 120.0 is 120."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    return repr(cell) if isinstance(cell, float) else str(cell)
