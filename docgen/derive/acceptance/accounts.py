"""What was due of each payment by score, beside what was invoiced and paid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from docgen.model.acceptance.records import MoneyRecord
from docgen.model.acceptance.score import StageAccount, StageAmount


def stage_accounts(
    stages: Iterable[StageAmount],
    by_score: Mapping[str, Decimal | None],
    payments: Iterable[MoneyRecord],
    invoices: Iterable[MoneyRecord],
    until: date = date.max,
) -> Iterator[StageAccount]:
    """Every payment with the amounts recorded of it up to a day, in 元.

    `by_score`: what each scored payment comes to, by its code; null or missing while that is open.
    """
    made, sent = _sums(payments, until), _sums(invoices, until)
    for stage in stages:
        yield StageAccount(
            code=stage.code,
            name=stage.name,
            due=by_score.get(stage.code) if stage.scored else stage.amount,
            invoiced=sent.get(stage.code),
            paid=made.get(stage.code),
        )


def _sums(records: Iterable[MoneyRecord], until: date) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for record in records:
        if record.on <= until:
            sums[record.stage] = sums.get(record.stage, Decimal(0)) + record.amount
    return sums
