"""The figures that a passage of a tender states, and those that a YAML record of the same passage holds.

A figure is a value and its unit. A number without a unit is a name or a street number (251, 〔2020〕46号).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

# Longer units first: "个工作日" before "个".
UNITS = "|".join(
    (
        "个工作日|工作日|个月|平方米|场次|人次|户次|㎡|元|%|分|人|名|台|套|座|辆|处",
        "次|场|家|户|份|期|项|大|个|周|天|日|月|年",
    )
)
SAME_UNIT = {"个工作日": "工作日", "平方米": "㎡", "名": "人", "场次": "场", "天": "日", "大": "个"}
DAYS = "一二三四五六日"
WORDS = {"一": "1", "两": "2"}

WEEKDAYS = re.compile(rf"周([{DAYS}])\s*[—–\-至到]+\s*周([{DAYS}])")
ONE_DAY = re.compile(rf"周([{DAYS}])上班")
CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})")
NUMBER = re.compile(rf"(\d+(?:\.\d+)?)\s*(万)?(分钟|家次|件|条|部|{UNITS})?")
# Only where the word counts: "一次", "两场"; not "一站式", "下一个", "周一次".
WORD_NUMBER = re.compile(r"(?<![周第])([一两])(个月|周|次|场|份|辆|天|年)")


class Figure(NamedTuple):
    """A value in plain notation with its unit ("" where none stands)."""

    value: str
    unit: str


def figure(value: object, unit: str = "") -> Figure:
    """A figure in one notation: 3.0 名 and 3 人 are the same."""
    return Figure(f"{Decimal(str(value)).normalize():f}", SAME_UNIT.get(unit, unit))


def figures_in(text: str) -> set[Figure]:
    """Every figure of a text; clock times have the unit 时刻, weekday ranges the unit 星期."""
    found = {_weekday_range([DAYS.index(a) + 1, DAYS.index(b) + 1]) for a, b in WEEKDAYS.findall(text)}
    found |= {_clock(int(hour), int(minute)) for hour, minute in CLOCK.findall(text)}
    rest = CLOCK.sub(" ", WEEKDAYS.sub(" ", text))
    found |= {_weekday_range([DAYS.index(day) + 1]) for day in ONE_DAY.findall(rest)}
    for value, ten_thousand, unit in NUMBER.findall(rest):
        found.add(figure(Decimal(value) * 10_000 if ten_thousand else value, unit))
    return found | {figure(WORDS[word], unit) for word, unit in WORD_NUMBER.findall(rest)}


def figures_of(requirement: dict) -> set[Figure]:
    """Every figure that a requirement record holds, those in its name and unit included."""
    return set(_fields(requirement)) | {
        found for field in ("name", "role") for found in figures_in(requirement.get(field, ""))
    }


def _fields(requirement: dict) -> Iterator[Figure]:
    kind, unit = requirement["kind"], requirement.get("unit", "")
    units = {"area": "㎡", "staff": "人", "vehicle": "辆", "share": "%"}
    for field in ("least", "most"):
        if requirement.get(field) is not None:
            yield figure(requirement[field], units.get(kind, unit))
    if kind == "vehicle":
        yield figure(requirement["seats"], "座")
    if kind == "amount":
        yield figure(requirement["amount"], unit.partition("/")[0])
        if "spread_percent" in requirement:
            yield figure(requirement["spread_percent"], "%")
    if kind == "hours":
        yield _clock(*map(int, requirement["opens"].split(":")))
        yield _clock(*map(int, requirement["closes"].split(":")))
        yield _weekday_range(requirement["weekdays"])
    if requirement.get("per") == "两周":
        yield figure(2, "周")


def missing(wanted: set[Figure], held: set[Figure]) -> set[Figure]:
    """The wanted figures that are not held; a held or wanted number without a unit fits any unit."""
    values = {f.value for f in held if not f.unit}
    return {
        f
        for f in wanted
        if f not in held and f.value not in values and (f.unit or f.value not in {h.value for h in held})
    }


def _clock(hour: int, minute: int) -> Figure:
    return Figure(f"{hour:02}:{minute:02}", "时刻")


def _weekday_range(days: list[int]) -> Figure:
    return Figure(f"{days[0]}-{days[-1]}", "星期")
