"""Ledgers held by DuckDB for queries: typed, every fault placed, then locked away from files and network.

The tables lie in a temporary database file, so that millions of rows need little memory; it is gone when
the book is closed. Queries see views of them, which hold what was known on a day (`known.py`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from docgen.load.ledgers.copies import copy_faults
from docgen.load.ledgers.faults import column_faults
from docgen.load.ledgers.file import TEXT, LedgerFile, ledger_path, open_as_kept, open_file
from docgen.load.ledgers.folder import unknown_files
from docgen.load.ledgers.known import HELD, hold, see_up_to
from docgen.load.ledgers.order import order_faults
from docgen.load.ledgers.shown import SHOWN, others
from docgen.load.ledgers.table import Census, column_types, typed_table
from docgen.load.ledgers.ties import tie_faults
from docgen.load.ledgers.types import STORED, quoted
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.acceptance.measurement import LedgerSummary
from docgen.model.finding import Finding, Message, Origin, found

MEMORY = "600MB"
THREADS = 2


@dataclass
class LedgerBook:
    """The ledgers in DuckDB: `raw` sees them as they are, `masked` sees personal data covered.

    Either sees what was known on `day`, and nothing before a day was given.
    """

    raw: duckdb.DuckDBPyConnection
    masked: duckdb.DuckDBPyConnection
    summaries: tuple[LedgerSummary, ...]
    specs: tuple[LedgerSpec, ...]
    day: date | None = None

    def known_on(self, day: date) -> None:
        """From now on queries see what was known at the end of `day`."""
        if day != self.day:
            see_up_to(self.raw, day)
            see_up_to(self.masked, day)
            self.day = day


@contextmanager
def open_ledgers(
    folder: Path, specs: Iterable[LedgerSpec], term: tuple[date, date], sites: Collection[str] = ()
) -> Iterator[tuple[LedgerBook, list[Finding]]]:
    """The ledgers of the project in `folder`, and everything found wrong in them.

    `term`: first and last day on which rows may be dated; `sites`: the codes of the lot's sites. Raises
    DocgenError where a file is no table.
    """
    specs = tuple(specs)
    with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as place:
        workshop = Path(place)
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "threads": THREADS,
            "temp_directory": str(workshop / "spill"),
        }
        with duckdb.connect(str(workshop / "ledgers.duckdb"), config=settings) as connection:
            connection.execute("PRAGMA disable_checkpoint_on_shutdown")  # nothing outlives the book
            connection.execute("CREATE SCHEMA masked")
            connection.execute(f"CREATE SCHEMA {HELD}")
            found = list(unknown_files(folder, specs))
            summaries = [_load(connection, folder, spec, workshop, term, found) for spec in specs]
            whole = _whole(specs, summaries, found)
            found += tie_faults(connection, whole, sites)
            found += order_faults(connection, whole)
            found += copy_faults(connection, whole)
            masked = connection.cursor()
            masked.execute("SET schema = 'masked'")
            connection.execute("SET autoinstall_known_extensions = false")
            connection.execute("SET autoload_known_extensions = false")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            yield LedgerBook(connection, masked, tuple(filter(None, summaries)), specs), found
            masked.close()


def _whole(
    specs: Iterable[LedgerSpec], summaries: Iterable[LedgerSummary | None], found: Iterable[Finding]
) -> dict[str, tuple[LedgerSpec, str]]:
    """The ledgers that could be read, with their files: what follows from a broken one is not said again."""
    broken = {each.origin.file for each in found if each.severity == "error" and each.code != "LEDGER-CELL"}
    return {
        spec.code: (spec, each.file)
        for spec, each in zip(specs, summaries, strict=True)
        if each and each.file not in broken
    }


def _load(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    spec: LedgerSpec,
    workshop: Path,
    term: tuple[date, date],
    faults: list[Finding],
) -> LedgerSummary | None:
    """Make the ledger's table and its views; an empty table where the file cannot be used."""
    path = ledger_path(folder, spec)
    if path is None:
        said = Message("the ledger {title} is not there", {"title": spec.title})
        faults.append(found("LEDGER-MISSING", Origin(f"ledgers/{spec.code}"), said))
        _empty(connection, spec)
        return None
    file, wrong = open_file(path, spec, workshop)
    census = _census(connection, file, term, wrong)
    if (wrong or census.bad) and file.path.suffix in TEXT and not file.numbered and not _unprintable(wrong):
        # A text file that looked plain and is not: read once more as people keep them.
        connection.execute(f"DROP TABLE IF EXISTS {quoted(spec.code)}")
        file, wrong = open_as_kept(path, spec, workshop)
        census = _census(connection, file, term, wrong)
    faults += wrong
    # A faulty cell leaves its row in place; a file whose rows are no rows cannot be used at all.
    if any(fault.severity == "error" and fault.code != "LEDGER-CELL" for fault in wrong):
        connection.execute(f"DROP TABLE IF EXISTS {quoted(spec.code)}")
        _empty(connection, spec)
        return _summary(file, 0, 0)
    if census.repeated:
        _set_aside(connection, file, census.repeated, faults)
    if census.outside:
        faults += _outside(connection, file, term)
    hold(connection, spec, file.row)
    return _summary(file, census.rows, census.repeated)


def _census(
    connection: duckdb.DuckDBPyConnection,
    file: LedgerFile,
    term: tuple[date, date],
    wrong: list[Finding],
) -> Census:
    """The file made the ledger's table, where nothing was found that forbids it; `wrong` takes what is."""
    headings = column_types(connection, file)
    if file.is_parquet:
        wrong += column_faults(headings, file)
    if any(fault.severity == "error" for fault in wrong):
        return Census()
    return typed_table(connection, file, headings, term, wrong)


def _unprintable(wrong: Iterable[Finding]) -> bool:
    return any(fault.code == "LEDGER-CHARACTER" for fault in wrong)


def _summary(file: LedgerFile, rows: int, repeated: int) -> LedgerSummary:
    spec = file.spec
    return LedgerSummary(
        code=spec.code,
        title=spec.title,
        file=file.shown,
        rows=rows,
        repeated=repeated,
        sha256=file.sha256,
    )


def _set_aside(
    connection: duckdb.DuckDBPyConnection, file: LedgerFile, repeated: int, wrong: list[Finding]
) -> None:
    """Count each key once: further rows of the same key go into a table of their own, and are reported.

    The earliest by day counts, among those of a day the first by what it holds: never by its place in the
    file, which says nothing and changes with every sorting.
    """
    name = quoted(file.spec.code)
    key = ", ".join(quoted(code) for code in file.spec.key)
    content = ", ".join(quoted(column.code) for column in file.spec.columns)
    among = f"PARTITION BY {key} ORDER BY {quoted(file.spec.day)}, {content}, rowid"
    repeats = quoted(f"{file.spec.code}__repeated")
    connection.execute(
        f"CREATE TABLE {repeats} AS SELECT row, first, {key} FROM (SELECT {file.row} AS row, {key}, "
        f"first_value({file.row}) OVER ({among}) AS first FROM {name}) WHERE row <> first"
    )
    for row, first, *values in connection.execute(
        f"SELECT * FROM {repeats} ORDER BY row LIMIT {SHOWN}"
    ).fetchall():
        words = {"key": " / ".join(map(str, values)), "first": first, "row": row}
        said = Message("{key} stands in rows {first} and {row}; only row {first} is counted so far", words)
        wrong.append(found("LEDGER-DUPLICATE", Origin(file.shown, str(row)), said))
    wrong += others("LEDGER-DUPLICATE", file.shown, repeated - SHOWN)
    connection.execute(f"DELETE FROM {name} WHERE {file.row} IN (SELECT row FROM {repeats})")


def _outside(
    connection: duckdb.DuckDBPyConnection, file: LedgerFile, term: tuple[date, date]
) -> Iterator[Finding]:
    """Rows dated outside the contract, which no period counts."""
    name, day = quoted(file.spec.code), quoted(file.spec.day)
    where = f"FROM {name} WHERE {day} NOT BETWEEN ? AND ?"
    count = int(_one(connection, f"SELECT count(*) {where}", list(term)))
    for row, dated in connection.execute(
        f"SELECT {file.row}, {day} {where} LIMIT {SHOWN}", list(term)
    ).fetchall():
        words = {"day": dated, "first": term[0], "last": term[1]}
        said = Message("{day} is outside the service, {first} to {last}; no period counts the row", words)
        yield found("LEDGER-OUTSIDE", Origin(file.shown, str(row)), said)
    yield from others("LEDGER-OUTSIDE", file.shown, count - SHOWN)


def _empty(connection: duckdb.DuckDBPyConnection, spec: LedgerSpec) -> None:
    columns = ", ".join(f"{quoted(column.code)} {STORED[column.type]}" for column in spec.columns)
    connection.execute(f"CREATE TABLE {quoted(spec.code)} ({columns})")
    hold(connection, spec)


def _one(connection: duckdb.DuckDBPyConnection, sql: str, values: list[Any] | None = None) -> Any:
    return connection.execute(sql, values or []).fetchall()[0][0]
