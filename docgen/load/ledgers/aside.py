"""Rows that do not count: those that repeat another's key, which are set aside, and those of no period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from docgen.load.ledgers import cover
from docgen.load.ledgers.database import Session
from docgen.load.ledgers.places import Places
from docgen.load.ledgers.shown import SHOWN, others
from docgen.load.ledgers.types import quoted
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import Finding, Message, found


def set_aside(
    connection: Session,
    spec: LedgerSpec,
    places: Places,
    row: str,
    repeated: int,
    wrong: list[Finding],
) -> Counter[str]:
    """Count each key once: further rows of the same key go into a table of their own, and are reported.

    The earliest by day counts, among those of a day the first by what it holds: never by its place in the
    file, which says nothing and changes with every sorting. Gives how many were set aside, by file.
    """
    name = quoted(spec.code)
    key = ", ".join(quoted(code) for code in spec.key)
    shown = ", ".join(f"{cover.masked_expression(spec.column(code))} AS {quoted(code)}" for code in spec.key)
    content = ", ".join(quoted(column.code) for column in spec.columns)
    among = f"PARTITION BY {key} ORDER BY {quoted(spec.day)}, {content}, rowid"
    repeats = quoted(f"{spec.code}__repeated")
    connection.execute(
        f"CREATE TABLE {repeats} AS SELECT row, first, {shown} FROM (SELECT {row} AS row, {key}, "
        f"first_value({row}) OVER ({among}) AS first FROM {name}) WHERE row <> first"
    )
    for again, first, *values in connection.execute(
        f"SELECT * FROM {repeats} ORDER BY row LIMIT {SHOWN}"
    ).rows:
        words = {
            "key": " / ".join(cover.said(str(each)) for each in values),
            "first": places.beside(first, again),
            "row": places.beside(again, again),
        }
        said = Message("{key} stands in rows {first} and {row}; only row {first} is counted so far", words)
        wrong.append(found("LEDGER-DUPLICATE", places.origin(again), said))
    wrong += others("LEDGER-DUPLICATE", places.shown, repeated - SHOWN)
    connection.execute(f"DELETE FROM {name} WHERE {row} IN (SELECT row FROM {repeats})")
    if len(places.files) == 1:
        return Counter(dict.fromkeys(places.files, repeated))
    return Counter(places.of(n)[0] for (n,) in connection.execute(f"SELECT row FROM {repeats}").rows)


def outside(
    connection: Session,
    spec: LedgerSpec,
    places: Places,
    row: str,
    term: tuple[date, date],
) -> Iterator[Finding]:
    """Rows dated outside the contract, which no period counts."""
    name, day = quoted(spec.code), quoted(spec.day)
    where = f"FROM {name} WHERE {day} NOT BETWEEN ? AND ?"
    count = int(_one(connection, f"SELECT count(*) {where}", list(term)))
    for number, dated in connection.execute(f"SELECT {row}, {day} {where} LIMIT {SHOWN}", list(term)).rows:
        words = {"day": dated, "first": term[0], "last": term[1]}
        said = Message("{day} is outside the service, {first} to {last}; no period counts the row", words)
        yield found("LEDGER-OUTSIDE", places.origin(number), said)
    yield from others("LEDGER-OUTSIDE", places.shown, count - SHOWN)


def _one(connection: Session, sql: str, values: list[Any] | None = None) -> Any:
    return connection.execute(sql, values or []).rows[0][0]
