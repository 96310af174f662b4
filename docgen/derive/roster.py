"""Rosters: the shifts of a site's people laid over its opening hours, minute by minute through the week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from docgen.model.hours import Span, across_sunday, by_day, clock, joined, week_spans, without
from docgen.model.response.figures import PersonWeek, SiteRoster
from docgen.model.response.hours import WeekdayHours
from docgen.model.response.response import Post, SiteOffer


def site_rosters(sites: Iterable[SiteOffer]) -> tuple[SiteRoster, ...]:
    """The roster of each site offered."""
    return tuple(_roster(site) for site in sites)


def _roster(site: SiteOffer) -> SiteRoster:
    opened = week_spans(site.hours)
    served = joined(span for post in site.posts for span in (week_spans(post.shifts) or opened))
    return SiteRoster(
        site=site.site,
        gaps=weekday_hours(without(opened, served)) if site.posts else (),
        outside=tuple(weekday_hours(without(week_spans(post.shifts), opened)) for post in site.posts)
        if site.hours
        else tuple(() for _ in site.posts),
        weeks=tuple(_weeks(site.posts)),
    )


def _weeks(posts: tuple[Post, ...]) -> Iterator[PersonWeek]:
    """What each person with shifts works in the week, presence that touches or overlaps joined."""
    for staff in dict.fromkeys(post.staff for post in posts if post.shifts):
        shifts = [shift for post in posts if post.staff == staff for shift in post.shifts]
        spans = across_sunday(week_spans(shifts))
        yield PersonWeek(staff=staff, minutes=tuple(end - start for start, end in spans))


def weekday_hours(spans: Iterable[Span]) -> tuple[WeekdayHours, ...]:
    """Spans cut at midnight, equal times of several weekdays together, by time of day."""
    pieces = sorted((span, weekday) for weekday, span in by_day(spans))
    return tuple(
        WeekdayHours(weekdays=tuple(day for _, day in group), start=clock(start), end=clock(end))
        for (start, end), group in groupby(pieces, lambda piece: piece[0])
    )
