"""The payments of a contract in full: by the tender's shares, and by what supplements made of the price.

The payments always sum to the price agreed: each is the rounded sum up to its end less the rounded sum
before it. A supplement moves only what was not settled yet on the day from which it applies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext

from docgen.derive.calendar import due_date, is_workday
from docgen.model.acceptance.score import Period, StageAmount
from docgen.model.money import to_fen
from docgen.model.service import Contract, Supplement
from docgen.model.tender.tender import Lot


def stage_amounts(
    lot: Lot, contract: Contract, events: Mapping[str, date], periods: Iterable[Period]
) -> tuple[StageAmount, ...]:
    """Every payment of the contract in full; they sum to its price where their shares sum to 100."""
    found = _agreed(lot, contract, events)
    ended = {period.stage: period.end for period in periods}
    for supplement in contract.repriced:
        left = [i for i, stage in enumerate(found) if not _settled(stage, ended, supplement.since)]
        for i, changed in zip(left, _repriced(found, left, supplement), strict=True):
            found[i] = changed
    return tuple(found)


def _agreed(lot: Lot, contract: Contract, events: Mapping[str, date]) -> list[StageAmount]:
    """The payments as the contract was signed."""
    amounts = _split(contract.amount, [stage.share for stage in lot.payment.stages])
    found = []
    for stage, amount in zip(lot.payment.stages, amounts, strict=True):
        due, provisional = due_date(stage.due, events)
        found.append(
            StageAmount(
                code=stage.code,
                name=stage.name,
                share=stage.share,
                amount=amount,
                of=contract.amount,
                scored=stage.scored,
                due=due,
                provisional=provisional,
                day_off=due is not None and not is_workday(due)[0],
            )
        )
    return found


def _settled(stage: StageAmount, ended: Mapping[str, date], since: date) -> bool:
    """Whether the payment keeps its amount: it was due, or the period that it pays for was over."""
    days = [day for day in (stage.due, ended.get(stage.code)) if day is not None]
    return any(day < since for day in days)


def _repriced(
    stages: Sequence[StageAmount], left: Sequence[int], supplement: Supplement
) -> Iterator[StageAmount]:
    """The payments that are left, as the supplement wants them."""
    amount = supplement.amount or Decimal(0)
    shares = [stages[i].share for i in left]
    if left and supplement.later == "rest":
        kept = sum((stage.amount for i, stage in enumerate(stages) if i not in left), Decimal(0))
        with localcontext(prec=60):
            amount = (amount - kept) * 100 / sum(shares)
    for i, each in zip(left, _split(amount, shares), strict=True):
        yield replace(stages[i], amount=each, of=amount, supplement=supplement)


def _split(amount: Decimal, shares: Iterable[Decimal]) -> list[Decimal]:
    """What each share in percent comes to, to the fen."""
    found, share, paid = [], Decimal(0), Decimal(0)
    for each in shares:
        share += each
        with localcontext(prec=60):
            until = to_fen(amount * share / 100)
        found.append(until - paid)
        paid = until
    return found
