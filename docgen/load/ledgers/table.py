"""A ledger's file as a typed table in DuckDB, and what a census of it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.load.ledgers.database import DatabaseError, DatabaseLimit, Session
from docgen.load.ledgers.faults import cell_faults, rejects_table, row_faults
from docgen.load.ledgers.file import LedgerFile
from docgen.load.ledgers.known import ROW
from docgen.load.ledgers.shown import SHOWN
from docgen.load.ledgers.types import STORED, literal, quoted, read_text, trimmed
from docgen.load.sheets.names import assigned
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import DocgenError, Finding, Message, Origin, found

_APOSTROPHE = literal("'")
_OURS = ("BinderException", "CatalogException", "ParserException")
"""Errors of SQL that is wrong whatever the rows of a text file are."""


def column_types(connection: Session, file: LedgerFile) -> dict[str, str]:
    """Column name → its type as the file has it ("VARCHAR" for text files)."""
    if not file.is_parquet:
        return dict.fromkeys(file.headings, "VARCHAR")
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM {_scan(file, {})}").rows
    except DatabaseError:
        said = Message("cannot be read as a Parquet file")
        raise DocgenError(found("SHEET-UNREADABLE", Origin(file.shown), said, "export")) from None
    return {str(name): str(kind) for name, kind, *_ in described}


def _scan(file: LedgerFile, headings: dict[str, str]) -> str:
    where = literal(str(file.scanned))
    if file.is_parquet:
        return f"read_parquet({where})"
    columns = ", ".join(f"{literal(f'c{i}')}: 'VARCHAR'" for i in range(len(headings)))
    form = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"'"
    if file.numbered:
        return f"read_csv({where}, {form}, columns = {{{columns}}})"
    rejects = f"rejects_table = {literal(rejects_table(file))}"
    return (
        f"read_csv({where}, {form}, columns = {{{columns}}}, store_rejects = true, {rejects}, "
        f"rejects_scan = {literal(rejects_table(file) + '_scan')}, rejects_limit = {SHOWN})"
    )


@dataclass(frozen=True)
class Census:
    """Rows of a table: all, those with faulty cells, those that repeat a key, those outside the contract."""

    rows: int = 0
    bad: int = 0
    repeated: int = 0
    outside: int = 0


def typed_table(
    connection: Session,
    file: LedgerFile,
    headings: dict[str, str],
    term: tuple[date, date],
    wrong: list[Finding],
) -> Census:
    """The typed table, with a column `__bad`, and what is in it; faults of rows and cells go into `wrong`."""
    raws = _raw_columns(file, headings)
    scan = _scan(file, headings)
    name = quoted(file.source.table)
    try:
        connection.execute(f"CREATE TABLE {name} AS {_typed(file, raws, headings, scan)}")
    except DatabaseLimit:
        wrong.append(found("SHEET-UNREADABLE", Origin(file.shown), Message("needs too much memory"), "table"))
        return Census()
    except DatabaseError as problem:
        if problem.kind in _OURS and not file.is_parquet:
            raise  # never the file's fault: taken for one, every text file would be read the slow way, unsaid
        said = Message("cannot be read as a table: {problem}", {"problem": str(problem).splitlines()[0]})
        wrong.append(found("SHEET-UNREADABLE", Origin(file.shown), said, "table"))
        return Census()
    misfits = row_faults(connection, file)
    wrong += misfits
    if misfits:
        return Census()
    census = census_of(connection, name, file.spec, term)
    if census.bad:
        bad_rows = f"SELECT rowid FROM {name} WHERE __bad LIMIT {SHOWN}"
        rows = [int(row) for (row,) in connection.execute(bad_rows).rows]
        wrong += cell_faults(connection, file, scan, raws, rows, census.bad)
    return census


def census_of(connection: Session, name: str, spec: LedgerSpec, term: tuple[date, date]) -> Census:
    """What is asked of every ledger's table, in one query; rows are looked up only where it counts some."""
    key = ", ".join(quoted(code) for code in spec.key)
    rows, bad, different, outside = connection.execute(
        "SELECT count(*), count(*) FILTER (__bad), count(DISTINCT row("
        f"{key})), count(*) FILTER ({quoted(spec.day)} NOT BETWEEN ? AND ?) FROM {name}",
        list(term),
    ).rows[0]
    return Census(rows, bad, rows - different, outside)


def _raw_columns(file: LedgerFile, headings: dict[str, str]) -> dict[str, str]:
    """Column code → how the scan names it."""
    named = list(headings)
    columns = assigned(named, file.wanted).columns
    return {column.code: quoted(named[i]) if file.is_parquet else f"c{i}" for i, column in columns.items()}


def _typed(file: LedgerFile, raws: dict[str, str], headings: dict[str, str], scan: str) -> str:
    """SQL for the typed rows of `scan`, with the column `__bad`: whether a cell could not be read.

    Each cell is trimmed once, then read once, then judged: the planning of one long expression that repeats
    itself costs more than reading a small ledger.
    """
    cells, values, named, faults = [], [], [], []
    if file.numbered:  # the first column of the scan
        cells.append(f"CAST(c0 AS BIGINT) AS {ROW}")
        values.append(ROW)
        named.append(ROW)
    for no, column in enumerate(file.spec.columns):
        raw = raws.get(column.code, "NULL")
        kind = headings.get(raw.strip('"'), "VARCHAR")
        # A Parquet column of a type of its own is taken as it is.
        as_text = kind == "VARCHAR" or STORED[column.type] == "VARCHAR"
        cells.append(f"{trimmed(raw) if as_text else raw} AS t{no}")
        value = read_text(column, f"t{no}") if as_text else f"TRY_CAST(t{no} AS {STORED[column.type]})"
        values.append(f"t{no}, {value} AS v{no}")
        named.append(f"v{no} AS {quoted(column.code)}")
        faults.append(f"t{no} IS NULL" if column.required else "false")
        if as_text and STORED[column.type] == "VARCHAR" and not (file.is_parquet or file.numbered):
            # Perhaps a rounded number, or a text that is kept from being a formula.
            faults.append(f"coalesce(contains(t{no}, 'E+') OR starts_with(t{no}, {_APOSTROPHE}), false)")
        faults.append(f"(v{no} IS NULL AND t{no} IS NOT NULL)" if value != f"t{no}" else "false")
    return (
        f"SELECT {', '.join(named)}, {' OR '.join(faults)} AS __bad "
        f"FROM (SELECT {', '.join(values)} FROM (SELECT {', '.join(cells)} FROM {scan}))"
    )
