"""A period as it was signed: by whom and when, its score, and what it rested on."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from docgen.model.base import Count, Day, Name, Record, Text

SIGNED = "signed"
"""The folder of signed periods in a project."""


class SignedFile(Record):
    """A file by its SHA-256: one that the period was scored from, or a paper that was signed."""

    path: Name
    sha256: Name
    bytes: int | None = None
    pages: int | None = None


class SignedLedger(Record):
    """What a ledger held of the period: its rows as they were known at its end, and their digest."""

    code: Name
    title: Name
    rows: int
    digest: Text


class SignedSample(Record):
    """The units that were drawn for a criterion, as they were shown."""

    criterion: Name
    metric: Name
    title: Name
    headings: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


class Basis(Record):
    """What a period's score rests on, and what came out: the same basis gives the same papers."""

    total: Decimal
    payable: Decimal | None = None
    record: Name = Field(title="acceptance.yaml 中本周期的记录")
    inputs: tuple[SignedFile, ...] = ()
    ledgers: tuple[SignedLedger, ...] = ()
    samples: tuple[SignedSample, ...] = ()


class Signed(Record):
    """signed/period-N/manifest.json."""

    number: Count
    by: Name
    on: Day
    paper: Text = ""
    basis: Basis
    files: tuple[SignedFile, ...] = ()

    def changes(self, now: Basis) -> tuple[str, ...]:
        """The names of everything that the period rests on and that is another by now."""
        before = _parts(self.basis)
        after = _parts(now)
        return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))


def _parts(basis: Basis) -> dict[str, str]:
    files = {each.path: each.sha256 for each in basis.inputs}
    ledgers = {f"ledgers/{each.code}": f"{each.rows} {each.digest}" for each in basis.ledgers}
    return {**files, "acceptance.yaml": basis.record, **ledgers}
