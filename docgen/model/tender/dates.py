"""The tender's days and hours before the contract: obtaining, questions, deadline, opening, site visit."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Clock, Day, Money, Record, Text
from docgen.model.tender.citation import Citation
from docgen.model.tender.read_entry import ReadEntry


class Moment(Record):
    """A day, with its hour where the tender states one."""

    day: Day = Field(title="日期")
    hour: Clock | None = Field(title="时刻", default=None)

    def before(self, other: Moment) -> bool:
        """Whether it is surely earlier: on one day only where both hours are stated."""
        if self.day != other.day or self.hour is None or other.hour is None:
            return self.day < other.day
        return self.hour < other.hour


class Obtaining(ReadEntry):
    """When, how and for how much the tender file is obtained."""

    begins: Moment | None = Field(title="自", description="“即日起”的留空", default=None)
    until: Moment | None = Field(title="至", default=None)
    text: Text = Field(title="获取方式", default="")
    fee: Money | None = Field(title="售价", description="元", default=None, ge=0)
    place: Citation = Field(title="出处")


class LastMoment(Moment, ReadEntry):
    """The last moment for something, and how it is done or where."""

    text: Text = Field(title="方式或地点", default="")
    place: Citation = Field(title="出处")


class OpeningTime(ReadEntry):
    """Hour and venue of the opening, whose day the tender's `opening` is."""

    hour: Clock | None = Field(title="时刻", default=None)
    venue: Text = Field(title="地点", default="")
    place: Citation = Field(title="出处")


class SiteVisit(ReadEntry):
    """Whether bidders are led to the sites, may go by themselves, or there is no visit."""

    kind: Literal["organised", "own", "none"] = Field(
        title="现场踏勘", description="organised 统一组织；own 自行踏勘；none 不组织"
    )
    begins: Moment | None = Field(title="自", default=None)
    until: Moment | None = Field(title="至", description="只有一个时间的留空", default=None)
    venue: Text = Field(title="集合地点", default="")
    place: Citation = Field(title="出处")

    @model_validator(mode="after")
    def _no_day_of_none(self) -> Self:
        if self.kind == "none" and (self.begins or self.until):
            raise PydanticCustomError("no_visit", "a visit that is not held has no day", {})
        return self


class TenderDates(Record):
    """Days and hours as the tender states them, each with its place; what it does not state is left out."""

    obtaining: Obtaining | None = Field(title="获取采购文件", default=None)
    questions: LastMoment | None = Field(title="提问截止", default=None)
    deadline: LastMoment | None = Field(title="递交截止", default=None)
    opening: OpeningTime | None = Field(title="开启时刻", default=None)
    site_visit: SiteVisit | None = Field(title="现场踏勘", default=None)
