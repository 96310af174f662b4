"""What is demanded of people, in words."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.tender.people import AgeLimit, CertificateDemand, InsuranceDemand, Presence, PresenceHours
from docgen.model.tender.requirement import StaffRequirement
from docgen.render.shared.hours_words import hours_words, weekdays

_SEX = {"男": "男性", "女": "女性", "不限": ""}


def staff_words(entry: StaffRequirement) -> str:
    """Role and number, and what else is asked of each: 专职保安员不少于10人（年龄18至50周岁，持保安员证）."""
    employment = "" if entry.employment == "不限" else entry.employment
    who = f"{employment}{_SEX[entry.gender]}{entry.role or '人员'}"
    limits = "，".join(_limits(entry))
    return f"{who}不少于{entry.least}人" + (f"（{limits}）" if limits else "")


def _limits(entry: StaffRequirement) -> Iterator[str]:
    if entry.every and entry.limited:
        yield "人人符合以下各项"
    yield from entry.traits
    yield from map(_age, entry.ages)
    if entry.education:
        yield f"{entry.education}及以上学历"
    if entry.years:
        yield f"相关工作满{entry.years}年"
    yield from map(_certificate, entry.certificates)
    if entry.insured:
        yield _insured(entry.insured)
    if entry.presence:
        yield _presence(entry.presence)
    if entry.exclusive:
        yield "不兼任其他岗位"
    if entry.undivided:
        yield "同期不用于其他项目"


def _age(limit: AgeLimit) -> str:
    sex = _SEX[limit.gender]
    if limit.least is not None and limit.most is not None:
        return f"{sex}年龄{limit.least}至{limit.most}周岁"
    return f"{sex}年龄满{limit.least}周岁" if limit.least is not None else f"{sex}年龄不超过{limit.most}周岁"


def _certificate(demand: CertificateDemand) -> str:
    level = f"（{demand.level}及以上）" if demand.level else ""
    return f"持{demand.name}{level}" + ("或以承诺代替" if demand.commitment else "")


def _insured(demand: InsuranceDemand) -> str:
    if demand.within:
        return f"近{demand.within}个月内有{demand.months}个月由本单位缴纳社保"
    return f"近{demand.months}个月由本单位缴纳社保"


def _presence(presence: Presence) -> str:
    hours = "、".join(map(_hours, presence.hours))
    return f"{hours or '运营时间内'}同时在岗不少于{presence.least}人"


def _hours(span: PresenceHours) -> str:
    times = "全天" if span.opens == span.closes else f" {hours_words(span)}"
    return f"{weekdays(span.weekdays)}{times}"
