"""How many rows each ledger has in each month."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from docgen.load.ledgers.book import LedgerBook
from docgen.load.ledgers.types import quoted


def rows_by_month(book: LedgerBook, known: date) -> Mapping[str, Mapping[str, int]]:
    """By ledger and month (2026-03), the rows dated in it, as they were known on the day `known`.

    A ledger without a file has no entry.
    """
    book.known_on(known)
    there = {summary.code for summary in book.summaries}
    found: dict[str, Mapping[str, int]] = {}
    for spec in book.specs:
        if spec.code in there:
            asked = (
                f"SELECT strftime({quoted(spec.day)}, '%Y-%m'), count(*) FROM {quoted(spec.code)} GROUP BY 1"
            )
            rows = book.raw.execute(asked).rows
            found[spec.code] = {str(month): int(count) for month, count in rows if month}
    return found
