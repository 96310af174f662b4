"""A ledger's file as a table of text that DuckDB can scan.

Parquet and plain CSV are scanned as they lie. Everything else, and a CSV that turned out not to be plain,
goes through the reader of lists and is written out as CSV, each row with its number in the file.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from docgen.load.ledgers.known import ROW
from docgen.load.ledgers.lines import look_through
from docgen.load.sheets.book import lists
from docgen.load.sheets.columns import Column, Kind, Wanted
from docgen.load.sheets.names import plainly
from docgen.load.sheets.table import Table
from docgen.load.sheets.text_grid import encoding_of
from docgen.model.acceptance.ledger import LedgerColumn, LedgerSpec
from docgen.model.finding import DocgenError, Finding, Message, Origin, found, reason, stop

TEXT = (".csv", ".txt", ".tsv")
SUFFIXES = (".parquet", *TEXT, ".xlsx")
_CHUNK = 1 << 20


@dataclass(frozen=True)
class LedgerFile:
    """A ledger's file: `scanned` is what DuckDB reads, in UTF-8; `headings` are its columns in order.

    `numbered`: whether it was written out anew, each row with its number; else rows are numbered by counting.
    """

    spec: LedgerSpec
    path: Path
    shown: str
    scanned: Path
    headings: tuple[str, ...]
    sha256: str
    numbered: bool = False

    @property
    def is_parquet(self) -> bool:
        """Whether the columns carry types of their own."""
        return self.scanned.suffix == ".parquet"

    @property
    def row(self) -> str:
        """SQL for a row's number in the file, as Excel counts."""
        return ROW if self.numbered else "rowid + 2"


def ledger_path(folder: Path, spec: LedgerSpec) -> Path | None:
    """The one file of the ledger in `folder`/ledgers; None where there is none.

    Raises DocgenError where there are several, for nothing says which of them is right.
    """
    found = [path for suffix in SUFFIXES if (path := folder / "ledgers" / f"{spec.code}{suffix}").is_file()]
    if len(found) > 1:
        said = Message(
            "the ledger {title} stands there more than once: {files}",
            {"title": spec.title, "files": tuple(path.name for path in found)},
        )
        raise stop("LEDGER-TWICE", f"ledgers/{spec.code}", said)
    return found[0] if found else None


def open_file(path: Path, spec: LedgerSpec, workshop: Path) -> tuple[LedgerFile, list[Finding]]:
    """The ledger's file made ready to be scanned; copies in another form go into `workshop`.

    Raises DocgenError where it is no table at all.
    """
    shown = f"ledgers/{path.name}"
    if path.suffix == ".parquet":
        return LedgerFile(spec, path, shown, path, (), _digest(path)), []
    if path.suffix not in TEXT:
        return open_as_kept(path, spec, workshop)
    scanned = _as_utf8(path, workshop / f"{spec.code}.csv")
    seen = look_through(scanned, shown)
    headings = _csv_headings(scanned, shown)
    columns = plainly(headings, wanted_columns(spec)) if all(headings) else None
    if seen.even and columns:
        titles = tuple(columns[i].title for i in range(len(headings)))
        return LedgerFile(spec, path, shown, scanned, titles, _digest(path)), list(seen.faults)
    file, found = open_as_kept(path, spec, workshop)
    return file, [*seen.faults, *found]


def open_as_kept(path: Path, spec: LedgerSpec, workshop: Path) -> tuple[LedgerFile, list[Finding]]:
    """The ledger as people keep it, written out anew: headings found, totals and notes left, cells read.

    Raises DocgenError where it is no table at all.
    """
    shown = f"ledgers/{path.name}"
    target = workshop / f"{spec.code}-as-kept.csv"
    tables, wrong, said = _lists(path, shown, spec)
    columns: Sequence[Column] = ()
    with target.open("w", encoding="utf-8", newline="") as out:
        if tables:
            columns = tuple(tables[0].columns.values())
            try:
                _write(csv.writer(out), tables[0], columns)
            except DocgenError as problem:
                wrong += problem.findings
    for table in tables[1:]:
        words = {"name": table.grid.sheet}
        beyond = Message("the sheet {name} holds cells and is not read", words)
        wrong.append(found("LEDGER-SHEET", Origin(shown, table.grid.sheet), beyond))
    for table in tables[:1]:
        wrong += table.findings
        done = table.done.finding(shown, table.sheet, said if len(tables) == 1 else ())
        wrong += [done] if done else []
    headings = (ROW, *(column.title for column in columns))
    return LedgerFile(spec, path, shown, target, headings, _digest(path), numbered=True), wrong


def _lists(path: Path, shown: str, spec: LedgerSpec) -> tuple[list[Table], list[Finding], list[Message]]:
    """The lists in the file; what is wrong with a row of a text file leaves the other ledgers readable."""
    try:
        return lists(path, shown, wanted_columns(spec))
    except DocgenError as problem:
        if path.suffix not in TEXT:
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
            )
            for column in spec.columns
        )
    )


def _kind(column: LedgerColumn) -> Kind:
    return "digits" if column.type == "text" and column.mask in ("phone", "id") else column.type


def _write(writer: Any, table: Table, columns: Sequence[Column]) -> None:
    writer.writerow([ROW, *(column.title for column in columns)])
    codes = [column.code for column in columns]
    for row in table.rows():
        writer.writerow([row.number, *(_text(row.values.get(code)) for code in codes)])


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
