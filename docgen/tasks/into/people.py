"""What a clause asks of people, as a requirement of its post: how many, how old, which papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docgen.model.numerals import CHINESE, number
from docgen.model.reading.reading import Demand
from docgen.model.rules.drafting import DraftingRule
from docgen.model.rules.drafting_limits import LimitWords, PeopleWords
from docgen.model.rules.reading_demands import DemandWords
from docgen.model.rules.staff_levels import StaffLevels
from docgen.model.text import squeezed, unspaced
from docgen.tasks.into.entries import Entry

_SENTENCES = re.compile(r"(?<=[。；;\n])")
_PARTS = re.compile(r"(?<=[,，])")
_WORDED = re.compile(r"[^\W\d_]")
_SERIAL = re.compile(r"^[（(]?[0-9一二三四五六七八九十]{1,4}[)）.、]?$")
_COUNT = re.compile(r"(?P<least>\d{1,4})(?:人|名)?")
_OF_YEARS = re.compile(rf"{CHINESE}(?=年|周岁|岁|个月)")
_HALF_A_YEAR = re.compile("(?<![0-9一二三四五六七八九十])半年")
_MOST_MONTHS = 120
_OR = re.compile("或者?")
_EVERYBODY = re.compile("均|全部|所有|一律|每名|每人|人人")


@dataclass
class _Limits:
    """What a sentence asks of whoever serves, and the words that say it."""

    fields: Entry = field(default_factory=dict)
    said: list[str] = field(default_factory=list)


def post_of(demand: Demand, words: LimitWords) -> str:
    """The post that a row of a table is about; "" where it is about none."""
    return next(iter(_cells(demand, words.people.post_heads)), "").replace("\n", "")


def row_of(demand: Demand, words: LimitWords, demands: DemandWords) -> str:
    """What a clause's row of a table is called: its post and how many, else its first cell of words.

    "" where it stands in none, or in a row that a sum of money makes one of what is bought.
    """
    post = post_of(demand, words)
    if post:
        counts = [(h, n) for h, n in demand.beside if h in words.people.count_heads and _count(n)]
        return post + "".join(f"（{head}：{said}）" for head, said in counts[:1])
    if any(word in head for head, _ in demand.beside for word in demands.money_heads):
        return ""
    named = (text for _, text in demand.beside if _WORDED.search(_SERIAL.sub("", unspaced(text))))
    return next(named, "").replace("\n", "")


def people(
    demand: Demand,
    figures: Sequence[Entry],
    rule: DraftingRule,
    words: LimitWords,
    levels: StaffLevels,
    again: bool = False,
) -> list[Entry]:
    """The figures of a clause with what it asks of people as staff, in the place of what that says.

    A row of posts is asked of everybody who serves there; a sentence that begins with a post and names no
    number as well. What is only preferred, a share or a case stays in the clause's words. `again`: the number
    of the row's post was said by another clause.
    """
    post = post_of(demand, words)
    count = _count(next(iter(_cells(demand, words.people.count_heads)), ""))
    if post and count:
        if again and not _limits(demand.text, words.people, levels).fields:
            return list(figures)
        limits = _limits(demand.text, words.people, levels)
        entry = {"kind": "staff", "role": post, "least": count, **limits.fields}
        if limits.fields:
            entry["every"] = True
        return [entry | {"certainty": "likely"}, *_others(figures, limits, post)]
    found: list[Entry] = []
    kept = list(figures)
    for sentence in _SENTENCES.split(demand.text):
        limits = _limits(sentence, words.people, levels)
        if not limits.fields:
            continue
        counted = [each for each in kept if each["kind"] == "staff" and each.get("role", "") in sentence]
        if len(counted) == 1:
            every = {"every": True} if _EVERYBODY.search(unspaced(sentence)) else {}
            found.append({**_bare(counted[0]), **limits.fields, **every, "certainty": "likely"})
            kept = _others([each for each in kept if each is not counted[0]], limits, "")
        elif not counted and (role := post or _subject(sentence, rule, words.people)):
            entry = {"kind": "staff", "role": role, "least": 1, **limits.fields, "every": True}
            found.append(entry | {"certainty": "likely"})
            kept = _others(kept, limits, "")
    return [*found, *kept]


def _cells(demand: Demand, heads: Sequence[str]) -> Iterator[str]:
    for head, text in demand.beside:
        bare = re.sub(r"[(（][^)）]*[)）]", "", unspaced(head))
        if bare in heads:
            yield text


def _count(text: str) -> int:
    met = _COUNT.fullmatch(unspaced(text))
    return int(met["least"]) if met else 0


def _bare(entry: Entry) -> Entry:
    return {name: value for name, value in entry.items() if name != "certainty"}


def _others(figures: Sequence[Entry], limits: _Limits, post: str) -> list[Entry]:
    """The figures that are none of these limits: 维修经历3年以上 is one already."""
    said = squeezed("".join(limits.said))
    years = limits.fields.get("years")
    insured = limits.fields.get("insured", {}).values()
    return [
        each
        for each in figures
        if not (each["kind"] == "staff" and post and each.get("role") == post)
        and not (
            each["kind"] == "term"
            and each["unit"] == "年"
            and each.get("least") == years
            and squeezed(each["name"])[-2:] in said
        )
        and not (
            each["kind"] == "term"
            and each["unit"] == "个月"
            and (each.get("least") or each.get("most")) in insured
        )
    ]


def _subject(sentence: str, rule: DraftingRule, words: PeopleWords) -> str:
    """The post with which a sentence begins."""
    met = words.subject.match(unspaced(sentence))
    if met is None:
        return ""
    role = met["role"]
    return role if role.endswith("岗") or re.search(f"(?:{rule.staff_roles.pattern})$", role) else ""


def _limits(text: str, words: PeopleWords, levels: StaffLevels) -> _Limits:
    found = _Limits()
    for part in _PARTS.split(unspaced(text)):
        if words.not_when.search(part):
            continue
        in_digits = _OF_YEARS.sub(lambda met: str(number(met[0])), part)
        _ages(in_digits, words, found)
        _years(in_digits, words, found)
        _insured(_HALF_A_YEAR.sub("6个月", in_digits), words, found)
        _education(part, words, levels, found)
        _certificates(part, words, levels, found)
    return found


def _ages(part: str, words: PeopleWords, found: _Limits) -> None:
    taken: list[tuple[int, int]] = []
    limits: list[Entry] = []
    for pattern in words.ages:
        for met in pattern.finditer(part):
            if any(met.start() < end and start < met.end() for start, end in taken):
                continue
            taken.append(met.span())
            said = met.groupdict()
            limit: Entry = {"gender": said["gender"]} if said.get("gender") else {}
            if said.get("least"):
                limit["least"] = int(said["least"])
            if said.get("most"):
                limit["most"] = int(said["most"])
            if said.get("under"):
                limit["most"] = int(said["under"]) - 1
            limits.append(limit)
            found.said.append(met[0])
    if limits:
        found.fields["ages"] = [*found.fields.get("ages", []), *limits]


def _years(part: str, words: PeopleWords, found: _Limits) -> None:
    met = next(filter(None, (pattern.search(part) for pattern in words.years)), None)
    if met and "years" not in found.fields and int(met["years"]) > 0:
        found.fields["years"] = int(met["years"])
        found.said.append(met[0])


def _insured(part: str, words: PeopleWords, found: _Limits) -> None:
    """Months of social insurance of the person's own: the latest, or so many of the last so many."""
    met = next(filter(None, (pattern.search(part) for pattern in words.insured)), None)
    if met is None or "insured" in found.fields or not 0 < int(met["months"]) <= _MOST_MONTHS:
        return
    within = met.groupdict().get("within")
    months = int(met["months"])
    found.fields["insured"] = {"months": months} | (
        {"within": int(within)} if within and months < int(within) <= _MOST_MONTHS else {}
    )
    found.said.append(met[0])


def _education(part: str, words: PeopleWords, levels: StaffLevels, found: _Limits) -> None:
    known = "|".join(sorted((word for names in levels.schooling for word in names), key=len, reverse=True))
    for pattern in words.education:
        met = re.search(pattern.replace("§", f"(?:{known})"), part)
        if met and "education" not in found.fields:
            found.fields["education"] = met["level"]
            found.said.append(met[0])


def _certificates(part: str, words: PeopleWords, levels: StaffLevels, found: _Limits) -> None:
    for met in words.certificate.finditer(part):
        names = _listed(met["names"], levels)
        level = words.level_after.sub("", met["level"] or "")
        if (met["level"] and not levels.knows_level(level)) or words.unnamed.search(met["names"]):
            continue
        demands = [_certificate(name, level, words, levels) for name in names]
        known = [each for each in demands if each is not None]
        if known and len(known) == len(demands):
            found.fields["certificates"] = [*found.fields.get("certificates", []), *known]
            found.said.append(met[0])


def _certificate(name: str, level: str, words: PeopleWords, levels: StaffLevels) -> Entry | None:
    met = words.level_before.match(name)
    if met and levels.knows_level(met["level"]):
        name, level = met["name"], met["level"]
    if "以上" in name or len(name) < 3:
        return None
    first, *others = [part for part in _OR.split(name) if part]
    accepts = {"accepts": others} if others else {}
    return {"name": first} | ({"level": level} if level else {}) | accepts


def _listed(names: str, levels: StaffLevels) -> list[str]:
    """Certificates named in a row; one that is cut short has the rest of the last: 高压、低压电工作业证."""
    parts = [part for part in levels.certificate_apart.split(names) if part]
    last = parts[-1]
    whole: list[str] = []
    for part in parts[:-1]:
        if levels.certificate_names.search(part):
            whole.append(part)
        elif len(part) < len(last) and part[-1] == last[len(part) - 1]:
            whole.append(part + last[len(part) :])
        else:
            return [names]
    return [*whole, last]


def everybody(topic: str, least: Decimal, words: LimitWords) -> Entry | None:
    """So many people in all, whatever their posts."""
    if words.people.everybody.search(unspaced(topic)) and least == int(least):
        return {"kind": "staff", "least": int(least), "certainty": "likely"}
    return None
