"""The contract's payments: in full, by the scores that were assessed, and beside what was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docgen.check.acceptance.accounts import check_accounts
from docgen.check.acceptance.supplements import check_supplements
from docgen.derive.acceptance.accounts import stage_accounts
from docgen.derive.acceptance.duties import known_events
from docgen.derive.acceptance.stages import begun_in, running_left, stage_amounts
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
    """Every payment of the contract, as that contract has it; as long as nobody decided by which amount a
    period is paid that a supplement begins in, by the new one."""
    events, running = known_events(acceptance, known), running_left(contract, known)[0]
    return stage_amounts(acceptance.service.tender.lot, contract, events, known, running)


def by_stage(periods: Iterable[Period], done: Mapping[int, Assessed]) -> dict[str, Decimal | None]:
    """What is due of each payment by its period's score."""
    return {period.stage: done[period.number].payable for period in periods if period.number in done}


def check_money(
    acceptance: Acceptance, known: tuple[Period, ...], due: Mapping[str, Decimal | None]
) -> Iterator[Finding]:
    """What is wrong with supplements, and what was paid or invoiced otherwise than it was due."""
    contract = acceptance.service.contract
    stages = contract_stages(acceptance, contract, known)
    if contract.supplements:
        rule = ruleset(max(each.signed for each in contract.supplements)).supplement
        open_still = len(running_left(contract, known)) > 1
        running = begun_in(contract, known) if open_still else ()
        yield from check_supplements(acceptance, stages, running, rule)
    accounts = stage_accounts(stages, due, acceptance.payments, acceptance.invoices)
    yield from check_accounts(acceptance, accounts, _assessment_days(acceptance, stages, known))


def _assessment_days(
    acceptance: Acceptance, stages: Iterable[StageAmount], known: Iterable[Period]
) -> dict[str, date | None]:
    """Of every payment by score the day on which its period was assessed or signed, if it was."""
    found: dict[str, date | None] = {}
    by_stage = {period.stage: period for period in known}
    for stage in stages:
        if stage.scored:
            period = by_stage.get(stage.code)
            found[stage.code] = assessed_on(acceptance, period.number) if period else None
    return found


def assessed_on(acceptance: Acceptance, number: int) -> date | None:
    """The day from which it was known what the period pays: assessed, or signed."""
    record, signed = acceptance.periods.get(number), acceptance.signed.get(number)
    return min((each.on for each in (signed, record.assessment if record else None) if each), default=None)
