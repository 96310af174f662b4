"""Personal data of ledgers: how a column leaves the operator, and what a finding may quote of a cell."""

from __future__ import annotations

from docgen.load.ledgers.types import quoted
from docgen.model.acceptance.ledger import LedgerColumn
from docgen.model.personal import covered
from docgen.rules import surnames

_SHOWN = {"phone": (11, 3, 4), "id": (15, 4, 2)}
"""A number of so many characters shows so many of them at either end; a shorter one a quarter."""


def masked_expression(column: LedgerColumn, table: str = "") -> str:
    """SQL that gives the column as it may leave the operator, never the whole of it; `table`: its alias."""
    name = table + quoted(column.code)
    match column.mask:
        case "name":
            return f"CASE WHEN length({name}) > 1 THEN left({name}, 1) ELSE '' END || {_stars(name, 1, 1)}"
        case "phone" | "id":
            whole, *ends = _SHOWN[column.mask]
            first, last = (f"if(length({name}) >= {whole}, {most}, length({name}) // 4)" for most in ends)
            return f"left({name}, {first}) || {_stars(name, f'{first} + {last}', 4)} || right({name}, {last})"
        case "address":
            return f"left({name}, least(6, length({name}) // 2)) || '****'"
    return name


def _stars(name: str, shown: str | int, least: int) -> str:
    """SQL for a star in place of each character that is not shown, `least` of them at least."""
    return f"repeat('*', greatest(length({name}) - ({shown}), {least}))"


def said(text: str) -> str:
    """A cell as a finding may quote it: what looks like a name, a number or an address of a person in part.

    Columns get mixed up, so that it is the cell which tells, not what its column should hold.
    """
    return covered(text, surnames())
