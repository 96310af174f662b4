"""Rows that repeat others in everything but their number: one event under two numbers, rows pasted again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.load.ledgers.database import Session
from docgen.load.ledgers.known import HELD, ROW
from docgen.load.ledgers.places import Places
from docgen.load.ledgers.shown import SHOWN, others
from docgen.load.ledgers.types import quoted
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import Finding, Message, found

_RUN = 10
"""So many different rows that repeat others in the same order are no chance."""


def copy_faults(connection: Session, files: Mapping[str, tuple[LedgerSpec, Places]]) -> Iterator[Finding]:
    """Repeated rows of every ledger that was read: `files` has each with its places, by code."""
    for spec, places in files.values():
        if spec.person:
            said = Message("the same person as in row {first}, under another number")
            yield from _same(connection, spec, places, spec.person, "LEDGER-PERSON", said)
        if spec.alike:
            said = Message("the same as in row {first}, under another number")
            yield from _same(connection, spec, places, spec.alike, "LEDGER-ALIKE", said)
        elif spec.numbered:
            yield from _pasted(connection, spec, places)


def _same(
    connection: Session,
    spec: LedgerSpec,
    places: Places,
    columns: tuple[str, ...],
    code: str,
    said: Message,
) -> Iterator[Finding]:
    """Rows with the same cells in the `columns` as one before them, under another number."""
    what = ", ".join(quoted(each) for each in columns)
    filled = " AND ".join(f"{quoted(each)} IS NOT NULL" for each in columns)
    rows = connection.execute(
        f"SELECT row, first FROM (SELECT {ROW} AS row, min({ROW}) OVER (PARTITION BY {what}) AS first "
        f"FROM {HELD}.{quoted(spec.code)} WHERE {filled}) WHERE row > first ORDER BY row"
    ).rows
    for row, first in rows[:SHOWN]:
        yield found(code, places.origin(row), Message(said.text, {"first": places.beside(first, row)}))
    yield from others(code, places.shown, len(rows) - SHOWN)


def _pasted(connection: Session, spec: LedgerSpec, places: Places) -> Iterator[Finding]:
    """Runs of rows that repeat rows further up, one by one at the same distance.

    Single rows may well be alike where a ledger names nobody: twenty posts of one firm on one day. A run of
    different rows that repeats another is a part of the file pasted twice.
    """
    content = ", ".join(quoted(column.code) for column in spec.columns if column.code not in spec.key)
    sql = f"""
      WITH numbered AS (
        SELECT row_number() OVER (ORDER BY {ROW}) AS n, {ROW} AS row, hash({content}) AS content
        FROM {HELD}.{quoted(spec.code)}),
      paired AS (
        SELECT n, row, content, lag(row) OVER earlier AS first, n - lag(n) OVER earlier AS distance
        FROM numbered WINDOW earlier AS (PARTITION BY content ORDER BY n)),
      runs AS (
        SELECT *, n - row_number() OVER (PARTITION BY distance ORDER BY n) AS run
        FROM paired WHERE distance IS NOT NULL)
      SELECT min(row), max(row), min(first), max(first), count(*) FROM runs
      GROUP BY distance, run HAVING count(DISTINCT content) >= {_RUN} ORDER BY 1"""
    for first, last, from_, to, count in connection.execute(sql).rows[:SHOWN]:
        rows = {"first": first, "last": last, "from": from_, "to": to}
        words = {**{name: places.beside(row, first) for name, row in rows.items()}, "n": count}
        said = Message(
            "rows {first} to {last} repeat rows {from} to {to} in everything but the number: {n} rows", words
        )
        yield found("LEDGER-ALIKE", places.origin(first), said, "pasted")
