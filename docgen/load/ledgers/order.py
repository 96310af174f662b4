"""Rows that cannot be as they are written: too early, before or after what they name was there, elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.load.ledgers import cover
from docgen.load.ledgers.cover import masked_expression
from docgen.load.ledgers.database import Session
from docgen.load.ledgers.known import HELD, ROW, possible
from docgen.load.ledgers.places import Places
from docgen.load.ledgers.shown import SHOWN, others
from docgen.load.ledgers.types import literal, quoted
from docgen.model.acceptance.ledger import LedgerColumn, LedgerSpec
from docgen.model.finding import Finding, Message, found


@dataclass(frozen=True)
class _Rows:
    """Rows of a ledger, `own`, with the row that each names in another, `named`, where they name one."""

    connection: Session
    spec: LedgerSpec
    places: Places
    column: LedgerColumn
    other: LedgerSpec | None = None
    by: str = ""

    def where(self, code: str, said: Message, shows: Mapping[str, str], wrong: str) -> Iterator[Finding]:
        """A finding for each of the first rows for which the SQL `wrong` holds, and one for all others.

        `shows`: SQL of the values, by their names in the sentence `said`.
        """
        table = f"FROM {HELD}.{quoted(self.spec.code)} AS own"
        if self.other:
            named = f"{HELD}.{quoted(self.other.code)} AS named"
            table += f" JOIN {named} ON own.{quoted(self.by)} = named.{quoted(self.other.key[0])}"
        count = int(self.connection.execute(f"SELECT count(*) {table} WHERE {wrong}").rows[0][0])
        values = ", ".join(f"CAST({each} AS VARCHAR)" for each in shows.values())
        sql = f"SELECT own.{ROW}, {values} {table} WHERE {wrong} ORDER BY 1 LIMIT {SHOWN}"
        for row, *cells in self.connection.execute(sql).rows if count else ():
            covered = (cell and cover.said(cell) for cell in cells)
            words = {**said.values, **dict(zip(shows, covered, strict=True))}
            place = self.places.origin(row, self.column.title)
            yield found(code, place, Message(said.text, words))
        yield from others(code, self.places.shown, count - SHOWN)


def order_faults(connection: Session, files: Mapping[str, tuple[LedgerSpec, Places]]) -> Iterator[Finding]:
    """Every such row: `files` has each ledger that was read with its places, by code."""
    for spec, places in files.values():
        for column in spec.columns:
            if column.not_before:
                yield from _too_early(_Rows(connection, spec, places, column))
            if column.only:
                yield from _out_of_place(_Rows(connection, spec, places, column))
            if other := _named(files, column):
                yield from _not_there(_Rows(connection, spec, places, column, other, column.code), other)
            if column.follows and (other := _named(files, spec.column(column.follows))):
                yield from _elsewhere(_Rows(connection, spec, places, column, other, column.follows), other)


def _named(files: Mapping[str, tuple[LedgerSpec, Places]], column: LedgerColumn) -> LedgerSpec | None:
    """The ledger that the column refers to, where it could be read."""
    return files[column.refers][0] if column.refers and column.refers in files else None


def _too_early(rows: _Rows) -> Iterator[Finding]:
    """Dates and times before what they cannot come before; they count as not filled in."""
    column = rows.column
    earliest = rows.spec.column(str(column.not_before))
    words = {"field": column.title, "other": earliest.title, "days": column.ahead}
    said = Message("{field} {value} is before {other} {earliest}; it counts as not filled in", words)
    if column.ahead:
        said = Message(
            "{field} {value} is more than {days} days before {other} {earliest}; it counts as not filled in",
            words,
        )
    shows = {"value": masked_expression(column, "own."), "earliest": masked_expression(earliest, "own.")}
    yield from rows.where("LEDGER-ORDER", said, shows, f"NOT {possible(column, 'own.')}")


def _out_of_place(rows: _Rows) -> Iterator[Finding]:
    """Cells that are filled in where the column says nothing of such rows."""
    name = quoted(rows.column.code)
    for code, values in rows.column.only.items():
        other = rows.spec.column(code)
        words = {"field": rows.column.title, "other": other.title, "values": values}
        said = Message("{field} {value} goes only with {other} {values}, and here it is {is}", words)
        kept = f"own.{quoted(code)} IN ({', '.join(map(literal, values))})"
        shows = {"value": masked_expression(rows.column, "own."), "is": masked_expression(other, "own.")}
        yield from rows.where("LEDGER-PLACE", said, shows, f"own.{name} IS NOT NULL AND NOT ({kept})")


def _not_there(rows: _Rows, other: LedgerSpec) -> Iterator[Finding]:
    """Rows dated before what they name was registered, or after it had left."""
    day, since = f"own.{quoted(rows.spec.day)}", f"named.{quoted(other.day)}"
    words = {"day": rows.spec.column(rows.spec.day).title, "field": rows.column.title}
    shows = {"dated": day, "value": masked_expression(rows.column, "own.")}
    said = Message("{day} {dated} is before {field} {value} was registered, on {edge}", words)
    yield from rows.where("LEDGER-PRESENT", said, {**shows, "edge": since}, f"{day} < {since}")
    if other.until:
        until = f"named.{quoted(other.until)}"
        said = Message("{day} {dated} is after {field} {value} had left, on {edge}", words)
        yield from rows.where("LEDGER-PRESENT", said, {**shows, "edge": until}, f"{day} > {until}")


def _elsewhere(rows: _Rows, other: LedgerSpec) -> Iterator[Finding]:
    """Values that differ from those of the row that is named, such as another site than a person's own."""
    name = quoted(rows.column.code)
    said = Message(
        "{field} is {value}, but {ledger} has {theirs} for {who}",
        {"field": rows.column.title, "ledger": other.title},
    )
    own, named = (masked_expression(rows.column, table) for table in ("own.", "named."))
    if rows.column.type == "flag":
        own, named = (f"CASE WHEN {table}.{name} THEN '是' ELSE '否' END" for table in ("own", "named"))
    shows = {"value": own, "theirs": named, "who": masked_expression(rows.spec.column(rows.by), "own.")}
    wrong = f"own.{name} IS NOT NULL AND own.{name} IS DISTINCT FROM named.{name}"
    yield from rows.where("LEDGER-FOLLOWS", said, shows, wrong)
