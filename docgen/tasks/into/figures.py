"""The figures that a clause's words ask for, as requirements: only in forms that are known, none guessed."""

from __future__ import annotations

import re
from decimal import Decimal

from pydantic import TypeAdapter

from docgen.derive.response.stated.asked import asked_as_data, singular
from docgen.derive.response.stated.figure import Per, Stated
from docgen.derive.response.stated.grammar import Grammar
from docgen.derive.response.stated.reading import read
from docgen.model.rules.drafting import DraftingRule
from docgen.model.tender.requirement import Requirement
from docgen.model.text import unspaced
from docgen.rules import limit_words
from docgen.tasks.into.entries import Entry
from docgen.tasks.into.people import everybody

_PERIODS: dict[tuple[str, Decimal], str] = {
    ("time", Decimal(60)): "分钟",
    ("time", Decimal(3600)): "小时",
    ("time", Decimal(86400)): "日",
    ("time", Decimal(604800)): "周",
    ("months", Decimal(1)): "月",
    ("months", Decimal(3)): "季度",
    ("months", Decimal(6)): "半年",
    ("months", Decimal(12)): "年",
}
_THINGS = ("班", "餐次", "人", "场", "户")
_TERMS = ("分钟", "小时", "日", "工作日", "周", "个月", "年")
_TERM_WORDS = {
    "天": "日",
    "个工作日": "工作日",
    "个小时": "小时",
    "月": "个月",
    "星期": "周",
    "周年": "年",
    "日历日": "日",
    "日历天": "日",
}
_LONGEST_NAME = 16
_LONGEST_ROLE = 8
_REQUIREMENT: TypeAdapter[Requirement] = TypeAdapter(Requirement)


def proposed(text: str, title: str, words: Grammar, rule: DraftingRule) -> list[Entry]:
    """A requirement for each figure whose thing, unit, direction and period are known.

    `exact` where a comparator stands beside it, else `likely`: twice a year is taken for at least twice. What
    is conditional, a part, denied or for some times alone stays in the clause's words, which are compared.
    """
    found: list[Entry] = []
    for stated in read(text, words, by_month=False):
        if stated.conditional or stated.bare or stated.unsure or stated.part or stated.quoted or stated.scope:
            continue
        if (
            stated.low != stated.high
            or stated.low == 0
            or stated.doubts
            or len(stated.kinds) > 1
            or singular(stated)
        ):
            continue
        if stated.measures[0] in rule.not_proposed or rule.before_event.search(unspaced(stated.words)):
            continue
        entry = _entry(stated, title, words, rule)
        if entry is not None and entry not in found and _says_the_same(entry, stated, title, words):
            found.append(entry)
    return found


def _entry(stated: Stated, title: str, words: Grammar, rule: DraftingRule) -> Entry | None:
    bound = stated.bound or stated.leaning
    measure = stated.measures[0]
    if not bound and (set(stated.measures) & words.rule.more_is_better or _whole(stated)):
        bound = "least"
    unit = _unit(stated, words)
    if not bound or unit is None:
        return None
    certainty = "exact" if stated.bound else "likely"
    amount = stated.low / words.units[unit].size
    name = _name(stated, title, words)
    if measure in ("time", "months", "workdays"):
        unit = _TERM_WORDS.get(unit, unit)
        if unit not in _TERMS or amount % 1 or stated.per != Per():
            return None
        return {"kind": "term", "name": name, bound: int(amount), "unit": unit, "certainty": certainty}
    if measure == "share":
        return {"kind": "share", "name": name, bound: _plain(stated.low), "certainty": certainty}
    if measure == "money":
        if stated.per != Per():
            return None
        return {"kind": "amount", "name": name, bound: _plain(stated.low), "certainty": certainty}
    if measure == "area" and bound == "least" and stated.per == Per() and _of_site(name, title):
        return {"kind": "area", "least": _plain(stated.low), "certainty": certainty}
    if measure == "people" and bound == "least" and stated.per == Per():
        if whole := everybody(stated.topic, stated.low, limit_words()):
            return whole
        role = _role(stated, words, rule)
        if role and amount % 1 == 0:
            return {"kind": "staff", "role": role, "least": int(amount), "certainty": "likely"}
    per = _per(stated.per)
    if per is None or (unit == "" and measure != "things"):
        return None
    return {
        "kind": "count", "name": name, bound: _plain(amount), "unit": unit, **per, "certainty": certainty
    }  # fmt: skip


def _of_site(name: str, title: str) -> bool:
    """Whether an area is that of the place of service, and not of a store-room or of a lawn."""
    limits = limit_words()
    return bool(limits.area.search(f"{name}{title}")) and not limits.not_area.search(name)


def _whole(stated: Stated) -> bool:
    return stated.measures[0] == "share" and stated.low == 100


def _unit(stated: Stated, words: Grammar) -> str | None:
    """The unit in which the words say it."""
    said = unspaced(stated.words)
    fitting = [
        word
        for word, unit in words.units.items()
        if unit.measure == stated.measures[0] and word in said and stated.low % (unit.size / 2) == 0
    ]
    sized = [word for word in fitting if _printed(stated.low / words.units[word].size, said, word)]
    return max(sized, key=len, default=None)


def _printed(amount: Decimal, said: str, unit: str) -> bool:
    """Whether the number stands right before the unit, in digits; numerals in characters are let pass."""
    return f"{_plain(amount)}{unit}" in said or not any(sign.isdigit() for sign in said)


def _name(stated: Stated, title: str, words: Grammar) -> str:
    """What the figure is of, and upon what: the words before and behind it, else the title."""
    *before, after = (_bare(part, words) for part in (stated.topic or "|").split("|"))
    told = ""
    for part in reversed([part for part in before if part] or [after]):
        if len(part) + len(told) <= _LONGEST_NAME:
            told = part + told
    if told != after and len(told) + len(after) <= _LONGEST_NAME:
        told += after
    occasion = _bare(stated.occasion, words)
    if occasion and len(occasion) + len(told) <= _LONGEST_NAME:
        told = occasion + told
    return told if len(told) > 1 else title


def _bare(part: str, words: Grammar) -> str:
    """The words without the comparator that leads to a figure, or follows it."""
    said = words.rule.comparators
    compared = rf"(?:{said.negation})?(?:{said.over}|{said.under})于?|{said.least}|{said.most}|{said.reached}"
    bare = re.sub(rf"(?:{compared})$|^(?:{said.within}|{said.least_after}|{said.most_after})", "", part)
    return bare.strip("，。；、：的应须在并为")


def _role(stated: Stated, words: Grammar, rule: DraftingRule) -> str:
    """The post of which so many people are asked for: 配备保洁员不少于12人."""
    for part in stated.topic.split("|"):
        said = _bare(part, words)
        verb = next((verb for verb in rule.staff_verbs if verb in said), "")
        role = said.partition(verb)[2] if verb else said
        if 2 <= len(role) <= _LONGEST_ROLE and re.search(f"(?:{rule.staff_roles.pattern})$", role):
            return role
    return ""


def _per(per: Per) -> Entry | None:
    """The period or thing that is counted by; None where the records have no word for it."""
    if per.period is not None:
        if per.things:
            return None
        measure, size = per.period
        for (known, length), word in sorted(_PERIODS.items(), key=lambda each: -each[0][1]):
            if known == measure and size % length == 0 and size >= length:
                every = int(size / length)
                return {"per": word} | ({"every": every} if every > 1 else {})
        return None
    if len(per.things) == 1:
        thing = next(iter(per.things))
        return {"per": thing} if thing in _THINGS else None
    return None if per.things else {"per": ""}


def _says_the_same(entry: Entry, stated: Stated, title: str, words: Grammar) -> bool:
    """Whether the requirement is compared by the very figure that the words have."""
    demand = asked_as_data(_REQUIREMENT.validate_python(entry), title, words)
    if demand is None:
        return entry["kind"] in ("staff", "area")
    value = demand.low if demand.low is not None else demand.high
    if value is None or value != stated.low:
        return False
    return any(each in stated.measures for each in demand.measures)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
