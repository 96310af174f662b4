"""What a clause demands as a figure, in a closed set of kinds that checks can compare.

A clause's words are for people; its requirements are for arithmetic. A demand that is no figure
stays in the clause's words alone.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Clock, Closing, Count, Figure, Name, Record, Text
from docgen.model.reading.reading import Certainty
from docgen.model.tender.people import AgeLimit, CertificateDemand, InsuranceDemand, Presence, Sex
from docgen.model.text import folded, squeezed
from docgen.model.told_apart import WHOLE

# 合同签订后15日完善场地 is counted from signing, and is another term.
_SIGNING = re.compile("(?:合同签[订定署]|签[订定署].{0,4}合同|签约)(?!之?后)")

Verdict = Literal["short", "met", "exceeded", "extra"]
"""What is there, or offered, against what is asked for; extra is what nobody asked for."""


def verdict(there: Decimal | int, least: Decimal | int) -> Verdict:
    """So many against the least that is asked for."""
    if there < least:
        return "short"
    return "exceeded" if there > least else "met"


class Demanded(Record):
    """A demand as data; `certainty` is given where it was read from the clause's words, not typed."""

    of_origin = frozenset({"certainty"})

    certainty: Certainty | None = Field(
        title="把握", description="由 docgen read 从条款文字读出的才写；条款确认了即确认", default=None
    )


class AreaRequirement(Demanded):
    """The least usable area of a site."""

    told_apart = WHOLE

    kind: Literal["area"] = Field(title="面积")
    least: Figure = Field(title="不少于", description="实际使用面积，平方米", gt=0)


class ZoneRequirement(Demanded):
    """A functional zone that a site must have."""

    told_apart = WHOLE

    kind: Literal["zone"] = Field(title="功能区")
    name: Name = Field(title="功能区名称")


class StaffRequirement(Demanded):
    """The least number of people at a site, in one role or, without one, in all of them together.

    What else is said of them narrows who counts; `every`: who serves in the role must meet it, each of them.
    Schooling and levels of certificates stand in the order of rules/staff_levels.yaml.
    """

    told_apart = WHOLE

    kind: Literal["staff"] = Field(title="人员")
    role: Text = Field(title="岗位", description="留空表示不论岗位", default="")
    least: Count = Field(title="不少于", description="人", gt=0)
    employment: Literal["专职", "兼职", "不限"] = Field(title="用工形式", default="不限")
    gender: Sex = Field(title="性别", default="不限")
    ages: tuple[AgeLimit, ...] = Field(title="年龄", description="按开启日的周岁", default=())
    education: Text = Field(title="学历", description="该学历及以上，如：大专", default="")
    years: Count | None = Field(title="从业年限", description="相关工作满几年", default=None, gt=0, le=60)
    certificates: tuple[CertificateDemand, ...] = Field(title="证书", default=())
    traits: tuple[Name, ...] = Field(title="身份", description="如：退伍军人、党员", default=())
    insured: InsuranceDemand | None = Field(
        title="本人社保", description="每个人须有的参保月份，按 insurance.xlsx 核对", default=None
    )
    every: bool = Field(
        title="人人须符合", description="false 符合的人数够即可；true 该岗位每个人都须符合", default=False
    )
    presence: Presence | None = Field(title="同时在岗", description="如：双岗、24小时值守", default=None)
    exclusive: bool = Field(title="专岗", description="不得兼任其他岗位", default=False)
    undivided: bool = Field(title="专属本项目", description="同期不得用于其他项目或标项", default=False)

    @property
    def limited(self) -> bool:
        """Whether it asks for more of a person than role and employment."""
        return bool(
            self.gender != "不限"
            or self.ages
            or self.education
            or self.years
            or self.certificates
            or self.traits
            or self.insured
        )


class FacilityRequirement(Demanded):
    """A facility that must stand at a site; `least` is null where the tender gives no count.

    `accepts` names other facilities that serve as well: a tender may call the same thing by two names.
    """

    told_apart = WHOLE

    kind: Literal["facility"] = Field(title="设施设备")
    name: Name = Field(title="设施名称")
    least: Figure | None = Field(title="不少于", description="采购文件未写数量的留空", default=None)
    unit: Text = Field(title="单位", default="")
    optional: bool = Field(title="有条件时配备", default=False)
    accepts: tuple[Name, ...] = Field(
        title="可由这些设施满足", description="采购文件另一处的叫法，或功能包含它的设施", default=()
    )

    @property
    def needed(self) -> Decimal:
        """How many there must be: without a count one is enough, and none where it is only wished for."""
        return self.least if self.least is not None else Decimal(0 if self.optional else 1)

    @property
    def served_by(self) -> tuple[str, ...]:
        """The folded names of all that serves as this facility, its own first."""
        return tuple(dict.fromkeys(map(folded, (self.name, *self.accepts))))

    def verdict(self, there: Decimal) -> Verdict:
        """So many against this demand; without a count no number is more than asked for."""
        judged = verdict(there, self.needed)
        return "met" if judged == "exceeded" and self.least is None else judged


class HoursRequirement(Demanded):
    """Opening hours on named weekdays (1 = Monday … 7 = Sunday).

    `statutory` hours follow the State Council's calendar: make-up workdays count, public holidays do not.
    """

    told_apart = WHOLE

    kind: Literal["hours"] = Field(title="运营时间")
    weekdays: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field(title="星期", min_length=1)
    opens: Clock = Field(title="开始")
    closes: Closing = Field(title="结束")
    statutory: bool = Field(
        title="法定工作日", description="随国务院放假安排：调休上班日开放，法定假日不开放", default=False
    )


class TimesRequirement(Demanded):
    """A time of day that is no site's opening hours: a meal, a delivery, a round at night."""

    told_apart = WHOLE

    kind: Literal["times"] = Field(title="时段")
    name: Name = Field(title="事项", description="如：早餐供应、样品送达、夜间巡查")
    opens: Clock = Field(title="开始")
    closes: Closing = Field(title="结束", description="早于开始即次日")
    bound: Literal["cover", "within"] = Field(
        title="含义", description="cover 整个时段都须提供；within 须在时段之内完成", default="cover"
    )


class VehicleRequirement(Demanded):
    """Vehicles with at least so many seats."""

    told_apart = WHOLE

    kind: Literal["vehicle"] = Field(title="车辆")
    least: Count = Field(title="不少于", description="辆", default=1, gt=0)
    seats: Count = Field(title="座位", description="每辆座位数不少于", gt=0)


class TermRequirement(Demanded):
    """A span of time: at most or at least so many minutes, days, workdays or months."""

    told_apart = WHOLE

    kind: Literal["term"] = Field(title="期限")
    name: Name = Field(title="期限名称", description="如：合同签订、完善场地、驻场服务")
    least: Count | None = Field(title="不少于", default=None, ge=0)
    most: Count | None = Field(title="不超过", default=None, ge=0)
    unit: Literal["分钟", "小时", "日", "工作日", "周", "个月", "年"] = Field(title="单位")

    @property
    def of_signing(self) -> bool:
        """Whether it is the term for signing the contract, by what tenders call that."""
        return bool(_SIGNING.search(squeezed(self.name)))

    @property
    def of_a_day(self) -> bool:
        """Whether it names the day of a month by which something is due, and no span: 每月报送日."""
        return self.name.endswith("日") and self.least is None


class CountRequirement(Demanded):
    """So many of something, or so much: services, visits, grams, degrees; per period where one is named."""

    told_apart = WHOLE

    kind: Literal["count"] = Field(title="数量")
    name: Name = Field(title="事项")
    least: Figure | None = Field(title="不少于", default=None)
    most: Figure | None = Field(title="不超过", default=None)
    unit: Text = Field(title="单位", description="如：次、人、克、℃", default="")
    per: Literal[
        "",
        "分钟",
        "小时",
        "日",
        "周",
        "两周",
        "月",
        "季度",
        "半年",
        "年",
        "服务期",
        "班",
        "餐次",
        "人",
        "场",
        "户",
    ] = Field(title="每", default="服务期")
    every: Count = Field(title="每几", description="如每2小时一次：per 为小时，every 为 2", default=1, gt=0)


class AmountRequirement(Demanded):
    """An amount or price with its allowed spread, such as 35 元 per ㎡ ± 10 %, or a bound of it."""

    told_apart = WHOLE

    kind: Literal["amount"] = Field(title="金额")
    name: Name = Field(title="事项")
    amount: Figure | None = Field(title="金额", description="元", default=None)
    least: Figure | None = Field(title="不低于", description="元", default=None)
    most: Figure | None = Field(title="不高于", description="元", default=None)
    spread_percent: Figure = Field(title="上下浮动", description="百分比", default=Decimal(0))
    unit: Text = Field(title="单位", default="元")

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """At least and at most; both open for an amount that is only named."""
        if self.amount is None or not self.spread_percent:
            return self.least, self.most
        spread = self.amount * self.spread_percent / 100
        return self.amount - spread, self.amount + spread

    @model_validator(mode="after")
    def _has_one_form(self) -> AmountRequirement:
        bounded = self.least is not None or self.most is not None
        if bounded == (self.amount is not None):
            raise PydanticCustomError("amount_form", "needs an amount, or least or most", {})
        return self


class ShareRequirement(Demanded):
    """A share in percent: of money, of people, of records."""

    told_apart = WHOLE

    kind: Literal["share"] = Field(title="比例")
    name: Name = Field(title="事项")
    least: Figure | None = Field(title="不低于", description="百分比", default=None)
    most: Figure | None = Field(title="不高于", description="百分比", default=None)

    @model_validator(mode="after")
    def _has_a_bound(self) -> ShareRequirement:
        if self.least is None and self.most is None:
            raise PydanticCustomError("no_bound", "needs least or most", {})
        return self


Requirement = Annotated[
    AreaRequirement
    | ZoneRequirement
    | StaffRequirement
    | FacilityRequirement
    | HoursRequirement
    | TimesRequirement
    | VehicleRequirement
    | TermRequirement
    | CountRequirement
    | AmountRequirement
    | ShareRequirement,
    Field(discriminator="kind"),
]
