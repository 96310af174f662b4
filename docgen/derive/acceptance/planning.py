"""What is to be done by the end of the next month, week or quarter, from the targets of the term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from docgen.derive.acceptance.deductions import due_target
from docgen.derive.acceptance.periods import Unit, unit_end
from docgen.model.acceptance.records import ScoringFile
from docgen.model.acceptance.rule import Shortfall
from docgen.model.acceptance.score import MetricValue, Period
from docgen.model.finding import Message
from docgen.model.money import in_digits
from docgen.model.tender.scorecard import Scorecard


def term_targets(scoring: ScoringFile) -> dict[str, Shortfall]:
    """By criterion, the first rule whose target is due over the whole term."""
    return {
        entry.code: rule
        for entry in scoring.criteria
        for rule in reversed(entry.rules)
        if isinstance(rule, Shortfall) and rule.by == "term"
    }


def plan(
    card: Scorecard,
    scoring: ScoringFile,
    period: Period,
    unit: Unit,
    last: date,
    done: Mapping[str, MetricValue],
) -> Iterator[Message]:
    """A line for each target of the term: what is due by the end of the unit after `last`, less what is done.

    Of several readings of the schedule, the one that asks for most. `done`: by metric, what had been done by
    `last`.
    """
    until = min(unit_end(unit, last + timedelta(days=1)), period.ends)
    then = replace(period, end=until, served=(until - period.opened).days)
    titles = {criterion.code: criterion.title for item in card.items for criterion in item.criteria}
    for code, rule in term_targets(scoring).items():
        so_far = done[rule.metric]
        if isinstance(so_far, (tuple, type(None))):
            continue
        target = max(due_target(rule, then, schedule)[0] for schedule in scoring.schedules or (None,))
        words = {
            "title": titles[code],
            "until": until,
            "target": in_digits(target),
            "done": in_digits(so_far),
        }
        if so_far >= target:
            yield Message("{title}: {done} done, {target} due by {until}; keep on", words)
        else:
            left = {**words, "left": in_digits(target - so_far)}
            yield Message("{title}: {done} done, {target} due by {until}; {left} to do", left)
