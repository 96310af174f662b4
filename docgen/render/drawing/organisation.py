"""The organisation chart: the company, who leads, and a column or a box for each site with its people."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from docgen.render.drawing.measure import height_of, width_of
from docgen.render.drawing.shapes import DARK, HEAD, LINE, SOFT, WIDTH, Box, Crowded, Drawing, Line, Words

_GAP, _STEM, _LINK, _ROW_GAP = 3.0, 5.0, 2.0, 8.0
_WIDEST = 60.0
_MOST_IN_BOXES = 30
"""People up to which each has a box; more stand as lines in the box of their site."""
_COLUMNS = (6, 5, 4, 3, 2)
_TOP_FILL = "B4C6E7"
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)


_PeopleOf = Callable[["Unit", float, float, float, float, list[Box], list[Line]], float]
"""Draws the people of a site: its left edge, width, size, upper edge; gives the y below."""


@dataclass(frozen=True)
class Member:
    """A person and the post, blank where the unit is the post."""

    name: str
    role: str


@dataclass(frozen=True)
class Unit:
    """A site, or a post where there is one site, with its people."""

    name: str
    people: tuple[Member, ...]


@dataclass(frozen=True)
class Organisation:
    """Who runs the service: the company, who leads, who stands beside, and the sites."""

    top: str
    lead: Member | None
    beside: tuple[Member, ...]
    units: tuple[Unit, ...]


def organisation_chart(data: Organisation, title: str, width: float = WIDTH) -> Drawing:
    """The chart in the largest type in which it fits on a page. Raises Crowded where none is left."""
    people = sum(len(unit.people) for unit in data.units)
    ways = [_boxes_of_people, _lines_of_people] if people <= _MOST_IN_BOXES else [_lines_of_people]
    for people_of in ways:
        for size in _SIZES:
            for columns in _columns(len(data.units)):
                try:
                    return _chart(data, title, width, size, columns, people_of)
                except Crowded:
                    continue
    raise Crowded(title)


def _columns(units: int) -> Iterator[int]:
    """How many sites stand in a row, most first, all rows alike."""
    tried = (math.ceil(units / math.ceil(units / most)) for most in _COLUMNS if units)
    yield from dict.fromkeys((*tried, 1))


def _chart(
    data: Organisation, title: str, width: float, size: float, columns: int, people_of: _PeopleOf
) -> Drawing:
    boxes: list[Box] = []
    lines: list[Line] = []
    middle, y = width / 2, 0.0
    for words in _stem(data, size):
        if boxes:
            lines.append(Line(middle, y, middle, y + _STEM))
            y += _STEM
        wide = min(width, max(50.0, width_of(words)))
        high = height_of(words, wide)
        fill = _TOP_FILL if not boxes else HEAD
        boxes.append(Box(middle - wide / 2, y, wide, high, words, fill, DARK, shape="roundRect"))
        y += high
    if data.beside:
        y = _beside(data.beside, size, width, y, boxes, lines)
    rows = [data.units[at : at + columns] for at in range(0, len(data.units), columns)]
    each = min(_WIDEST, (width - _GAP * (columns - 1)) / columns)
    for row in rows:
        y = _row(row, each, width, size, y, boxes, lines, people_of, last=row is rows[-1])
    said = f"{title}：{'；'.join(_said(data))}"
    return Drawing(title, said, width, y, tuple(boxes), tuple(lines))


def _stem(data: Organisation, size: float) -> Iterator[tuple[Words, ...]]:
    yield (Words(data.top, size + 1, bold=True),)
    if data.lead:
        yield Words(data.lead.name, size + 0.5, bold=True), Words(data.lead.role, size)


def _beside(
    people: Sequence[Member], size: float, width: float, y: float, boxes: list[Box], lines: list[Line]
) -> float:
    """Who stands beside the line: to the right of the stem, which goes on to the sites."""
    words = tuple(Words(f"{each.name}（{each.role}）", size, align="left") for each in people)
    left = width / 2 + 8.0
    wide = min(width - left, max(30.0, width_of(words)))
    high = height_of(words, wide)
    boxes.append(Box(left, y + _STEM, wide, high, words, SOFT, LINE, dashed=True))
    lines.append(Line(width / 2, y, width / 2, y + _STEM + high))
    lines.append(Line(width / 2, y + _STEM + high / 2, left, y + _STEM + high / 2, dashed=True))
    return y + _STEM + high


def _row(
    units: Sequence[Unit], each: float, width: float, size: float, y: float,
    boxes: list[Box], lines: list[Line], people_of: _PeopleOf, last: bool,
) -> float:  # fmt: skip
    """A row of sites under the stem; the stem goes on beside them to the next row."""
    span = each * len(units) + _GAP * (len(units) - 1)
    left = (width - span) / 2
    bus, top = y + _STEM / 2, y + _STEM
    lines.append(Line(width / 2, y, width / 2, bus))
    centres = [left + at * (each + _GAP) + each / 2 for at in range(len(units))]
    ends = [*centres, width / 2]
    if max(ends) > min(ends):
        lines.append(Line(min(ends), bus, max(ends), bus))
    heads = [(Words(unit.name, size, bold=True),) for unit in units]
    head_high = max(height_of(words, each) for words in heads)
    bottom = top
    for unit, words, centre in zip(units, heads, centres, strict=True):
        lines.append(Line(centre, bus, centre, top))
        boxes.append(Box(centre - each / 2, top, each, head_high, words, HEAD, DARK))
        bottom = max(bottom, people_of(unit, centre - each / 2, each, size, top + head_high, boxes, lines))
    if last:
        return bottom
    # Even rows have a column at the middle: the stem then goes down in the gap to its right.
    beside = width / 2 if len(units) % 2 == 0 else centres[len(units) // 2] + each / 2 + _GAP / 2
    if beside != width / 2:
        lines.append(Line(width / 2, bus, beside, bus))
    lines.append(Line(beside, bus, beside, bottom + _ROW_GAP - _STEM))
    if beside != width / 2:
        lines.append(Line(beside, bottom + _ROW_GAP - _STEM, width / 2, bottom + _ROW_GAP - _STEM))
    return bottom + _ROW_GAP - _STEM


def _boxes_of_people(
    unit: Unit, x: float, each: float, size: float, y: float, boxes: list[Box], lines: list[Line]
) -> float:
    """A box for each of the site's people, one below the other; the y where they end."""
    for person in unit.people:
        role = [Words(person.role, size - 0.5)] if person.role else []
        words = (Words(person.name, size, bold=True), *role)
        high = height_of(words, each)
        lines.append(Line(x + each / 2, y, x + each / 2, y + _LINK))
        boxes.append(Box(x, y + _LINK, each, high, words, "", LINE))
        y += _LINK + high
    return y


def _lines_of_people(
    unit: Unit, x: float, each: float, size: float, y: float, boxes: list[Box], _: list[Line]
) -> float:
    """One box with the site's people, a line for each post with all who hold it."""
    if not unit.people:
        return y
    posts: dict[str, list[str]] = {}
    for person in unit.people:
        posts.setdefault(person.role, []).append(person.name)
    words = tuple(
        Words((f"{role}：" if role else "") + "、".join(names), size - 0.5, align="left")
        for role, names in posts.items()
    )
    high = height_of(words, each)
    boxes.append(Box(x, y, each, high, words, "", LINE))
    return y + high


def _said(data: Organisation) -> Iterator[str]:
    yield data.top
    for person in (*([data.lead] if data.lead else []), *data.beside):
        yield f"{person.role} {person.name}"
    for unit in data.units:
        yield f"{unit.name}：{'、'.join(map(_named, unit.people))}"


def _named(person: Member) -> str:
    return f"{person.name}（{person.role}）" if person.role else person.name
