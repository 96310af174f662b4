"""What ledgers held on a day, as a digest that no later row and no order of rows changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.load.ledgers.book import LedgerBook
from docgen.load.ledgers.types import quoted
from docgen.model.acceptance.signed import SignedLedger


def contents(book: LedgerBook, known: date) -> Iterator[SignedLedger]:
    """Each ledger's rows as they were known on the day `known`."""
    book.known_on(known)
    for spec in book.specs:
        cells = ", ".join(f"coalesce(CAST({quoted(c.code)} AS VARCHAR), chr(30))" for c in spec.columns)
        rows, digest = book.raw.execute(
            f"SELECT count(*), bit_xor(md5_number(concat_ws(chr(31), {cells}))) FROM {quoted(spec.code)}"
        ).rows[0]
        text = "" if digest is None else f"{int(digest):032x}"
        yield SignedLedger(code=spec.code, title=spec.title, rows=int(rows), digest=text)
