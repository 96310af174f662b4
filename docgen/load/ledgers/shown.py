"""How many of a ledger's faulty rows are named one by one, and what is said of the others."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.finding import Finding, Message, Origin, found

SHOWN = 20
"""A ledger may be wrong in every row: so many are named, and all others counted."""


def others(code: str, file: str, count: int) -> Iterator[Finding]:
    """One finding for the `count` rows of the file that are wrong as well, if there are any."""
    if count > 0:
        said = Message("and {count} more rows like these", {"count": count})
        yield found(code, Origin(file), said, "more")
