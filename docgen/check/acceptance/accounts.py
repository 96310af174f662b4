"""Payments made and invoices sent against what was due by score, and against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import accumulate

from docgen.model.acceptance.records import Acceptance, MoneyRecord
from docgen.model.acceptance.score import StageAccount
from docgen.model.finding import Finding, Message
from docgen.model.money import digits


def check_accounts(
    acceptance: Acceptance, accounts: Iterable[StageAccount], assessed: Mapping[str, date | None]
) -> Iterator[Finding]:
    """Sums that differ from what is due, payments before their assessment or their invoice.

    `assessed`: of every payment by score the day of the assessment, null while there is none. A payment whose
    amount is open still is not compared; invoices are asked for where any is recorded at all.
    """
    for account in accounts:
        yield from _differs(acceptance, account)
        yield from _unassessed(acceptance, account, assessed)
        if acceptance.invoices:
            yield from _uninvoiced(acceptance, account)


def _differs(acceptance: Acceptance, account: StageAccount) -> Iterator[Finding]:
    if account.due is None:
        return
    if account.paid is not None and account.paid != account.due:
        words = {"name": account.name, **digits(due=account.due, paid=account.paid)}
        said = Message("{name}: {due} yuan is due by score, {paid} yuan was paid", words)
        case = "more" if account.paid > account.due else "less"
        yield acceptance.found("PAID-DIFFERS", ("acceptance", "payments"), said, case)
    if account.invoiced is not None and account.invoiced != account.due:
        words = {"name": account.name, **digits(due=account.due, invoiced=account.invoiced)}
        said = Message("{name}: {due} yuan is due by score, {invoiced} yuan was invoiced", words)
        yield acceptance.found("INVOICE-DIFFERS", ("acceptance", "invoices"), said)


def _unassessed(
    acceptance: Acceptance, account: StageAccount, assessed: Mapping[str, date | None]
) -> Iterator[Finding]:
    """The first payment by score that was made before anybody had assessed the period."""
    if account.code not in assessed:
        return
    day = assessed[account.code]
    for i, record in enumerate(acceptance.payments):
        if record.stage != account.code or (day and day <= record.on):
            continue
        words = {"name": account.name, "on": record.on, **digits(amount=record.amount)}
        none = Message("{name}: {amount} yuan was paid on {on}, and no assessment is recorded", words)
        later = Message("{name}: {amount} yuan was paid on {on}, assessed on {day}", {**words, "day": day})
        place = ("acceptance", "payments", i, "on")
        yield acceptance.found("PAID-EARLY", place, later if day else none, "before" if day else "")
        return


def _uninvoiced(acceptance: Acceptance, account: StageAccount) -> Iterator[Finding]:
    """The first payment that the invoices sent by its day do not cover, or those sent at all."""
    paid = Decimal(0)
    sent = sorted(_of(acceptance.invoices, account), key=lambda each: each.on)
    for record in sorted(_of(acceptance.payments, account), key=lambda each: each.on):
        paid += record.amount
        by_then = sum((each.amount for each in sent if each.on <= record.on), Decimal(0))
        if paid <= by_then:
            continue
        sums = zip(sent, accumulate(each.amount for each in sent), strict=True)
        covered = next((each.on for each, total in sums if total >= paid), None)
        words = {"name": account.name, "on": record.on, "day": covered, **digits(paid=paid, sent=by_then)}
        place = ("acceptance", "payments", acceptance.payments.index(record))
        if covered:
            said = Message("{name}: paid on {on}, and invoiced on {day} only", words)
            yield acceptance.found("INVOICE-LATE", place, said)
        else:
            said = Message("{name}: {paid} yuan was paid by {on}, and {sent} yuan invoiced", words)
            yield acceptance.found("INVOICE-MISSING", place, said)
        return


def _of(records: Iterable[MoneyRecord], account: StageAccount) -> list[MoneyRecord]:
    return [record for record in records if record.stage == account.code]
