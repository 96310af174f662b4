"""Where a change stands in tender.yaml: by its words, by its place, by the fact that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from docgen.intake.clash.figures import moment, money
from docgen.intake.mark_signs import ANY
from docgen.load.files.line_edit import at
from docgen.model.reading.amendment import Amendment
from docgen.model.rules.reading_amend import AmendedFact, AmendWords
from docgen.model.sources import Place
from docgen.model.text import squeezed, unspaced

_LONG_ENOUGH = 6
"""Signs of a text that are looked for without a place."""
_WHOLE = 0.8
"""The share of an entry's words that a deletion must take for the entry to go."""
_MARKED = re.compile(rf"^[{ANY}]+\s*")
_NUMBER = re.compile(
    r"(?:^|(?<=[\s第（()）、.．章节条款项部分]))([一二三四五六七八九十]{1,3}|\d{1,3}(?:\.\d{1,3})*)(?=$|[\s（(）)、.．章节条款项部])"
)


@dataclass(frozen=True, slots=True)
class Target:
    """A text or figure of tender.yaml: its place, the entry that holds it with its code, how that is cited.

    `old` and `new` are what is written; empty where the change says the place alone. `whole`: the entry is
    what the change is about, from its first word to its last. `follows`: it goes with the others where it
    can be written, and left to a person where it cannot.
    """

    place: Place
    entry: Place = ()
    code: str = ""
    cited: str = ""
    old: str = ""
    new: str = ""
    whole: bool = False
    touches: tuple[str, ...] = ()
    follows: bool = False


def targets(change: Amendment, data: Any, words: AmendWords) -> tuple[Target, ...]:
    """Where the change applies; nothing where it is not found, or found in several entries."""
    if change.kind == "reissue":
        return tuple(_in_chapter(change, data))
    facts = tuple(_facts(change, data, words))
    if facts:
        return facts
    before = _MARKED.sub("", change.before)
    texts = [each for each in _texts(data) if before and squeezed(before) in squeezed(each[1])]
    placed = [each for each in texts if _same_place(change.where, each[3])]
    if placed or len(squeezed(before)) >= _LONG_ENOUGH:
        kept = placed or texts
        entries = {entry for _, _, entry, _ in kept}
        if len(entries) == 1:
            return tuple(_target(change, before, each, data) for each in kept)
    by_place = {each[2]: each for each in _texts(data) if change.where and _same_place(change.where, each[3])}
    if len(by_place) == 1:
        place, text, entry, cited = next(iter(by_place.values()))
        whole = change.kind == "delete" and not before
        return (Target(place, entry, _code(data, entry), cited, text if whole else "", "", whole),)
    return ()


def before_of(places: tuple[Target, ...], data: Any) -> str:
    """What stood there, where the addendum does not say it: by the project's own data."""
    if not places:
        return ""
    found = at(data, places[0].place)
    hour = at(data, places[1].place) if len(places) > 1 and places[1].place[-1] == "hour" else None
    return f"{found} {hour}" if hour else str(found)


def _target(change: Amendment, before: str, found: tuple[Place, str, Place, str], data: Any) -> Target:
    place, text, entry, cited = found
    share = len(squeezed(before)) / max(1, len(squeezed(text)))
    new = _MARKED.sub("", change.after or "")
    whole = change.kind == "delete" and share >= _WHOLE and bool(entry) and isinstance(entry[-1], int)
    return Target(place, entry, _code(data, entry), cited, before, new, whole)


def _texts(data: Any) -> Iterator[tuple[Place, str, Place, str]]:
    """Every text of the file with its place, the list's entry that holds it, how that is cited."""

    def walk(value: Any, place: Place, entry: Place, cited: str) -> Iterator[tuple[Place, str, Place, str]]:
        if isinstance(value, dict):
            own = value.get("place")
            if isinstance(own, dict):
                cited = " ".join(filter(None, (str(own.get("section") or ""), str(own.get("item") or ""))))
                entry = place
            for key, part in value.items():
                if key != "place":
                    yield from walk(part, (*place, key), entry, cited)
        elif isinstance(value, list):
            for number, part in enumerate(value):
                yield from walk(part, (*place, number), entry, cited)
        elif isinstance(value, str) and value:
            yield place, value, entry, cited

    return walk(data, (), (), "")


def _in_chapter(change: Amendment, data: Any) -> Iterator[Target]:
    """The entries of a chapter that is issued anew: those that are cited below its number."""
    chapter = numbers(change.where)[:1]
    told: set[Place] = set()
    for place, _, entry, cited in _texts(data):
        if chapter and entry not in told and numbers(cited)[:1] == chapter:
            told.add(entry)
            yield Target(place, entry, _code(data, entry), cited)


def _code(data: Any, entry: Place) -> str:
    found = at(data, entry) if entry else {}
    return str(found.get("code") or "") if isinstance(found, dict) else ""


def _same_place(where: str, cited: str) -> bool:
    """Whether the numbers of two places are the same: 第三章 二（三）1 and 第三章第二条第（三）款第1项."""
    own, others = numbers(where), numbers(cited)
    return bool(own) and (own == others or (len(own) > 1 and others[-len(own) :] == own))


def numbers(place: str) -> list[str]:
    """The numbers of a place as printed, in their order."""
    return _NUMBER.findall(place.replace("　", " "))


def _facts(change: Amendment, data: Any, words: AmendWords) -> Iterator[Target]:
    """Fields of a fact that the change names, or whose value is the one that it replaces."""
    for fact in words.facts:
        named = any(name in change.where + change.before for name in fact.names)
        for field in fact.fields:
            place: Place = tuple(field.split("."))
            if (found := _there(data, place)) is not None:
                yield from _fact(change, fact, place, found, named)


def _fact(change: Amendment, fact: AmendedFact, place: Place, found: Any, named: bool) -> Iterator[Target]:
    before, after = unspaced(change.before), unspaced(change.after or "")
    match fact.reads:
        case "moment":
            yield from _moment(fact, place, found, moment(before), moment(after), named)
        case "money":
            old, new = money(before), money(after)
            if old and new and isinstance(new.of, Decimal) and _equal(found, old.of):
                yield Target(place, old=str(found), new=format(new.of, "f"), touches=fact.touches)
        case "number":
            counts, others = re.findall(r"\d+", before), re.findall(r"\d+", after)
            if named and len(others) >= 1 and str(found) in counts:
                new_one = others[counts.index(str(found))] if len(others) == len(counts) else others[0]
                yield Target(place, old=str(found), new=new_one, touches=fact.touches)


def _moment(
    fact: AmendedFact, place: Place, found: Any, before: Any, after: Any, named: bool
) -> Iterator[Target]:
    """Day and hour of a fact; by the day before, or by its name where the addendum gives none."""
    if after is None:
        return
    held = found.get("day") if isinstance(found, dict) else found
    day, hour = after.of
    if (before and str(before.of[0]) != str(held) and held is not None) or (before is None and not named):
        return
    if held is None and not (isinstance(found, dict) and found.get("hour") and (named or before)):
        return
    if held is not None:
        yield Target(
            (*place, "day") if isinstance(found, dict) else place,
            old=str(held),
            new=str(day),
            touches=fact.touches,
        )
    old_hour = str(found.get("hour") or "") if isinstance(found, dict) else ""
    if held is None and before and before.of[1] and f"{before.of[1][0]:02}:{before.of[1][1]:02}" != old_hour:
        return
    if old_hour and hour and f"{hour[0]:02}:{hour[1]:02}" != old_hour:
        yield Target((*place, "hour"), old=old_hour, new=f"{hour[0]:02}:{hour[1]:02}", touches=fact.touches)


def _there(data: Any, place: Place) -> Any:
    for part in place:
        if not isinstance(data, dict) or part not in data:
            return None
        data = data[part]
    return data


def _equal(found: Any, value: object) -> bool:
    try:
        return Decimal(str(found)) == value
    except ArithmeticError:
        return False
