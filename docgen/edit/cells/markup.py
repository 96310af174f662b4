"""A worksheet's markup with cells put in: every sign of it that no edited cell needs changed stays.

Rows and cells are found by their marks as they stand, one pass over the text for all cells of an edit. New
text goes into the cell itself (`inlineStr`), so that the workbook's shared strings stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from docgen.edit.cells.cell import Cell
from docgen.load.sheets.grid import column_letter

_PREFIX = re.compile(r"<((?:\w+:)?)sheetData\b")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def column_number(letters: str) -> int:
    """A is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@dataclass(frozen=True)
class Tag:
    """A row or a cell as it stands: from where to where, its attributes, what is inside."""

    start: int
    end: int
    at: int
    attributes: Mapping[str, str]
    inside: str

    @property
    def style(self) -> str:
        """The number of its format, "" for none."""
        return self.attributes.get("s", "")

    @property
    def own_style(self) -> str:
        """The number of a row's format where it is one for cells to come, else ""."""
        return self.style if self.attributes.get("customFormat") in ("1", "true") else ""


class SheetMarkup:
    """One worksheet's text. Raises ValueError where it holds no sheet."""

    def __init__(self, text: str) -> None:
        found = _PREFIX.search(text)
        if found is None:
            raise ValueError("no sheet")
        self.text, self.prefix = text, found[1]
        self._rows = self._pattern("row")
        self._cells = self._pattern("c")

    def _pattern(self, name: str) -> re.Pattern[str]:
        tag = re.escape(self.prefix + name)
        return re.compile(rf"<{tag}\b([^<>]*?)(?:/>|>(.*?)</{tag}\s*>)", re.DOTALL)

    def rows(self) -> Iterator[Tag]:
        """Every row, `at` as Excel counts; one that does not say its number comes behind the last."""
        number, start, end = 0, *self._data()
        for met in self._rows.finditer(self.text, start, end):
            attributes = _attributes(met[1])
            number = int(attributes.get("r") or number + 1)
            yield Tag(met.start(), met.end(), number, attributes, met[2] or "")

    def cells(self, row: Tag) -> Iterator[Tag]:
        """Every cell of a row, `at` its column from 0, places counted within the row's inside."""
        column = -1
        for met in self._cells.finditer(row.inside):
            attributes = _attributes(met[1])
            named = _AREA.fullmatch(attributes.get("r", ""))
            column = column_number(named[1]) if named else column + 1
            yield Tag(met.start(), met.end(), column, attributes, met[2] or "")

    def with_cells(self, values: Mapping[Cell, str | Decimal], below: int = 0) -> str:
        """The sheet with these values in its cells; "" empties a cell, which keeps its format.

        A new cell takes the format of its row or column, and in a new row that of the cell above it, as far
        as that is below the row number `below`.
        """
        wanted: dict[int, dict[int, str | Decimal]] = {}
        for (number, column), value in values.items():
            wanted.setdefault(number, {})[column] = value
        formats = self.column_formats()
        pieces, done, above = [], self._data()[0], None
        open_end = done
        for row in self.rows():
            for number in sorted(each for each in wanted if each < row.at) if wanted else ():
                pieces += [
                    self.text[done:open_end],
                    self._new_row(number, wanted.pop(number), formats, above),
                ]
                done = open_end
            cells = wanted.pop(row.at, None)
            if cells is not None:
                pieces += [self.text[done : row.start], self._row(row, cells, formats)]
                done = row.end
            if row.at > below and row.inside:
                above = row
            open_end = row.end
        if wanted and self._is_closed():
            raise ValueError("a sheet without rows")
        for number in sorted(wanted):
            pieces += [self.text[done:open_end], self._new_row(number, wanted[number], formats, above)]
            done = open_end
        return self._with_extent(self.text[: self._data()[0]] + "".join(pieces) + self.text[done:], values)

    def areas(self, name: str) -> list[tuple[int, int, int, int]]:
        """The areas that elements of this name refer to: first row and column, last row and column."""
        tags = re.findall(rf"<{re.escape(self.prefix + name)}\b([^<>]*)>", self.text)
        met = (_AREA.fullmatch(_attributes(tag).get("ref", "")) for tag in tags)
        return [area(each) for each in met if each]

    def is_protected(self) -> bool:
        """Whether cells that are locked must not be changed."""
        found = re.search(rf"<{re.escape(self.prefix)}sheetProtection\b([^<>]*)>", self.text)
        return found is not None and _attributes(found[1]).get("sheet") in ("1", "true")

    def _data(self) -> tuple[int, int]:
        """Where the rows begin and end."""
        begin = re.search(rf"<{re.escape(self.prefix)}sheetData\b[^<>]*>", self.text)
        assert begin is not None
        end = self.text.find(f"</{self.prefix}sheetData", begin.end())
        return begin.end(), end if end >= 0 else begin.end()

    def _is_closed(self) -> bool:
        return self.text[: self._data()[0]].endswith("/>")

    def _row(self, row: Tag, values: Mapping[int, str | Decimal], formats: Mapping[int, str]) -> str:
        own = row.own_style
        pieces, done, left = [], 0, dict(values)
        for cell in self.cells(row):
            for column in sorted(each for each in left if each < cell.at):
                pieces += [row.inside[done : cell.start]]
                pieces += [self._cell(row.at, column, left.pop(column), own or formats.get(column, ""))]
                done = cell.start
            if cell.at in left:
                pieces += [row.inside[done : cell.start]]
                pieces += [self._cell(row.at, cell.at, left.pop(cell.at), cell.style)]
                done = cell.end
        pieces.append(row.inside[done:])
        pieces += [
            self._cell(row.at, column, left[column], own or formats.get(column, ""))
            for column in sorted(left)
        ]
        said = self._row_said(row)
        if left:  # the row's span is a hint, and too narrow now
            said = re.sub(r'\s+spans="[^"]*"', "", said)
        return f"<{self.prefix}row{said}>{''.join(pieces)}</{self.prefix}row>"

    def _row_said(self, row: Tag) -> str:
        opening = self.text[row.start : row.end].partition(">")[0]
        return opening.removeprefix(f"<{self.prefix}row").removesuffix("/").rstrip()

    def _new_row(
        self,
        number: int,
        values: Mapping[int, str | Decimal],
        formats: Mapping[int, str],
        above: Tag | None,
    ) -> str:
        as_above = {cell.at: cell.style for cell in self.cells(above)} if above else {}
        cells = "".join(
            self._cell(number, column, values[column], as_above.get(column) or formats.get(column, ""))
            for column in sorted(values)
        )
        return f'<{self.prefix}row r="{number}">{cells}</{self.prefix}row>'

    def _cell(self, row: int, column: int, value: str | Decimal, style: str) -> str:
        p, said = self.prefix, f' r="{column_letter(column)}{row}"' + (f' s="{style}"' if style else "")
        if isinstance(value, Decimal):
            return f"<{p}c{said}><{p}v>{value:f}</{p}v></{p}c>"
        if not value:
            return f"<{p}c{said}/>" if style else ""
        text = escape(_ESCAPE.sub(r"_x005F_x\1_", value))
        return f'<{p}c{said} t="inlineStr"><{p}is><{p}t xml:space="preserve">{text}</{p}t></{p}is></{p}c>'

    def column_formats(self) -> dict[int, str]:
        """By column from 0 the number of its format, where it has one."""
        formats: dict[int, str] = {}
        for said in re.findall(rf"<{re.escape(self.prefix)}col\b([^<>]*)>", self.text[: self._data()[0]]):
            column = _attributes(said)
            if column.get("style", "0") != "0":
                last = min(int(column.get("max", 0)), 1000)
                formats |= dict.fromkeys(range(int(column.get("min", 1)) - 1, last), column["style"])
        return formats

    def _with_extent(self, text: str, values: Mapping[Cell, object]) -> str:
        """The declared extent of the sheet, as wide as it is now."""
        pattern = rf"""(<{re.escape(self.prefix)}dimension\b[^<>]*?\bref=")([^"]*)(")"""
        found = re.search(pattern, text[: self._data()[0]])
        met = _AREA.fullmatch(found[2]) if found else None
        if found is None or met is None or not values:
            return text
        top, left, bottom, right = area(met)
        rows, columns = [row for row, _ in values], [column for _, column in values]
        least = min(top, *rows), min(left, *columns)
        last = max(bottom, *rows), max(right, *columns)
        if (least, last) == ((top, left), (bottom, right)):
            return text
        said = f"{column_letter(least[1])}{least[0]}:{column_letter(last[1])}{last[0]}"
        return text[: found.start(2)] + said + text[found.end(2) :]


def area(met: re.Match[str]) -> tuple[int, int, int, int]:
    """First row and column, last row and column of a reference."""
    left, top, right, bottom = met.groups()
    first = int(top), column_number(left)
    return (*first, int(bottom), column_number(right)) if right else (*first, *first)


def _attributes(said: str) -> dict[str, str]:
    return {name: one or other for name, one, other in _ATTRIBUTE.findall(said)}
