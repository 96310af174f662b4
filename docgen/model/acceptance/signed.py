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
    total: int = Field(title="总体单位数", default=0)
    population: Text = Field(title="总体各编号的 SHA-256", default="")


class SignedCriterion(Record):
    """What a criterion took, from the least to the most of all readings."""

    code: Name
    least: Decimal
    most: Decimal


class Basis(Record):
    """What a period's score rests on, and what came out: the same basis gives the same papers.

    `total` is the score shown, `totals` its least and most; `payables` every amount that it may lead to, from
    the least, in 元. What an older record does not hold is not compared.
    """

    total: Decimal
    payable: Decimal | None = None
    totals: tuple[Decimal, Decimal] | None = None
    payables: tuple[Decimal, ...] = ()
    criteria: tuple[SignedCriterion, ...] = ()
    record: Name = Field(title="acceptance.yaml 中本周期的记录")
    inputs: tuple[SignedFile, ...] = ()
    ledgers: tuple[SignedLedger, ...] = ()
    samples: tuple[SignedSample, ...] = ()


class Altered(Record):
    """Files of a signed period, by their names, that are not there, or not what they were when signed."""

    gone: tuple[Name, ...] = ()
    changed: tuple[Name, ...] = ()


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


def other_results(then: Basis, now: Basis) -> bool:
    """Whether any score or amount came out otherwise, whatever the first of them are."""
    return (
        (then.total, then.payable) != (now.total, now.payable)
        or then.totals not in (None, now.totals)
        or then.payables not in ((), now.payables)
        or bool(other_criteria(then, now))
    )


def other_criteria(then: Basis, now: Basis) -> tuple[str, ...]:
    """The criteria that take other points, or may."""
    before = {each.code: (each.least, each.most) for each in then.criteria}
    after = {each.code: (each.least, each.most) for each in now.criteria}
    return tuple(code for code in {**before, **after} if before and before.get(code) != after.get(code))
