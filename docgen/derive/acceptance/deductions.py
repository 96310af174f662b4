"""Points that one rule takes: arithmetic only, each result with the sentence that lets it be checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from typing import cast

from docgen.derive.acceptance.periods import units_ended
from docgen.model.acceptance.rule import (
    Cases,
    Judgement,
    Members,
    Missing,
    Ratio,
    Rule,
    Sample,
    Schedule,
    Shortfall,
    Whole,
)
from docgen.model.acceptance.score import DayRange, Deduction, MemberGroup, Period, PeriodFacts
from docgen.model.finding import Message
from docgen.model.money import digits

NOTHING = Decimal(0)
_HUNDREDTH = Decimal("0.01")
_NOT_DUE = Deduction(NOTHING, (Message("not due in this period"),))

_ROUNDED = {
    "up": (Decimal(1), ROUND_CEILING),
    "down": (Decimal(1), ROUND_FLOOR),
    "exact": (_HUNDREDTH, ROUND_HALF_UP),
}
_ROUNDED_WORDS = {
    "up": Message("rounded up"),
    "down": Message("rounded down"),
    "exact": Message("to a hundredth"),
}
_SINCE = {"opening": Message("since the opening"), "signing": Message("since the signing")}

_UNITS = {"week": Message("weeks"), "month": Message("months"), "quarter": Message("quarters")}


def deduction_by(
    rule: Rule, code: str, points: Decimal, period: Period, facts: PeriodFacts, schedule: Schedule | None
) -> Deduction:
    """What `rule` takes from the criterion `code` of so many points."""
    if not isinstance(rule, (Judgement, Sample, Ratio)) and facts.values[rule.metric] is None:
        return _NOT_DUE
    match rule:
        case Shortfall():
            return _shortfall(rule, points, due_target(rule, period, schedule), _figure(facts, rule.metric))
        case Cases():
            count = _figure(facts, rule.metric)
            return _capped(
                count * rule.each, rule.most, _each(Message("{n} cases", digits(n=count)), rule.each)
            )
        case Members():
            return _members(rule, cast(tuple[MemberGroup, ...], facts.values[rule.metric]))
        case Missing():
            return _missing(rule, points, period, cast(tuple[date, ...], facts.values[rule.metric]))
        case Whole():
            return _whole(rule, points, facts)
        case Ratio():
            return _ratio(rule, points, facts)
        case Sample():
            return _sample(rule, code, points, facts)
        case Judgement():
            return _judgement(code, facts)


def due_target(rule: Shortfall, period: Period, schedule: Schedule | None) -> tuple[Decimal, Message | None]:
    """The part of the target that is due at the period's end, and how it was found."""
    if rule.by == "period":
        return rule.target, None
    if rule.parts:
        part = rule.parts[min(period.number, len(rule.parts)) - 1]
        return part, Message("by schedule, {part} of {target} are due", digits(part=part, target=rule.target))
    if schedule is None:
        raise ValueError("a target of the term needs a schedule")
    start = period.opened if schedule.since == "opening" else period.signed
    served, term = (period.end - start).days, (period.ends - start).days
    with localcontext(prec=60):
        step, way = _ROUNDED[schedule.rounded]
        part = (rule.target * served / term).quantize(step, way)
    days = {"start": start, "end": period.end, "last": period.ends}
    words = {"since": _SINCE[schedule.since], "rounded": _ROUNDED_WORDS[schedule.rounded]}
    said = Message(
        "by schedule, {target} × {served} days ÷ {term} days {since} ({start} itself not counted; "
        "until {end} and until {last}), {rounded}: {part} are due",
        {**words, **days, **digits(target=rule.target, served=served, term=term, part=part)},
    )
    return part, said


def _shortfall(
    rule: Shortfall, points: Decimal, due: tuple[Decimal, Message | None], done: Decimal
) -> Deduction:
    target, schedule = due
    before = (schedule,) if schedule else ()
    missing = max(target - done, NOTHING)
    compared = Message("target {target}, done {done}", digits(target=target, done=done))
    if not missing:
        return Deduction(NOTHING, (*before, compared))
    short = Message("{missing} short", digits(missing=missing))
    if rule.each:
        sums = _capped(missing * rule.each, rule.most, _each(short, rule.each))
    else:
        sums = _in_proportion(short, missing, target, rule.most or points)
    return Deduction(sums.points, (*before, compared, *sums.working))


def _members(rule: Members, groups: tuple[MemberGroup, ...]) -> Deduction:
    short = sum(
        group.members
        for group in groups
        if any(group.counts.get(service, 0) < need for service, need in rule.needs.items())
    )
    everyone = sum(group.members for group in groups)
    counted = Message(
        "{short} of {everyone} members without full service", digits(short=short, everyone=everyone)
    )
    return _capped(short * rule.each, rule.most, _each(counted, rule.each))


def bare_units(rule: Missing, period: Period, days: Iterable[object]) -> list[DayRange]:
    """The weeks, months or quarters that ended in the period and hold none of the `days`."""
    units = units_ended(rule.every, period, rule.first_partial)
    known = [day for day in days if isinstance(day, date)]
    return [(first, last) for first, last in units if not any(first <= day <= last for day in known)]


def _missing(rule: Missing, points: Decimal, period: Period, days: tuple[date, ...]) -> Deduction:
    units = list(units_ended(rule.every, period, rule.first_partial))
    bare = bare_units(rule, period, days)
    counted = Message(
        "{missing} of {units} {unit} without a record",
        {**digits(missing=len(bare), units=len(units)), "unit": _UNITS[rule.every]},
    )
    if units and len(units) < len(list(units_ended(rule.every, period))):
        said = {"counted": counted, "first": units[0][0]}
        counted = Message("{counted} (the units from {first} on, the first whole one)", said)
    if rule.each is not None:
        sums = _capped(len(bare) * rule.each, rule.most, _each(counted, rule.each))
    elif bare:
        sums = _in_proportion(counted, Decimal(len(bare)), Decimal(len(units)), rule.most or points)
    else:
        sums = Deduction(NOTHING, (counted,))
    named = tuple(f"{first:%Y-%m}" if rule.every == "month" else f"{first}" for first, _ in bare)
    gaps = (Message("missing: {units}", {"units": named}),) if named else ()
    return Deduction(sums.points, (*sums.working, *gaps))


def _whole(rule: Whole, points: Decimal, facts: PeriodFacts) -> Deduction:
    if rule.occasion and not facts.values[rule.occasion]:
        return Deduction(NOTHING, (Message("no occasion arose in the period"),))
    figure = _figure(facts, rule.metric)
    met, compared = _compared(figure, rule.least, rule.most)
    return _all_or_none(met, compared, rule.points or points)


def _ratio(rule: Ratio, points: Decimal, facts: PeriodFacts) -> Deduction:
    if facts.values[rule.of] is None or facts.values[rule.among] is None:
        return _NOT_DUE
    part, base = _figure(facts, rule.of), _figure(facts, rule.among)
    if not base:
        return Deduction(NOTHING, (Message("nothing to take a share of"),))
    if rule.shared:
        return _shared_ratio(part, base, rule.least or NOTHING, rule.points or points)
    with localcontext(prec=60):
        met = part * 100 >= rule.least * base if rule.least is not None else part * 100 <= _most(rule) * base
        share = (part * 100 / base).quantize(_HUNDREDTH, ROUND_HALF_UP)
    bound = rule.least if rule.least is not None else _most(rule)
    values = digits(part=part, base=base, share=share, bound=bound)
    least = Message("{part} ÷ {base} = {share} %, at least {bound} % asked", values)
    most = Message("{part} ÷ {base} = {share} %, at most {bound} % allowed", values)
    return _all_or_none(met, least if rule.least is not None else most, rule.points or points)


def _shared_ratio(part: Decimal, base: Decimal, least: Decimal, points: Decimal) -> Deduction:
    """Points in the proportion in which a ratio stays below `least`."""
    with localcontext(prec=60):
        wanted = least * base / 100
    missing = max(wanted - part, NOTHING)
    compared = Message("target {target}, done {done}", digits(target=wanted, done=part))
    if not missing:
        return Deduction(NOTHING, (compared,))
    sums = _in_proportion(Message("{missing} short", digits(missing=missing)), missing, wanted, points)
    return Deduction(sums.points, (compared, *sums.working))


def _sample(rule: Sample, code: str, points: Decimal, facts: PeriodFacts) -> Deduction:
    found = facts.samples.get((code, rule.metric))
    if found is None or not found.drawn:
        return Deduction(NOTHING, (Message("nobody to draw from"),))
    counted = Message(
        "{checked} of {drawn} drawn were checked, {failed} failed",
        digits(checked=found.checked - found.supposed, drawn=found.drawn, failed=found.failed),
    )
    if found.supposed:
        supposed = {"counted": counted, **digits(n=found.supposed)}
        counted = Message("{counted} ({n} have no result yet, and theirs is supposed)", supposed)
    if rule.each:
        return _capped(found.failed * rule.each, None, _each(counted, rule.each))
    if not found.checked:
        return Deduction(NOTHING, (counted,))
    if rule.least_share is not None:
        met = (found.checked - found.failed) * 100 >= rule.least_share * found.checked
        asked = Message(
            "{counted}; at least {bound} % must pass",
            {"counted": counted, **digits(bound=rule.least_share)},
        )
        return _all_or_none(met, asked, rule.points or points)
    bound = cast(Decimal, rule.least_mean)
    values = digits(marks=found.marks, checked=found.checked, bound=bound)
    said = Message("marks {marks} ÷ {checked}, a mean of at least {bound} asked", values)
    if found.supposed:
        supposed = {"counted": said, **digits(n=found.supposed)}
        said = Message("{counted} ({n} have no result yet, and theirs is supposed)", supposed)
    return _all_or_none(found.marks >= bound * found.checked, said, rule.points or points)


def _judgement(code: str, facts: PeriodFacts) -> Deduction:
    made = facts.judgements.get(code)
    if made is None:
        return Deduction(NOTHING, (Message("no deduction recorded"),))
    values = {**digits(points=made.deduction), "reason": made.reason}
    return Deduction(made.deduction, (Message("{points} points by judgement: {reason}", values),))


def _compared(figure: Decimal, least: Decimal | None, most: Decimal | None) -> tuple[bool, Message]:
    if least is not None:
        return figure >= least, Message(
            "{figure}, at least {bound} asked", digits(figure=figure, bound=least)
        )
    bound = cast(Decimal, most)
    return figure <= bound, Message("{figure}, at most {bound} allowed", digits(figure=figure, bound=bound))


def _all_or_none(met: bool, compared: Message, points: Decimal) -> Deduction:
    if met:
        return Deduction(NOTHING, (Message("{compared}: met", {"compared": compared}),))
    said = Message("{compared}: not met, {points} points", {"compared": compared, **digits(points=points)})
    return Deduction(points, (said,))


def _each(counted: Message, each: Decimal) -> Message:
    return Message("{counted} × {each} points", {"counted": counted, **digits(each=each)})


def _in_proportion(counted: Message, missing: Decimal, whole: Decimal, points: Decimal) -> Deduction:
    """The part of the points that is missing of the whole, to a hundredth."""
    with localcontext(prec=60):
        lost = (points * missing / whole).quantize(_HUNDREDTH, ROUND_HALF_UP)
    said = Message(
        "{short}: {points} points × {missing} ÷ {target} = {lost}",
        {"short": counted, **digits(points=points, missing=missing, target=whole, lost=lost)},
    )
    return Deduction(lost, (said,))


def _capped(raw: Decimal, most: Decimal | None, said: Message) -> Deduction:
    with_sum = Message("{said} = {raw}", {"said": said, **digits(raw=raw)})
    if most is None or raw <= most:
        return Deduction(raw, (with_sum,))
    return Deduction(most, (with_sum, Message("at most {most} points", digits(most=most))))


def _figure(facts: PeriodFacts, metric: str) -> Decimal:
    value = facts.values[metric]
    if not isinstance(value, Decimal):
        raise TypeError(f"{metric} gives no figure")
    return value


def _most(rule: Ratio) -> Decimal:
    return cast(Decimal, rule.most)
