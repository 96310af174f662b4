"""A ledger as an empty workbook to fill in: headings, drop-downs, notes; and rows written into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, Field, create_model

from docgen.load.files.sheet_form import sheet_form
from docgen.model.acceptance.ledger import LedgerColumn, LedgerSpec

BLANK = "blank"
"""The folder in `ledgers` for forms that are still to be filled in, of which nothing is read."""

_TYPES: dict[str, Any] = {"date": date, "count": int, "figure": Decimal, "money": Decimal}


def ledger_form(spec: LedgerSpec, rows: Iterable[Mapping[str, Any]] = ()) -> bytes:
    """The ledger's .xlsx with `rows` (by column code) in it; same input, same bytes."""
    record = _record(spec)
    return sheet_form(record, spec.title[:31], (record.model_construct(**row) for row in rows))


def _record(spec: LedgerSpec) -> type[BaseModel]:
    """A record whose fields are the ledger's columns, for the form to be made from."""
    fields: dict[str, Any] = {}
    for column in spec.columns:
        default = ... if column.required else None
        kind = _type(column) if column.required else _type(column) | None
        fields[column.code] = (kind, Field(default, title=column.title, description=_note(spec, column)))
    return create_model(spec.code, **fields)


def _type(column: LedgerColumn) -> Any:
    if column.type == "choice":
        return Literal[column.choices]
    return Literal["是", "否"] if column.type == "flag" else _TYPES.get(column.type, str)


def _note(spec: LedgerSpec, column: LedgerColumn) -> str | None:
    notes = [column.note] if column.note else []
    if column.code in spec.key:
        notes.append("不得重复")
    if column.code == spec.day:
        notes.append("按此日期归入考核周期")
    if column.type == "time":
        notes.append("如 09:00")
    return "；".join(notes) or None
