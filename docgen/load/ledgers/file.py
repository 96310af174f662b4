"""A ledger's file as a table of text that DuckDB can scan.

Parquet and plain CSV are scanned as they lie. Everything else, and a CSV that turned out not to be plain,
goes through the reader of lists and is written out as CSV, each row with its number in the file.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from docgen.load.ledgers.known import ROW
from docgen.load.ledgers.lines import look_through
from docgen.load.ledgers.places import Places
from docgen.load.sheets.book import lists
from docgen.load.sheets.columns import Column, Kind, Wanted
from docgen.load.sheets.names import plainly
from docgen.load.sheets.table import Table
from docgen.load.sheets.text_grid import SUFFIXES as TEXT
from docgen.load.sheets.text_grid import encoding_of
from docgen.model.acceptance.ledger import SITES, LedgerColumn, LedgerSpec
from docgen.model.finding import DocgenError, Finding, Message, reason, stop

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Source:
    """A file of a ledger: `shown` to the user so, made into DuckDB's table of that name.

    `wanted` is what the ledger declares, as a list; `places` says where rows stand; copies in another form
    go into `workshop`.
    """

    spec: LedgerSpec
    wanted: Wanted
    path: Path
    shown: str
    table: str
    places: Places
    workshop: Path

    @property
    def kind(self) -> str:
        """The file's suffix in small letters."""
        return self.path.suffix.lower()

    @property
    def is_text(self) -> bool:
        """Whether it is a text file."""
        return self.kind in TEXT


@dataclass(frozen=True)
class LedgerFile:
    """A file made ready: `scanned` is what DuckDB reads, in UTF-8; `headings` are its columns in order.

    `numbered`: whether it was written out anew, each row with its number; else rows are numbered by counting.
    """

    source: Source
    scanned: Path
    headings: tuple[str, ...]
    sha256: str
    numbered: bool = False

    @property
    def spec(self) -> LedgerSpec:
        """The ledger's declaration."""
        return self.source.spec

    @property
    def wanted(self) -> Wanted:
        """The ledger's columns, as a list's."""
        return self.source.wanted

    @property
    def shown(self) -> str:
        """The file as the user knows it."""
        return self.source.shown

    @property
    def is_parquet(self) -> bool:
        """Whether the columns carry types of their own."""
        return self.scanned.suffix.lower() == ".parquet"

    def row(self, counted: str) -> str:
        """SQL for a row's number among the ledger's places; `counted`: SQL for its number from 0."""
        return ROW if self.numbered else f"{counted} + {self.source.places.begin(self.shown) + 2}"


def open_file(source: Source) -> tuple[LedgerFile, list[Finding]]:
    """The ledger's file made ready to be scanned.

    Raises DocgenError where it is no table at all.
    """
    path, shown = source.path, source.shown
    source.places.begin(shown)  # rows stand in the order of the files, whichever way each is read
    if source.kind == ".parquet":
        return LedgerFile(source, path, (), _digest(path)), []
    if not source.is_text:
        return open_as_kept(source)
    scanned = _as_utf8(path, source.workshop / f"{source.table}.csv")
    seen = look_through(scanned, shown)
    headings = _csv_headings(scanned, shown)
    columns = plainly(headings, source.wanted) if all(headings) else None
    if seen.even and columns:
        titles = tuple(columns[i].title for i in range(len(headings)))
        return LedgerFile(source, scanned, titles, _digest(path)), list(seen.faults)
    file, found = open_as_kept(source)
    return file, [*seen.faults, *found]


def open_as_kept(source: Source) -> tuple[LedgerFile, list[Finding]]:
    """The ledger as people keep it, written out anew: headings found, totals and notes left, cells read.

    All files of a ledger that are read so go into one, since DuckDB takes long to begin with each.

    Raises DocgenError where it is no table at all.
    """
    target = source.workshop / f"{source.spec.code}-as-kept.csv"
    tables, wrong, said = _lists(source)
    headings = (ROW, *(column.title for column in source.wanted.columns))
    begun = target.exists()
    with target.open("a", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerows([] if begun else [headings])
        for table in tables:
            try:
                _write(writer, table, source.wanted, source.places.begin(source.shown, table.sheet))
            except DocgenError as problem:
                wrong += problem.findings
    for number, table in enumerate(tables):
        wrong += table.findings
        done = table.done.finding(source.shown, table.sheet, said if number == 0 else ())
        wrong += [done] if done else []
    return LedgerFile(source, target, headings, _digest(source.path), numbered=True), wrong


def _lists(source: Source) -> tuple[list[Table], list[Finding], list[Message]]:
    """The lists in the file; what is wrong with a row of a text file leaves the other ledgers readable."""
    try:
        return lists(source.path, source.shown, source.wanted)
    except DocgenError as problem:
        if not source.is_text:
            raise
        return [], list(problem.findings), []


def wanted_columns(spec: LedgerSpec) -> Wanted:
    """What the ledger declares, as a list of the one reader."""
    placed = (*spec.key, spec.day)
    return Wanted(
        tuple(
            Column(
                code=column.code,
                title=column.title,
                kind=_kind(column),
                required=column.required or column.code in placed,
                choices=column.choices,
                also=column.also,
                unit="元" if column.type == "money" else "",
                endless=column.type == "date" and not column.required,
                by_sheet=column.refers == SITES,
            )
            for column in spec.columns
        )
    )


def _kind(column: LedgerColumn) -> Kind:
    return "digits" if column.type == "text" and column.mask in ("phone", "id") else column.type


def _write(writer: Any, table: Table, wanted: Wanted, base: int) -> None:
    codes = [column.code for column in wanted.columns]
    for row in table.rows():
        writer.writerow([base + row.number, *(_text(row.values.get(code)) for code in codes)])


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _as_utf8(path: Path, copy: Path) -> Path:
    """The file itself where it is UTF-8, with or without BOM; else a copy that is."""
    encoding = encoding_of(path)
    if encoding == "utf-8-sig":
        return path
    with path.open(encoding=encoding, newline="") as old, copy.open("w", encoding="utf-8", newline="") as new:
        while text := old.read(_CHUNK):
            new.write(text)
    return copy


def _csv_headings(path: Path, shown: str) -> tuple[str, ...]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(cell.strip() for cell in next(csv.reader(file), []))
    except (csv.Error, OSError) as problem:
        said = Message(
            "cannot be read as a table: {problem}",
            {"problem": reason(problem) if isinstance(problem, OSError) else problem},
        )
        raise stop("SHEET-UNREADABLE", shown, said, "table") from None
