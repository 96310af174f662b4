"""What the ledgers say of a period: values of metrics, samples drawn, tables to print, the ledgers' rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import Field

from docgen.model.acceptance.narrative import Narrative
from docgen.model.acceptance.score import MetricValue, SampleKey
from docgen.model.base import Record
from docgen.model.finding import Finding, Message


@dataclass(frozen=True)
class LedgerTable:
    """What a query shows: headings, rows as text, and how many rows there are in all."""

    code: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int


@dataclass(frozen=True)
class PeriodicSection:
    """A week, month or quarter of a periodic paper: its tables, and what is to be done in the next, and
    what was written of it."""

    first: date
    last: date
    tables: tuple[LedgerTable, ...]
    plan: tuple[Message, ...]
    narrative: Narrative | None = None


class LedgerSummary(Record):
    """A ledger as the report lists it: its rows, those set aside as repeated, its file's SHA-256."""

    code: str
    title: str = Field(title="台账")
    file: str = Field(title="文件")
    rows: int = Field(title="行数")
    repeated: int = Field(title="重复行数")
    sha256: str = Field(title="SHA-256")


@dataclass(frozen=True)
class Gap:
    """Where rows are missing in a ledger that was known then: what is said of it, and of which file."""

    title: str
    file: str
    said: Message
    case: str = ""


@dataclass(frozen=True)
class Draw:
    """What a sample was drawn from, for whoever draws it again: how many units, the SHA-256 of their codes
    (sorted, one a line), and each code with the SHA-256 it is ordered by; none of these where there are too
    many to list. `units`: those that were drawn, in clear.
    """

    total: int
    sha256: str
    order: tuple[tuple[str, str], ...]
    units: LedgerTable


@dataclass(frozen=True)
class Measurement:
    """Values by metric, samples, what the ledgers themselves say of the units of a criterion's samples, and
    what was wrong with the queries.

    `passed_over`: of a sample that stands as drawn for its sheet, the units that a draw would take by now.
    """

    values: Mapping[str, MetricValue]
    samples: Mapping[SampleKey, LedgerTable] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    found: tuple[Finding, ...] = ()
    passed_over: Mapping[SampleKey, tuple[str, ...]] = field(default_factory=dict)

    @property
    def drawn(self) -> dict[SampleKey, frozenset[str]]:
        """The units that each sample holds."""
        return {key: frozenset(row[0] for row in sample.rows) for key, sample in self.samples.items()}
