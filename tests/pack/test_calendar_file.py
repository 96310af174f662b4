"""The calendar as a file: the same event keeps its UID, counts its changes and rings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from icalendar import Calendar

from docgen.derive.acceptance.duties import DueDay
from docgen.model.finding import Message
from docgen.pack.calendar_file import calendar_file

PAYMENT = DueDay("payment:P2", date(2026, 5, 5), Message("the contract ends"))
END = DueDay("end", date(2027, 3, 5), Message("the contract ends"), notice=1)


def events(content: bytes) -> dict[str, Any]:
    """By UID."""
    found = Calendar.from_ical(content).walk("VEVENT")
    assert len({str(event["uid"]) for event in found}) == len(found)
    return {str(event["uid"]): event for event in found}


def test_two_lots_share_no_uid() -> None:
    one, other = (events(calendar_file("日程", owner, [PAYMENT, END])) for owner in ("标项一", "标项二"))

    assert one.keys().isdisjoint(other.keys())


def test_an_event_that_moves_keeps_its_uid_and_counts() -> None:
    first = calendar_file("日程", "标项一", [PAYMENT, END])
    moved = replace(PAYMENT, day=date(2026, 5, 6))
    second = calendar_file("日程", "标项一", [moved, END], [first])
    third = calendar_file(
        "日程", "标项一", [replace(moved, title=Message("the service opens")), END], [first, second]
    )

    assert events(first).keys() == events(second).keys() == events(third).keys()
    counted = [[int(event["sequence"]) for event in events(each).values()] for each in (first, second, third)]
    assert counted == [[0, 0], [1, 0], [2, 0]]


def test_the_same_days_again_are_the_same_bytes() -> None:
    first = calendar_file("日程", "标项一", [PAYMENT, END])
    second = calendar_file("日程", "标项一", [replace(PAYMENT, day=date(2026, 5, 6)), END], [first])

    assert calendar_file("日程", "标项一", [PAYMENT, END], [first]) == first
    assert (
        calendar_file("日程", "标项一", [replace(PAYMENT, day=date(2026, 5, 6)), END], [first, second])
        == second
    )


def test_a_file_that_is_no_calendar_says_nothing() -> None:
    first = calendar_file("日程", "标项一", [PAYMENT])

    for broken in (b"", b"no calendar", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSEQUENCE:x\r\n", first[:200]):
        assert calendar_file("日程", "标项一", [PAYMENT], [broken]) == first


def test_every_event_rings_at_nine_so_many_days_before() -> None:
    alarms = [
        event.walk("VALARM") for event in events(calendar_file("日程", "标项一", [PAYMENT, END])).values()
    ]

    assert [alarm["trigger"].dt for (alarm,) in alarms] == [
        timedelta(hours=9) - timedelta(days=7),
        timedelta(hours=9) - timedelta(days=1),
    ]
    assert {str(alarm["action"]) for (alarm,) in alarms} == {"DISPLAY"}
