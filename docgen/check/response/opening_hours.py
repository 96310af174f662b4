"""Opening hours against those required: every minute of every weekday named, whatever the breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from docgen.model.finding import Message
from docgen.model.hours import Span, WeeklyHours, by_day, week_spans, without
from docgen.model.tender.requirement import Verdict


def hours_offered(
    site: str, offered: Sequence[WeeklyHours], required: Sequence[WeeklyHours]
) -> tuple[Verdict, Message]:
    """Whether all required hours are covered, and whether more are offered; the first gap in words."""
    there, asked = week_spans(offered), week_spans(required)
    missing = sorted({weekday for weekday, _ in by_day(without(asked, there))})
    verdict: Verdict = "short" if missing else "met"
    if not missing and _minutes(there) > _minutes(asked):
        verdict = "exceeded"
    values = {"site": site, "offered": _words(offered), "required": _words(required)}
    if missing:
        values["days"] = tuple(missing)
        return verdict, Message(
            "{site} opens {offered}, {required} is required: not covered on weekdays {days}", values
        )
    return verdict, Message("{site} opens {offered}, {required} is required", values)


def _minutes(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def _words(hours: Sequence[WeeklyHours]) -> tuple[Message, ...]:
    """The hours as people say them: weekdays 1-6 09:00–18:00."""
    return tuple(map(_in_words, hours)) or (Message("at no hours stated"),)


def _in_words(entry: WeeklyHours) -> Message:
    opens, closes = f"{entry.opens:%H:%M}", f"{entry.closes:%H:%M}".replace("00:00", "24:00")
    values = {"days": _days(entry.weekdays), "opens": opens, "closes": closes}
    return Message("weekdays {days} {opens}–{closes}", values)


def _days(weekdays: Iterable[int]) -> str:
    """Runs of days as 1-6, others as 2,4."""
    runs = [
        [day for _, day in run]
        for _, run in groupby(enumerate(sorted(set(weekdays))), key=lambda pair: pair[1] - pair[0])
    ]
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
