"""The scorecard's arithmetic and decisions against what the tender says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.check.acceptance.samples import check_samples
from docgen.model.acceptance.measurement import Measurement
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period, Settlement
from docgen.model.acceptance.scoring import (
    BAND_GAP,
    BAND_OVERLAP,
    RECTIFIED,
    RUNNING,
    SHARE_BASE,
    SUPPLEMENT_PERIOD,
)
from docgen.model.finding import Finding, Message
from docgen.model.near import near

_NEAR = 3


def check_scoring(acceptance: Acceptance) -> Iterator[Finding]:
    """What is wrong with the scorecard, the payment plan and the decisions, whatever the ledgers say."""
    yield from _points(acceptance)
    yield from _rules(acceptance)
    yield from _shares(acceptance)
    yield from _decided_nothing(acceptance)


def check_period(
    acceptance: Acceptance, period: Period, measured: Measurement, settlement: Settlement
) -> Iterator[Finding]:
    """What is wrong with a period's samples, and what its payment still hangs on."""
    yield from check_samples(acceptance, period, measured)
    if settlement.payable is not None:
        return
    words = {"number": period.number, "name": period.name, "n": len(settlement.payments)}
    signed = acceptance.signed.get(period.number)
    if signed and signed.basis.payable is not None:
        amounts = sorted({payment.payable for payment in settlement.payments})
        said = Message(
            "period {number}, {name}: the {paid} yuan that were signed stand; "
            "the ledgers of today would give {least} to {most} yuan",
            {
                **words,
                "paid": f"{signed.basis.payable:.2f}",
                "least": f"{amounts[0]:.2f}",
                "most": f"{amounts[-1]:.2f}",
            },
        )
        yield acceptance.found("PAYMENT-OPEN", ("contract", "decisions"), said, "signed")
        return
    said = Message("period {number}, {name}: what is paid is open: {n} outcomes differ", words)
    yield acceptance.found("PAYMENT-OPEN", ("contract", "decisions"), said)


def _points(acceptance: Acceptance) -> Iterator[Finding]:
    card = acceptance.service.tender.lot.scorecard
    if card is None:
        said = Message("the lot has no scorecard")
        yield acceptance.found("SCORE-POINTS", ("tender", "lot"), said, "card")
        return
    total = sum((item.points for item in card.items), Decimal(0))
    if total != card.total:
        said = Message("the items' points sum to {sum}, not {total}", {"sum": total, "total": card.total})
        yield acceptance.found("SCORE-POINTS", ("tender", "lot", "scorecard", "items"), said)
    for i, item in enumerate(card.items):
        inner = sum((item.points_of(each) for each in item.criteria), Decimal(0))
        if inner != item.points:
            words = {"code": item.code, "sum": inner, "total": item.points}
            said = Message("the criteria of {code} sum to {sum}, not {total}", words)
            yield acceptance.found("SCORE-POINTS", ("tender", "lot", "scorecard", "items", i), said)


def _rules(acceptance: Acceptance) -> Iterator[Finding]:
    """Every criterion with points needs its rules, once."""
    card = acceptance.service.tender.lot.scorecard
    codes = [entry.code for entry in acceptance.scoring.criteria]
    for item in card.items if card else ():
        for criterion in item.criteria:
            if codes.count(criterion.code) != 1 and item.points_of(criterion):
                words = {"code": criterion.code, "title": criterion.title, "n": codes.count(criterion.code)}
                said = Message("{code} {title} has rules {n} times, not once", words)
                yield acceptance.found("SCORE-RULE", ("scoring", "criteria"), said)


def _shares(acceptance: Acceptance) -> Iterator[Finding]:
    stages = acceptance.service.tender.lot.payment.stages
    total = sum((stage.share for stage in stages), Decimal(0))
    if total != 100:
        said = Message("the payments' shares sum to {sum} %, not 100 %", {"sum": total})
        yield acceptance.found("PAYMENT-SHARES", ("tender", "lot", "payment", "stages"), said)


def _decided_nothing(acceptance: Acceptance) -> Iterator[Finding]:
    """Decisions that name no point, or no outcome of theirs."""
    known = _outcomes(acceptance)
    for i, decision in enumerate(acceptance.service.contract.decisions):
        point, outcome = decision.point, decision.outcome
        if outcome in known.get(point, ()):
            continue
        said = Message("decision {point}: {outcome} leads nowhere", {"point": point, "outcome": outcome})
        place = ("contract", "decisions", i)
        if point in known:
            yield acceptance.found("DECISION-UNKNOWN", place, said, "outcome", known=known[point])
        elif meant := near(point, known, most=_NEAR):
            choices = tuple(f"{each}: {'/'.join(known[each])}" for each in meant)
            yield acceptance.found("DECISION-UNKNOWN", place, said, "near", known=choices)
        else:
            yield acceptance.found("DECISION-UNKNOWN", place, said)


def _outcomes(acceptance: Acceptance) -> dict[str, tuple[str, ...]]:
    """Every open point with what it may be decided to."""
    payment = acceptance.scoring.payment
    rule = payment.rectification
    return {
        **{point.code: tuple(each.code for each in point.outcomes) for point in acceptance.scoring.points},
        BAND_GAP: ("upper", "lower"),
        BAND_OVERLAP: ("upper", "lower"),
        **({SHARE_BASE: tuple(each.code for each in payment.bases)} if payment.bases else {}),
        **({RECTIFIED: tuple(each.code for each in (*rule.passed, *rule.failed))} if rule else {}),
        **({SUPPLEMENT_PERIOD: RUNNING} if acceptance.service.contract.repriced else {}),
    }
