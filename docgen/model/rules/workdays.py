"""Workdays that differ from the library's, and the time from evaluation to notice."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from docgen.model.base import Code, Count, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.sme.size_rule import Source


class DayOverride(Record):
    """A day that is a workday, or none, whatever its weekday."""

    day: date = Field(title="日期")
    workday: bool = Field(title="上班")
    source: Name = Field(title="依据")


class NoticeTime(Record):
    """Workdays of each step from the end of evaluation to the award notice."""

    workdays: tuple[Count, ...] = Field(title="各步工作日", min_length=1)
    source: Source = Field(title="依据")

    @property
    def total(self) -> int:
        """All steps together."""
        return sum(self.workdays)


class WorkdayRule(Dated):
    """All of rules/workdays.yaml; `announced` years have their holidays in `overrides`."""

    id: Code = Field(title="规则编号")
    title: Name = Field(title="名称")
    source: Source = Field(title="依据")
    announced: tuple[int, ...] = Field(title="已写入的年份", default=())
    overrides: tuple[DayOverride, ...] = Field(title="与日历库不同的日期", default=())
    notice: NoticeTime = Field(title="成交通知书")
    counting: Source = Field(title="期间的计算")

    def overridden(self, day: date) -> bool | None:
        """Whether people work on the day, where it differs from the library's; otherwise nothing."""
        return next((entry.workday for entry in self.overrides if entry.day == day), None)
