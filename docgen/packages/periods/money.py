"""The contract's payments: in full, by the scores that were assessed, and beside what was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from docgen.check.acceptance.accounts import check_accounts
from docgen.check.acceptance.supplements import check_supplements
from docgen.derive.acceptance.accounts import stage_accounts
from docgen.derive.acceptance.duties import known_events
from docgen.derive.acceptance.stages import stage_amounts
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period, StageAmount
from docgen.model.finding import Finding
from docgen.model.service import Contract
from docgen.rules import ruleset


@dataclass(frozen=True)
class Assessed:
    """The lowest score that a period can have by the assessor, and what it pays in 元; null while open."""

    lowest: Decimal
    payable: Decimal | None


def contract_stages(
    acceptance: Acceptance, contract: Contract, known: tuple[Period, ...]
) -> tuple[StageAmount, ...]:
    """Every payment of the contract, as that contract has it."""
    return stage_amounts(acceptance.service.tender.lot, contract, known_events(acceptance, known), known)


def by_stage(periods: Iterable[Period], done: Mapping[int, Assessed]) -> dict[str, Decimal | None]:
    """What is due of each payment by its period's score."""
    return {period.stage: done[period.number].payable for period in periods if period.number in done}


def check_money(
    acceptance: Acceptance, stages: tuple[StageAmount, ...], due: Mapping[str, Decimal | None]
) -> Iterator[Finding]:
    """What is wrong with supplements, and what was paid or invoiced otherwise than it was due."""
    supplements = acceptance.service.contract.supplements
    if supplements:
        rule = ruleset(max(each.signed for each in supplements)).supplement
        yield from check_supplements(acceptance, stages, rule)
    accounts = stage_accounts(stages, due, acceptance.payments, acceptance.invoices)
    yield from check_accounts(acceptance, accounts)
