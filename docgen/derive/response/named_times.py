"""Times of day that an answer names for something, held against the time that a clause asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.likeness import ENOUGH, likeness
from docgen.derive.response.stated.limits import scope_of
from docgen.model.hours import DAY, Span, clock, day_span, joined, minute, named_spans, without
from docgen.model.numerals import CHINESE, in_digits, number
from docgen.model.tender.requirement import TimesRequirement, Verdict
from docgen.model.text import folded

_SENTENCES = re.compile(r"[。；;！!？?\n]")
_BREAKS = re.compile(r"[，,、：:（）()]")
_CLOCK = re.compile(
    rf"(?<![\d:个])(?P<hour>\d{{1,2}}|{CHINESE})(?:点钟?|时)"
    rf"(?:(?P<half>半)|(?P<quarter>[一三])刻|整|(?P<minute>\d{{1,2}}|{CHINESE})分?)?"
)
_PARTS_OF_DAY = re.compile(
    "(?P<late>下午|傍晚|晚上|晚间|夜间|夜里|夜晚|晚|pm)|(?:凌晨|清晨|早上|早晨|早间|上午|早|am)"
)
_PART_BEFORE = re.compile(f"(?:{_PARTS_OF_DAY.pattern})$")
_NOON = DAY // 2
_QUARTERS = {"一": 15, "三": 45}


@dataclass(frozen=True)
class _Time:
    """A time of day, what it is of, and the sentence in which it stands without the times themselves."""

    topic: str
    span: Span
    sentence: str


def judged_times(
    requirement: TimesRequirement, answer: str, grammar: Grammar, clause: str = ""
) -> tuple[Verdict | None, str, str]:
    """Whether the times that the answer names are enough, these times, and the words that take them back.

    Without a verdict where it names none, or limits them to other seasons and days than the `clause` does.
    """
    asked = day_span(minute(requirement.opens), minute(requirement.closes))
    named = [each for each in _named(answer) if likeness(requirement.name, each.topic, grammar) >= ENOUGH]
    offered = joined(each.span for each in named)
    if not offered:
        return None, "", ""
    lacking = without([asked], offered) if requirement.bound == "cover" else without(offered, [asked])
    words = "、".join(f"{clock(start)}–{clock(end)}" for start, end in offered)
    if lacking:
        return "short", words, ""
    own = f"{requirement.name},{clause}"
    limit = next((limit for each in named if (limit := _limit(each.sentence, own, grammar))), "")
    return (None if limit else "met"), words, limit


def _limit(sentence: str, own: str, grammar: Grammar) -> str:
    """The words of a sentence by which its times do not hold always, beside those that the clause has too."""
    known = scope_of(own, grammar)
    for part in _BREAKS.split(sentence):
        stopped = [each[0] for each in grammar.rule.not_always.finditer(part) if each[0] not in own]
        if stopped or scope_of(part, grammar) - known:
            return part
    return ""


def _named(answer: str) -> Iterator[_Time]:
    """Each time of day with the words before it: 早餐 of 早餐7:00—8:30，午餐11:00—13:00."""
    for sentence in _SENTENCES.split(answer):
        text, begins, topic = _CLOCK.sub(_in_clock, in_digits(folded(sentence))), 0, ""
        spans = list(named_spans(text))
        rest = _without_times(text, spans)
        for at, stop, span in spans:
            words = [each for each in _BREAKS.split(text[begins:at]) if re.search(r"[^\W\d]", each)]
            part = _PART_BEFORE.search(text, begins, at)
            topic = _PART_BEFORE.sub("", words[-1]) if words else topic
            yield _Time(topic, _later(span) if part and part["late"] else span, rest)
            begins = stop


def _in_clock(found: re.Match[str]) -> str:
    """七点半 and 8时30分 as 7:30 and 8:30; what is no time of day stays."""
    hour = number(found["hour"])
    minutes = 30 if found["half"] else _QUARTERS.get(found["quarter"] or "", 0)
    minutes = int(number(found["minute"])) if found["minute"] else minutes
    return f"{hour}:{minutes:02}" if hour <= DAY // 60 and minutes < 60 else found[0]


def _later(span: Span) -> Span:
    """A span named by twelve hours of an afternoon or a night: 晚7:00—8:30, 夜间11:00—1:00."""
    start, end = span[0] % DAY, span[1] % DAY
    opens = start + _NOON if start < _NOON else start
    closes = end + _NOON if start < end < _NOON or (start >= _NOON and end + _NOON > start) else end
    return day_span(opens, closes)


def _without_times(text: str, spans: list[tuple[int, int, Span]]) -> str:
    """The text with its spans, and the part of the day named before each, left out."""
    rest, begins = "", 0
    for at, stop, _ in spans:
        rest += _PART_BEFORE.sub("", text[begins:at])
        begins = stop
    return rest + text[begins:]
