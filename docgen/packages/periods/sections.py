"""The weeks, months and quarters of the papers that are owed again and again, measured from the ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from docgen.derive.acceptance.periods import Unit, units_ended
from docgen.derive.acceptance.planning import plan, term_targets
from docgen.load.acceptance.narratives import narrative
from docgen.load.ledgers.measuring import Measures
from docgen.load.ledgers.queries import QueryFault
from docgen.model.acceptance.measurement import PeriodicSection
from docgen.model.acceptance.narrative import NARRATIVES, Narrative, unit_code
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import DayRange, Period
from docgen.model.acceptance.scoring import PeriodicPaper
from docgen.model.due_unit import DueUnit
from docgen.model.finding import Finding, Message, Origin, found


def periodic_sections(
    acceptance: Acceptance,
    period: Period,
    measures: Measures,
    wrong: list[Finding],
    only: DueUnit | None = None,
) -> Mapping[str, tuple[PeriodicSection, ...]]:
    """By the paper's title, a section for each unit that ended in the period, or for that unit `only`; faults
    are added to `wrong`."""
    sections: dict[str, tuple[PeriodicSection, ...]] = {}
    for paper in acceptance.scoring.papers:
        try:
            sections[paper.title] = tuple(
                _section(acceptance, period, measures, paper, (first, last), wrong)
                for first, last in _units(paper, period, only)
            )
        except QueryFault as fault:
            wrong.append(fault.finding)
    return sections


def _units(paper: PeriodicPaper, period: Period, only: DueUnit | None) -> Iterable[DayRange]:
    if only is None:
        return units_ended(paper.every, period)
    return [(only.first, period.end)] if paper.every == only.every else []


def _section(
    acceptance: Acceptance,
    period: Period,
    measures: Measures,
    paper: PeriodicPaper,
    days: DayRange,
    wrong: list[Finding],
) -> PeriodicSection:
    first, last = days
    spans = dict.fromkeys(paper.tables, (first, last))
    then = measures.known_on(last)
    tables = tuple(then.table(code, spans) for code in paper.tables)
    coming = _plan(acceptance, period, then, paper.every, last) if paper.plan else ()
    text = _narrative(acceptance, paper, last, wrong) if paper.narrative else None
    return PeriodicSection(max(first, period.opened), last, tables, coming, text)


def _narrative(
    acceptance: Acceptance, paper: PeriodicPaper, last: date, wrong: list[Finding]
) -> Narrative | None:
    code = unit_code(paper.every, last)
    written = narrative(acceptance.service.folder, code, wrong)
    if written is None or written.text is None:
        said = Message("{title} {code}: nobody wrote what was done", {"title": paper.title, "code": code})
        wrong.append(found("NARRATIVE-MISSING", Origin(f"{NARRATIVES}/{code}.md"), said, code=code))
    return written


def _plan(
    acceptance: Acceptance, period: Period, measures: Measures, unit: Unit, last: date
) -> tuple[Message, ...]:
    card = acceptance.service.tender.lot.scorecard
    if card is None:
        return ()
    rules = term_targets(acceptance.scoring).values()
    done = {rule.metric: measures.figure(rule.metric, (period.opened, last)) for rule in rules}
    return tuple(plan(card, acceptance.scoring, period, unit, last, done))
