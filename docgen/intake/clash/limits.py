"""A limit of time, number or share for the same event, stated differently in demands, contract or scorecard.

Two sentences speak of the same event when the words around their figures differ at most by additions: what
stands in one place instead of other words (生活垃圾, 建筑垃圾) is another event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import combinations

from docgen.intake.clash.figures import CN, integer
from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.intake.mark_signs import ANY
from docgen.model.reading.contradiction import Contradiction
from docgen.rules import clash_words

_WHERE = ("demand", "contract", "forms", "unknown")
_TIME = rf"(?P<n>\d+(?:\.\d+)?|{CN})(?:个)?(?P<u>分钟|小时|工作日|日|天|个?月)"
_WITHIN = re.compile(rf"{_TIME}(?:之内|以内|内)(?P<act>[^,;。:|()]{{2,14}})")
_BOUND = re.compile(
    r"(?P<bound>不(?:少于|低于|得少于)|至少|≥|不(?:超过|高于|得超过)|≤)"
    r"(?P<n>\d+(?:\.\d+)?)(?P<u>分钟|小时|个?工作日|日|天|个?月|人次|人|名|次|%|学时|平方米)"
)
_LEAST = ("不少于", "不低于", "不得少于", "至少", "≥")
_SCORED = re.compile(r"扣|\(\d+(?:\.\d+)?分\)")
_MINUTES = {"分钟": 1, "小时": 60, "日": 1440, "天": 1440}
_LEAST_SUBJECT = 4
_LEAST_COMMON = 2
_NUMBERED = re.compile(
    rf"^[{ANY}]*(?:第[一二三四五六七八九十]+条|\(?[\d一二三四五六七八九十]{{1,3}}[.)、](?:\d+[.)、]?)*)?[{ANY}]*"
)
_TOKENS = re.compile(r"[A-Za-z]+\d*|[一二三四五六七八九十]级|第[一二三四五六七八九十\d]+")


@dataclass(frozen=True, slots=True)
class _Limit:
    """Up to or from what figure, of what event: the words before and behind it, without fillers."""

    subject: str
    act: str
    family: str
    value: Decimal
    printed: str
    sentence: Sentence
    clause: str
    """As the sentence has it, from one comma to the next."""


def different_limits(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """Pairs of limits from different chapters, or from a clause and the scorecard that deducts for it."""
    found = [limit for each in every if each.kind in _WHERE for limit in _limits(each)]
    told: set[tuple[str, str]] = set()
    for one, other in combinations(found, 2):
        if one.value == other.value or one.family != other.family or not _apart(one.sentence, other.sentence):
            continue
        if one.sentence.lot and other.sentence.lot and one.sentence.lot != other.sentence.lot:
            continue
        if not _same_event(one, other) or (one.subject + one.act, other.printed) in told:
            continue
        told.add((one.subject + one.act, other.printed))
        about = f"“{one.clause}”"
        yield contradiction(
            "limits", about, Places.of([(one.sentence, one.printed), (other.sentence, other.printed)])
        )


def _limits(sentence: Sentence) -> Iterator[_Limit]:
    plain = sentence.plain
    words = clash_words().limits
    if any(word in plain for word in words.never):
        return
    for met in _WITHIN.finditer(plain):
        yield from _limit(sentence, met, "within", met["act"])
    for met in _BOUND.finditer(plain):
        family = "least" if met["bound"] in _LEAST else "most"
        yield from _limit(sentence, met, family, "", met.group())


def _limit(
    sentence: Sentence, met: re.Match[str], family: str, act: str, printed: str = ""
) -> Iterator[_Limit]:
    before = sentence.plain[: met.start()]
    subject = _content(re.split("[,;。:]", before)[-1])
    if len(subject) < _LEAST_SUBJECT:
        head = _WITHIN.split(before, maxsplit=1)[0]
        subject = _content(head if len(_content(head)) > len(subject) else before)
    unit = met["u"].removeprefix("个")
    if unit in _MINUTES:
        value, unit = Decimal(_number(met["n"])) * _MINUTES[unit], "time"
    else:
        value = Decimal(_number(met["n"]))
    short = printed or f"{met['n']}{met['u']}"
    if len(subject) >= _LEAST_COMMON:
        clause = re.split("[,;。:|]", before)[-1] + re.split("[,;。:|]", sentence.plain[met.start() :])[0]
        yield _Limit(subject, _content(act), f"{family} {unit}", value, short, sentence, clause)


def _number(text: str) -> str:
    return text if text[0].isdigit() else str(integer(text))


def _content(text: str) -> str:
    """The words that tell the event, without who, shall and particles."""
    text = _NUMBERED.sub("", text)
    text = re.sub("|".join(clash_words().limits.fillers), "", text)
    return re.sub(r"[,、;:()“”\"|]", "", text)


def _apart(one: Sentence, other: Sentence) -> bool:
    """From different chapters, or one a clause and one a row of a scorecard."""
    if one.chapter != other.chapter:
        return True
    return bool(_SCORED.search(one.row_text)) != bool(_SCORED.search(other.row_text))


def _same_event(one: _Limit, other: _Limit) -> bool:
    if _TOKENS.findall(one.subject + one.act) != _TOKENS.findall(other.subject + other.act):
        return False
    qualifiers = clash_words().limits.qualifiers
    if [word in one.subject + one.act for word in qualifiers] != [
        word in other.subject + other.act for word in qualifiers
    ]:
        return False
    if one.act and not (one.act.startswith(other.act) or other.act.startswith(one.act)):
        return False
    return _only_added(one.subject, other.subject)


def _only_added(one: str, other: str) -> bool:
    """Whether two texts share words and have no others in the same place."""
    blocks = [
        block
        for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        if block.size >= _LEAST_COMMON
    ]
    if not blocks or sum(block.size for block in blocks) * 2 < min(len(one), len(other)):
        return False
    at = other_at = 0
    for block in [*blocks, None]:
        end, other_end = (block.a, block.b) if block else (len(one), len(other))
        if at < end and other_at < other_end:
            return False
        if block:
            at, other_at = block.a + block.size, block.b + block.size
    return True
