"""Supplements to the contract: their days, what they may add, and what they make of the payments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period, StageAmount
from docgen.model.finding import Finding, Message
from docgen.model.money import digits, in_digits
from docgen.model.rules.supplement import SupplementRule
from docgen.model.service import Supplement
from docgen.model.sources import Place


def check_supplements(
    acceptance: Acceptance,
    stages: Sequence[StageAmount],
    running: Iterable[tuple[Supplement, Period]],
    rule: SupplementRule,
) -> Iterator[Finding]:
    """Supplements that reach back, that add more than the law allows, or that no payment is left for; that
    begin while a period runs, and those after which the payments are not the price.

    `running`: those that begin so, with the period, as long as nobody said by which amount it is paid.
    """
    contract = acceptance.service.contract
    idle = contract.repriced[-1:] if not any(stage.supplement for stage in stages) else []
    for i, each in enumerate(contract.supplements):
        place = ("contract", "supplements", i)
        yield from _days(acceptance, place, each)
        if each.amount is None:
            continue
        words: dict[str, object] = {"number": each.number, "amount": in_digits(each.amount)}
        most = contract.amount * (100 + rule.most_percent) / 100
        if each.amount > most:
            limit = {**words, "most": in_digits(most), "percent": rule.most_percent}
            said = Message(
                "supplement {number} makes it {amount} yuan; {percent} % more than agreed are {most} yuan",
                limit,
            )
            yield acceptance.found("SUPPLEMENT-SHARE", (*place, "amount"), said, law=rule.source.document)
        if each.later == "rest" and any(stage.supplement == each and stage.amount < 0 for stage in stages):
            said = Message("supplement {number}: more than {amount} yuan was due before it", words)
            yield acceptance.found("SUPPLEMENT-BELOW", (*place, "amount"), said)
        if each in idle:
            said = Message("supplement {number}: no payment is left that it could change", words)
            yield acceptance.found("SUPPLEMENT-IDLE", (*place, "amount"), said)
    for begun in running:
        yield _running(acceptance, *begun)
    if not idle:
        yield from _sum(acceptance, stages)


def _days(acceptance: Acceptance, place: Place, each: Supplement) -> Iterator[Finding]:
    contract, ends = acceptance.service.contract, acceptance.service.ends
    words = {"number": each.number, "since": each.since, "signed": each.signed, "ends": ends}
    at = (*place, "since")
    if each.since > ends:
        said = Message("supplement {number} applies from {since}; the contract ends on {ends}", words)
        yield acceptance.found("SUPPLEMENT-DATE", at, said, "after")
    elif each.since < contract.signed:
        words |= {"signed": contract.signed}
        said = Message("supplement {number} applies from {since}; the contract was signed on {signed}", words)
        yield acceptance.found("SUPPLEMENT-DATE", at, said, "before")
    elif each.since < each.signed:
        said = Message("supplement {number}, signed on {signed}, applies from {since}", words)
        yield acceptance.found("SUPPLEMENT-DATE", at, said)


def _running(acceptance: Acceptance, supplement: Supplement, period: Period) -> Finding:
    words = {
        "number": supplement.number,
        "since": supplement.since,
        "name": period.name,
        "start": period.start,
        "end": period.end,
    }
    said = Message(
        "supplement {number} begins on {since}, within {name}, {start} to {end}; "
        "by which amount that is paid is open",
        words,
    )
    place = acceptance.service.contract.supplements.index(supplement)
    return acceptance.found("SUPPLEMENT-PERIOD", ("contract", "supplements", place, "since"), said)


def _sum(acceptance: Acceptance, stages: Sequence[StageAmount]) -> Iterator[Finding]:
    """Payments that come to another sum than the price: shares of a new one leave what was due before."""
    contract = acceptance.service.contract
    shares = sum((stage.share for stage in stages), Decimal(0))
    if not contract.repriced or shares != 100:
        return
    last = contract.repriced[-1]
    total, agreed = sum((stage.amount for stage in stages), Decimal(0)), last.amount or Decimal(0)
    if total == agreed:
        return
    words = {"number": last.number, **digits(sum=total, agreed=agreed, difference=abs(agreed - total))}
    less = Message(
        "supplement {number}: the payments come to {sum} yuan, {difference} less than {agreed}", words
    )
    more = Message(
        "supplement {number}: the payments come to {sum} yuan, {difference} more than {agreed}", words
    )
    place = ("contract", "supplements", contract.supplements.index(last), "later")
    yield acceptance.found("SUPPLEMENT-SUM", place, less if total < agreed else more)
