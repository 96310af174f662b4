"""Payments made and invoices sent against what was due by score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import StageAccount
from docgen.model.finding import Finding, Message
from docgen.model.money import digits


def check_accounts(acceptance: Acceptance, accounts: Iterable[StageAccount]) -> Iterator[Finding]:
    """Sums that differ from what is due; a payment whose amount is open still is not compared."""
    for account in accounts:
        if account.due is None:
            continue
        if account.paid is not None and account.paid != account.due:
            words = {"name": account.name, **digits(due=account.due, paid=account.paid)}
            said = Message("{name}: {due} yuan is due by score, {paid} yuan was paid", words)
            case = "more" if account.paid > account.due else ""
            yield acceptance.found("PAID-DIFFERS", ("acceptance", "payments"), said, case)
        if account.invoiced is not None and account.invoiced != account.due:
            words = {"name": account.name, **digits(due=account.due, invoiced=account.invoiced)}
            said = Message("{name}: {due} yuan is due by score, {invoiced} yuan was invoiced", words)
            yield acceptance.found("INVOICE-DIFFERS", ("acceptance", "invoices"), said)
