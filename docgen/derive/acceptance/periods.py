"""The periods of assessment from the contract's dates, and the spans of days that metrics look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from docgen.derive.calendar import due_date, moved
from docgen.model.acceptance.ledger import Metric
from docgen.model.acceptance.score import DayRange, Period
from docgen.model.acceptance.scoring import PeriodRule
from docgen.model.due_unit import DueUnit
from docgen.model.months import add_months
from docgen.model.service import Contract
from docgen.model.tender.tender import Lot

Unit = Literal["week", "month", "quarter"]

_DAY = timedelta(days=1)
_UNITS: dict[str, Unit] = {"weeks": "week", "months": "month", "quarters": "quarter"}
_MONTHS = {"month": 1, "quarter": 3}


def contract_events(contract: Contract, lot: Lot) -> dict[str, date]:
    """The dates that periods and payments are counted from, as far as they are known.

    The end is the one that the contract names, else its term counted from signing.
    """
    events = {
        "signing": contract.signed,
        "end": contract.last_day(lot.term_months),
    }
    return {**events, "opening": contract.opened} if contract.opened else events


def periods(contract: Contract, lot: Lot, rules: tuple[PeriodRule, ...]) -> tuple[Period, ...]:
    """All periods in order; none before the service has opened.

    One that was over before the opening is empty, and the next begins with the opening.
    """
    if contract.opened is None:
        return ()
    events = contract_events(contract, lot)
    ends = [end for rule in rules if (end := due_date(rule.until, events)[0]) is not None]
    found, start = [], contract.opened
    for number, (rule, end) in enumerate(zip(rules, ends, strict=False), 1):
        found.append(
            Period(
                number=number,
                name=rule.name,
                start=start,
                end=end,
                stage=rule.stage,
                served=(end - contract.opened).days,
                term=(ends[-1] - contract.opened).days,
                opened=contract.opened,
                ends=ends[-1],
                assess_by=_assess_by(lot, end),
                signed=contract.signed,
            )
        )
        start = max(start, end + _DAY)
    return tuple(found)


def _assess_by(lot: Lot, end: date) -> date | None:
    """The last day for the assessment of a period with that end, where the tender states one."""
    term = lot.assessment
    return moved(end - timedelta(days=term.days_before), term.off)[0] if term else None


def span(metric: Metric, period: Period) -> DayRange | None:
    """The days that the metric's query looks at; None where nothing falls due in the period."""
    if metric.span == "term":
        return period.opened, period.end
    if metric.span == "year":
        return _yearly(metric.until, period)
    if metric.span in _UNITS:
        units = list(units_ended(_UNITS[metric.span], period, metric.first_partial))
        return (units[0][0], units[-1][1]) if units else None
    return period.start, period.end


def units_ended(unit: Unit, period: Period, first_partial: bool = True) -> Iterator[DayRange]:
    """The weeks (Monday to Sunday), months or quarters whose last day lies in the period.

    So each is due once, in the period in which it ends, though it may have begun in the one before. With
    `first_partial`, the unit in which the service opened is due though its first days were before.
    """
    first = _unit_start(unit, period.start)
    while (last := unit_end(unit, first)) <= period.end:
        if last >= period.start and (first_partial or first >= period.opened):
            yield first, last
        first = last + _DAY


def running(known: Iterable[Period], unit: DueUnit) -> Iterator[Period]:
    """The period in which a week or month ends, as if it ended with it; the contract's last unit may be cut
    short. None where the service did not run then."""
    for period in known:
        last = min(unit.last, period.ends)
        if period.start <= last <= period.end and unit.first <= last:
            yield replace(period, end=last, served=(last - period.opened).days)


def _unit_start(unit: Unit, day: date) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    months = _MONTHS[unit]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def unit_end(unit: Unit, start: date) -> date:
    """The last day of the unit that begins on `start`."""
    return start + timedelta(days=6) if unit == "week" else add_months(start, _MONTHS[unit]) - _DAY


def _yearly(until: str, period: Period) -> DayRange | None:
    """From New Year to the day of the year that lies in the period, the last where there are two."""
    month, day = (int(part) for part in until.split("-"))
    for year in range(period.end.year, period.start.year - 1, -1):
        last = date(year, month, day)
        if period.start <= last <= period.end:
            return date(year, 1, 1), last
    return None
