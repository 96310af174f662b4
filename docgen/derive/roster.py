"""Rosters: the shifts of a site's people laid over its opening hours, minute by minute through the week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from docgen.model.response.figures import PersonWeek, SiteRoster, Stretch
from docgen.model.response.response import OpeningHours, Post, SiteOffer

_DAY = 24 * 60
_WEEK = 7 * _DAY

Span = tuple[int, int]
"""Minutes since Monday 00:00: from the first to before the second, within the week."""


def site_rosters(sites: Iterable[SiteOffer]) -> tuple[SiteRoster, ...]:
    """The roster of each site offered."""
    return tuple(_roster(site) for site in sites)


def _roster(site: SiteOffer) -> SiteRoster:
    opened = _joined(_spans(site.hours))
    served = _joined(span for post in site.posts for span in (_spans(post.shifts) or opened))
    return SiteRoster(
        site=site.site,
        gaps=_stretches(_without(opened, served)) if site.posts else (),
        outside=tuple(_stretches(_without(_joined(_spans(post.shifts)), opened)) for post in site.posts)
        if site.hours
        else tuple(() for _ in site.posts),
        weeks=tuple(_weeks(site.posts)),
    )


def _weeks(posts: tuple[Post, ...]) -> Iterator[PersonWeek]:
    """What each person with shifts works in the week, presence that touches or overlaps joined."""
    for staff in dict.fromkeys(post.staff for post in posts if post.shifts):
        shifts = [shift for post in posts if post.staff == staff for shift in post.shifts]
        spans = _across_sunday(_joined(_spans(shifts)))
        yield PersonWeek(staff=staff, minutes=tuple(end - start for start, end in spans))


def _spans(hours: Iterable[OpeningHours]) -> list[Span]:
    """Hours as spans; what closes at or before it opens runs into the next day, Sunday's into Monday."""
    spans: list[Span] = []
    for entry in hours:
        opens = entry.opens.hour * 60 + entry.opens.minute
        closes = entry.closes.hour * 60 + entry.closes.minute
        for weekday in entry.weekdays:
            start = (weekday - 1) * _DAY % _WEEK + opens
            end = start + (closes - opens if closes > opens else closes - opens + _DAY)
            spans.append((start, min(end, _WEEK)))
            if end > _WEEK:
                spans.append((0, end - _WEEK))
    return spans


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The same minutes as rising spans that neither overlap nor touch."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _without(spans: list[Span], taken: list[Span]) -> list[Span]:
    """The minutes of `spans` that are not in `taken`; both joined."""
    left: list[Span] = []
    for start, end in spans:
        for other_start, other_end in taken:
            if other_end <= start or other_start >= end:
                continue
            if other_start > start:
                left.append((start, other_start))
            start = max(start, other_end)
        if start < end:
            left.append((start, end))
    return left


def _across_sunday(spans: list[Span]) -> list[Span]:
    """Spans with a night from Sunday to Monday as one, running beyond the week's end."""
    if len(spans) > 1 and spans[0][0] == 0 and spans[-1][1] == _WEEK:
        return [*spans[1:-1], (spans[-1][0], _WEEK + spans[0][1])]
    return spans


def _stretches(spans: list[Span]) -> tuple[Stretch, ...]:
    """Spans cut at midnight, equal times of several weekdays together, by time of day."""
    pieces = sorted(
        (max(start, day * _DAY) - day * _DAY, min(end, (day + 1) * _DAY) - day * _DAY, day + 1)
        for start, end in spans
        for day in range(start // _DAY, (end - 1) // _DAY + 1)
    )
    return tuple(
        Stretch(weekdays=tuple(day for _, _, day in group), start=_clock(start), end=_clock(end))
        for (start, end), group in groupby(pieces, lambda piece: piece[:2])
    )


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
