"""How the amount of a payment in full is found, in words that let anybody reckon it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, localcontext

from docgen.derive.acceptance.stages import begun_in, running_left
from docgen.model.acceptance.score import Period, Spread, StageAmount
from docgen.model.acceptance.scoring import BY_DAYS, NEW, OLD
from docgen.model.finding import Message
from docgen.model.money import digits, to_fen
from docgen.model.service import Contract, Supplement


def stage_working(stage: StageAmount) -> tuple[Message, ...]:
    """How the amount of a payment in full is found, to be reckoned again by anybody."""
    spread, amount = stage.spread, stage.amount
    if stage.by_days is None:
        return (_spread_words(spread, amount),)
    days = stage.by_days
    full = _spread_words(spread, days.new)
    words = digits(
        old=days.old,
        before=days.days_before,
        new=days.new,
        since=days.days_since,
        days=days.days_before + days.days_since,
        amount=amount,
    )
    return (
        full,
        Message(
            "by days: {old} yuan × {before} ÷ {days} + {new} yuan × {since} ÷ {days} = {amount} yuan", words
        ),
    )


def _spread_words(spread: Spread, amount: Decimal) -> Message:
    words = digits(
        price=spread.price,
        kept=spread.kept,
        share=spread.share,
        among=spread.among,
        until=spread.until,
        paid=spread.paid,
        amount=amount,
    )
    with localcontext(prec=60):
        alone = to_fen((spread.price - spread.kept) * spread.share / spread.among) == amount
    if spread.among == 100 and not spread.kept:
        if alone:
            return Message("{price} yuan × {share} % = {amount} yuan", words)
        return Message(
            "{price} yuan × {until} % − {paid} yuan = {amount} yuan, so that all payments sum to the fen",
            words,
        )
    if alone:
        return Message("({price} − {kept}) yuan × {share} ÷ {among} = {amount} yuan", words)
    return Message(
        "({price} − {kept}) yuan × {until} ÷ {among} − {paid} yuan = {amount} yuan, "
        "so that all payments sum to the fen",
        words,
    )


def supplement_words(supplement: Supplement) -> Message:
    """What a supplement makes of the payments that were not settled before it."""
    words = {
        "number": supplement.number,
        "since": supplement.since,
        **digits(amount=supplement.amount or Decimal(0)),
    }
    rest = Message(
        "supplement {number}, from {since}: the contract comes to {amount} yuan; "
        "what is left of it is spread over the payments that are left",
        words,
    )
    share = Message(
        "supplement {number}, from {since}: the payments that are left are shares of {amount} yuan", words
    )
    return rest if supplement.later == "rest" else share


def running_words(supplement: Supplement, period: Period, running: str) -> Message:
    """By which amount a period is paid that a supplement begins in, and that it does."""
    said = {
        NEW: Message("the whole period by the amount since the supplement"),
        OLD: Message("the whole period by the amount before the supplement"),
        BY_DAYS: Message("by the days before the supplement and since"),
    }[running]
    words = {"number": supplement.number, "since": supplement.since, "name": period.name, "said": said}
    return Message("supplement {number} begins on {since}, within {name}: {said}", words)


def stage_notes(
    contract: Contract, periods: Sequence[Period], stages: Sequence[StageAmount], day: date
) -> Iterator[Message]:
    """What supplements made of the payments: each sum, a period in which one begins, and a total that is not
    the price as agreed on the day."""
    adjusted = [stage for stage in stages if stage.supplement]
    for supplement in dict.fromkeys(stage.supplement for stage in adjusted if stage.supplement):
        yield supplement_words(supplement)
    for stage in adjusted:
        for line in stage_working(stage):
            yield Message("{name}: {said}", {"name": stage.name, "said": line})
    left = running_left(contract, periods)
    for supplement, period in begun_in(contract, periods):
        said = running_words(supplement, period, left[0])
        undecided = Message(
            "{said} (not decided; the table shows this one, the amounts of all are listed above)",
            {"said": said},
        )
        yield undecided if len(left) > 1 else said
    total, agreed = sum((stage.amount for stage in stages), Decimal(0)), contract.amount_on(day)
    if adjusted and total != agreed:
        words = digits(sum=total, agreed=agreed, difference=abs(agreed - total))
        less = Message(
            "the payments come to {sum} yuan, {difference} yuan less than the price of {agreed}", words
        )
        more = Message(
            "the payments come to {sum} yuan, {difference} yuan more than the price of {agreed}", words
        )
        yield less if total < agreed else more
