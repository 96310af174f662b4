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

from docgen.load.ledgers.faults import cell_faults, column_faults, row_faults
from docgen.load.ledgers.file import LedgerFile, ledger_path, open_file
from docgen.load.ledgers.folder import unknown_files
from docgen.load.ledgers.known import HELD, hold, see_up_to
from docgen.load.ledgers.ties import tie_faults
from docgen.load.ledgers.types import STORED, literal, quoted, read_expression
from docgen.model.acceptance.ledger import LedgerColumn, LedgerSpec
from docgen.model.acceptance.measurement import LedgerSummary
from docgen.model.finding import DocgenError, Finding, Message, Origin, found

MEMORY = "600MB"
THREADS = 2
_SHOWN = 20


@dataclass(frozen=True)
class LedgerBook:
    """The ledgers in DuckDB: `raw` sees them as they are, `masked` sees personal data covered.

    Either sees what `known_on` says, and nothing before that.
    """

    raw: duckdb.DuckDBPyConnection
    masked: duckdb.DuckDBPyConnection
    summaries: tuple[LedgerSummary, ...]
    specs: tuple[LedgerSpec, ...]

    def known_on(self, day: date) -> None:
        """From now on queries see what was known at the end of `day`."""
        see_up_to(self.raw, day)
        see_up_to(self.masked, day)


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
            connection.execute("CREATE SCHEMA masked")
            connection.execute(f"CREATE SCHEMA {HELD}")
            found = list(unknown_files(folder, specs))
            summaries = [_load(connection, folder, spec, workshop, term, found) for spec in specs]
            found += tie_faults(connection, _whole(specs, summaries, found), sites)
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
    headings = _headings(connection, file)
    wrong += column_faults(headings, file)
    if not wrong:
        wrong += _table(connection, file, headings)
    faults += wrong
    # A faulty cell leaves its row in place; a file whose rows are no rows cannot be used at all.
    if any(fault.code != "LEDGER-CELL" for fault in wrong):
        connection.execute(f"DROP TABLE IF EXISTS {quoted(spec.code)}")
        _empty(connection, spec)
        return _summary(file, 0, 0)
    repeated = _set_aside(connection, file, faults)
    faults += _outside(connection, file, term)
    rows = int(_one(connection, f"SELECT count(*) FROM {quoted(spec.code)}"))
    hold(connection, spec)
    return _summary(file, rows + repeated, repeated)


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


def _headings(connection: duckdb.DuckDBPyConnection, file: LedgerFile) -> dict[str, str]:
    """Column name → its type as the file has it ("VARCHAR" for text files)."""
    if not file.is_parquet:
        return dict.fromkeys(file.headings, "VARCHAR")
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM {_scan(file, {})}").fetchall()
    except duckdb.Error:
        said = Message("cannot be read as a Parquet file")
        raise DocgenError(found("SHEET-UNREADABLE", Origin(file.shown), said, "export")) from None
    return {str(name): str(kind) for name, kind, *_ in described}


def _scan(file: LedgerFile, headings: dict[str, str]) -> str:
    where = literal(str(file.scanned))
    if file.is_parquet:
        return f"read_parquet({where})"
    columns = ", ".join(f"{literal(f'c{i}')}: 'VARCHAR'" for i in range(len(headings)))
    rejects = f"rejects_table = {literal('rejects_' + file.spec.code)}"
    return (
        f"read_csv({where}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', "
        f"columns = {{{columns}}}, store_rejects = true, {rejects}, "
        f"rejects_scan = {literal('scans_' + file.spec.code)}, rejects_limit = {_SHOWN})"
    )


def _table(
    connection: duckdb.DuckDBPyConnection, file: LedgerFile, headings: dict[str, str]
) -> list[Finding]:
    """The typed table; faults of rows and cells."""
    raws = _raw_columns(file, headings)
    values, tests = [], []
    for column in file.spec.columns:
        raw = raws.get(column.code)
        value = _value(column, raw, headings)
        values.append(f"{value} AS {quoted(column.code)}")
        if raw is not None:
            tests.append(_fault_test(column, raw, value))
        elif column.required:
            tests.append("true")
    bad = " OR ".join(tests) or "false"
    scan = _scan(file, headings)
    name = quoted(file.spec.code)
    try:
        connection.execute(f"CREATE TABLE {name} AS SELECT {', '.join(values)}, {bad} AS __bad FROM {scan}")
    except duckdb.Error as problem:
        said = Message("cannot be read as a table: {problem}", {"problem": str(problem).splitlines()[0]})
        return [found("SHEET-UNREADABLE", Origin(file.shown), said, "table")]
    rejected = row_faults(connection, file)
    if rejected:
        return rejected
    bad_rows = f"FROM {name} WHERE __bad"
    rows = [int(row) for (row,) in connection.execute(f"SELECT rowid {bad_rows} LIMIT {_SHOWN}").fetchall()]
    wrong = []
    if rows:
        count = int(_one(connection, f"SELECT count(*) {bad_rows}"))
        wrong = cell_faults(connection, file, scan, raws, rows, count)
    connection.execute(f"ALTER TABLE {name} DROP COLUMN __bad")
    return wrong


def _raw_columns(file: LedgerFile, headings: dict[str, str]) -> dict[str, str]:
    """Column code → how the scan names it."""
    places = {heading: i for i, heading in enumerate(headings)}
    found = {}
    for column in file.spec.columns:
        for heading in (column.title, column.code):
            if heading in places:
                found[column.code] = quoted(heading) if file.is_parquet else f"c{places[heading]}"
                break
    return found


def _value(column: LedgerColumn, raw: str | None, headings: dict[str, str]) -> str:
    """SQL for the column's value; a Parquet column of the wanted type is taken as it is."""
    stored = STORED[column.type]
    if raw is None:
        return f"CAST(NULL AS {stored})"
    kind = headings.get(raw.strip('"'), "VARCHAR")
    if kind == "VARCHAR":
        return read_expression(column, raw)
    return f"TRY_CAST({raw} AS {stored})"


def _fault_test(column: LedgerColumn, raw: str, value: str) -> str:
    blank = f"coalesce(trim(CAST({raw} AS VARCHAR)), '') = ''"
    unread = f"(({value}) IS NULL AND NOT {blank})"
    return f"({unread} OR {blank})" if column.required else unread


def _set_aside(connection: duckdb.DuckDBPyConnection, file: LedgerFile, wrong: list[Finding]) -> int:
    """Count each key once: further rows of the same key go into a table of their own, and are reported.

    The earliest by day counts, among those of a day the first by what it holds: never by its place in the
    file, which says nothing and changes with every sorting.
    """
    name = quoted(file.spec.code)
    key = ", ".join(quoted(code) for code in file.spec.key)
    total, different = connection.execute(
        f"SELECT count(*), (SELECT count(*) FROM (SELECT DISTINCT {key} FROM {name})) FROM {name}"
    ).fetchall()[0]
    if total == different:
        return 0
    content = ", ".join(quoted(column.code) for column in file.spec.columns)
    among = f"PARTITION BY {key} ORDER BY {quoted(file.spec.day)}, {content}, rowid"
    repeats = quoted(f"{file.spec.code}__repeated")
    connection.execute(
        f"CREATE TABLE {repeats} AS SELECT row, first, {key} FROM (SELECT rowid + 2 AS row, {key}, "
        f"first_value(rowid) OVER ({among}) + 2 AS first FROM {name}) WHERE row <> first"
    )
    for row, first, *values in connection.execute(
        f"SELECT * FROM {repeats} ORDER BY row LIMIT {_SHOWN}"
    ).fetchall():
        words = {"key": " / ".join(map(str, values)), "first": first, "row": row}
        said = Message("{key} stands in rows {first} and {row}; only row {first} is counted so far", words)
        wrong.append(found("LEDGER-DUPLICATE", Origin(file.shown, str(row)), said))
    repeated = int(total - different)
    if repeated > _SHOWN:
        wrong.append(_more("LEDGER-DUPLICATE", file, repeated - _SHOWN))
    connection.execute(f"DELETE FROM {name} WHERE rowid + 2 IN (SELECT row FROM {repeats})")
    return repeated


def _outside(
    connection: duckdb.DuckDBPyConnection, file: LedgerFile, term: tuple[date, date]
) -> Iterator[Finding]:
    """Rows dated outside the contract, which no period counts."""
    name, day = quoted(file.spec.code), quoted(file.spec.day)
    where = f"FROM {name} WHERE {day} NOT BETWEEN ? AND ?"
    count = int(_one(connection, f"SELECT count(*) {where}", list(term)))
    for row, dated in connection.execute(
        f"SELECT rowid + 2, {day} {where} LIMIT {_SHOWN}", list(term)
    ).fetchall():
        words = {"day": dated, "first": term[0], "last": term[1]}
        said = Message("{day} is outside the service, {first} to {last}; no period counts the row", words)
        yield found("LEDGER-OUTSIDE", Origin(file.shown, str(row)), said)
    if count > _SHOWN:
        yield _more("LEDGER-OUTSIDE", file, count - _SHOWN)


def _more(code: str, file: LedgerFile, count: int) -> Finding:
    said = Message("and {count} more rows like these", {"count": count})
    return found(code, Origin(file.shown), said, "more")


def _empty(connection: duckdb.DuckDBPyConnection, spec: LedgerSpec) -> None:
    columns = ", ".join(f"{quoted(column.code)} {STORED[column.type]}" for column in spec.columns)
    connection.execute(f"CREATE TABLE {quoted(spec.code)} ({columns})")
    hold(connection, spec)


def _one(connection: duckdb.DuckDBPyConnection, sql: str, values: list[Any] | None = None) -> Any:
    return connection.execute(sql, values or []).fetchall()[0][0]
