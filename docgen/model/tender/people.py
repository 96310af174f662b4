"""What a tender demands of people beside role and number: age, papers, presence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from docgen.model.base import Clock, Closing, Count, Name, Record, Text
from docgen.model.told_apart import WHOLE, by

Sex = Literal["男", "女", "不限"]


class AgeLimit(Record):
    """Full years of age on the day of opening, both bounds inclusive; of one sex where the tender says so."""

    told_apart = by("gender")

    gender: Sex = Field(title="性别", default="不限")
    least: Count | None = Field(title="不小于", description="周岁，含本数", default=None, ge=0)
    most: Count | None = Field(
        title="不大于", description="周岁，含本数；写“不满55周岁”的填54", default=None, ge=0
    )

    @property
    def bounds(self) -> tuple[int, ...]:
        """The ages that it names."""
        return tuple(bound for bound in (self.least, self.most) if bound is not None)

    def allows(self, gender: Literal["男", "女"], years: int) -> bool:
        """Whether somebody of that sex may be that old; the other sex is not its matter."""
        if self.gender not in ("不限", gender):
            return True
        return (self.least is None or years >= self.least) and (self.most is None or years <= self.most)


class CertificateDemand(Record):
    """A certificate that each must hold on the day of opening, of that level or above."""

    told_apart = by("name", "level")

    name: Name = Field(title="证书", description="如：保安员证、健康证")
    level: Text = Field(
        title="等级", description="该等级及以上，如：中级；顺序见 docgen/rules/staff_levels.yaml", default=""
    )
    accepts: tuple[Name, ...] = Field(title="可由这些证书满足", default=())
    commitment: bool = Field(title="可用承诺代替", default=False)


class InsuranceDemand(Record):
    """So many months of social insurance of each person, up to the opening.

    The month of the opening is seldom paid yet: without `within` the months are the latest in a row that end
    with it or the month before.
    """

    told_apart = WHOLE

    months: Count = Field(title="社保月数", description="至少几个月，如“近6个月”填6", gt=0, le=120)
    within: Count | None = Field(
        title="社保月份回溯",
        description="开启日前几个月之内任意几个月即可的填写，如“近半年内任意3个月”填6；留空表示最近连续的",
        default=None,
        gt=0,
        le=120,
    )


class PresenceHours(Record):
    """Hours on weekdays (1 = Monday … 7 = Sunday); ending as they begin they last the whole day."""

    told_apart = WHOLE

    weekdays: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field(
        title="星期", default=(1, 2, 3, 4, 5, 6, 7), min_length=1
    )
    opens: Clock = Field(title="开始")
    closes: Closing = Field(title="结束", description="与开始相同即全天24小时")


class Presence(Record):
    """So many on post at once, as 双岗: at these hours, or without them at all opening hours of the site."""

    least: Count = Field(title="同时在岗不少于", description="人", gt=0)
    hours: tuple[PresenceHours, ...] = Field(title="时段", description="留空表示站点全部运营时间", default=())
