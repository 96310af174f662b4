"""A stated figure against a demand: met, exceeded, short; None where they do not compare."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from docgen.derive.response.stated.figure import Demand, Per, Stated
from docgen.derive.response.stated.grammar import Grammar
from docgen.model.rules.figures import Measure
from docgen.model.tender.requirement import Verdict

_ZERO, _ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True)
class _Span:
    """What a figure may be: at least, and at most where that is known."""

    least: Decimal
    most: Decimal | None

    @staticmethod
    def of(value: Decimal) -> _Span:
        return _Span(value, value)

    def times(self, other: _Span) -> _Span:
        most = None if self.most is None or other.most is None else self.most * other.most
        return _Span(self.least * other.least, most)


def comparable(demand: Demand, stated: Stated, grammar: Grammar) -> bool:
    """Whether both are of one measure, or of two of which one can be put into the other."""
    return _scales(demand, stated, grammar) is not None


def judged(demand: Demand, stated: Stated, grammar: Grammar) -> Verdict | None:
    """The verdict where it is the same under every reading of units, months and periods."""
    scales = _scales(demand, stated, grammar)
    if scales is None:
        return None
    rates = _rates(demand, stated, grammar)
    if rates is None:
        return None
    asked, offered = scales
    few, many = rates
    low = (
        None if stated.bound == "most" and stated.low == stated.high else _Span.of(stated.low).times(offered)
    )
    high = None if stated.bound == "least" else _Span.of(stated.high).times(offered)
    if demand.exactly is not None:
        same = demand.exactly in (stated.low, stated.high) and stated.low == stated.high
        return "met" if same and asked == offered and few == many == _Span.of(_ONE) else None
    verdicts = []
    if demand.low is not None:
        verdicts.append(_at_least(_Span.of(demand.low).times(asked), low, high, few, stated.bare))
    if demand.high is not None:
        verdicts.append(_at_most(_Span.of(demand.high).times(asked), low, high, many, stated.bare))
    return _together(verdicts)


def unknown(
    demand: Demand, stated: Stated, grammar: Grammar
) -> Literal["exact", "units", "periods", "bounds"]:
    """What keeps two figures from being judged: units, what they are counted by, a most for a least."""
    if demand.exactly is not None:
        return "exact"
    if _rates(demand, stated, grammar) is None or stated.per.period != demand.per.period:
        return "periods"
    if (stated.bound == "most" and demand.high is None) or (stated.bound == "least" and demand.low is None):
        return "bounds"
    return "units"


def _together(verdicts: list[Verdict | None]) -> Verdict | None:
    if "short" in verdicts:
        return "short"
    if None in verdicts or not verdicts:
        return None
    return verdicts[0] if len(verdicts) == 1 else "met"


def _at_least(
    asked: _Span, low: _Span | None, high: _Span | None, rate: _Span, strictly: bool
) -> Verdict | None:
    """`strictly`: below its upper end, as 低于85% is, and never at it."""
    if low is None:
        top = high.times(rate).most if high else None
        below = top is not None and (top < asked.least or (strictly and top == asked.least))
        return "short" if below else None
    there = low.times(rate)
    if asked.most is not None and there.least >= asked.most:
        return "exceeded" if there.least > asked.most else "met"
    return "short" if there.most is not None and there.most < asked.least else None


def _at_most(
    asked: _Span, low: _Span | None, high: _Span | None, rate: _Span, strictly: bool
) -> Verdict | None:
    """`strictly`: above its lower end, as 超过30分钟 is, and never at it."""
    if high is None:
        bottom = low.times(rate).least if low else _ZERO
        above = asked.most is not None and (bottom > asked.most or (strictly and bottom == asked.most))
        return "short" if above else None
    there = high.times(rate)
    if there.most is not None and there.most <= asked.least:
        return "exceeded" if there.most < asked.least else "met"
    return "short" if asked.most is not None and there.least > asked.most else None


def _scales(demand: Demand, stated: Stated, grammar: Grammar) -> tuple[_Span, _Span] | None:
    """What the demand and the stated figure are multiplied by to be of one unit."""
    if set(demand.measures) & set(stated.measures):
        return _Span.of(_ONE), _Span.of(_ONE)
    asked, offered = demand.measures[0], stated.measures[0]
    if crossing := grammar.rule.crossed(offered, asked):
        return _Span.of(_ONE), _Span(*crossing)
    if crossing := grammar.rule.crossed(asked, offered):
        return _Span(*crossing), _Span.of(_ONE)
    return None


def _rates(demand: Demand, stated: Stated, grammar: Grammar) -> tuple[_Span, _Span] | None:
    """How many of the stated figure fall into what the demand counts by: for a least, and for a most.

    A promise by a shorter period holds for a longer one; by a longer one it may all fall into its first day.
    """
    counted = bool(set(demand.measures) & grammar.rule.in_period)
    asked, offered = demand.per, stated.per
    if not counted:
        priced = "money" in demand.measures and (asked.period or offered.period)
        unnamed = Per() in (asked, offered) and not priced
        return _once() if unnamed or asked == offered else None
    if asked.things != offered.things:
        return None
    if asked.period == offered.period:
        return _once()
    if asked.period is None:
        return None
    if offered.period is None:
        return _Span(_ZERO, _ONE), _Span(_ZERO, None)
    return _ratio(asked.period, offered.period, grammar)


def _once() -> tuple[_Span, _Span]:
    return _Span.of(_ONE), _Span.of(_ONE)


def _ratio(
    asked: tuple[Measure, Decimal], offered: tuple[Measure, Decimal], grammar: Grammar
) -> tuple[_Span, _Span] | None:
    if not offered[1] or not asked[1]:  # every 0 days is no period
        return None
    ratio = asked[1] / offered[1]
    least, most = ratio, ratio
    if asked[0] != offered[0]:
        if crossing := grammar.rule.crossed(asked[0], offered[0]):
            shortest, longest = crossing
        elif crossing := grammar.rule.crossed(offered[0], asked[0]):
            shortest, longest = (_ONE / crossing[1] if crossing[1] else None), _ONE / crossing[0]  # type: ignore[assignment]
        else:
            return None
        if shortest is None or longest is None:
            return None
        least, most = ratio * shortest, ratio * longest
    whole = least.to_integral_value(ROUND_FLOOR)
    over = most.to_integral_value(ROUND_CEILING)
    return _Span(whole, most), _Span(least, over)
