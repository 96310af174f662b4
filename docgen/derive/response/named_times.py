"""Times of day that an answer names for something, held against the time that a clause asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.likeness import ENOUGH, likeness
from docgen.model.hours import Span, clock, day_span, joined, minute, named_spans, without
from docgen.model.numerals import in_digits
from docgen.model.tender.requirement import TimesRequirement, Verdict
from docgen.model.text import folded

_SENTENCES = re.compile(r"[。；;！!？?\n]")
_BREAKS = re.compile(r"[，,、：:（）()]")


def judged_times(requirement: TimesRequirement, answer: str, grammar: Grammar) -> tuple[Verdict | None, str]:
    """Whether the times that the answer names are enough, and these times; None where it names none."""
    asked = day_span(minute(requirement.opens), minute(requirement.closes))
    offered = joined(
        span for topic, span in _named(answer) if likeness(requirement.name, topic, grammar) >= ENOUGH
    )
    if not offered:
        return None, ""
    lacking = without([asked], offered) if requirement.bound == "cover" else without(offered, [asked])
    words = "、".join(f"{clock(start)}–{clock(end)}" for start, end in offered)
    return "short" if lacking else "met", words


def _named(answer: str) -> Iterator[tuple[str, Span]]:
    """Each time of day with the words before it: 早餐 of 早餐7:00—8:30，午餐11:00—13:00."""
    for sentence in _SENTENCES.split(answer):
        text, begins, topic = in_digits(folded(sentence)), 0, ""
        for at, span in named_spans(text):
            words = [each for each in _BREAKS.split(text[begins:at]) if re.search(r"[^\W\d]", each)]
            topic = words[-1] if words else topic
            yield topic, span
            begins = at
