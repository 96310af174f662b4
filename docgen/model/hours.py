"""Hours of a day and of a week as spans of minutes: joined, taken from each other, cut at midnight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import time
from itertools import pairwise
from typing import Protocol

DAY = 24 * 60
WEEK = 7 * DAY
"""Minutes."""

Span = tuple[int, int]
"""Minutes since midnight, or in a week since Monday 00:00: from the first to before the second."""


class Hours(Protocol):
    """Hours of a day."""

    @property
    def opens(self) -> time:
        """When they begin."""

    @property
    def closes(self) -> time:
        """When they end; at or before the beginning means the next day."""


class WeeklyHours(Hours, Protocol):
    """Hours on weekdays (1 = Monday … 7 = Sunday): those asked for, offered, or of a shift."""

    @property
    def weekdays(self) -> Sequence[int]:
        """The days on which they are kept."""


def minute(clock: time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute


def day_span(opens: int, closes: int) -> Span:
    """From one minute of a day to another; what closes at or before it opens does so the next day."""
    return opens, closes if closes > opens else closes + DAY


_CLOCK = r"(\d{1,2}):([0-5]\d)"
_NAMED = re.compile(rf"(?<![\d:]){_CLOCK}(?:-|—|–|~|至|到)+(?:次日)?{_CLOCK}")


def named_spans(text: str) -> Iterator[tuple[int, int, Span]]:
    """Each 9:00—18:00 of a folded text in Arabic digits: where it begins and ends there, and its span."""
    for found in _NAMED.finditer(text):
        h1, m1, h2, m2 = map(int, found.groups())
        yield found.start(), found.end(), day_span(h1 * 60 + m1, h2 * 60 + m2)


def week_spans(hours: Iterable[WeeklyHours]) -> list[Span]:
    """Hours as joined spans of a week: a night from Sunday runs into Monday."""
    spans: list[Span] = []
    for entry in hours:
        opens, closes = day_span(minute(entry.opens), minute(entry.closes))
        for weekday in entry.weekdays:
            midnight = (weekday - 1) * DAY % WEEK
            spans.append((midnight + opens, min(midnight + closes, WEEK)))
            if midnight + closes > WEEK:
                spans.append((0, midnight + closes - WEEK))
    return joined(spans)


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same minutes as rising spans that neither overlap nor touch."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The minutes of `spans` that are not in `taken`; both joined."""
    away, left = list(taken), list[Span]()
    for start, end in spans:
        for other_start, other_end in away:
            if other_end <= start or other_start >= end:
                continue
            if other_start > start:
                left.append((start, other_start))
            start = max(start, other_end)
        if start < end:
            left.append((start, end))
    return left


def thinner(spans: Iterable[Span], there: Sequence[Sequence[Span]], least: int) -> list[Span]:
    """The minutes of `spans` at which fewer than `least` are there; each one's own spans joined."""
    spans = list(spans)
    ends = {minute for each in (spans, *there) for span in each for minute in span}
    pieces = pairwise(sorted(ends))
    return joined(
        piece
        for piece in pieces
        if any(_holds(span, piece) for span in spans)
        and sum(any(_holds(span, piece) for span in each) for each in there) < least
    )


def _holds(span: Span, piece: Span) -> bool:
    return span[0] <= piece[0] and piece[1] <= span[1]


def across_sunday(spans: list[Span]) -> list[Span]:
    """Joined spans with a night from Sunday to Monday as one, running beyond the week's end."""
    if len(spans) > 1 and spans[0][0] == 0 and spans[-1][1] == WEEK:
        return [*spans[1:-1], (spans[-1][0], WEEK + spans[0][1])]
    return spans


def by_day(spans: Iterable[Span]) -> Iterator[tuple[int, Span]]:
    """Spans of a week cut at midnight: the weekday of each piece, and its minutes of that day."""
    for start, end in spans:
        for day in range(start // DAY, (end - 1) // DAY + 1):
            yield day + 1, (max(start, day * DAY) - day * DAY, min(end, (day + 1) * DAY) - day * DAY)


def clock(minutes: int) -> str:
    """Minutes since midnight as "09:00" to "24:00"; beyond that the next day's."""
    hours = minutes // 60 - (24 if minutes > DAY else 0)
    return f"{hours:02}:{minutes % 60:02}"
