"""What the ledgers say of a period: values of metrics, samples drawn, tables to print, the ledgers' rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from docgen.model.acceptance.scored import Value
from docgen.model.finding import Finding, Message


@dataclass(frozen=True)
class Table:
    """What a query shows: headings, rows as text, and how many rows there are in all."""

    code: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int


@dataclass(frozen=True)
class Section:
    """A week, month or quarter of a periodic paper: its tables, and what is to be done in the next."""

    first: date
    last: date
    tables: tuple[Table, ...]
    plan: tuple[Message, ...]


@dataclass(frozen=True)
class LedgerSummary:
    """A ledger as the report lists it: its rows, those set aside as repeated, its file's SHA-256."""

    code: str
    title: str
    file: str
    rows: int
    repeated: int
    sha256: str


@dataclass(frozen=True)
class Measured:
    """Values by metric, samples by criterion, and what was wrong with the queries."""

    values: Mapping[str, Value]
    samples: Mapping[str, Table] = field(default_factory=dict)
    found: tuple[Finding, ...] = ()

    @property
    def drawn(self) -> dict[str, int]:
        """By criterion, how many units its sample holds."""
        return {code: len(sample.rows) for code, sample in self.samples.items()}
