"""Size classes of enterprises: the rule as dated data, and a classification with its working.

Legal basis: 工信部联企业〔2011〕300号; 国家统计局 2017 办法; 财库〔2020〕46号 for procurement.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Name, Record, Text
from docgen.model.sme.size_class import (
    LETTERS,
    SIZE_NAMES,
    SIZES,
    FigureError,
    MetricName,
    MetricResult,
    RuleReference,
    SizeClass,
    SizeClassification,
    Suggestions,
)
from docgen.model.told_apart import by

__all__ = [
    "LETTERS",
    "SIZES",
    "SIZE_NAMES",
    "FigureError",
    "Industry",
    "IndustrySection",
    "MetricBounds",
    "MetricName",
    "MetricResult",
    "Misprint",
    "RuleReference",
    "SizeClass",
    "SizeClassification",
    "SizeRule",
    "Source",
    "Suggestions",
    "TableRow",
    "Units",
]

TEN_THOUSAND = 10_000

Bound = Annotated[int, Field(strict=True, gt=0)]


class Source(Record):
    """A paper that a figure comes from; `verify` marks what was taken from a secondary source."""

    document: Name = Field(title="文件")
    effective: date = Field(title="施行日期")
    role: Text = Field(title="内容", default="")
    verify: bool = Field(title="待核对原文", default=False)


class MetricBounds(Record):
    """Inclusive lower bounds of three classes by one metric, in the rule's unit; below `small` is micro."""

    metric: MetricName = Field(title="指标")
    small: Bound = Field(title="小型下限")
    medium: Bound = Field(title="中型下限")
    large: Bound = Field(title="大型下限")

    @model_validator(mode="after")
    def _ascending(self) -> Self:
        if not self.small < self.medium < self.large:
            raise PydanticCustomError("table_rising", "bounds must rise from small to large", {})
        return self

    @property
    def lower(self) -> tuple[int, int, int]:
        """The bounds in rising order: small, medium, large."""
        return self.small, self.medium, self.large


class TableRow(MetricBounds):
    """A row of the size table as one tender prints it: an industry, the bounds of a metric, their unit."""

    told_apart = by("industry", "metric")

    industry: Name = Field(title="行业名称")
    unit: Literal["人", "万元", "元"] = Field(
        title="单位", description="采购文件印的单位；营业收入和资产总额须写", default="人"
    )

    @model_validator(mode="after")
    def _of_its_unit(self) -> Self:
        if (self.unit == "人") != (self.metric == "headcount"):
            raise PydanticCustomError("table_unit", "an amount is in 万元 or 元, a headcount in 人", {})
        if self.unit == "元" and any(bound % TEN_THOUSAND for bound in self.lower):
            raise PydanticCustomError("table_parts", "no whole 万元", {})
        return self

    @property
    def bounds(self) -> MetricBounds:
        """The bounds in the official table's unit."""
        parts = TEN_THOUSAND if self.unit == "元" else 1
        small, medium, large = (bound // parts for bound in self.lower)
        return MetricBounds(metric=self.metric, small=small, medium=medium, large=large)


class Industry(Record):
    """One industry of the table and the metrics that classify in it."""

    code: Code = Field(title="行业代号")
    name: Name = Field(title="行业名称")
    english: Name = Field(title="英文名称")
    aliases: tuple[Name, ...] = Field(title="别称", default=())
    metrics: tuple[MetricBounds, ...] = Field(title="指标", min_length=1)


class IndustrySection(Record):
    """A section of GB/T 4754 that spans several industries of the table, so its name alone decides none."""

    name: Name = Field(title="门类名称")
    industries: tuple[Code, ...] = Field(title="包含行业", min_length=2)


class Misprint(Record):
    """A wrong letter in a tender's own copy of the table: which row, which classes, printed and meant."""

    file: Name = Field(title="采购文件")
    place: Name = Field(title="出处")
    industry: Code = Field(title="行业")
    metric: MetricName = Field(title="指标")
    classes: tuple[SizeClass, ...] = Field(title="列", min_length=1)
    printed: Name = Field(title="印作")
    meant: Name = Field(title="应为")


class Units(Record):
    """The units of the bounds; money bounds are in 万元."""

    headcount: Literal["人"] = Field(title="从业人员")
    revenue: Literal["万元"] = Field(title="营业收入")
    assets: Literal["万元"] = Field(title="资产总额")

    def of(self, metric: MetricName) -> str:
        """The unit of one metric."""
        return {"headcount": self.headcount, "revenue": self.revenue, "assets": self.assets}[metric]


class SizeRule(Record):
    """The size table as of a date, with its sources."""

    id: Code = Field(title="规则编号")
    title: Name = Field(title="名称")
    effective: date = Field(title="施行日期")
    sources: tuple[Source, ...] = Field(title="依据", min_length=1)
    units: Units = Field(title="计量单位")
    industries: tuple[Industry, ...] = Field(title="行业", min_length=1)
    sections: tuple[IndustrySection, ...] = Field(title="门类", default=())
    misprints: tuple[Misprint, ...] = Field(title="采购文件的误印", default=())

    @model_validator(mode="after")
    def _codes_known(self) -> Self:
        codes = [industry.code for industry in self.industries]
        if len(set(codes)) != len(codes):
            raise ValueError("two industries share a code")
        named = {code for section in self.sections for code in section.industries}
        named |= {misprint.industry for misprint in self.misprints}
        if named - set(codes):
            raise ValueError(f"no such industry: {', '.join(sorted(named - set(codes)))}")
        return self
