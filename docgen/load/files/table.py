"""Lists of no record, read by the one reader of lists: row by row, as text by column, with their faults."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from docgen.load.sheets.book import lists
from docgen.load.sheets.columns import Wanted
from docgen.load.sheets.table import Row, Table
from docgen.load.sheets.unfit import LONGEST, SAID
from docgen.model.finding import DocgenError, Finding, Message, Origin, found, reason, stop
from docgen.model.formula_text import own_text
from docgen.model.text import folded

_EXACT = 10**15
"""Below it a whole number of a sheet has all its digits."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that no sheet or document can carry."""


class Line(NamedTuple):
    """A row: where it stands, the text of its cells by heading, and what is wrong with it.

    Used columns are named by their codes, others by their own headings.
    """

    at: str
    cells: dict[str, str]
    faults: tuple[Message, ...] = ()


class LongList:
    """The list in the file at `path`; `headings` are its columns as `Line.cells` names them, in their order.

    `always`: codes of columns that must be headed, though their cells may be blank; `reserved`: headings that
    no other column may have, where others are passed on. Raises DocgenError where the file is no table, or
    its headings leave a choice.
    """

    def __init__(
        self, path: Path, wanted: Wanted, always: Collection[str] = (), reserved: Collection[str] = ()
    ) -> None:
        self._shown = str(path)
        _check_file(path)
        self._tables, wrong, self._more = lists(path, self._shown, wanted)
        if not self._tables:
            needed = {column.code for column in wanted.columns if column.required}
            wrong = list(_missing(Origin(self._shown, "1"), wanted, needed | {*always}))
        self._named = [_names(table) for table in self._tables]
        for table, names in zip(self._tables, self._named, strict=True):
            wrong += [each for each in table.findings if each.severity == "error"]
            there = {column.code for column in wanted.columns if column.required}  # said by the reader itself
            there |= {column.code for column in table.columns.values()}
            wrong += _missing(Origin(self._shown, table.line(_under(table))), wanted, {*always} - there)
            wrong += _taken(table, names, reserved)
            table.done.surplus = [] if reserved else table.done.surplus
        if wrong:
            raise DocgenError(*wrong)
        self.headings = tuple(dict.fromkeys(name for names in self._named for name in names.values()))

    def rows(self) -> Iterator[Line]:
        """Every row, once. Raises DocgenError with the row where the file cannot be read on."""
        for table, names in zip(self._tables, self._named, strict=True):
            for row in table.rows():
                yield self._line(table, names, row)

    def done(self) -> list[Finding]:
        """What was done with the list and does not stop it, after all rows were read."""
        told = [
            table.done.finding(self._shown, table.sheet, () if number else self._more)
            for number, table in enumerate(self._tables)
        ]
        left = [each for table in self._tables for each in table.findings if each.severity != "error"]
        return [*left, *filter(None, told)]

    def _line(self, table: Table, names: dict[int, str], row: Row) -> Line:
        scaled = table.factors
        cells, values, width = row.cells, row.values, len(row.cells)
        plain = {}
        for i, name in names.items():
            raw = cells[i] if i < width else ""
            # Of a list of a million rows nearly every cell is text that goes along as it stands.
            if raw.__class__ is str and raw[:1] != "'" and (name in values or not raw) and i not in scaled:
                plain[name] = raw
            else:
                plain[name] = _cell(table, i, row)
        return self._judged(table, plain, row)

    def _judged(self, table: Table, cells: dict[str, str], row: Row) -> Line:
        whole = "".join(cells.values())
        if not row.unfit and len(whole) <= LONGEST and whole.isprintable():
            return Line(table.line(row.number), cells)
        faults = [_fault(title, SAID[why]) for title, why in row.unfit]
        used = {column.code for column in table.columns.values()}
        for name, text in cells.items():
            if len(text) > LONGEST:
                cells[name] = text[:LONGEST]
                if name not in used:  # of a used column the reader said so
                    faults.append(_fault(name, SAID["long"]))
            if sign := _UNWRITABLE.search(text):
                words = {"name": f"U+{ord(sign.group()):04X}"}
                faults.append(_fault(name, Message("character {name} cannot stand in a document", words)))
                cells[name] = _UNWRITABLE.sub("�", cells[name])
        return Line(table.line(row.number), cells, tuple(faults))


def _check_file(path: Path) -> None:
    """Raise DocgenError for what is there and no file, or what the system cannot even look at."""
    try:
        said = Message("is no file") if path.exists() and not path.is_file() else None
    except OSError as problem:  # such as a name of 5,000 characters
        said = Message("cannot be read: {reason}", {"reason": reason(problem)})
    if said:
        raise stop("FILE-MISSING", str(path), said, "table")


def _cell(table: Table, i: int, row: Row) -> str:
    """A cell as it was written, but for numbers and amounts of another unit; "" where it says nothing."""
    raw = row.cells[i] if i < len(row.cells) else ""
    column = table.columns.get(i)
    if column is None:
        return own_text(raw) if isinstance(raw, str) else plain_text(raw)
    value = row.values.get(column.code)
    if value is None:
        return ""
    return own_text(raw) if isinstance(raw, str) and i not in table.factors else plain_text(value)


def plain_text(value: Any) -> str:
    """A value as people see it: 120.0 is 120."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
        case Decimal():
            return format(value, "f")
        case datetime() if value.time() == time():
            return value.date().isoformat()
    return str(value)


def _fault(title: str, said: Message) -> Message:
    return Message("{field}: {fault}", {"field": title, "fault": said}) if title else said


def _names(table: Table) -> dict[int, str]:
    """By position, how cells of the column are named: by its code, else by its own heading."""
    headings = table.head.headings if table.head else ()
    own = {i: column.code for i, column in table.columns.items()}
    return {i: own.get(i, heading) for i, heading in enumerate(headings) if heading}


def _missing(at: Origin, wanted: Wanted, codes: Collection[str]) -> Iterator[Finding]:
    """Columns that must be headed and are not: a heading that is misspelt must not pass as blank cells."""
    for column in wanted.columns:
        if column.code in codes:
            said = Message("the column {heading} is missing", {"heading": column.title})
            yield found("SHEET-COLUMN-MISSING", at, said)


def _under(table: Table) -> int:
    """The number of the row of the headings."""
    return table.head.last + 1 if table.head else 1


def _taken(table: Table, names: dict[int, str], reserved: Collection[str]) -> Iterator[Finding]:
    """Columns that are passed on and cannot be, for another has their name."""
    seen: set[str] = set()
    for i, name in names.items():
        at = Origin(table.shown, table.place(i, _under(table)))
        if i not in table.columns and folded(name) in map(folded, reserved):
            said = Message("the column {heading} is one that is written here", {"heading": name})
            yield found("SHEET-COLUMN-UNKNOWN", at, said, "written")
        elif folded(name) in seen:
            said = Message("the heading {heading} is unknown or stands twice", {"heading": name})
            yield found("SHEET-COLUMN-UNKNOWN", at, said, "twice")
        seen.add(folded(name))
