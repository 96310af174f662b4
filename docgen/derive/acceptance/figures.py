"""What a criterion was counted by: each metric of its rules with its figure, unit and days, in a sentence.

A paper prints it before the sum, so that the sum can be worked again from the paper alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import cast

from docgen.derive.acceptance.periods import span
from docgen.model.acceptance.ledger import Metric
from docgen.model.acceptance.records import ScoringFile
from docgen.model.acceptance.rule import Judgement, Members, Ratio, Rule, Sample, Whole
from docgen.model.acceptance.score import DayRange, MemberGroup, Period, PeriodFacts
from docgen.model.finding import Message
from docgen.model.money import digits


class Figures:
    """The figures of one period by the titles and units of scoring.yaml."""

    def __init__(self, scoring: ScoringFile, period: Period, facts: PeriodFacts) -> None:
        self._metrics = {metric.code: metric for metric in scoring.metrics}
        self._period, self.facts = period, facts

    def of_rule(self, rule: Rule) -> Message | str:
        """What the rule was counted by; the question where it asks one."""
        match rule:
            case Judgement():
                return rule.question
            case Sample():
                values = {"question": rule.question, "drawn": self.of_metric(rule.metric)}
                return Message("{question} (drawn from {drawn})", values)
            case Ratio():
                pair = {"of": self._counted(rule.of), "among": self._counted(rule.among)}
                return self._over(Message("{of} ÷ {among}", pair), (rule.of, rule.among))
            case Members():
                return self._members(rule)
            case Whole() if rule.occasion:
                both = {"figure": self._counted(rule.metric), "other": self._counted(rule.occasion)}
                return self._over(Message("{figure} of {other}", both), (rule.metric, rule.occasion))
            case _:
                return self.of_metric(rule.metric)

    def of_metric(self, code: str) -> Message | str:
        """The metric's title, figure and unit, and the days it was counted over."""
        return self._over(self._counted(code), (code,))

    def _members(self, rule: Members) -> Message | str:
        """Each service that a member needs, and how many members got fewer."""
        metric = self._metrics[rule.metric]
        groups = cast(tuple[MemberGroup, ...] | None, self.facts.values[rule.metric])
        each = tuple(
            Message(
                "{service} fewer than {need}: {n}",
                {
                    "service": metric.services.get(code, code),
                    **digits(need=need, n=_short(groups, code, need)),
                },
            )
            for code, need in rule.needs.items()
        )
        shown = self.of_metric(rule.metric)
        return shown if groups is None else Message("{shown}, {each}", {"shown": shown, "each": each})

    def _counted(self, code: str) -> Message | str:
        metric, value = self._metrics[code], self.facts.values.get(code)
        match value:
            case None:
                return metric.title
            case Decimal():
                return _titled(metric, value)
        if metric.gives == "days":
            return Message(
                "{title}: days with a record: {n}", {"title": metric.title, **digits(n=len(value))}
            )
        return _titled(metric, Decimal(sum(group.members for group in cast(tuple[MemberGroup, ...], value))))

    def _over(self, counted: Message | str, codes: Iterable[str]) -> Message | str:
        """`counted` with its days; where the metrics look at different days, with those of each."""
        days = {self._metrics[code].title: span(self._metrics[code], self._period) for code in codes}
        known = {title: each for title, each in days.items() if each}
        if not known:
            return counted
        if len(set(known.values())) == 1:
            return Message("{counted} ({days})", {"counted": counted, "days": _between(*known.values())})
        each = tuple(
            Message("{title} {days}", {"title": title, "days": _between(days)})
            for title, days in known.items()
        )
        return Message("{counted} ({days})", {"counted": counted, "days": each})


def _between(days: DayRange, *_: DayRange) -> Message:
    first, last = days
    return Message("{first} to {last}", {"first": _day(first), "last": _day(last)})


def _day(day: date) -> str:
    return day.isoformat()


def _titled(metric: Metric, value: Decimal) -> Message:
    if not metric.unit:
        return Message("{title} {n}", {"title": metric.title, **digits(n=value)})
    return Message("{title} {n} {unit}", {"title": metric.title, "unit": metric.unit, **digits(n=value)})


def _short(groups: tuple[MemberGroup, ...] | None, service: str, need: int) -> int:
    return sum(group.members for group in groups or () if group.counts.get(service, 0) < need)
