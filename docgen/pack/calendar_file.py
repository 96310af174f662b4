"""An iCalendar file (RFC 5545) of whole days with alarms, for any calendar program.

An event keeps its UID as long as it is the same thing, whatever its day. Its SEQUENCE is that of the
calendar published before, and one more where the event has changed since: there is no other state.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

from docgen.locale.messages import say
from docgen.model.finding import Message
from docgen.model.tender.citation import Citation

if TYPE_CHECKING:
    from icalendar import Component, Event

_HOUR = 9
"""Alarms ring at nine in the morning."""


class Dated(Protocol):
    """Something on a day."""

    @property
    def key(self) -> str:
        """What tells it from everything else of its calendar, its day aside."""

    @property
    def day(self) -> date:
        """The day."""

    @property
    def title(self) -> Message:
        """What it is."""

    @property
    def place(self) -> Citation | None:
        """Where the tender asks for it."""

    @property
    def notice(self) -> int:
        """How many days before it one is reminded."""


def calendar_file(name: str, owner: str, days: Iterable[Dated], published: Iterable[bytes] = ()) -> bytes:
    """The days as an .ics; the same days after the same calendars give the same bytes.

    `owner` tells the calendar from those of others: project and lot. `published`: calendars of the same owner
    that were given out before.
    """
    # Imported when a calendar is written: with its time zones it costs more than the rest of this stage.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//docgen//acceptance//ZH")
    calendar.add("x-wr-calname", name)
    before = _latest(published)
    for each in days:
        calendar.add_component(_event(owner, each, before))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _event(owner: str, each: Dated, before: Mapping[str, Component]) -> Event:
    from icalendar import Alarm, Event

    title = say(each.title, "zh")
    event = Event()
    identity = hashlib.sha256(f"{owner}\n{each.key}".encode()).hexdigest()[:32]
    event.add("uid", f"{identity}@docgen")
    # When the entry was made; its own day instead of the clock's, so that the same days give the same bytes.
    event.add("dtstamp", datetime.combine(each.day, time(), UTC))
    event.add("dtstart", each.day)
    event.add("dtend", each.day + timedelta(days=1))
    event.add("summary", title)
    if each.place:
        event.add("description", str(each.place))
    event.add("sequence", _sequence(event, before.get(str(event["uid"]))))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(hours=_HOUR) - timedelta(days=each.notice))
    event.add_component(alarm)
    return event


def _sequence(event: Event, before: Component | None) -> int:
    """How often the event has changed since it was first published."""
    if before is None:
        return 0
    same = all(_value(event, name) == _value(before, name) for name in ("dtstart", "summary", "description"))
    return _number(before) + (0 if same else 1)


def _latest(published: Iterable[bytes]) -> dict[str, Component]:
    """By UID, each event as it was last published; a file that is no calendar says nothing."""
    from icalendar import Calendar

    found: dict[str, Component] = {}
    for content in published:
        try:
            events = Calendar.from_ical(content).walk("VEVENT")
        except ValueError:
            continue
        for event in events:
            uid = str(event.get("uid"))
            if uid not in found or _number(event) > _number(found[uid]):
                found[uid] = event
    return found


def _number(event: Component) -> int:
    return int(event.get("sequence", 0))


def _value(event: Component, name: str) -> bytes:
    found = event.get(name)
    content: bytes = found.to_ical() if found is not None else b""
    return content
