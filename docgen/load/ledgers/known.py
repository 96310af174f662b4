"""What was known on a day: a period that is over sees no row and no value that came later.

A ledger's table lies in a schema of its own, which queries cannot name. They see a view of it: the rows up to
the day that the connection's variable names, and in them only the values known by then.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from docgen.load.ledgers.cover import masked_expression
from docgen.load.ledgers.database import Session
from docgen.load.ledgers.types import quoted
from docgen.model.acceptance.ledger import LedgerColumn, LedgerSpec

HELD = "held"
"""The schema of the tables behind the views."""

ROW = "__row"
"""The column of those tables that says where a row stands, by its number in the ledger's `Places`."""

_AS_OF = "getvariable('as_of')"


def see_up_to(connection: Session, day: date) -> None:
    """Have the connection's queries see what was known at the end of `day`; before, they see nothing."""
    connection.keep("as_of", f"SET VARIABLE as_of = DATE '{day.isoformat()}'")


def hold(connection: Session, spec: LedgerSpec, row: str = "rowid") -> None:
    """Put the ledger's table, as it was read, behind its views; `row`: SQL for a row's number in `Places`.

    It lies in the order of its key, so that no answer hangs on the order of rows in a file.
    """
    name, columns = quoted(spec.code), _listed(spec, lambda column: quoted(column.code))
    order = ", ".join(quoted(code) for code in spec.key)
    rows = f"SELECT {columns}, {row} AS {ROW} FROM main.{name} ORDER BY {order}"
    connection.execute("BEGIN")
    connection.execute(f"CREATE TABLE {HELD}.{name} AS {rows}")
    connection.execute(f"DROP TABLE main.{name}")
    connection.execute(
        f"CREATE VIEW main.{name} AS SELECT {_listed(spec, lambda column: _by_then(spec, column))} "
        f"FROM {HELD}.{name} WHERE {quoted(spec.day)} <= {_AS_OF}"
    )
    connection.execute(
        f"CREATE VIEW masked.{name} AS SELECT {_listed(spec, masked_expression)} FROM main.{name}"
    )
    connection.execute("COMMIT")


def possible(column: LedgerColumn, table: str = "") -> str:
    """SQL that is false where the value comes before what it cannot come before; `table`: its alias."""
    if column.not_before is None:
        return "true"
    ahead = f" - {column.ahead}" if column.ahead else ""
    return f"coalesce({table}{quoted(column.code)} >= {table}{quoted(column.not_before)}{ahead}, true)"


def _by_then(spec: LedgerSpec, column: LedgerColumn) -> str:
    """SQL for the value as it was known: a flag is 否 until it is known, anything else blank.

    A value that cannot be true, such as an answer before the question, counts as not filled in, and so does
    what became known with it.
    """
    name, day = quoted(column.code), spec.known_by(column)
    if day is None:
        return f"CASE WHEN {possible(column)} THEN {name} END" if column.not_before else name
    known = f"{quoted(day)} <= {_AS_OF}"
    if spec.column(day).not_before:
        known += f" AND {possible(spec.column(day))}"
    if column.type == "flag":
        return f"CASE WHEN {known} THEN {name} ELSE false END"
    return f"CASE WHEN {known} THEN {name} END"


def _listed(spec: LedgerSpec, expression: Callable[[LedgerColumn], str]) -> str:
    return ", ".join(f"{expression(column)} AS {quoted(column.code)}" for column in spec.columns)
