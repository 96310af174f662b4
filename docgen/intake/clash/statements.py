"""What the sentences say of the things that rules/reading/clash.yaml names, wherever they say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from docgen.intake.clash import figures
from docgen.intake.clash.figures import Instant, Value
from docgen.intake.clash.sentences import Sentence
from docgen.model.rules.reading_clash import ClashRule, Thing

_AROUND = 12
_HEADING_LENGTH = 40
_REACH = {"days": 24, "months": 60, "moment": 40, "money": 36, "percent": 24, "copies": 8, "choice": 40}
_HEADING = re.compile("^(?:[及和与][一-鿿]{1,6})?[。:;]$")
"""What may follow a name that is the title of what comes next."""
_EXPLAINED = re.compile("是指|即为|所称")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence's word on one thing, of one lot (0: of none), on a condition or none."""

    thing: Thing
    value: Value
    sentence: Sentence
    lot: int
    condition: str

    @property
    def instant(self) -> Instant:
        """The moment that it says; only of a thing that is read as one."""
        return cast(Instant, self.value.of)

    @property
    def amount(self) -> Decimal | None:
        """The figure that it says, where it says one."""
        return self.value.of if isinstance(self.value.of, Decimal) else None


def statements(every: tuple[Sentence, ...], rule: ClashRule) -> tuple[Said, ...]:
    """Every statement, in reading order; a thing once a sentence."""
    found: list[Said] = []
    for at, sentence in enumerate(every):
        following = every[at + 1] if at + 1 < len(every) else None
        for thing in rule.things:
            if thing.where and sentence.kind not in thing.where:
                continue
            if value := _value(thing, sentence):
                found.append(_said(thing, value, sentence, rule))
            elif following and (value := _under_its_name(thing, sentence, following)):
                found.append(_said(thing, value, following, rule))
    return tuple(found)


def _said(thing: Thing, value: Value, sentence: Sentence, rule: ClashRule) -> Said:
    lot = 0 if thing.whole else sentence.lot
    return Said(thing, value, sentence, lot, _condition(sentence.plain, value, rule.conditions))


def _value(thing: Thing, sentence: Sentence) -> Value | None:
    if thing.reads == "either":
        return _either(thing, sentence)
    unit = "万元" if "万元" in sentence.head + sentence.label else "元"
    texts = [sentence.plain, sentence.labelled, sentence.headed]
    for text in dict.fromkeys(filter(None, texts)):
        if value := next(_in(thing, text, unit), None):
            return value
    return None


def _under_its_name(thing: Thing, sentence: Sentence, following: Sentence) -> Value | None:
    """What the next sentence says, where this one is the name alone: 四、投标截止时间, 5.服务期限及内容。"""
    named = next(_named(thing, sentence.plain), None)
    if named is None:
        return None
    if thing.reads == "months" and following.found.block == sentence.found.block:
        return figures.term(following.plain) if _HEADING.search(sentence.plain[named:]) else None
    heading = not sentence.table and not following.table and len(sentence.plain) <= _HEADING_LENGTH
    if thing.reads == "moment" and heading:
        found = figures.moment(following.plain)
        return found if found and following.plain.startswith(found.printed) else None
    return None


def _in(thing: Thing, text: str, unit: str) -> Iterator[Value]:
    for pattern in thing.also:
        for met in re.finditer(pattern, text):
            if value := _read(thing, met["value"], unit):
                yield value
    for end in _named(thing, text):
        behind = text[end : end + _REACH[thing.reads]]
        behind = behind if thing.reads in ("months", "choice") else re.split("[;。]", behind)[0]
        if none := _none(thing, text[:end], behind):
            yield Value("none", none)
        elif value := _read(thing, behind, unit):
            yield value


def _none(thing: Thing, before: str, behind: str) -> str:
    """The words that say there is none of the thing; "" where it is not said."""
    for word in thing.none:
        if met := re.search(word, ":" + behind[:14]):
            return met.group()
        if thing.none_before and (met := re.search(f"{word}.{{0,6}}$", before)):
            return met.group()
    return ""


def _named(thing: Thing, text: str) -> Iterator[int]:
    """Where a name of the thing ends, and nothing around says that another is meant."""
    for pattern in thing.names:
        for met in re.finditer(pattern, text):
            around = text[max(0, met.start() - _AROUND) : met.end() + _AROUND]
            if not any(word in around for word in thing.unless) and not _EXPLAINED.search(around):
                yield met.end()


def _read(thing: Thing, text: str, unit: str) -> Value | None:
    match thing.reads:
        case "days":
            return figures.days(text)
        case "months":
            return figures.term(text)
        case "moment":
            return figures.moment(text)
        case "money":
            between = re.match(r"[^,;。\d]{0,16}?(?=[\d壹贰叁肆伍陆柒捌玖拾])", text)
            return figures.money(text[between.end() :], unit) if between else None
        case "percent":
            return figures.percent(re.split("[,;。](?!金额|数额)", text)[0])
        case "copies":
            return figures.copies(text)
        case "choice":
            return _choice(thing, text)
    return None


def _choice(thing: Thing, text: str) -> Value | None:
    """The one name of the list that stands first; the longest where several begin at one place."""
    found = sorted((text.index(name), -len(name), name) for name in thing.choices if name in text)
    return Value(found[0][2], found[0][2]) if found else None


def _either(thing: Thing, sentence: Sentence) -> Value | None:
    text = sentence.labelled
    text = re.sub(r"^(?:是否)?(?:接受|允许)(联合体|分包)[^:]{0,4}:", r"\1:", text)
    for holds, patterns in ((False, thing.no), (True, thing.yes)):
        for pattern in patterns:
            for met in re.finditer(pattern, text):
                around = text[max(0, met.start() - _AROUND) : met.end() + 4]
                if not any(word in around for word in thing.unless):
                    return Value(holds, met.group().rsplit(":", 1)[-1] if sentence.label else met.group())
    return None


def _condition(plain: str, value: Value, patterns: Iterable[str]) -> str:
    """The last condition before the value, as the sentence says it."""
    before = plain[: plain.find(value.printed)] if value.printed in plain else ""
    found = [met[1] for pattern in patterns for met in re.finditer(pattern, before)]
    return found[-1] if found else ""
