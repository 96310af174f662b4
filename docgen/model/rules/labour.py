"""Labour law as figures: ages, working hours, and the words by which clauses speak of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.months import add_months
from docgen.model.rules.dated import Dated


class Youngest(Record):
    """The least age at which anyone may be employed."""

    years: int = Field(title="周岁", gt=0)
    source: Name = Field(title="依据")


class Delay(Record):
    """The gradual delay of retirement: one month for each `every_months` from the date on, up to the most."""

    effective: date = Field(title="施行日期")
    every_months: int = Field(title="每几个月延迟一个月", gt=0)
    most_months: int = Field(title="最多延迟", ge=0)
    source: Name = Field(title="依据")
    verify: bool = Field(title="待核对原文", default=False)

    def months(self, base: date) -> int:
        """By how many months someone retires later who would have retired on `base`."""
        passed = (base.year - self.effective.year) * 12 + base.month - self.effective.month
        return 0 if passed < 0 else min(self.most_months, passed // self.every_months + 1)


class Retirement(Record):
    """The ages of retirement, in years, before and with the delay."""

    men: int = Field(title="男", gt=0)
    women: int = Field(title="女", gt=0)
    source: Name = Field(title="依据")
    delay: Delay = Field(title="渐进式延迟")

    def reached(self, born: date, gender: Literal["男", "女"]) -> date:
        """The day on which someone born then reaches the age of retirement."""
        base = add_months(born, 12 * (self.men if gender == "男" else self.women))
        return add_months(base, self.delay.months(base))


class Week(Record):
    """The hours of a week: on average, and the most in any one."""

    average_hours: int = Field(title="平均", gt=0)
    most_hours: int = Field(title="单周", gt=0)
    source: Name = Field(title="依据")


class Meal(Record):
    """The break in a shift longer than `shift_hours`, which is no working time."""

    shift_hours: int = Field(title="班次超过几小时", gt=0)
    minutes: int = Field(title="扣除分钟", ge=0)
    source: Name = Field(title="依据")
    verify: bool = Field(title="待核对原文", default=False)


class LabourWords(Record):
    """The words by which a clause is known to speak of wages, contracts, insurance."""

    wage: tuple[Name, ...] = Field(title="工资")
    contract: tuple[Name, ...] = Field(title="劳动合同")
    insurance: tuple[Name, ...] = Field(title="社会保险")


class LabourLaw(Dated):
    """All of rules/labour.yaml."""

    id: Code = Field(title="规则编号")
    title: Name = Field(title="名称")
    youngest: Youngest = Field(title="最低就业年龄")
    retirement: Retirement = Field(title="退休年龄")
    week: Week = Field(title="工作时间")
    meal: Meal = Field(title="用餐时间")
    words: LabourWords = Field(title="字样")

    def hours_worked(self, stretches: Iterable[int]) -> Decimal:
        """Hours worked in stretches of presence, in minutes: a meal break is no working time."""
        long = self.meal.shift_hours * 60
        minutes = sum(length - (self.meal.minutes if length > long else 0) for length in stretches)
        return Decimal(minutes) / 60
