"""An iCalendar file (RFC 5545) of whole days, for any calendar program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Protocol

from docgen.locale.messages import say
from docgen.model.finding import Message
from docgen.model.tender.tender import Citation

_OCTETS = 75


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
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//docgen//acceptance//ZH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for each in days:
        lines += _event(name, each)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(name: str, each: Dated) -> list[str]:
    title = say(each.title, "zh")
    identity = hashlib.sha256(f"{name}{each.day}{title}".encode()).hexdigest()[:32]
    place = [f"DESCRIPTION:{_escaped(str(each.place))}"] if each.place else []
    return [
        "BEGIN:VEVENT",
        f"UID:{identity}@docgen",
        f"DTSTAMP:{each.day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{each.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(title)}",
        *place,
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets; a character is never cut."""
    part = ""
    for character in line:
        if len((part + character).encode()) > _OCTETS - (1 if part.startswith(" ") else 0):
            yield part
            part = " "
        part += character
    yield part
