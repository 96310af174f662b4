"""Random data of invented people, sites and steps, and every drawing that is made of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

from docgen.render.drawing.bars import Bar, bars
from docgen.render.drawing.floor import Block, Floor, floor_plan
from docgen.render.drawing.gantt import Schedule, Task, gantt
from docgen.render.drawing.lanes import Step, swim_lanes
from docgen.render.drawing.organisation import Member, Organisation, Unit, organisation_chart
from docgen.render.drawing.shapes import Drawing

_SIGNS = "甲乙丙丁戊己庚辛壬癸样例站点服务专员窗口登记回访，。（）“”A1b2W9%/-· "


def words(chance: random.Random, most: int) -> str:
    """Some signs of every width, Chinese and Western in turn."""
    return "".join(chance.choices(_SIGNS, k=chance.randint(1, most))).strip() or "甲"


def _organisation(chance: random.Random) -> Drawing:
    def member() -> Member:
        return Member(words(chance, 5), words(chance, 12))

    units = tuple(
        Unit(words(chance, 14), tuple(member() for _ in range(chance.randint(0, 12))))
        for _ in range(chance.randint(1, 9))
    )
    lead = member() if chance.random() < 0.8 else None
    beside = tuple(member() for _ in range(chance.randint(0, 3)))
    return organisation_chart(Organisation(words(chance, 24), lead, beside, units), "组织")


def _gantt(chance: random.Random) -> Drawing:
    last = chance.choice((3, 15, 36, 60, 400))
    tasks = []
    for _ in range(chance.randint(1, 14)):
        start = chance.uniform(0, last)
        end = chance.choice((start, chance.uniform(start, last)))
        tasks.append(Task(words(chance, 20), start, end, words(chance, 30) if chance.random() < 0.8 else ""))
    tasks.append(Task("全程", 0, last))
    return gantt(Schedule(tuple(tasks), "日", words(chance, 8)), "进度")


def _floor(chance: random.Random) -> Drawing:
    zones = tuple(
        Block(words(chance, 8), Decimal(chance.randint(4, 90)), words(chance, 30))
        for _ in range(chance.randint(1, 8))
    )
    return floor_plan(Floor("站", sum(zone.area for zone in zones) + Decimal(20), zones), "分区")


def _bars(chance: random.Random) -> Drawing:
    rows = tuple(
        Bar(words(chance, 18), chance.uniform(0.1, 300), words(chance, 14), chance.choice((None, 100.0)))
        for _ in range(chance.randint(1, 14))
    )
    return bars(rows, "对照")


def _lanes(chance: random.Random) -> Drawing:
    lanes = [words(chance, 5) for _ in range(chance.randint(1, 5))]
    count = chance.randint(1, 10)
    steps = []
    for at in range(count):
        ways = [("", at + 1)] if at + 1 < count else []
        if ways and chance.random() < 0.2:
            ways = [("是", at + 1), ("否", chance.randrange(count))]
        steps.append(Step(chance.choice(lanes), words(chance, 16), tuple(ways)))
    return swim_lanes(tuple(steps), "流程")


KINDS: tuple[Callable[[random.Random], Drawing], ...] = (_organisation, _gantt, _floor, _bars, _lanes)
