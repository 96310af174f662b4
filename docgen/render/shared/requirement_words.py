"""Requirements in words, as a deviation table prints them beside the clause."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from docgen.model.tender import requirement as r
from docgen.model.tender.citation import Citation
from docgen.render.engine.filters import number
from docgen.render.shared.hours_words import hours_words, weekdays
from docgen.render.shared.staff_words import staff_words


def with_figures(text: str, requirements: Sequence[r.Requirement]) -> str:
    """A clause's words, and its figures in brackets."""
    figures = in_words(requirements)
    return f"{text}（{figures}）" if figures else text


def place_words(place: Citation) -> str:
    """Where a clause stands, as a reader says it."""
    return place.in_words


def in_words(requirements: Sequence[r.Requirement]) -> str:
    """All figures of a clause, zones and facilities without a count gathered into one list each."""
    zones = [entry.name for entry in requirements if isinstance(entry, r.ZoneRequirement)]
    others = [_words(entry) for entry in requirements if not isinstance(entry, r.ZoneRequirement)]
    return "；".join([*([f"功能区：{'、'.join(zones)}"] if zones else []), *_gathered(requirements, others)])


def _gathered(requirements: Sequence[r.Requirement], others: list[str]) -> list[str]:
    """The words, with facilities in one list where the first of them stood, the optional ones after it."""
    rest = [entry for entry in requirements if not isinstance(entry, r.ZoneRequirement)]
    lists: dict[bool, list[str]] = {False: [], True: []}
    shown: list[str] = []
    place: int | None = None
    for entry, words in zip(rest, others, strict=True):
        if isinstance(entry, r.FacilityRequirement):
            place = len(shown) if place is None else place
            lists[entry.optional].append(words)
        else:
            shown.append(words)
    heads = {False: "设施：", True: "有条件时另配："}
    gathered = [heads[optional] + "、".join(names) for optional, names in lists.items() if names]
    return shown if place is None else [*shown[:place], *gathered, *shown[place:]]


def _words(entry: r.Requirement) -> str:
    match entry:
        case r.AreaRequirement():
            return f"使用面积不少于{number(entry.least)}平方米"
        case r.StaffRequirement():
            return staff_words(entry)
        case r.FacilityRequirement():
            count = f"{number(entry.least)}{entry.unit}" if entry.least is not None else ""
            return f"{entry.name}{count}"
        case r.HoursRequirement():
            days = "法定工作日" if entry.statutory else weekdays(entry.weekdays)
            return f"{days} {hours_words(entry)}"
        case r.TimesRequirement():
            return f"{entry.name}{'在' if entry.bound == 'within' else ''}{hours_words(entry)}"
        case r.VehicleRequirement():
            return f"{entry.seats}座及以上车辆不少于{entry.least}辆"
        case r.TermRequirement():
            return _term(entry)
        case r.CountRequirement():
            said = entry.per in ("", "服务期") or entry.name.startswith("每")
            every = entry.every if entry.every > 1 else ""
            per = "" if said else f"每{every}{entry.per}"
            within = "服务期内" if entry.per == "服务期" else ""
            return f"{within}{entry.name}{per}{_bounds(entry.least, entry.most, entry.unit)}"
        case r.AmountRequirement():
            spread = f"，可上下浮动{number(entry.spread_percent)}%" if entry.spread_percent else ""
            unit = _unit_left(entry.unit, entry.name)
            bounds = ("不低于", "不高于")
            if entry.amount is None:
                return f"{entry.name}{_bounds(entry.least, entry.most, unit, bounds)}"
            return f"{entry.name}{number(entry.amount)}{unit}{spread}"
        case r.ShareRequirement():
            return f"{entry.name}{_bounds(entry.least, entry.most, '%', ('不低于', '不高于'))}"
        case r.ZoneRequirement():
            return entry.name


def _term(entry: r.TermRequirement) -> str:
    """A span of time; a day of the month is met by not being later, work before an end by being earlier."""
    if entry.of_a_day:
        return f"{entry.name}不迟于{entry.most}{entry.unit}"
    ahead = "，提前" if "前" in entry.name and entry.most is None else ""
    return f"{entry.name}{ahead}{_bounds(entry.least, entry.most, entry.unit)}"


def _unit_left(unit: str, name: str) -> str:
    """The unit without what the name has said: 每平方米月租金 is 35元, not 35元/㎡·月."""
    amount, _, per = unit.partition("/")
    said = all(part.replace("㎡", "平方米") in name for part in per.split("·"))
    return amount if said else unit


def _bounds(
    least: Decimal | int | None,
    most: Decimal | int | None,
    unit: str,
    words: tuple[str, str] = ("不少于", "不超过"),
) -> str:
    if least is not None and least == most:
        return f"{number(least)}{unit}"
    shown = []
    if least is not None:
        shown.append(f"{words[0]}{number(least)}{unit}")
    if most is not None:
        shown.append(f"{words[1]}{number(most)}{unit}")
    return "、".join(shown)
