"""A week's roster as a table: who is there when, and how many at least while it is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.model.hours import Span, by_day, clock, joined, thinner

DAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


@dataclass(frozen=True)
class Row:
    """A line of a table; each cell with whether it is a warning."""

    cells: tuple[str, ...]
    warned: frozenset[int] = frozenset()
    strong: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: heading, lines, widths in mm, and what is said in its place where it cannot be seen."""

    title: str
    description: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class OnPost:
    """A person's hours in a week: minutes since Monday 00:00."""

    name: str
    role: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Roster:
    """A site's opening hours in a week and its people's."""

    site: str
    opened: tuple[Span, ...]
    people: tuple[OnPost, ...]


def roster_grid(data: Roster, title: str, width: float = 155.0) -> Grid:
    """Who is there on which day from when to when; below, the fewest at once, hours without anybody named."""
    name, role = 15.0, 26.0
    day = (width - name - role) / 7
    rows = [Row(("姓名", "岗位", *DAYS), strong=True)]
    for person in data.people:
        rows.append(Row((person.name, person.role, *_days(person.spans))))
    rows.append(Row(("开放时间", "", *_days(data.opened)), strong=True))
    rows.append(_cover(data))
    said = "；".join(f"{each.name} {each.role}" for each in data.people)
    return Grid(title, f"{title}：{said}", (name, role, *(day,) * 7), tuple(rows))


def _days(spans: Iterable[Span]) -> Iterator[str]:
    """The hours of each day, one line each; 休 on a day without."""
    pieces: dict[int, list[Span]] = {}
    for day, span in by_day(spans):
        pieces.setdefault(day, []).append(span)
    for day in range(1, 8):
        found = joined(pieces.get(day, ()))
        yield "\n".join(f"{clock(start)}–{clock(end)}" for start, end in found) or "休"


def _cover(data: Roster) -> Row:
    """The fewest people who are there at once while it is open, day by day."""
    spans = [joined(person.spans) for person in data.people]
    cells: list[str] = []
    warned = set()
    for day in range(7):
        today = [span for each, span in by_day(data.opened) if each == day + 1]
        week = [(start + day * 1440, end + day * 1440) for start, end in today]
        if not week:
            cells.append("—")
            continue
        least = next(count for count in range(1, len(spans) + 2) if thinner(week, spans, count)) - 1
        if least:
            cells.append(f"{least}人")
            continue
        warned.add(day + 2)
        empty = thinner(week, spans, 1)
        cells.append("\n".join(f"{clock(a - day * 1440)}–{clock(b - day * 1440)}\n无人" for a, b in empty))
    return Row(("最少在岗", "", *cells), frozenset(warned), strong=True)
