"""A schedule as bars over an axis of days or months, with milestones; a row each, so no words overlap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.render.drawing.measure import fits, height_of, width_of
from docgen.render.drawing.shapes import (
    DARK,
    HEAD,
    SOFT,
    WIDTH,
    Box,
    Crowded,
    Drawing,
    Line,
    Shape,
    Words,
)

Scale = Literal["日", "周", "月"]

_LABEL, _HEAD = 42.0, 7.0
_ROW, _TICK = 7.0, 14.0
_BAR, _STONE = 4.2, 4.2
_MOST_TICKS = 12
_STEPS = (1, 2, 3, 5, 6, 10, 12, 15, 20, 24, 30, 50, 60, 90, 120, 180, 365)
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_BAR_FILL, _STONE_FILL = "8EA9DB", "C55A11"


@dataclass(frozen=True)
class Task:
    """What is done from `start` to before `end`, in units since the beginning; equal: a milestone.

    `when` are the words for its time; blank for none.
    """

    name: str
    start: float
    end: float
    when: str = ""


@dataclass(frozen=True)
class Schedule:
    """Tasks and milestones in their order; `since` says what the units are counted from."""

    tasks: tuple[Task, ...]
    unit: Scale
    since: str = ""


def gantt(data: Schedule, title: str, width: float = WIDTH) -> Drawing:
    """The chart. Raises Crowded where it would not fit on a page."""
    last = max((task.end for task in data.tasks), default=0)
    if not data.tasks or last <= 0 or width <= _LABEL + 40:
        raise Crowded(title)
    size = next((size for size in _SIZES if all(_fits(task, size) for task in data.tasks)), _SIZES[-1])
    step = next((each for each in _STEPS if last / each <= _MOST_TICKS), None)
    if step is None:
        raise Crowded(title)
    span = width - _LABEL - _TICK / 2
    back = [Box(0, 0, width, _HEAD, (), HEAD)]
    head = f"{data.since}（{data.unit}）" if data.since else data.unit
    boxes: list[Box] = []
    boxes.append(Box(0, 0, _LABEL, _HEAD, (_fitted(head, _LABEL, _HEAD),)))
    lines = []
    rows = [_placed(task, size, span / last, width) for task in data.tasks]
    bottom = _HEAD + sum(row.high for row in rows)
    for tick in range(0, int(last) + 1, step):
        x = _LABEL + span * tick / last
        lines.append(Line(x, _HEAD - 1.5, x, bottom, dashed=True, colour="BFBFBF"))
        if tick:
            each = min(span * step / last, _TICK)
            boxes.append(Box(x - each / 2, 0, each, _HEAD - 1, (_fitted(str(tick), each, _HEAD - 1),)))
    y = _HEAD
    for number, row in enumerate(rows):
        if number % 2:
            back.append(Box(0, y, width, row.high, (), SOFT))
        boxes.append(Box(0, y, _LABEL, row.high, _label(row.task, size)))
        boxes += row.drawn(y, size)
        y += row.high
    lines += [Line(0, y, width, y), Line(0, _HEAD, width, _HEAD), Line(_LABEL, 0, _LABEL, y)]
    said = "；".join(f"{task.name} {task.when}".strip() for task in data.tasks)
    return Drawing(title, f"{title}：{said}", width, y + 0.2, tuple(boxes), tuple(lines), tuple(back))


@dataclass(frozen=True)
class _Row:
    """A task, its bar or diamond and the room of its time: left edges and widths, the row's height in mm."""

    task: Task
    x: float
    wide: float
    at: float
    room: float
    high: float

    def drawn(self, y: float, size: float) -> list[Box]:
        stone = self.task.end == self.task.start
        thick = _STONE if stone else _BAR
        fill = _STONE_FILL if stone else _BAR_FILL
        shape: Shape = "diamond" if stone else "rect"
        made = [Box(self.x, y + (self.high - thick) / 2, self.wide, thick, (), fill, DARK, shape=shape)]
        when = _when(self.task, size)
        return [*made, Box(self.at, y, self.room, self.high, when)] if when else made


def _placed(task: Task, size: float, scale: float, width: float) -> _Row:
    """Its time goes inside, right of it, or left of it; where it is longer, in lines on the roomier side."""
    stone = task.end == task.start
    x = _LABEL + task.start * scale - (_STONE / 2 if stone else 0)
    wide = _STONE if stone else max((task.end - task.start) * scale, 1.0)
    when = _when(task, size)
    high = max(_ROW, height_of(_label(task, size), _LABEL))
    need, right, left = width_of(when), width - (x + wide), x - _LABEL
    if not stone and need <= wide:
        at, room = x + (wide - need) / 2, need
    elif need <= right or right >= left:
        at, room = x + wide, min(need, right)
    else:
        at, room = x - min(need, left), min(need, left)
    if when and not fits(when, room, 20.0):
        raise Crowded(task.name)
    return _Row(task, x, wide, at, room, max(high, height_of(when, room)) if when else high)


def _when(task: Task, size: float) -> tuple[Words, ...]:
    return (Words(task.when, size - 0.5, align="left"),) if task.when else ()


def _label(task: Task, size: float) -> tuple[Words, ...]:
    return (Words(task.name, size, align="left"),)


def _fits(task: Task, size: float) -> bool:
    return fits(_label(task, size), _LABEL, 2 * size * 0.52 + 2)


def _fitted(text: str, width: float, height: float) -> Words:
    """The text in the largest type that stays in a box of that size."""
    sizes = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
    return next(
        (words for size in sizes if fits([words := Words(text, size, bold=True)], width, height)),
        Words(text, 4.5, bold=True),
    )
