"""Cells put into a text file of a list: encoding, signs that part columns, line ends and all else stay."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.edit.cells.cell import Edit
from docgen.edit.cells.refused import refused
from docgen.load.sheets.text_grid import LONGEST
from docgen.model.formula_text import kept_text

_MOST_COLUMNS = 500
_MOST_ADDED = 1_000
"""Rows below the last one that an edit may reach down to."""
_RECORD = re.compile(r'(?:"(?:[^"]|"")*"|[^"\r\n])*(?:\r\n|\r|\n|\Z)')
_QUOTED = re.compile(r'["\r\n]')
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class TextForm:
    """How a text file is written: its encoding as Python names it, and what parts its columns."""

    encoding: str
    sign: str

    def text(self, raw: bytes) -> str:
        """What the bytes say, without the mark that begins them."""
        return raw.decode(self.encoding)

    def bytes(self, text: str, raw: bytes) -> bytes:
        """The text as bytes, with the mark that begins `raw`. Raises UnicodeEncodeError."""
        if self.encoding == "utf-16":
            little = raw.startswith(codecs.BOM_UTF16_LE)
            mark = codecs.BOM_UTF16_LE if little else codecs.BOM_UTF16_BE
            return mark + text.encode("utf-16-le" if little else "utf-16-be")
        if self.encoding == "utf-8-sig":
            return codecs.BOM_UTF8 * raw.startswith(codecs.BOM_UTF8) + text.encode()
        return text.encode(self.encoding)

    def rows(self, text: str) -> list[list[str]]:
        """Its rows, as the reader of lists has them. Raises csv.Error."""
        csv.field_size_limit(LONGEST)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=self.sign, strict=True))


def edited(text: str, form: TextForm, shown: str, edit: Edit) -> str:
    """The text with the edit made. Raises DocgenError EDIT-CELL where it cannot be."""
    records = [each for each in _RECORD.findall(text) if each]
    end = next((sign for sign in ("\r\n", "\n", "\r") if records and records[0].endswith(sign)), "\r\n")
    wanted: dict[int, dict[int, str]] = {}
    for (row, column), value in edit.cells.items():
        if not (1 <= row <= len(records) + _MOST_ADDED and 0 <= column < _MOST_COLUMNS):
            raise refused(shown, "", None, "")
        if _UNWRITABLE.search(value):
            raise refused(shown, "", (row, column), "sign")
        wanted.setdefault(row, {})[column] = kept_text(value)
    meant = _meant(form.rows(text), wanted, edit.dropped)
    made: list[str] = []
    for number in range(1, max(len(records), *wanted, 0) + 1 if wanted else len(records) + 1):
        record = records[number - 1] if number <= len(records) else ""
        if number in edit.dropped:
            continue
        if number > len(records) and made and not made[-1].endswith(("\r", "\n")):
            made[-1] += end
        cells = wanted.get(number)
        made.append(_record(record, cells, form.sign, end) if cells else record or end)
    new = "".join(made)
    try:
        got = form.rows(new)
    except csv.Error:
        raise refused(shown, "", None, "") from None
    if list(map(_bare, got)) != list(map(_bare, meant)):
        raise refused(shown, "", None, "")
    return new


def _meant(
    rows: Sequence[Sequence[str]], wanted: Mapping[int, Mapping[int, str]], dropped: Sequence[int]
) -> list[list[str]]:
    made = [list(row) for row in rows]
    made += [[] for _ in range(max(wanted, default=0) - len(made))]
    for number, cells in wanted.items():
        row = made[number - 1]
        row += [""] * (max(cells) + 1 - len(row))
        for column, value in cells.items():
            row[column] = value
    return [row for number, row in enumerate(made, 1) if number not in dropped]


def _bare(row: Sequence[str]) -> list[str]:
    """A row without the blank cells that end it."""
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _record(record: str, cells: Mapping[int, str], sign: str, end: str) -> str:
    """A record with cells put in; those beside them stay as they are written, quotation marks and all."""
    body = record.rstrip("\r\n") if record else ""
    tail = record[len(body) :] if record else end
    mark = re.escape(sign)
    fields = [
        met[1]
        for met in re.finditer(rf'("(?:[^"]|"")*"[^{mark}]*|[^{mark}]*)(?:{mark}|\Z)', body)
        if met.start() <= len(body)
    ]
    if fields and not body.endswith(sign) and len(fields) > 1 and not fields[-1]:
        fields.pop()  # the empty match behind the last field
    fields += [""] * (max(cells) + 1 - len(fields))
    for column, value in cells.items():
        fields[column] = _field(value, sign, fields[column].startswith('"'))
    return sign.join(fields) + tail


def _field(value: str, sign: str, quoted: bool) -> str:
    if quoted or sign in value or _QUOTED.search(value) or value != value.strip():
        return '"' + value.replace('"', '""') + '"'
    return value
