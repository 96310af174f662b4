"""Lists become records: one row, one record, each fault at its cell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from docgen.load.files.faults import faults
from docgen.load.files.twice import rows_twice
from docgen.load.sheets.book import lists
from docgen.load.sheets.columns import wanted
from docgen.load.sheets.grid import workbook_grids
from docgen.load.sheets.table import Row, Table
from docgen.load.sheets.text_grid import SUFFIXES
from docgen.model.finding import Finding, Message, Origin, stop
from docgen.model.sources import Place

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class SheetRead(Generic[R]):
    """The records of a list, the cell of each place in them, everything found, and columns that none uses.

    `surplus` has headings by their cell. Among `findings` is what was done with a list that is not plain.
    """

    records: tuple[R, ...]
    cells: dict[Place, str]
    findings: list[Finding]
    surplus: dict[str, str]


def read_sheet(
    path: Path, shown: str, record: type[R]
) -> tuple[tuple[R, ...], dict[Place, str], list[Finding]]:
    """The rows as records, the cell of each place, and everything found, as `read_list`."""
    read = read_list(path, shown, record)
    return read.records, read.cells, read.findings


def read_list(path: Path, shown: str, record: type[R]) -> SheetRead[R]:
    """The list in the workbook or text file at `path`; no records where its headings or cells have faults.

    Raises DocgenError where the file cannot be read as a table at all.
    """
    tables, found, said = lists(path, shown, wanted(record))
    surplus = {
        table.place(i, table.head.last + 1): heading
        for table in tables
        if table.head
        for i, heading in table.surplus.items()
    }
    rows = [(table, row) for table in tables for row in (table.rows() if not _faulty(table.findings) else ())]
    found += [each for table in tables for each in table.findings]
    unfit = {place for table in tables for place in table.unfit.places} | {
        each.origin.location for each in found
    }
    done = [
        finding
        for number, table in enumerate(tables)
        if (finding := table.done.finding(shown, table.sheet, said if number == 0 else ()))
    ]
    if any(each.code in _HEADS for each in found):
        return SheetRead((), {}, [*found, *done], surplus)
    made = _Made(record, shown, rows)
    found += [each for each in made.faults() if each.origin.location not in unfit or not each.origin.location]
    return SheetRead(made.records, made.cells, [*found, *done], surplus)


_HEADS = ("SHEET-COLUMN-MISSING", "SHEET-HEADINGS", "SHEET-OTHER")
"""Faults by which no row can be read for what it is."""


def _faulty(found: list[Finding]) -> bool:
    return any(each.severity == "error" for each in found)


class _Made(Generic[R]):
    """Rows made into records."""

    def __init__(self, record: type[R], shown: str, rows: list[tuple[Table, Row]]) -> None:
        self._record, self._shown, self._rows = record, shown, rows
        self.records: tuple[R, ...] = ()
        self.cells: dict[Place, str] = {}

    def faults(self) -> list[Finding]:
        """Make the records; everything that keeps a row from being one."""
        found = list(rows_twice(self._record, [row.values for _, row in self._rows], self._origin))
        records: list[R] = []
        for table, row in self._rows:
            made, wrong = self._one(table, row)
            found += wrong
            if made is not None:
                at = len(records)
                records.append(made)
                self.cells[at,] = self._line(table, row)
                for i, column in table.columns.items():
                    self.cells[at, column.code] = table.place(i, row.number)
        self.records = tuple(records)
        return found

    def _one(self, table: Table, row: Row) -> tuple[R | None, list[Finding]]:
        def origin(place: Place) -> Origin:
            column = next((i for i, each in table.columns.items() if place[:1] == (each.code,)), None)
            at = self._line(table, row) if column is None else table.place(column, row.number)
            return Origin(self._shown, at)

        def label(place: Place) -> str:
            return str(self._record.model_fields[str(place[0])].title) if place else str(row.number)

        values: dict[str, Any] = row.values
        try:
            return self._record.model_validate(values), []
        except ValidationError as problem:
            return None, faults(problem, self._record, values, origin, label)

    def _origin(self, place: Place) -> Origin:
        table, row = self._rows[int(place[0])]
        column = next((i for i, each in table.columns.items() if each.code in place[1:]), None)
        at = self._line(table, row) if column is None else table.place(column, row.number)
        return Origin(self._shown, at)

    @staticmethod
    def _line(table: Table, row: Row) -> str:
        return f"{table.sheet}!{row.number}" if table.sheet else str(row.number)


def list_file(path: Path, shown: str) -> Path:
    """The file of the list: the workbook at `path`, or the text file of that name that stands in its place.

    Raises DocgenError where there are several, for nothing says which of them is right.
    """
    there = _files(path)
    if len(there) > 1:
        said = Message(
            "the list stands there more than once: {files}", {"files": tuple(p.name for p in there)}
        )
        raise stop("SHEET-TWICE", shown, said)
    return there[0] if there else path


def stands_there(path: Path) -> bool:
    """Whether the list is there at all, as a workbook or as a text file."""
    return bool(_files(path))


def _files(path: Path) -> list[Path]:
    return [each for suffix in (path.suffix, *SUFFIXES) if (each := path.with_suffix(suffix)).is_file()]


def first_sheet(path: Path, shown: str) -> list[list[Any]]:
    """The cells of the first sheet. Raises DocgenError where the file is no workbook."""
    return [list(row) for row in workbook_grids(path, shown)[0].rows]
