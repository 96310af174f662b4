"""The scorecard's arithmetic and decisions against what the tender says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.check.acceptance.samples import check_samples
from docgen.model.acceptance.measurement import Measurement
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period, Settlement
from docgen.model.acceptance.scoring import BAND_GAP, BAND_OVERLAP, RECTIFIED, SHARE_BASE
from docgen.model.finding import Finding, Message


def check_scoring(acceptance: Acceptance) -> Iterator[Finding]:
    """What is wrong with the scorecard, the payment plan and the decisions, whatever the ledgers say."""
    yield from _points(acceptance)
    yield from _rules(acceptance)
    yield from _shares(acceptance)
    yield from _decisions(acceptance)


def check_period(
    acceptance: Acceptance, period: Period, measured: Measurement, settlement: Settlement
) -> Iterator[Finding]:
    """What is wrong with a period's samples, and what its payment still hangs on."""
    yield from check_samples(acceptance, period, measured)
    if settlement.payable is None:
        said = Message("what is paid is open: {n} outcomes differ", {"n": len(settlement.payments)})
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


def _decisions(acceptance: Acceptance) -> Iterator[Finding]:
    payment = acceptance.scoring.payment
    rectified = payment.rectification
    known = {point.code: {each.code for each in point.outcomes} for point in acceptance.scoring.points}
    known[BAND_GAP] = known[BAND_OVERLAP] = {"upper", "lower"}
    known[SHARE_BASE] = {base.code for base in payment.bases}
    known[RECTIFIED] = {each.code for each in (*rectified.passed, *rectified.failed)} if rectified else set()
    decided: dict[str, str] = {}
    for i, decision in enumerate(acceptance.service.contract.decisions):
        if decision.point in decided:
            words = {
                "point": decision.point,
                "outcome": decision.outcome,
                "other": decided[decision.point],
            }
            said = Message("{point} is decided twice: {other}, and {outcome}", words)
            yield acceptance.found("DECISION-TWICE", ("contract", "decisions", i), said)
        decided.setdefault(decision.point, decision.outcome)
        if decision.outcome not in known.get(decision.point, set()):
            words = {"point": decision.point, "outcome": decision.outcome}
            said = Message("decision {point}: {outcome} leads nowhere", words)
            choices = tuple(
                f"{point}: {outcome}" for point, each in known.items() for outcome in sorted(each)
            )
            yield acceptance.found("DECISION-UNKNOWN", ("contract", "decisions", i), said, known=choices)
