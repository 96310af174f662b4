"""An iCalendar file (RFC 5545) of whole days, for any calendar program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

from docgen.locale.messages import say
from docgen.model.finding import Message
from docgen.model.tender.tender import Citation

if TYPE_CHECKING:
    from icalendar import Event


class Dated(Protocol):
    """Something on a day."""

    @property
    def day(self) -> date:
        """The day."""

    @property
    def title(self) -> Message:
        """What it is."""

    @property
    def place(self) -> Citation | None:
        """Where the tender asks for it."""


def calendar_file(name: str, days: Iterable[Dated]) -> bytes:
    """The days as an .ics; the same days give the same bytes."""
    # Imported when a calendar is written: with its time zones it costs more than the rest of this stage.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//docgen//acceptance//ZH")
    calendar.add("x-wr-calname", name)
    for each in days:
        calendar.add_component(_event(name, each))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _event(name: str, each: Dated) -> Event:
    from icalendar import Event

    title = say(each.title, "zh")
    identity = hashlib.sha256(f"{name}{each.day}{title}".encode()).hexdigest()[:32]
    event = Event()
    event.add("uid", f"{identity}@docgen")
    # When the entry was made; its own day instead of the clock's, so that the same days give the same bytes.
    event.add("dtstamp", datetime.combine(each.day, time(), UTC))
    event.add("dtstart", each.day)
    event.add("dtend", each.day + timedelta(days=1))
    event.add("summary", title)
    if each.place:
        event.add("description", str(each.place))
    return event
