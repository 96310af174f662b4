"""Faults of a ledger's columns, rows and cells, each with file, row and column."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from docgen.load.ledgers.file import LedgerFile
from docgen.load.ledgers.types import WANTED, quoted, read_expression
from docgen.model.acceptance.ledger import LedgerColumn
from docgen.model.finding import Finding, Message, Origin
from docgen.model.near import suggestion

_FLOATS = ("DOUBLE", "FLOAT")
_MISFIT = Message("the row does not fit the headings")
# By the names that DuckDB gives to what it rejects.
_ROW_PROBLEMS = {
    "TOO MANY COLUMNS": Message("the row has more cells than there are headings"),
    "MISSING COLUMNS": Message("the row has fewer cells than there are headings"),
    "UNQUOTED VALUE": Message("a quotation mark in the row does not close"),
}


def column_faults(headings: dict[str, str], file: LedgerFile) -> list[Finding]:
    """Headings that are unknown, repeated or missing; Parquet columns of a type that loses digits."""
    titles = {column.title: column for column in file.spec.columns}
    codes = {column.code: column for column in file.spec.columns}
    found = []
    for heading in file.headings or headings:
        if heading and heading not in titles and heading not in codes:
            said = Message("the heading {heading} is unknown or stands twice", {"heading": heading})
            found.append(_fault("SHEET-COLUMN-UNKNOWN", file, "1", said, suggestion(heading, list(titles))))
    if len(set(file.headings)) != len(file.headings):
        twice = sorted({heading for heading in file.headings if file.headings.count(heading) > 1})
        said = Message("the heading {heading} is unknown or stands twice", {"heading": tuple(twice)})
        found.append(_fault("SHEET-COLUMN-UNKNOWN", file, "1", said, Message("Keep one of them.")))
    for column in file.spec.columns:
        kind = headings.get(column.title, headings.get(column.code))
        if kind is None:
            if column.required or column.code in (*file.spec.key, file.spec.day):
                said = Message("the column {heading} is missing", {"heading": column.title})
                found.append(
                    _fault("SHEET-COLUMN-MISSING", file, "1", said, Message("Add the column in row 1."))
                )
        elif _loses_digits(column, kind):
            said = Message(
                "{field}: stored as {kind}, which does not keep every digit",
                {"field": column.title, "kind": kind},
            )
            remedy = Message("Store names and numbers as text, amounts as decimals.")
            found.append(_fault("LEDGER-TYPE", file, column.title, said, remedy))
    return found


def row_faults(connection: duckdb.DuckDBPyConnection, file: LedgerFile) -> list[Finding]:
    """Rows of a CSV file that are no rows: too many or too few cells, a quote that does not close."""
    if file.is_parquet:
        return []
    rejected = connection.execute(
        f"SELECT line, any_value(error_type) FROM {quoted('rejects_' + file.spec.code)} "
        "GROUP BY line ORDER BY line"
    ).fetchall()
    remedy = Message("Open it in Excel, correct this row, and save it again.")
    return [
        _fault("LEDGER-ROW", file, str(line), _ROW_PROBLEMS.get(problem, _MISFIT), remedy)
        for line, problem in rejected
    ]


def cell_faults(
    connection: duckdb.DuckDBPyConnection,
    file: LedgerFile,
    scan: str,
    raws: dict[str, str],
    rows: list[int],
    count: int,
) -> list[Finding]:
    """The faulty cells of the rows numbered from 0 in `rows`; `count`: how many rows have faults in all."""
    columns = [column for column in file.spec.columns if column.code in raws]
    shown = ", ".join(f"CAST({raws[column.code]} AS VARCHAR)" for column in columns)
    read = ", ".join(
        f"({read_expression(column, f'CAST({raws[column.code]} AS VARCHAR)')}) IS NULL" for column in columns
    )
    wanted = ", ".join(map(str, rows))
    found: list[Finding] = []
    for row, *cells in connection.execute(
        f"SELECT n, {shown}, {read} FROM (SELECT *, row_number() OVER () - 1 AS n FROM {scan}) "
        f"WHERE n IN ({wanted})"
    ).fetchall():
        texts, unread = cells[: len(columns)], cells[len(columns) :]
        found += _row(file, columns, int(row) + 2, texts, unread)
    if count > len(rows):
        said = Message("and {count} more rows like these", {"count": count - len(rows)})
        found.append(
            _fault("LEDGER-CELL", file, "", said, Message("Mend those named first, then run again."))
        )
    return found


def _row(
    file: LedgerFile, columns: list[LedgerColumn], row: int, texts: list[str | None], unread: list[bool]
) -> Iterator[Finding]:
    for column, text, bad in zip(columns, texts, unread, strict=True):
        blank = not (text or "").strip()
        where = f"{row} {column.title}"
        if blank and column.required:
            said = Message("must not be blank")
            yield _fault("LEDGER-CELL", file, where, said, Message("Fill in the cell."))
        elif bad and not blank:
            wanted = WANTED.get(column.type) or Message("one of {choices}", {"choices": column.choices})
            said = Message("{text} is not {wanted}", {"text": f"“{text}”", "wanted": wanted})
            yield _fault("LEDGER-CELL", file, where, said, Message("Correct the cell."))


def _loses_digits(column: LedgerColumn, kind: str) -> bool:
    if column.type in ("text", "choice"):
        return kind not in ("VARCHAR",) and not kind.startswith("ENUM")
    return column.type in ("money", "figure", "count") and kind in _FLOATS


def _fault(code: str, file: LedgerFile, where: str, said: Message, remedy: Message) -> Finding:
    return Finding(code, "error", Origin(file.shown, where), said, remedy)
