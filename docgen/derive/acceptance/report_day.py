"""The day that a period's report bears, and the contract as it was decided by then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period


def report_day(acceptance: Acceptance, period: Period) -> date:
    """The day recorded; where none is, the period's last, or the last on which something that the report
    tells of came about: a decision, the assessment, a rectification. Nothing later than a signing."""
    record, signed = acceptance.periods.get(period.number), acceptance.signed.get(period.number)
    if record and record.dated:
        return record.dated
    days = [decision.on for decision in acceptance.service.contract.decisions]
    if record and record.assessment:
        days.append(record.assessment.on)
    if record and record.rectification and record.rectification.on:
        days.append(record.rectification.on)
    return max([period.end, *(day for day in days if signed is None or day <= signed.on)])


def as_reported(acceptance: Acceptance, period: Period) -> Acceptance:
    """The records without the decisions that came after the period's report."""
    contract = acceptance.service.contract.decided_by(report_day(acceptance, period))
    return replace(acceptance, service=replace(acceptance.service, contract=contract))
