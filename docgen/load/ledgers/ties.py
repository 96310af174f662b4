"""What ties ledgers: codes that lead to another ledger or to a site, values that wait for a date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from docgen.load.ledgers import cover
from docgen.load.ledgers.database import Session
from docgen.load.ledgers.known import HELD, ROW
from docgen.load.ledgers.places import Places
from docgen.load.ledgers.shown import SHOWN, others
from docgen.load.ledgers.types import literal, quoted
from docgen.model.acceptance.ledger import SITES, LedgerColumn, LedgerSpec
from docgen.model.finding import Finding, Message, found


def tie_faults(
    connection: Session,
    files: Mapping[str, tuple[LedgerSpec, Places]],
    sites: Collection[str],
) -> Iterator[Finding]:
    """Everything that hangs loose in the ledgers that were read: `files` has each, by code."""
    for spec, places in files.values():
        for column in spec.columns:
            if column.refers:
                yield from _loose(connection, spec, places, column, _known(files, column.refers, sites))
            if column.known and column.known != spec.day:
                yield from _undated(connection, spec, places, column, column.known)


def _known(files: Mapping[str, tuple[LedgerSpec, Places]], refers: str, sites: Collection[str]) -> str:
    """SQL for the values that a column may hold; of a ledger that could not be read, nothing is known."""
    if refers == SITES:
        return f"({', '.join(literal(site) for site in sorted(sites)) or 'NULL'})"
    return (
        f"(SELECT {quoted(files[refers][0].key[0])} FROM {HELD}.{quoted(refers)})" if refers in files else ""
    )


def _loose(
    connection: Session, spec: LedgerSpec, places: Places, column: LedgerColumn, known: str
) -> Iterator[Finding]:
    if not known:
        return
    name = quoted(column.code)
    where = f"{name} IS NOT NULL AND {name} NOT IN {known}"
    rows, more = _rows(connection, spec, cover.masked_expression(column), where)
    for row, value in rows:
        words = {"field": column.title, "value": cover.said(value), "refers": column.refers}
        said = Message("{field}: {value} is not known in {refers}", words)
        yield found("LEDGER-REFERENCE", places.origin(row, column.title), said)
    yield from others("LEDGER-REFERENCE", places.shown, more)


def _undated(
    connection: Session, spec: LedgerSpec, places: Places, column: LedgerColumn, day: str
) -> Iterator[Finding]:
    """Values that are there without the date on which they became known, so that no period sees them."""
    name = quoted(column.code)
    value = name if column.type == "flag" else f"{name} IS NOT NULL"
    dated = next(each.title for each in spec.columns if each.code == day)
    rows, more = _rows(connection, spec, name, f"({value}) AND {quoted(day)} IS NULL")
    for row, _ in rows:
        words = {"field": column.title, "date": dated}
        said = Message("{field} is filled in and {date} is not; no period counts the value", words)
        yield found("LEDGER-UNDATED", places.origin(row, column.title), said)
    yield from others("LEDGER-UNDATED", places.shown, more)


def _rows(connection: Session, spec: LedgerSpec, value: str, where: str) -> tuple[list[tuple[int, str]], int]:
    """The first rows with their value, and how many more there are."""
    table = f"FROM {HELD}.{quoted(spec.code)} WHERE {where}"
    count = int(connection.execute(f"SELECT count(*) {table}").rows[0][0])
    first = f"SELECT {ROW}, {value} {table} ORDER BY {ROW} LIMIT {SHOWN}"
    rows = connection.execute(first).rows if count else []
    return [(int(row), str(each)) for row, each in rows], count - SHOWN
