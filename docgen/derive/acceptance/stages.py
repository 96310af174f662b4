"""The payments of a contract in full: by the tender's shares, and by what supplements made of the price.

The payments always sum to the price agreed: each is the rounded sum up to its end less the rounded sum
before it. A supplement moves only what was not settled yet on the day from which it applies; by which
amount the period is paid that it begins in, one of three readings says (`RUNNING`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext

from docgen.derive.calendar import due_date, is_workday
from docgen.model.acceptance.score import ByDays, Period, Spread, StageAmount
from docgen.model.acceptance.scoring import BY_DAYS, NEW, RUNNING, SUPPLEMENT_PERIOD
from docgen.model.money import to_fen
from docgen.model.service import Contract, Supplement
from docgen.model.tender.tender import Lot


def stage_amounts(
    lot: Lot,
    contract: Contract,
    events: Mapping[str, date],
    periods: Iterable[Period],
    running: str = NEW,
) -> tuple[StageAmount, ...]:
    """Every payment of the contract in full; they sum to its price where their shares sum to 100.

    `running`: by which amount a period is paid in which a supplement begins, one of `RUNNING`.
    """
    found = _agreed(lot, contract, events)
    by_stage = {period.stage: period for period in periods}
    for supplement in contract.repriced:
        left = [i for i, each in enumerate(found) if not _settled(each, by_stage, supplement.since)]
        begun = [i for i in left if _begins_in(supplement, by_stage.get(found[i].code))]
        if begun and running != NEW:
            if running == BY_DAYS:
                for i, changed in zip(left, _repriced(found, left, supplement), strict=True):
                    found[i] = (
                        _by_days(found[i], changed, by_stage[found[i].code]) if i in begun else found[i]
                    )
            left = [i for i in left if i not in begun]
        for i, changed in zip(left, _repriced(found, left, supplement), strict=True):
            found[i] = changed
    return tuple(found)


def begun_in(contract: Contract, periods: Iterable[Period]) -> Iterator[tuple[Supplement, Period]]:
    """Every supplement that changes the price while a period runs, with that period."""
    known = list(periods)
    for supplement in contract.repriced:
        yield from ((supplement, period) for period in known if _begins_in(supplement, period))


def running_left(contract: Contract, periods: Iterable[Period]) -> tuple[str, ...]:
    """The readings left of a supplement that begins while a period runs: the one decided, or all; where none
    does, the first is as good as any."""
    if next(begun_in(contract, periods), None) is None:
        return RUNNING[:1]
    decided = {each.point: each.outcome for each in contract.decisions}.get(SUPPLEMENT_PERIOD)
    return (decided,) if decided in RUNNING else RUNNING


def _begins_in(supplement: Supplement, period: Period | None) -> bool:
    """Whether the period had begun before the supplement applied, and was not over."""
    return period is not None and period.start < supplement.since <= period.end


def _agreed(lot: Lot, contract: Contract, events: Mapping[str, date]) -> list[StageAmount]:
    """The payments as the contract was signed."""
    spreads = _split(contract.amount, Decimal(0), [stage.share for stage in lot.payment.stages], Decimal(100))
    found = []
    for stage, (amount, spread) in zip(lot.payment.stages, spreads, strict=True):
        due, provisional = due_date(stage.due, events) if stage.due else (None, False)
        found.append(
            StageAmount(
                code=stage.code,
                name=stage.name,
                share=stage.share,
                amount=amount,
                scored=stage.scored,
                due=due,
                provisional=provisional,
                day_off=due is not None and not is_workday(due)[0],
                spread=spread,
            )
        )
    return found


def _settled(stage: StageAmount, periods: Mapping[str, Period], since: date) -> bool:
    """Whether the payment keeps its amount: it was due, or the period that it pays for was over."""
    period = periods.get(stage.code)
    days = [day for day in (stage.due, period.end if period else None) if day is not None]
    return any(day < since for day in days)


def _repriced(
    stages: Sequence[StageAmount], left: Sequence[int], supplement: Supplement
) -> Iterator[StageAmount]:
    """The payments that are left, as the supplement wants them."""
    price = supplement.amount or Decimal(0)
    shares = [stages[i].share for i in left]
    kept, among = Decimal(0), Decimal(100)
    if left and supplement.later == "rest":
        kept = sum((stage.amount for i, stage in enumerate(stages) if i not in left), Decimal(0))
        among = sum(shares, Decimal(0))
    for i, (amount, spread) in zip(left, _split(price, kept, shares, among), strict=True):
        yield replace(stages[i], amount=amount, supplement=supplement, spread=spread, by_days=None)


def _by_days(before: StageAmount, after: StageAmount, period: Period) -> StageAmount:
    """The payment of a period in which a supplement begins, shared by the days before it and since."""
    since = after.supplement.since if after.supplement else period.start
    old, new = (since - period.start).days, (period.end - since).days + 1
    with localcontext(prec=60):
        amount = to_fen((before.amount * old + after.amount * new) / (old + new))
    return replace(after, amount=amount, by_days=ByDays(before.amount, old, after.amount, new))


def _split(
    price: Decimal, kept: Decimal, shares: Iterable[Decimal], among: Decimal
) -> list[tuple[Decimal, Spread]]:
    """What each share of `among` comes to of what is left of the price, to the fen, and how."""
    found, share, paid = [], Decimal(0), Decimal(0)
    for each in shares:
        share += each
        with localcontext(prec=60):
            until = to_fen((price - kept) * share / among)
        found.append((until - paid, Spread(price, kept, each, among, share, paid)))
        paid = until
    return found
