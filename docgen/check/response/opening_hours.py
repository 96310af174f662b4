"""Opening hours against those required: every minute of every weekday named, whatever the breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time
from itertools import groupby
from typing import Literal

from docgen.model.finding import Message
from docgen.model.response.response import OpeningHours
from docgen.model.tender.requirement import HoursRequirement

Spans = list[tuple[int, int]]
"""Minutes since midnight, from and until; apart from each other and rising."""

_DAY = 24 * 60


def hours_offered(
    site: str, offered: Sequence[OpeningHours], required: Sequence[HoursRequirement]
) -> tuple[Literal["short", "met", "better"], Message]:
    """Whether all required hours are covered, and whether more are offered; the first gap in words."""
    missing = [day for day in range(1, 8) if not _covers(_spans(offered, day), _spans(required, day))]
    verdict: Literal["short", "met", "better"] = "short" if missing else "met"
    if not missing and _minutes(offered) > _minutes(required):
        verdict = "better"
    values = {"site": site, "offered": _words(offered), "required": _words(required)}
    if missing:
        values["days"] = tuple(missing)
        return verdict, Message(
            "{site} opens {offered}, {required} is required: not covered on weekdays {days}", values
        )
    return verdict, Message("{site} opens {offered}, {required} is required", values)


def _covers(offered: Spans, required: Spans) -> bool:
    return all(any(start <= opens and closes <= end for start, end in offered) for opens, closes in required)


def _spans(hours: Iterable[OpeningHours | HoursRequirement], day: int) -> Spans:
    """The hours of one weekday; those that meet or overlap are one span."""
    spans: Spans = []
    for start, end in sorted(_span(entry) for entry in hours if day in entry.weekdays):
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _span(entry: OpeningHours | HoursRequirement) -> tuple[int, int]:
    """Closing at or before the opening means the next day: 00:00 is midnight."""
    opens, closes = _minute(entry.opens), _minute(entry.closes)
    return opens, closes if closes > opens else closes + _DAY


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _minutes(hours: Sequence[OpeningHours | HoursRequirement]) -> int:
    return sum(end - start for day in range(1, 8) for start, end in _spans(hours, day))


def _words(hours: Sequence[OpeningHours | HoursRequirement]) -> tuple[Message, ...]:
    """The hours as people say them: weekdays 1-6 09:00–18:00."""
    return tuple(map(_in_words, hours)) or (Message("at no hours stated"),)


def _in_words(entry: OpeningHours | HoursRequirement) -> Message:
    opens, closes = (f"{clock:%H:%M}" for clock in (entry.opens, entry.closes))
    values = {"days": _days(entry.weekdays), "opens": opens, "closes": closes}
    return Message("weekdays {days} {opens}–{closes}", values)


def _days(weekdays: Iterable[int]) -> str:
    """Runs of days as 1-6, others as 2,4."""
    runs = [
        [day for _, day in run]
        for _, run in groupby(enumerate(sorted(set(weekdays))), key=lambda pair: pair[1] - pair[0])
    ]
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
