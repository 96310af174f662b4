"""What ledgers lack: rows that were owed, and values of which nothing says when they became known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.model.acceptance.ledger import LedgerColumn, LedgerSpec
from docgen.model.acceptance.measurement import Gap
from docgen.model.acceptance.records import Acceptance
from docgen.model.finding import Finding, Message, Origin, found

_VALUES = ("flag", "count", "figure", "money")


def check_gaps(gaps: Iterable[Gap]) -> Iterator[Finding]:
    """Each gap as a finding."""
    for gap in gaps:
        yield found("LEDGER-GAP", Origin(gap.file), gap.said, gap.case)


def check_known(acceptance: Acceptance) -> Iterator[Finding]:
    """Values of a ledger with dates that come later, which queries use though nothing dates them."""
    queries = [metric.sql for metric in acceptance.scoring.metrics]
    for i, spec in enumerate(acceptance.scoring.ledgers):
        for c, column in enumerate(spec.columns):
            if _undated(spec, column) and any(_names(sql, spec.code, column.code) for sql in queries):
                words = {"field": column.title, "ledger": spec.title}
                said = Message("{ledger}: nothing says when {field} became known", words)
                place = ("scoring", "ledgers", i, "columns", c)
                yield acceptance.found("LEDGER-KNOWN", place, said, dates=spec.later_dates, day=spec.day)


def _undated(spec: LedgerSpec, column: LedgerColumn) -> bool:
    return column.type in _VALUES and column.known is None and bool(spec.later_dates)


def _names(sql: str, *words: str) -> bool:
    return all(re.search(rf"\b{re.escape(word)}\b", sql) for word in words)
