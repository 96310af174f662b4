"""Times of day in a clause's words: a site's hours, or times of something else."""

from __future__ import annotations

import re

from docgen.model.hours import clock, named_spans
from docgen.model.reading.reading import Demand
from docgen.model.rules.drafting_limits import LimitWords, TimeWords
from docgen.model.text import unspaced
from docgen.tasks.into.entries import Entry
from docgen.tasks.into.people import post_of

_SENTENCES = re.compile(r"[。；;\n]")
_PARTS = re.compile(r"[，,]")
_LONGEST_NAME = 16


def hours(demand: Demand, title: str, words: LimitWords) -> list[Entry]:
    """`hours` where it says open and on which days, `times` where it says kept or done; else nothing."""
    found: list[Entry] = []
    for sentence in _SENTENCES.split(unspaced(demand.text)):
        before = ""
        for part in _PARTS.split(sentence):
            found += _of_part(part, before, post_of(demand, words), title, words.times)
            before = part
    return found


def _of_part(part: str, before: str, post: str, title: str, words: TimeWords) -> list[Entry]:
    spans = list(named_spans(part))
    if len(spans) != 1 or words.not_when.search(part):
        return []
    at, stop, (start, end) = spans[0]
    opens, closes = clock(start), clock(end)
    lead, rest = part[:at], part[stop:]
    if words.opening.search(part):
        days = next((each for each in words.weekdays if each.words.search(lead)), None)
        days = days or next((each for each in words.weekdays if each.words.search(part)), None)
        if days is None or sum(bool(each.words.search(part)) for each in words.weekdays) > 1:
            return []
        entry: Entry = {"kind": "hours", "weekdays": list(days.days), "opens": opens, "closes": closes}
        return [entry | ({"statutory": True} if days.statutory else {}) | {"certainty": "exact"}]
    bound = "cover" if words.cover.search(rest) else "within" if words.within.search(rest) else ""
    if not bound:
        return []
    named = post or _name(lead, words) or _name(before, words) or title
    return [
        {
            "kind": "times",
            "name": named,
            "opens": opens,
            "closes": closes,
            **({"bound": bound} if bound == "within" else {}),
            "certainty": "likely",
        }
    ]


def _name(text: str, words: TimeWords) -> str:
    """What the time is of: words without days and figures."""
    bare = text
    for each in words.weekdays:
        bare = each.words.sub("", bare)
    bare = words.fillers.sub("", bare).strip("：:、的")
    fits = 1 < len(bare) <= _LONGEST_NAME and not any(sign.isdigit() for sign in bare)
    return bare if fits else ""
