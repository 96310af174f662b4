"""A process as swim lanes: who does what, from above to below, with decisions that jump elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.render.drawing.measure import fits, height_of, width_of
from docgen.render.drawing.shapes import (
    DARK,
    HEAD,
    HEIGHT,
    LINE,
    SOFT,
    WIDTH,
    Box,
    Crowded,
    Drawing,
    Line,
    Words,
)

_GUTTER, _SIDE = 7.0, 4.0
_LEAST = 8.0
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_DECISION = "FFF2CC"
_MOST_JUMPS = 6
_MOST_WORD = 12.0

_STEP = re.compile(r"\s*(?P<lane>[^：:]{1,20})[：:]\s*(?P<rest>.+)")
_ARROW = re.compile(r"(?:^|\s+|[；;，,]\s*)(?P<word>[^\s；;，,→]{0,4})\s*(?:→|->)\s*(?P<to>[^\s；;，,→]+)")
_OVER = ("结束", "完")


class NotUnderstood(Exception):
    """A line of a process that says nothing that can be drawn: its number from 1, and its words."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line, self.text = line, text


@dataclass(frozen=True)
class Step:
    """What somebody does. `ways` lead on by a word (是, 否, blank) to the number of a step; none: the end."""

    lane: str
    text: str
    ways: tuple[tuple[str, int], ...] = field(default=())

    @property
    def decides(self) -> bool:
        """Whether it is a question, or several ways lead on."""
        return len(self.ways) > 1 or self.text.endswith(("？", "?"))


def read_steps(lines: Sequence[str]) -> tuple[Step, ...]:
    """`谁：做什么`, a step a line, each leading to the next one.

    `谁：问题？ 是→某一步 否→另一步` leads to steps by their words or how these begin; 结束 leads nowhere.
    Raises NotUnderstood.
    """
    read: list[tuple[int, str, str, list[tuple[str, str]]]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _STEP.match(line)
        if found is None:
            raise NotUnderstood(number, line.strip())
        rest = found["rest"].strip()
        arrows = [(way["word"], way["to"]) for way in _ARROW.finditer(rest)]
        text = _ARROW.sub("", rest).strip(" ；;，,")
        if not text:
            raise NotUnderstood(number, line.strip())
        read.append((number, found["lane"].strip(), text, arrows))
    steps = []
    for at, (number, lane, text, arrows) in enumerate(read):
        ways = [(word, to) for word, name in arrows if (to := _named(name, read, number)) is not None]
        if not arrows and at + 1 < len(read):
            ways = [("", at + 1)]
        steps.append(Step(lane, text, tuple(ways)))
    return tuple(steps)


def _named(name: str, read: Sequence[tuple[int, str, str, object]], line: int) -> int | None:
    if name in _OVER:
        return None
    whole = [at for at, each in enumerate(read) if each[2] == name]
    begun = [at for at, each in enumerate(read) if each[2].startswith(name)]
    if len(whole) != 1 and len(begun) != 1:
        raise NotUnderstood(line, name)
    return (whole if len(whole) == 1 else begun)[0]


def swim_lanes(steps: tuple[Step, ...], title: str, width: float = WIDTH) -> Drawing:
    """The lanes in the largest type in which they fit on a page. Raises Crowded where none is left."""
    if not steps:
        raise Crowded(title)
    for size in _SIZES:
        try:
            return _lanes(steps, title, width, size)
        except Crowded:
            continue
    raise Crowded(title)


def _lanes(steps: tuple[Step, ...], title: str, width: float, size: float) -> Drawing:
    names = list(dict.fromkeys(step.lane for step in steps))
    lane = width / len(names)
    wide = lane - 2 * _SIDE
    heads = [(Words(name, size, bold=True),) for name in names]
    texts = [(Words(step.text, size),) for step in steps]
    jumps = [(at, way) for at, step in enumerate(steps) for way in _ways(step) if way[1] != at + 1]
    if (
        wide < 14
        or len(jumps) > _MOST_JUMPS
        or not all(_stands(words, wide, step) for words, step in zip(texts, steps, strict=True))
    ):
        raise Crowded(title)
    head = max(height_of(words, lane) for words in heads)
    tops, y = [], head + _GUTTER
    heights = [
        max(_LEAST, height_of(words, _inner(wide, step)) + (1 if step.decides else 0))
        for words, step in zip(texts, steps, strict=True)
    ]
    for high in heights:
        tops.append(y)
        y += high + _GUTTER
    if y > HEIGHT:
        raise Crowded(title)
    back = [Box(at * lane, 0, lane, y, (), SOFT if at % 2 else "", LINE) for at in range(len(names))]
    boxes = [Box(at * lane, 0, lane, head, words, HEAD, LINE) for at, words in enumerate(heads)]
    centres = [(names.index(step.lane) + 0.5) * lane for step in steps]
    lines: list[Line] = []
    for at, step in enumerate(steps):
        x = centres[at] - wide / 2
        if step.decides:
            boxes.append(Box(x, tops[at], wide, heights[at], (), _DECISION, DARK, shape="hexagon"))
            inner = _inner(wide, step)
            boxes.append(Box(centres[at] - inner / 2, tops[at], inner, heights[at], texts[at]))
        else:
            boxes.append(Box(x, tops[at], wide, heights[at], texts[at], "FFFFFF", DARK, shape="roundRect"))
    for at, step in enumerate(steps):
        for word, to in _ways(step):
            if to == at + 1:
                bottom = tops[at] + heights[at]
                lines += _down(centres[at], bottom, centres[to], tops[to])
                _label(word, centres[at] + 0.5, bottom, boxes)
    for number, (at, (word, to)) in enumerate(jumps):
        lines += _jump(number, at, to, centres, tops, heights, wide)
        _label(word, centres[at] + lane / 2 - 0.2, tops[at] + heights[at] / 2, boxes, ends=True)
    said = "；".join(f"{step.lane}：{step.text}" for step in steps)
    return Drawing(title, f"{title}：{said}", width, y, tuple(boxes), tuple(lines), tuple(back))


def _ways(step: Step) -> list[tuple[str, int]]:
    """The ways that lead on, those to the same step as one."""
    words: dict[int, list[str]] = {}
    for word, to in step.ways:
        words.setdefault(to, []).append(word)
    return [("、".join(filter(None, said)), to) for to, said in words.items()]


def _inner(wide: float, step: Step) -> float:
    """The width for words: a hexagon's ends are no room."""
    return wide - 6 if step.decides else wide


def _stands(words: Sequence[Words], wide: float, step: Step) -> bool:
    return fits(words, _inner(wide, step), 30.0)


def _down(x1: float, y1: float, x2: float, y2: float) -> list[Line]:
    """From below a box to above the next one, through the gutter between the two rows."""
    if x1 == x2:
        return [Line(x1, y1, x2, y2, arrow=True)]
    middle = y1 + (y2 - y1) / 2
    return [Line(x1, y1, x1, middle), Line(x1, middle, x2, middle), Line(x2, middle, x2, y2, arrow=True)]


def _jump(
    number: int,
    at: int,
    to: int,
    centres: Sequence[float],
    tops: Sequence[float],
    heights: Sequence[float],
    wide: float,
) -> list[Line]:
    """Out of the box's right side, along its lane's edge, and through a gutter into the top of another."""
    right = centres[at] + wide / 2
    edge = right + _SIDE - 0.6 - 0.5 * number
    middle = tops[at] + heights[at] / 2
    gutter = tops[to] - _GUTTER / 2 - 0.8 - 0.4 * number
    return [
        Line(right, middle, edge, middle),
        Line(edge, middle, edge, gutter),
        Line(edge, gutter, centres[to], gutter),
        Line(centres[to], gutter, centres[to], tops[to], arrow=True),
    ]


def _label(word: str, x: float, y: float, boxes: list[Box], ends: bool = False) -> None:
    """A way's word beside where it begins: from `x` on, or up to it."""
    if not word:
        return
    words = (Words(word, 7.0, align="left"),)
    wide, high = width_of(words), height_of(words, 100.0)
    if wide > _MOST_WORD:
        raise Crowded(word)
    boxes.append(Box(x - wide if ends else x, y - (high if ends else 0), wide, high, words))
