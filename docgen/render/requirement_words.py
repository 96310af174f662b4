"""Requirements in words, as a deviation table prints them beside the clause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from decimal import Decimal

from docgen.model import requirement as r
from docgen.render.filters import number

DAYS = "一二三四五六日"


def in_words(requirements: Sequence[r.Requirement]) -> str:
    """All figures of a clause, zones and facilities without a count gathered into one list each."""
    zones = [entry.name for entry in requirements if isinstance(entry, r.ZoneRequirement)]
    others = [_words(entry) for entry in requirements if not isinstance(entry, r.ZoneRequirement)]
    return "；".join([*([f"功能区：{'、'.join(zones)}"] if zones else []), *_gathered(requirements, others)])


def _gathered(requirements: Sequence[r.Requirement], others: list[str]) -> list[str]:
    """The words, with facilities in one list where the first of them stood."""
    rest = [entry for entry in requirements if not isinstance(entry, r.ZoneRequirement)]
    facilities = [
        words for entry, words in zip(rest, others, strict=True) if isinstance(entry, r.FacilityRequirement)
    ]
    shown: list[str] = []
    for entry, words in zip(rest, others, strict=True):
        if not isinstance(entry, r.FacilityRequirement):
            shown.append(words)
        elif facilities:
            shown.append(f"设施：{'、'.join(facilities)}")
            facilities = []
    return shown


def _words(entry: r.Requirement) -> str:
    match entry:
        case r.AreaRequirement():
            return f"使用面积不少于{number(entry.least)}平方米"
        case r.StaffRequirement():
            employment = "" if entry.employment == "不限" else entry.employment
            return f"{employment}{entry.role}不少于{entry.least}人"
        case r.FacilityRequirement():
            count = f"{number(entry.least)}{entry.unit}" if entry.least is not None else ""
            return f"{entry.name}{count}{'（有条件时）' if entry.optional else ''}"
        case r.HoursRequirement():
            return f"{weekdays(entry.weekdays)} {clock(entry.opens)}—{clock(entry.closes)}"
        case r.VehicleRequirement():
            return f"{entry.seats}座及以上车辆{entry.least}辆"
        case r.TermRequirement():
            return f"{entry.name}{_bounds(entry.least, entry.most, entry.unit)}"
        case r.CountRequirement():
            said = entry.per in ("", "服务期") or entry.name.startswith("每")
            per = "" if said else f"每{entry.per}"
            within = "服务期内" if entry.per == "服务期" else ""
            return f"{within}{entry.name}{per}{_bounds(entry.least, entry.most, entry.unit)}"
        case r.AmountRequirement():
            spread = f"±{number(entry.spread_percent)}%" if entry.spread_percent else ""
            return f"{entry.name}{number(entry.amount)}{entry.unit}{spread}"
        case r.ShareRequirement():
            return f"{entry.name}{_bounds(entry.least, entry.most, '%')}"
        case r.ZoneRequirement():
            return entry.name


def _bounds(least: Decimal | int | None, most: Decimal | int | None, unit: str) -> str:
    if least is not None and least == most:
        return f"{number(least)}{unit}"
    words = []
    if least is not None:
        words.append(f"不少于{number(least)}{unit}")
    if most is not None:
        words.append(f"不超过{number(most)}{unit}")
    return "、".join(words)


def weekdays(days: Sequence[int]) -> str:
    """Three and more days in a row as 周一至周六, others listed."""
    ordered = sorted(set(days))
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"周{DAYS[ordered[0] - 1]}至周{DAYS[ordered[-1] - 1]}"
    return "、".join(f"周{DAYS[day - 1]}" for day in ordered)


def clock(moment: time) -> str:
    """9:00 and not 09:00."""
    return f"{moment.hour}:{moment.minute:02}"
