"""Days out of order, that no calendar has, or that do not fit the length or the weekday named beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from docgen.intake.clash.figures import before, integer
from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.intake.clash.statements import Said
from docgen.intake.dates import moments, pairs
from docgen.intake.terms import months_between
from docgen.model.finding import Message, chinese
from docgen.model.reading.contradiction import Contradiction

_DATE = re.compile(r"(?P<y>\d{4})[年\-/.](?P<m>\d{1,2})[月\-/.](?P<d>\d{1,2})日?")
_WEEKDAY = re.compile(rf"{_DATE.pattern}\((?:星期|周)(?P<weekday>[一二三四五六日天])\)")
_NO_MONTH = re.compile(r"\d{4}年(?:1[3-9]|[2-9]\d)月(?!\d)")
_LENGTH = re.compile(
    r"止?(?:\(|,)?(?:共计?|计)?(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<u>个月|年)\)?"
)
_HOUR = re.compile(r"日(?P<h>\d{2})(?:时|点|:)(?P<m>\d{2})?")
_OF_OTHERS = re.compile("原合同|原服务|质保|业绩|以来|委托期限|上一|保险期|有效期|历史|既往")
_OBTAIN = re.compile("获取|领取|下载|发售|购买")
_TERM = re.compile("服务期限?|合同履行期限|合同期限")
_VISIT = re.compile("踏勘|考察")


def impossible_days(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """Days, hours, weekdays and lengths that contradict themselves."""
    for sentence in every:
        for met in _DATE.finditer(sentence.plain):
            if _day(met) is None and int(met["m"]) > 0:
                yield _one(chinese("日期"), sentence, met.group(), chinese("日历上没有这一天"))
        if month := _NO_MONTH.search(sentence.plain):
            yield _one(chinese("日期"), sentence, month.group(), chinese("日历上没有这个月"))
        for met in _HOUR.finditer(sentence.plain):
            if int(met["h"]) > 24 or int(met["m"] or 0) > 59:
                yield _one(chinese("时刻"), sentence, met.group().removeprefix("日"), chinese("没有这个时刻"))
        for met in _WEEKDAY.finditer(sentence.plain):
            day = _day(met)
            if day and "一二三四五六日".index(met["weekday"].replace("天", "日")) != day.weekday():
                right = f"星期{'一二三四五六日'[day.weekday()]}"
                yield _one(
                    chinese("星期"),
                    sentence,
                    f"{met.group()}",
                    chinese("{day}是{right}", {"day": met.group().split("(")[0], "right": right}),
                )
        yield from _spans(sentence)


def _spans(sentence: Sentence) -> Iterator[Contradiction]:
    for first, last in pairs(sentence.plain):
        printed = sentence.plain[first.start : last.end]
        if last.day < first.day:
            yield _one(chinese("起止日期"), sentence, printed, chinese("止日早于起日"))
            continue
        length = _LENGTH.match(sentence.plain[last.end :])
        if length:
            said = integer(length["n"]) * (12 if length["u"] == "年" else 1)
            months = months_between(first.day, last.day)
            if months is not None and months != said:
                stated = f"{length['n']}{length['u']}"
                places = [(sentence, stated), (sentence, f"{printed}为{months}个月")]
                about = chinese("期限是{stated}还是{span}", {"stated": stated, "span": printed})
                yield contradiction("dates", about, Places.of(places))


def days_out_of_order(every: tuple[Sentence, ...], said: tuple[Said, ...]) -> Iterator[Contradiction]:
    """What must come before the deadline and does not, and what must follow it."""
    deadline = next((each for each in said if each.thing.key == "deadline"), None)
    if deadline is None:
        return
    day = deadline.instant[0]
    last = (deadline.sentence, deadline.value.printed)
    for each in said:
        if each.thing.key == "opening" and before(each.instant, deadline.instant):
            places = Places.of([(each.sentence, each.value.printed), last])
            yield contradiction("dates", chinese("开标时间早于递交截止时间"), places)
        if each.thing.key == "questions" and each.instant[0] > day:
            places = Places.of([(each.sentence, each.value.printed), last])
            yield contradiction("dates", chinese("提问截止晚于递交截止时间"), places)
    for dated in _dated(every):
        printed = [(dated.sentence, dated.printed), last]
        if dated.about == "begin":
            if dated.first < day:
                yield contradiction("dates", chinese("服务期起算早于递交截止时间"), Places.of(printed))
        elif dated.last > day:
            obtained, visited = chinese("获取文件的期限晚于递交截止时间"), chinese("踏勘时间晚于递交截止时间")
            about = obtained if dated.about == "obtain" else visited
            yield contradiction("dates", about, Places.of(printed))


@dataclass(frozen=True, slots=True)
class _Dated:
    """A sentence about obtaining the file, a visit or the service's begin, with the days that it names."""

    sentence: Sentence
    about: Literal["obtain", "visit", "begin"]
    first: date
    last: date
    printed: str


def _dated(every: tuple[Sentence, ...]) -> Iterator[_Dated]:
    for sentence in every:
        if sentence.kind in ("contract", "forms", "evaluation"):
            continue
        text = sentence.labelled
        if re.match("(?:获取)?(?:时间|期限):", text) and sentence.section:
            text = f"{sentence.section[-1]}:{text}"
        span, at = next(pairs(text), None), next(iter(moments(text)), None)
        if span and _OBTAIN.search(text) and re.search("文件|通知书", text + sentence.section_text):
            about: Literal["obtain", "visit", "begin"] = "obtain"
        elif at and _VISIT.search(text):
            about, span = "visit", (at, at)
        elif span and _TERM.search(text) and not _OF_OTHERS.search(text):
            about = "begin"
        else:
            continue
        first, last = span
        yield _Dated(sentence, about, first.day, last.day, text[first.start : last.end])


def obtaining(every: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, date, date, str]]:
    """From when to when the file is to be had, as each place says it."""
    for each in _dated(every):
        if each.about == "obtain" and each.first <= each.last:
            yield each.sentence, each.first, each.last, each.printed


def _day(met: re.Match[str]) -> date | None:
    """The day that is printed; None where no calendar has it."""
    try:
        return date(*(int(met[part]) for part in "ymd"))
    except ValueError:
        return None


def weekdays(start: date, end: date) -> int:
    """The days from Monday to Friday, both ends included; holidays make them fewer, moved days more."""
    return sum((start + timedelta(n)).weekday() < 5 for n in range((end - start).days + 1))


def _one(about: Message, sentence: Sentence, printed: str, why: Message) -> Contradiction:
    return contradiction(
        "dates",
        chinese("{about}“{printed}”（{why}）", {"about": about, "printed": printed, "why": why}),
        Places.of([(sentence, printed)]),
    )
