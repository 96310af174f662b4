"""The rows behind a figure of a period, and what each of them took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docgen.model.finding import Message


@dataclass(frozen=True)
class BehindRow:
    """A row of a ledger that a metric counted, `count` times: what a paper may show of it, where it stands.

    `day`, `site`, `reason`: empty where neither the ledger nor the query has one. `row` is as Excel counts, 0
    where the case stands in no row: a day on which nobody was there. `services`: of a member, how often each
    was given.
    """

    file: str
    sheet: str
    row: int
    key: str
    day: date | None
    site: str
    reason: str
    count: Decimal
    services: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class BehindFigure:
    """The rows behind a metric's figure, and how much of it they make up; `ledger`: its title, or nothing."""

    metric: str
    ledger: str
    rows: tuple[BehindRow, ...]
    count: Decimal


@dataclass(frozen=True)
class TakenRow:
    """A case of a deduction: the row, why, and the points that it took by itself, if it took any."""

    row: BehindRow
    reason: Message | str
    points: Decimal | None


@dataclass(frozen=True)
class TakenRows:
    """What one rule took of a criterion (`code`) or of an entry beside the scorecard, and the rows behind it.

    `working` are the rule's own sentences, with its sum. `unlisted`: why rows are not listed, where they are
    not, or why they do not come one by one.
    """

    code: str
    title: str
    ledger: str
    rows: tuple[TakenRow, ...]
    points: Decimal
    working: tuple[Message, ...]
    unlisted: Message | None = None
