"""The scorecard's arithmetic, samples and decisions against what the tender and the draw say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from docgen.model.acceptance.measurement import LedgerTable
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period, Settlement
from docgen.model.acceptance.scoring import BAND_GAP, RECTIFIED, SHARE_BASE
from docgen.model.finding import Finding, Message, Origin


def check_scoring(acceptance: Acceptance) -> Iterator[Finding]:
    """What is wrong with the scorecard, the payment plan and the decisions, whatever the ledgers say."""
    yield from _points(acceptance)
    yield from _rules(acceptance)
    yield from _shares(acceptance)
    yield from _decisions(acceptance)


def check_period(
    acceptance: Acceptance, period: Period, samples: Mapping[str, LedgerTable], settlement: Settlement
) -> Iterator[Finding]:
    """What is wrong with a period's samples, and what its payment still hangs on."""
    yield from _samples(acceptance, period, samples)
    if settlement.payable is None:
        said = Message("what is paid is open: {n} outcomes differ", {"n": len(settlement.payments)})
        remedy = Message("Record the decision in contract.yaml, or the results of samples and rectification.")
        origin = acceptance.sources.origin("contract", "decisions")
        yield Finding("PAYMENT-OPEN", "warning", origin, said, remedy)


def _points(acceptance: Acceptance) -> Iterator[Finding]:
    card = acceptance.service.tender.lot.scorecard
    if card is None:
        said = Message("the lot has no scorecard")
        yield _fault(
            acceptance,
            "SCORE-POINTS",
            said,
            Message("Write the scorecard into tender.yaml."),
            "tender",
            "lot",
        )
        return
    total = sum((item.points for item in card.items), Decimal(0))
    remedy = Message("Compare the points with the tender's scorecard.")
    if total != card.total:
        said = Message("the items' points sum to {sum}, not {total}", {"sum": total, "total": card.total})
        yield _fault(acceptance, "SCORE-POINTS", said, remedy, "tender", "lot", "scorecard", "items")
    for i, item in enumerate(card.items):
        inner = sum((item.points_of(each) for each in item.criteria), Decimal(0))
        if inner != item.points:
            words = {"code": item.code, "sum": inner, "total": item.points}
            said = Message("the criteria of {code} sum to {sum}, not {total}", words)
            yield _fault(acceptance, "SCORE-POINTS", said, remedy, "tender", "lot", "scorecard", "items", i)


def _rules(acceptance: Acceptance) -> Iterator[Finding]:
    """Every criterion with points needs its rules, once."""
    card = acceptance.service.tender.lot.scorecard
    codes = [entry.code for entry in acceptance.scoring.criteria]
    for item in card.items if card else ():
        for criterion in item.criteria:
            if codes.count(criterion.code) != 1 and item.points_of(criterion):
                words = {"code": criterion.code, "title": criterion.title, "n": codes.count(criterion.code)}
                said = Message("{code} {title} has rules {n} times, not once", words)
                remedy = Message("Write its rules into scoring.yaml under criteria.")
                yield _fault(acceptance, "SCORE-RULE", said, remedy, "scoring", "criteria")


def _shares(acceptance: Acceptance) -> Iterator[Finding]:
    stages = acceptance.service.tender.lot.payment.stages
    total = sum((stage.share for stage in stages), Decimal(0))
    if total != 100:
        said = Message("the payments' shares sum to {sum} %, not 100 %", {"sum": total})
        remedy = Message("Compare payment.stages with the tender.")
        yield _fault(acceptance, "PAYMENT-SHARES", said, remedy, "tender", "lot", "payment", "stages")


def _decisions(acceptance: Acceptance) -> Iterator[Finding]:
    payment = acceptance.scoring.payment
    rectified = payment.rectification
    known = {point.code: {each.code for each in point.outcomes} for point in acceptance.scoring.points}
    known[BAND_GAP] = {"upper", "lower"}
    known[SHARE_BASE] = {base.code for base in payment.bases}
    known[RECTIFIED] = {each.code for each in (*rectified.passed, *rectified.failed)} if rectified else set()
    for i, decision in enumerate(acceptance.service.contract.decisions):
        if decision.outcome not in known.get(decision.point, set()):
            words = {"point": decision.point, "outcome": decision.outcome}
            said = Message("decision {point}: {outcome} leads nowhere", words)
            choices = tuple(
                f"{point}: {outcome}" for point, each in known.items() for outcome in sorted(each)
            )
            remedy = Message("Known here: {known}.", {"known": choices})
            yield _fault(acceptance, "DECISION-UNKNOWN", said, remedy, "contract", "decisions", i)


def _samples(acceptance: Acceptance, period: Period, samples: Mapping[str, LedgerTable]) -> Iterator[Finding]:
    rows = acceptance.samples.get(period.number, ())
    source = f"sample-{period.number}"
    drawn = {code: {row[0] for row in sample.rows} for code, sample in samples.items()}
    checked: dict[str, set[str]] = {code: set() for code in drawn}
    for i, row in enumerate(rows):
        if row.code not in drawn.get(row.criterion, set()):
            words = {"code": row.code, "criterion": row.criterion}
            said = Message("{code} was not drawn for {criterion}", words)
            remedy = Message("Enter the results of the units on the check form, and no others.")
            yield _fault(acceptance, "SAMPLE-STRANGER", said, remedy, source, i, "code")
        elif row.code in checked[row.criterion]:
            said = Message(
                "{code} stands twice for {criterion}", {"code": row.code, "criterion": row.criterion}
            )
            yield _fault(
                acceptance, "SAMPLE-STRANGER", said, Message("Keep one row of each unit."), source, i, "code"
            )
        elif row.passed is not None or row.mark is not None:
            checked[row.criterion].add(row.code)
    for code, units in drawn.items():
        if len(checked[code]) < len(units):
            words = {"criterion": code, "n": str(len(units) - len(checked[code]))}
            said = Message("{n} units drawn for {criterion} have no result yet", words)
            remedy = Message("Fill in samples/period-{n}.xlsx after the check.", {"n": period.number})
            origin = Origin(acceptance.sources.files.get(source, f"samples/period-{period.number}.xlsx"))
            yield Finding("SAMPLE-UNCHECKED", "warning", origin, said, remedy)


def _fault(
    acceptance: Acceptance, code: str, said: Message, remedy: Message, source: str, *place: str | int
) -> Finding:
    return Finding(code, "error", acceptance.sources.origin(source, *place), said, remedy)
