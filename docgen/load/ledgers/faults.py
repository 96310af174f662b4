"""Faults of a ledger's columns, rows and cells, each with file, row and column."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.load.ledgers import cover
from docgen.load.ledgers.database import Session
from docgen.load.ledgers.file import LedgerFile
from docgen.load.ledgers.shown import others
from docgen.load.ledgers.types import WANTED, read_text, trimmed
from docgen.load.sheets.asks import asked, missing
from docgen.load.sheets.done import Done
from docgen.load.sheets.names import assigned
from docgen.model.acceptance.ledger import LedgerColumn
from docgen.model.finding import Finding, Message, Origin, found

_FLOATS = ("DOUBLE", "FLOAT")
_MISFIT = Message("the row does not fit the headings")
# By the names that DuckDB gives to what it rejects.
_ROW_PROBLEMS = {
    "TOO MANY COLUMNS": Message("the row has more cells than there are headings"),
    "MISSING COLUMNS": Message("the row has fewer cells than there are headings"),
    "UNQUOTED VALUE": Message("a quotation mark in the row does not close"),
}


def column_faults(headings: dict[str, str], file: LedgerFile) -> list[Finding]:
    """Of a Parquet file: columns that are missing or not used, and those of a type that loses digits."""
    wanted, named = file.wanted, list(headings)
    made = assigned(named, wanted)
    wrong = [
        *(asked(ask, Origin(file.shown, ask.heading)) for ask in made.asks),
        *missing(made, wanted, Origin(file.shown)),
    ]
    done = Done(taken=list(made.taken.values()), surplus=made.unused).finding(file.shown)
    wrong += [done] if done else []
    kinds = {column.code: headings[named[i]] for i, column in made.columns.items()}
    for column in file.spec.columns:
        kind = kinds.get(column.code)
        if kind and _loses_digits(column, kind):
            said = Message(
                "{field}: stored as {kind}, which does not keep every digit",
                {"field": column.title, "kind": kind},
            )
            wrong.append(found("LEDGER-TYPE", Origin(file.shown, column.title), said))
    return wrong


def rejects_table(file: LedgerFile) -> str:
    """DuckDB's table of the rows of a file that do not fit: its option takes no name that needs quotes."""
    return f"__rejects_{file.source.table.replace(' ', '_')}"


def row_faults(connection: Session, file: LedgerFile) -> list[Finding]:
    """Rows of a CSV file that are no rows: too many or too few cells, a quote that does not close."""
    if file.is_parquet or file.numbered:
        return []
    rejected = connection.execute(
        f"SELECT line, any_value(error_type) FROM {rejects_table(file)} GROUP BY line ORDER BY line"
    ).rows
    return [
        found("LEDGER-ROW", Origin(file.shown, str(line)), _ROW_PROBLEMS.get(problem, _MISFIT))
        for line, problem in rejected
    ]


def cell_faults(
    connection: Session,
    file: LedgerFile,
    scan: str,
    raws: dict[str, str],
    rows: list[int],
    count: int,
) -> list[Finding]:
    """The faulty cells of the rows numbered from 0 in `rows`; `count`: how many rows have faults in all."""
    columns = [column for column in file.spec.columns if column.code in raws]
    shown = ", ".join(f"CAST({raws[column.code]} AS VARCHAR)" for column in columns)
    read = ", ".join(f"({read_text(column, trimmed(raws[column.code]))}) IS NULL" for column in columns)
    wanted = ", ".join(map(str, rows))
    number = "CAST(c0 AS BIGINT)" if file.numbered else file.row("n")
    wrong: list[Finding] = []
    for row, *cells in connection.execute(
        f"SELECT {number}, {shown}, {read} FROM (SELECT *, row_number() OVER () - 1 AS n FROM {scan}) "
        f"WHERE n IN ({wanted})"
    ).rows:
        texts, unread = cells[: len(columns)], cells[len(columns) :]
        wrong += _row(file, columns, int(row), texts, unread)
    return [*wrong, *others("LEDGER-CELL", file.source.places.shown, count - len(rows))]


def _row(
    file: LedgerFile, columns: list[LedgerColumn], row: int, texts: list[str | None], unread: list[bool]
) -> Iterator[Finding]:
    for column, text, bad in zip(columns, texts, unread, strict=True):
        blank = not (text or "").strip()
        where = file.source.places.origin(row, column.title)
        if blank and column.required:
            said = Message("must not be blank")
            yield found("LEDGER-CELL", where, said, "blank")
        elif bad and not blank:
            wanted = WANTED.get(column.type) or Message("one of {choices}", {"choices": column.choices})
            said = Message(
                "{text} is not {wanted}", {"text": f"“{cover.said(text or '')}”", "wanted": wanted}
            )
            yield found("LEDGER-CELL", where, said, "value")


def _loses_digits(column: LedgerColumn, kind: str) -> bool:
    if column.type in ("text", "choice"):
        return kind not in ("VARCHAR",) and not kind.startswith("ENUM")
    return column.type in ("money", "figure", "count") and kind in _FLOATS
