"""Figures read from words: every number with its unit, its period, its comparator and what it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from docgen.derive.response.stated.figure import Bound, Per, Stated
from docgen.derive.response.stated.grammar import Grammar
from docgen.model.numerals import number
from docgen.model.rules.figures import Measure
from docgen.model.text import unspaced

_SENTENCES = re.compile(r"[。;!?\n]")
# 1,200 is one number, 9:00 one time of day.
_PARTS = re.compile(r"(?<!\d),|,(?!\d{3})|(?<!\d):|:(?!\d)|[、()]")
_INCLUSIVE = re.compile(r"\(含(?:本数)?\)")
_PERCENT = re.compile(r"百分之([零一二三四五六七八九十百\d.]+)")
_BELOW_ZERO = re.compile(r"零下(\d)")


def read(text: str, grammar: Grammar) -> list[Stated]:
    """Every figure of a text, in its order."""
    return [
        figure for sentence in _SENTENCES.split(_plain(text)) for figure in _in_sentence(sentence, grammar)
    ]


def _plain(text: str) -> str:
    """One way of writing for percentages and degrees below zero."""
    words = _INCLUSIVE.sub("", unspaced(text))
    words = _PERCENT.sub(lambda found: f"{number(found[1])}%", words)
    return _BELOW_ZERO.sub(r"-\1", words)


@dataclass(frozen=True)
class _Part:
    """A part of a sentence: its words, the tokens found in them, and the words that are none."""

    words: str
    tokens: tuple[re.Match[str], ...]
    topic: str


def _in_sentence(sentence: str, grammar: Grammar) -> Iterator[Stated]:
    parts = [_part(words, grammar) for words in _PARTS.split(sentence) if words]
    period = Per()
    for i, part in enumerate(parts):
        own = _own_period(part, grammar)
        period = own or (Per() if grammar.rule.sums.search(part.words) else period)
        yield from _in_part(parts, i, own, period, grammar)


def _part(words: str, grammar: Grammar) -> _Part:
    tokens = tuple(token for token in grammar.token.finditer(words))
    rest, end = [], 0
    for token in tokens:
        rest.append(words[end : token.start()])
        end = token.end()
    rest.append(words[end:])
    return _Part(words, tuple(token for token in tokens if not token["nothing"]), "|".join(rest))


def _own_period(part: _Part, grammar: Grammar) -> Per | None:
    """What the part itself counts by: the last period it names, and each of some things."""
    named = [token for token in part.tokens if token["each"] or token["whole"]]
    per = Per()
    for token in named:
        whole = dict(grammar.rule.whole_periods).get(token["whole"] or "")
        per = joined(per, whole or token["each"], token["every"], grammar)
    return per if named else None


def joined(per: Per, word: str, every: str | None, grammar: Grammar) -> Per:
    """`per` and one more word that something is counted by: 每人每2年."""
    known = grammar.periods.get(word)
    if known is None:
        return replace(per, things=per.things | {dict(grammar.rule.each_alike).get(word, word)})
    measure, size = known
    return replace(per, period=(measure, size * _value(every or "1")))


def _in_part(
    parts: Sequence[_Part], i: int, own: Per | None, period: Per, grammar: Grammar
) -> Iterator[Stated]:
    part = parts[i]
    figures = [token for token in part.tokens if token["low"] or token["value"] or token["month_day"]]
    for n, token in enumerate(figures):
        start = figures[n - 1].end() if n else 0
        stop = figures[n + 1].start() if n + 1 < len(figures) else len(part.words)
        topic, occasion = _topic(parts, i, figures, n, grammar)
        figure = _figure(token, part, (start, stop), own, period, grammar)
        yield replace(figure, topic=topic, occasion=occasion)
    every = next((token for token in part.tokens if token["every"] and token["each"] in grammar.periods), None)
    if every is not None and not figures:
        once = Stated(every.group(), ("events",), Decimal(1), Decimal(1), per=period)
        topic, occasion = _topic(parts, i, (), 0, grammar)
        yield replace(once, topic=topic, occasion=occasion)


def _figure(
    token: re.Match[str],
    part: _Part,
    around: tuple[int, int],
    own: Per | None,
    period: Per,
    grammar: Grammar,
) -> Stated:
    rule, marks = grammar.rule, grammar.rule.marks
    before, after = part.words[around[0] : token.start()], part.words[token.end() : around[1]]
    measures, low, high = _measured(token, grammar)
    bound, bare = _bound(_unperioded(before, grammar), after, measures[0], grammar)
    per = period if set(measures) & rule.in_period else (own or Per())
    for word in grammar.per.findall(token["per"] or ""):
        per = joined(per, word, None, grammar)
    leaning = grammar.leaning(measures[0], part.words)
    return Stated(
        words=part.words,
        measures=measures,
        low=low,
        high=high,
        bound="most" if token["month_day"] else bound,
        bare=bare,
        leaning="least" if leaning == "least" else "most" if leaning else "",
        per=per,
        part=bool(marks.part.search(before)),
        beyond=bool(marks.beyond.search(before)),
        quoted=bool(marks.quoted.search(before)) and not marks.fulfils.search(before),
        conditional=bool(marks.condition.search(part.words))
        or (bool(bound) and bool(marks.conditional_after.match(after))),
    )


def _measured(token: re.Match[str], grammar: Grammar) -> tuple[tuple[Measure, ...], Decimal, Decimal]:
    """The measures and both ends of a figure, in the base unit."""
    if token["month_day"]:
        day = _value(token["month_day"])
        return ("month_day",), day, day
    if token["low"]:
        unit = grammar.units[token["range_unit"]]
        first = grammar.units[token["low_unit"]] if token["low_unit"] else unit
        low, high = _value(token["low"]) * first.size, abs(_value(token["high"])) * unit.size
        return (unit.measure, *unit.also), min(low, high), max(low, high)
    unit = grammar.units[token["unit"]]
    value = _value(token["value"]) + (Decimal("0.5") if token["and_half"] else 0)
    if token["more"]:
        value += Decimal("0.5") if token["more"] == "半" else number(token["more"]) / 10
    return (unit.measure, *unit.also), value * unit.size, value * unit.size


def _value(text: str) -> Decimal:
    return Decimal("0.5") if text == "半" else number(text)


def _unperioded(before: str, grammar: Grammar) -> str:
    """不少于每年2次 is no less than 2."""
    return grammar.token.sub("", before)


def _bound(before: str, after: str, measure: Measure, grammar: Grammar) -> tuple[Bound, bool]:
    """What the words beside a figure make of it, and whether it is a plain "more than"."""
    behind = grammar.after.match(after)
    bound: Bound = ""
    if behind and (not behind["within"] or measure in grammar.rule.within):
        bound = "least" if behind["least"] else "most"
    found = None
    for found in grammar.before.finditer(before):
        pass
    if found is None:
        return bound, False
    if found["over"] or found["under"]:
        more = bool(found["over"]) != bool(found["negation"])
        return ("least" if more else "most"), not found["negation"]
    return ("least" if found["least"] or found["reached"] else "most"), False


def _topic(
    parts: Sequence[_Part], i: int, figures: Sequence[re.Match[str]], n: int, grammar: Grammar
) -> tuple[str, str]:
    """The words that say what a figure is of, in its own part or the nearest that has any, and upon what."""
    before, after = _beside(parts[i].words, figures, n, grammar)
    near = [parts[k].topic for k in (i - 1, i + 1, i - 2) if 0 <= k < len(parts)]
    if grammar.rule.marks.occasion.search(before):
        later = [parts[i + 1].topic] if i + 1 < len(parts) else []
        told = next((words for words in (after, *later) if telling(words, grammar)), "")
        if told:
            return told, before
    own = f"{before}|{after}"
    return next((words for words in (own, *near) if telling(words, grammar)), ""), ""


def _beside(
    words: str, figures: Sequence[re.Match[str]], n: int, grammar: Grammar
) -> tuple[str, str]:
    """The words before and behind the figure; of several in one part, on the side where the first has its own."""
    if not figures:
        return words, ""
    start = figures[n - 1].end() if n else 0
    stop = figures[n + 1].start() if n + 1 < len(figures) else len(words)
    before, after = words[start : figures[n].start()], words[figures[n].end() : stop]
    if len(figures) == 1:
        return before, after
    return (before, "") if telling(words[: figures[0].start()], grammar) else ("", after)


def telling(words: str, grammar: Grammar) -> bool:
    """Whether the words say what a figure is of: two characters and more that are not in every answer."""
    if any(meaning.search(words) for meaning in grammar.alike):
        return True
    return len(re.sub(r"[\W\d_]", "", grammar.empty.sub("", words))) > 1
