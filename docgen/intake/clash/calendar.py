"""Days out of order, that no calendar has, or that do not fit the length or the weekday named beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from docgen.intake.clash.figures import DATE, MOMENT, RANGE, a_date, before, integer, months_between
from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.intake.clash.statements import Said
from docgen.model.finding import Message, chinese
from docgen.model.reading.reading import Contradiction

_WEEKDAY = re.compile(rf"{DATE.pattern}\((?:星期|周)(?P<weekday>[一二三四五六日天])\)")
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
        for met in DATE.finditer(sentence.plain):
            if a_date(met) is None and int(met["m"]) > 0:
                yield _one(chinese("日期"), sentence, met.group(), chinese("日历上没有这一天"))
        if month := _NO_MONTH.search(sentence.plain):
            yield _one(chinese("日期"), sentence, month.group(), chinese("日历上没有这个月"))
        for met in _HOUR.finditer(sentence.plain):
            if int(met["h"]) > 24 or int(met["m"] or 0) > 59:
                yield _one(chinese("时刻"), sentence, met.group().removeprefix("日"), chinese("没有这个时刻"))
        for met in _WEEKDAY.finditer(sentence.plain):
            day = a_date(met)
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
    for met in RANGE.finditer(sentence.plain):
        start, end = a_date(met, "a"), a_date(met, "b")
        if not start or not end:
            continue
        if end < start:
            yield _one(
                chinese("起止日期"),
                sentence,
                met["ay"] + met.group().split(met["ay"], 1)[1],
                chinese("止日早于起日"),
            )
            continue
        length = _LENGTH.match(sentence.plain[met.end() :])
        if length:
            said = integer(length["n"]) * (12 if length["u"] == "年" else 1)
            months = months_between(start, end)
            if months is not None and months != said:
                stated = f"{length['n']}{length['u']}"
                places = [(sentence, stated), (sentence, f"{met.group()}为{months}个月")]
                yield contradiction(
                    "dates",
                    chinese("期限是{stated}还是{span}", {"stated": stated, "span": met.group()}),
                    Places.of(places),
                )


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
    for sentence, what, met in _dated(every):
        found = a_date(met, "b" if "by" in met.groupdict() else "")
        if what == "begin":
            begins = a_date(met, "a")
            if begins and begins < day:
                places = Places.of([(sentence, met.group()), last])
                yield contradiction("dates", chinese("服务期起算早于递交截止时间"), places)
        elif found and found > day:
            obtained, visited = chinese("获取文件的期限晚于递交截止时间"), chinese("踏勘时间晚于递交截止时间")
            about = obtained if what == "obtain" else visited
            yield contradiction("dates", about, Places.of([(sentence, met.group()), last]))


def _dated(every: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, str, re.Match[str]]]:
    """Sentences about obtaining, visits and the service's begin, with the days that they name."""
    for sentence in every:
        if sentence.kind in ("contract", "forms", "evaluation"):
            continue
        text = sentence.labelled
        if re.match("(?:获取)?(?:时间|期限):", text) and sentence.section:
            text = f"{sentence.section[-1]}:{text}"
        if (
            _OBTAIN.search(text)
            and re.search("文件|通知书", text + sentence.section_text)
            and (met := RANGE.search(text))
        ):
            yield sentence, "obtain", met
        elif _VISIT.search(text) and (met := MOMENT.search(text)):
            yield sentence, "visit", met
        elif _TERM.search(text) and not _OF_OTHERS.search(text) and (met := RANGE.search(text)):
            yield sentence, "begin", met


def obtaining(every: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, date, date, str]]:
    """From when to when the file is to be had, as each place says it."""
    for sentence, what, met in _dated(every):
        start, end = a_date(met, "a") if what == "obtain" else None, None
        if start:
            end = a_date(met, "b")
        if start and end and start <= end:
            yield sentence, start, end, met.group()


def weekdays(start: date, end: date) -> int:
    """The days from Monday to Friday, both ends included; holidays make them fewer, moved days more."""
    return sum((start + timedelta(n)).weekday() < 5 for n in range((end - start).days + 1))


def _one(about: Message, sentence: Sentence, printed: str, why: Message) -> Contradiction:
    return contradiction(
        "dates",
        chinese("{about}“{printed}”（{why}）", {"about": about, "printed": printed, "why": why}),
        Places.of([(sentence, printed)]),
    )
