"""Points that one rule takes: arithmetic only, each result with the sentence that lets it be checked."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import cast

from docgen.derive.acceptance.periods import units_ended
from docgen.model.acceptance.scored import Facts, MemberGroup, Period, Taken
from docgen.model.acceptance.scoring import (
    Cases,
    Judgement,
    Members,
    Missing,
    Ratio,
    Rule,
    Sample,
    Shortfall,
    Whole,
)
from docgen.model.finding import Message
from docgen.model.money import plain

NOTHING = Decimal(0)
_HUNDREDTH = Decimal("0.01")
_NOT_DUE = Taken(NOTHING, (Message("not due in this period"),))

_UNITS = {"week": Message("weeks"), "month": Message("months"), "quarter": Message("quarters")}


def taken(rule: Rule, code: str, points: Decimal, period: Period, facts: Facts) -> Taken:
    """What `rule` takes from the criterion `code` of so many points."""
    if not isinstance(rule, (Judgement, Sample, Ratio)) and facts.values[rule.metric] is None:
        return _NOT_DUE
    match rule:
        case Shortfall():
            return _shortfall(rule, points, period, _figure(facts, rule.metric))
        case Cases():
            count = _figure(facts, rule.metric)
            return _capped(count * rule.each, rule.most, _each(Message("{n} cases", _n(n=count)), rule.each))
        case Members():
            return _members(rule, cast(tuple[MemberGroup, ...], facts.values[rule.metric]))
        case Missing():
            return _missing(rule, period, cast(tuple[date, ...], facts.values[rule.metric]))
        case Whole():
            return _whole(rule, points, facts)
        case Ratio():
            return _ratio(rule, points, facts)
        case Sample():
            return _sample(rule, code, points, facts)
        case Judgement():
            return _judgement(code, facts)


def due_target(rule: Shortfall, period: Period) -> tuple[Decimal, Message | None]:
    """The part of the target that is due at the period's end, and how it was found."""
    if rule.by == "period":
        return rule.target, None
    if rule.parts:
        part = rule.parts[min(period.number, len(rule.parts)) - 1]
        return part, Message("by schedule, {part} of {target} are due", _n(part=part, target=rule.target))
    whole, rest = divmod(rule.target * period.served, period.term)
    part = whole + (1 if rest else 0)
    said = Message(
        "by schedule, {target} × {served} days ÷ {term} days, rounded up: {part} are due",
        _n(target=rule.target, served=period.served, term=period.term, part=part),
    )
    return part, said


def _shortfall(rule: Shortfall, points: Decimal, period: Period, done: Decimal) -> Taken:
    target, schedule = due_target(rule, period)
    before = (schedule,) if schedule else ()
    missing = max(target - done, NOTHING)
    compared = Message("target {target}, done {done}", _n(target=target, done=done))
    if not missing:
        return Taken(NOTHING, (*before, compared))
    short = Message("{missing} short", _n(missing=missing))
    if rule.each:
        sums = _capped(missing * rule.each, rule.most, _each(short, rule.each))
    else:
        whole = rule.most or points
        with localcontext(prec=60):
            lost = (whole * missing / target).quantize(_HUNDREDTH, ROUND_HALF_UP)
        said = Message(
            "{short}: {points} points × {missing} ÷ {target} = {lost}",
            {"short": short, **_n(points=whole, missing=missing, target=target, lost=lost)},
        )
        sums = _capped(lost, rule.most, said)
    return Taken(sums.points, (*before, compared, *sums.working))


def _members(rule: Members, groups: tuple[MemberGroup, ...]) -> Taken:
    short = sum(
        group.members
        for group in groups
        if any(group.counts.get(service, 0) < need for service, need in rule.needs.items())
    )
    everyone = sum(group.members for group in groups)
    counted = Message(
        "{short} of {everyone} members without full service", _n(short=short, everyone=everyone)
    )
    return _capped(short * rule.each, rule.most, _each(counted, rule.each))


def _missing(rule: Missing, period: Period, days: tuple[date, ...]) -> Taken:
    units = list(units_ended(rule.every, period))
    bare = [(first, last) for first, last in units if not any(first <= day <= last for day in days)]
    counted = Message(
        "{missing} of {units} {unit} without a record",
        {**_n(missing=len(bare), units=len(units)), "unit": _UNITS[rule.every]},
    )
    sums = _capped(len(bare) * rule.each, rule.most, _each(counted, rule.each))
    named = tuple(f"{first:%Y-%m}" if rule.every == "month" else f"{first}" for first, _ in bare)
    gaps = (Message("missing: {units}", {"units": named}),) if named else ()
    return Taken(sums.points, (*sums.working, *gaps))


def _whole(rule: Whole, points: Decimal, facts: Facts) -> Taken:
    if rule.when and not facts.values[rule.when]:
        return Taken(NOTHING, (Message("no occasion arose in the period"),))
    figure = _figure(facts, rule.metric)
    met, compared = _compared(figure, rule.least, rule.most)
    return _all_or_none(met, compared, rule.points or points)


def _ratio(rule: Ratio, points: Decimal, facts: Facts) -> Taken:
    if facts.values[rule.of] is None or facts.values[rule.among] is None:
        return _NOT_DUE
    part, base = _figure(facts, rule.of), _figure(facts, rule.among)
    if not base:
        return Taken(NOTHING, (Message("nothing to take a share of"),))
    with localcontext(prec=60):
        met = part * 100 >= rule.least * base if rule.least is not None else part * 100 <= _most(rule) * base
        share = (part * 100 / base).quantize(_HUNDREDTH, ROUND_HALF_UP)
    bound = rule.least if rule.least is not None else _most(rule)
    values = _n(part=part, base=base, share=share, bound=bound)
    least = Message("{part} ÷ {base} = {share} %, at least {bound} % asked", values)
    most = Message("{part} ÷ {base} = {share} %, at most {bound} % allowed", values)
    return _all_or_none(met, least if rule.least is not None else most, rule.points or points)


def _sample(rule: Sample, code: str, points: Decimal, facts: Facts) -> Taken:
    found = facts.samples.get(code)
    if found is None or not found.drawn:
        return Taken(NOTHING, (Message("nobody to draw from"),))
    counted = Message(
        "{checked} of {drawn} drawn were checked, {failed} failed",
        _n(checked=found.checked, drawn=found.drawn, failed=found.failed),
    )
    if rule.each:
        return _capped(found.failed * rule.each, None, _each(counted, rule.each))
    if not found.checked:
        return Taken(NOTHING, (counted,))
    if rule.least_share is not None:
        met = (found.checked - found.failed) * 100 >= rule.least_share * found.checked
        asked = Message(
            "{counted}; at least {bound} % must pass", {"counted": counted, **_n(bound=rule.least_share)}
        )
        return _all_or_none(met, asked, rule.points or points)
    bound = cast(Decimal, rule.least_mean)
    values = _n(marks=found.marks, checked=found.checked, bound=bound)
    said = Message("marks {marks} ÷ {checked}, a mean of at least {bound} asked", values)
    return _all_or_none(found.marks >= bound * found.checked, said, rule.points or points)


def _judgement(code: str, facts: Facts) -> Taken:
    made = facts.judgements.get(code)
    if made is None:
        return Taken(NOTHING, (Message("no deduction recorded"),))
    values = {**_n(points=made.deduction), "reason": made.reason}
    return Taken(made.deduction, (Message("{points} points by judgement: {reason}", values),))


def _compared(figure: Decimal, least: Decimal | None, most: Decimal | None) -> tuple[bool, Message]:
    if least is not None:
        return figure >= least, Message("{figure}, at least {bound} asked", _n(figure=figure, bound=least))
    bound = cast(Decimal, most)
    return figure <= bound, Message("{figure}, at most {bound} allowed", _n(figure=figure, bound=bound))


def _all_or_none(met: bool, compared: Message, points: Decimal) -> Taken:
    if met:
        return Taken(NOTHING, (Message("{compared}: met", {"compared": compared}),))
    said = Message("{compared}: not met, {points} points", {"compared": compared, **_n(points=points)})
    return Taken(points, (said,))


def _each(counted: Message, each: Decimal) -> Message:
    return Message("{counted} × {each} points", {"counted": counted, **_n(each=each)})


def _capped(raw: Decimal, most: Decimal | None, said: Message) -> Taken:
    with_sum = Message("{said} = {raw}", {"said": said, **_n(raw=raw)})
    if most is None or raw <= most:
        return Taken(raw, (with_sum,))
    return Taken(most, (with_sum, Message("at most {most} points", _n(most=most))))


def _figure(facts: Facts, metric: str) -> Decimal:
    value = facts.values[metric]
    if not isinstance(value, Decimal):
        raise TypeError(f"{metric} gives no figure")
    return value


def _most(rule: Ratio) -> Decimal:
    return cast(Decimal, rule.most)


def _n(**figures: Decimal | int) -> dict[str, object]:
    """Figures without needless zeros, for a message."""
    return {name: plain(figure) for name, figure in figures.items()}
