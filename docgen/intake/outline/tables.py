"""A table as its rows are meant: heads, titles across the width, columns of serial numbers and of marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from docgen.intake.mark_signs import USUAL
from docgen.intake.outline.signs import Signs
from docgen.model.reading.blocks import Cell, Table
from docgen.model.rules.reading_outline import OutlineWords
from docgen.model.text import unspaced

RowKind = Literal["head", "title", "row", "blank"]

_LONGEST_HEAD = 16
_LONGEST_TOP = 10
_SHORT_HEAD = 6
_NOTHING = ("", "/", "—", "——", "-", "无")
_LONGEST_TITLE = 40
_FIGURE = re.compile(r"[0-9０-９.,，\s%分元]+")


@dataclass(frozen=True, slots=True)
class MeantRow:
    """A row: what it is, the heads above its columns, its serial number, its name where it has one, its mark.

    `cells` are those that it shows, those that reach down from above included. `own` are its own alone.
    `mark` stands in its column of marks.
    """

    at: int
    kind: RowKind
    heads: tuple[str, ...]
    cells: tuple[Cell | None, ...]
    own: tuple[Cell, ...]
    serial: str = ""
    mark: str = ""

    def head(self, cell: Cell) -> str:
        """The words above a cell."""
        return self.heads[cell.column] if cell.column < len(self.heads) else ""


def meant(table: Table, signs: Signs) -> tuple[MeantRow, ...]:
    """The rows of a table as they are meant; heads go on until a title or other heads come."""
    words = signs.words
    heads: tuple[str, ...] = ()
    serial: int | None = None
    bearing = _of_marks(table, signs)
    marks = bearing
    rows: list[MeantRow] = []
    for at, (row, places) in enumerate(zip(table.rows, table.grid(), strict=True)):
        filled = [cell for cell in row.cells if cell.text.strip()]
        kind = _kind(row.cells, filled, table, words, not rows and (row.heading or _tops(table)))
        if kind == "head":
            below = bool(rows) and rows[-1].kind == "head"
            heads = _joined(heads if below else (), places)
            serial = _column(heads, words.serial_heads)
            named = _column(heads, words.mark_heads)
            marks = bearing if named is None else named
        elif kind == "title":
            heads, serial, marks = (), None, bearing
        number = _text(places, serial) if kind == "row" else ""
        if kind == "row" and serial is None and not heads and places and _numeric(_text(places, 0)):
            number = _text(places, 0)
        mark = signs.alone(_text(places, marks)) if kind == "row" and marks is not None else ""
        rows.append(MeantRow(at, kind, heads, tuple(places), row.cells, number, mark))
    return tuple(rows)


def _kind(
    cells: tuple[Cell, ...], filled: list[Cell], table: Table, words: OutlineWords, marked: bool
) -> RowKind:
    if not filled:
        return "blank"
    if table.width > 1 and len(filled) == 1 and filled[0].columns >= max(2, table.width - 1):
        text = filled[0].text.strip()
        return "title" if len(text) <= _LONGEST_TITLE and not re.search("[\n。；]", text) else "row"
    texts = [_bare(unspaced(cell.text).replace("\n", "")) for cell in filled]
    if marked and len(texts) > 1:
        return "head"
    if len(texts) < 2 or any(len(text) > _LONGEST_HEAD or re.search("[。；，]", text) for text in texts):
        return "row"
    if any(_FIGURE.fullmatch(text) for text in texts):
        return "row"
    exact = [text for text in texts if text in words.serial_heads or text in words.lot_heads]
    named = [text for text in texts if text.endswith(words.head_words) or text.startswith(words.head_words)]
    met = len({*exact, *named})
    enough = met >= max(2, len(texts) * 2 // 3) or (exact and met >= 2)
    if len(texts) == 2 and not exact:  # 岗位 | 要求 are heads, 项目名称 | …项目 are a name and its value
        enough = met == 2 and all(len(text) <= _SHORT_HEAD for text in texts)
    return "head" if enough and len(cells) >= 2 else "row"


def _of_marks(table: Table, signs: Signs) -> int | None:
    """The column that holds nothing but marks, whatever its head is."""
    for column in range(table.width):
        texts = [cell.text.strip() for row in table.rows[1:] for cell in row.cells if cell.column == column]
        said = [text for text in texts if text not in _NOTHING]
        if said and all(signs.alone(text) for text in said):
            return column
    return None


def _tops(table: Table) -> bool:
    """Whether a table's first row only names its columns: short words, longer ones or figures below."""
    first, below = table.rows[0], table.rows[1:]
    texts = [_bare(unspaced(cell.text).replace("\n", "")) for cell in first.cells]
    plain = all(
        text and len(text) <= _LONGEST_TOP and not re.search(f"[0-9，。；：:{USUAL}]", text) for text in texts
    )
    if not plain or len(texts) < 3 or len(below) < 2:
        return False
    columns = [
        [unspaced(cell.text) for row in below for cell in row.cells if cell.column == at.column]
        for at in first.cells
    ]
    return any(
        texts and all(re.search("[0-9]", text) or len(text) > _LONGEST_HEAD for text in texts if text)
        for texts in columns
    )


def _bare(text: str) -> str:
    return re.sub(r"[(（][^)）]*[)）]", "", text) or text if len(text) <= _LONGEST_TITLE * 2 else text


def _joined(above: tuple[str, ...], places: list[Cell | None]) -> tuple[str, ...]:
    own = [unspaced(cell.text).replace("\n", "") if cell else "" for cell in places]
    if not above:
        return tuple(own)
    return tuple(a if a == b else f"{a}{b}" for a, b in zip(above, own, strict=False))


def _column(heads: tuple[str, ...], names: tuple[str, ...]) -> int | None:
    return next((at for at, head in enumerate(heads) if head in names), None)


def _text(places: list[Cell | None], column: int | None) -> str:
    cell = places[column] if column is not None and column < len(places) else None
    return unspaced(cell.text).strip() if cell else ""


def _numeric(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,3}[.、]?", text))
