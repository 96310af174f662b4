"""Figures read from words: every number with its unit, its period, its comparator and what it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from docgen.derive.response.stated.figure import Bound, Per, Scope, Stated
from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.limits import around, exceptions, kinds_of, scope_of, scopes
from docgen.derive.response.stated.parts import Part, sentences
from docgen.derive.response.stated.qualifiers import doubts_of
from docgen.derive.response.stated.topics import telling, topic_of
from docgen.model.numerals import number
from docgen.model.rules.figures import Measure

_JOINING = ("", "零", "又", "加", "+")
_PLUS = re.compile(r"\d\+$")
_HALF = Decimal("0.5")


@lru_cache(maxsize=4_096)
def read(text: str, grammar: Grammar, by_month: bool = True) -> tuple[Stated, ...]:
    """Every figure of a text, in its order; `by_month` as in `sentences`.

    Remembered by text: a check reads a clause for several questions, the next check all texts but one again.
    """
    told = list(sentences(text, grammar, by_month))
    figures: list[Stated] = []
    for i, parts in enumerate(told):
        later = told[i + 1] if i + 1 < len(told) else []
        excepted = exceptions(later, grammar) if not any(part.figures for part in later) else frozenset()
        figures += _in_sentence(parts, later, excepted, grammar)
    return tuple(figures)


def _in_sentence(
    parts: Sequence[Part], later: Sequence[Part], excepted: Scope, grammar: Grammar
) -> Iterator[Stated]:
    period, limits, split = Per(), scopes(parts, grammar), False
    for i, part in enumerate(parts):
        split = split and part.listed
        own = _own_period(part, grammar)
        period = own or (Per() if grammar.rule.sums.search(part.words) else period)
        for n, figure in enumerate(_in_part(parts, i, own or Per(), period, grammar)):
            own_limits = scope_of(around(part, n) if part.figures else part.words, grammar)
            split = split or bool(part.figures and grammar.rule.marks.split.search(part.around(n)[0]))
            scope = limits[i] | own_limits | excepted
            doubts = doubts_of(parts, later, i, n, grammar)
            yield replace(figure, scope=scope, part=figure.part or split, doubts=doubts)


def _own_period(part: Part, grammar: Grammar) -> Per | None:
    """What the part itself counts by: the last period it names, and each of some things."""
    named = [token for token in part.tokens if token["each"] or token["whole"]]
    per = Per()
    for token in named:
        whole = dict(grammar.rule.whole_periods).get(token["whole"] or "")
        per = joined(per, whole or token["each"], token["every"], grammar)
    return per if named else None


def joined(per: Per, word: str, every: str | None, grammar: Grammar) -> Per:
    """`per` and one more word that something is counted by: 每人每2年."""
    known, times = grammar.periods.get(word), _value(every or "1")
    if known is None:
        thing = dict(grammar.rule.each_alike).get(word, word)
        return replace(per, things=per.things | {thing if times == 1 else f"{times}{thing}"})
    measure, size = known
    return replace(per, period=(measure, size * times))


def _in_part(parts: Sequence[Part], i: int, own: Per, period: Per, grammar: Grammar) -> Iterator[Stated]:
    """The figures of a part; a bare 每2小时巡查 is once in two hours."""
    part, beyond = parts[i], False
    for n in range(len(part.figures)):
        figure = _figure(part, n, own, period, grammar)
        added = beyond and not telling(part.around(n)[0], grammar)
        beyond = figure.beyond or added
        topic, occasion = topic_of(parts, i, n, grammar)
        several = set(figure.measures) & grammar.rule.of_kinds
        kinds = kinds_of(parts, i, n, grammar) if several else ()
        yield replace(figure, topic=topic, occasion=occasion, beyond=beyond, kinds=kinds)
    spans = [each for each in part.tokens if each["every"] and each["each"] in grammar.periods]
    if spans and not part.figures:
        topic, occasion = topic_of(parts, i, 0, grammar)
        one = Decimal(1)
        yield Stated(part.words, ("events",), one, one, per=period, topic=topic, occasion=occasion)


def _figure(part: Part, n: int, own: Per, period: Per, grammar: Grammar) -> Stated:
    """The n-th figure of a part, without what it is of."""
    rule, marks, token = grammar.rule, grammar.rule.marks, part.figures[n]
    before, after = part.around(n)
    measures, low, high = _measured(token, grammar)
    bound, bare = _bound(grammar.token.sub("", before), after, measures[0], grammar)
    per = period if set(measures) & rule.in_period else own
    if n and rule.sums.search(before):
        per = Per()
    if marks.respective.search(before):
        per = replace(per, things=per.things | {"各"})
    for word in grammar.per.findall(token["per"] or ""):
        per = joined(per, word, None, grammar)
    return Stated(
        words=part.words,
        measures=measures,
        low=low,
        high=high,
        bound="most" if token["month_day"] else bound,
        bare=bare,
        leaning=grammar.leaning(measures[0], part.words),
        per=per,
        part=bool(marks.part.search(before)),
        beyond=bool(marks.beyond.search(before)),
        quoted=bool(marks.quoted.search(before)) and not marks.fulfils.search(before),
        unsure=bool(marks.unsure.search(part.words) or marks.afterwards.match(after)),
        conditional=bool(marks.condition.search(part.words))
        or bool(bound and marks.conditional_after.match(after))
        or _pieced(part, n, measures, grammar),
    )


def _pieced(part: Part, n: int, measures: tuple[Measure, ...], grammar: Grammar) -> bool:
    """Whether the figure is one piece of a span such as 1小时30分钟, which no piece alone says."""
    before, after = part.around(n)
    ahead = n > 0 and before in _JOINING
    if _PLUS.search(before):
        return True
    behind = n + 1 < len(part.figures) and after in _JOINING
    others = [part.figures[n - 1]] if ahead else []
    others += [part.figures[n + 1]] if behind else []
    crossed, own = grammar.rule.crossed, measures[0]
    measured = (_measured(each, grammar)[0][0] for each in others)
    return any(crossed(each, own) is not None or crossed(own, each) is not None for each in measured)


def _measured(token: re.Match[str], grammar: Grammar) -> tuple[tuple[Measure, ...], Decimal, Decimal]:
    """The measures and both ends of a figure, in the base unit."""
    if token["month_day"]:
        day = _value(token["month_day"])
        return ("month_day",), day, day
    if token["low"]:
        unit = grammar.units[token["range_unit"]]
        first = grammar.units[token["low_unit"]] if token["low_unit"] else unit
        low, high = _value(token["low"]) * first.size, _value(token["high"]) * unit.size
        return (unit.measure, *unit.also), min(low, high), max(low, high)
    unit = grammar.units[token["unit"]]
    value = _value(token["value"]) + (_HALF if token["and_half"] else 0)
    if token["more"]:
        value += _HALF if token["more"] == "半" else number(token["more"]) / 10
    return (unit.measure, *unit.also), value * unit.size, value * unit.size


def _value(text: str) -> Decimal:
    return _HALF if text == "半" else number(text)


def _bound(before: str, after: str, measure: Measure, grammar: Grammar) -> tuple[Bound, bool]:
    """What the words beside a figure make of it, and whether it is a plain "more than"."""
    bound: Bound = ""
    behind = grammar.after.match(after)
    if behind and (not behind["within"] or measure in grammar.rule.within):
        bound = "least" if behind["least"] else "most"
    ahead = list(grammar.before.finditer(before))
    if not ahead:
        return bound, False
    last = ahead[-1]
    if last["over"] or last["under"]:
        more = bool(last["over"]) != bool(last["negation"])
        return ("least" if more else "most"), not last["negation"]
    return ("least" if last["least"] or last["reached"] else "most"), False
