"""The words of scoring tables, scoring in prose and service scorecards: rules/reading/scoring.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern

Role = Literal["kind", "points", "category", "criteria", "name"]
ServiceRole = Literal["deduction", "points", "text", "name"]


class PriceWords(Record):
    """What a price item is called, in which group it stands, what its formula says."""

    group: tuple[Name, ...] = Field(title="类别字样", min_length=1)
    name: tuple[Name, ...] = Field(title="名称字样", min_length=1)
    text: tuple[Name, ...] = Field(title="办法字样", min_length=1)


class Leaning(Record):
    """Words that speak for an item scored by fact, or by judgement."""

    name: tuple[Name, ...] = Field(title="名称字样", min_length=1)
    text: tuple[Name, ...] = Field(title="标准字样", min_length=1)


class ServiceWords(Record):
    """A table by which the service, once given, is scored."""

    columns: dict[ServiceRole, tuple[Name, ...]] = Field(title="列名")
    titles: tuple[Name, ...] = Field(title="表题字样", min_length=1)
    annexes: tuple[Name, ...] = Field(title="附在标项后面")
    deduction: Pattern = Field(title="扣分的写法")


class ProseWords(Record):
    """An item of scoring that is a heading: 业绩（10分）, 业绩：10分."""

    tiers: Pattern = Field(title="档次")
    heading: Pattern = Field(title="标题带分值")
    dotted: Pattern = Field(title="分值在点线后")
    spoken: Pattern = Field(title="标题后写分值")


class ScoringRule(Dated):
    """All of rules/reading/scoring.yaml; words and patterns are met in half-width, tidied text."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    columns: dict[Role, tuple[Name, ...]] = Field(title="列名")
    serial: tuple[Name, ...] = Field(title="序号列", min_length=1)
    titles: tuple[Name, ...] = Field(title="评分表的字样", min_length=1)
    not_titles: tuple[Name, ...] = Field(title="不是评分表的字样")
    not_own_titles: tuple[Name, ...] = Field(title="紧上一行不是评分表")
    totals: tuple[Name, ...] = Field(title="合计行", min_length=1)
    points_in_cell: tuple[Pattern, ...] = Field(title="单元格里的分值", min_length=1)
    points_in_name: tuple[Pattern, ...] = Field(title="名称里的分值", min_length=1)
    points_in_text: tuple[Pattern, ...] = Field(title="标准里的分值", min_length=1)
    each: Pattern = Field(title="每份的分")
    price: PriceWords = Field(title="价格")
    not_price: tuple[Name, ...] = Field(title="不是价格")
    kinds: dict[Literal["price", "objective", "subjective"], tuple[Name, ...]] = Field(title="类型字样")
    objective: Leaning = Field(title="客观")
    subjective: Leaning = Field(title="主观")
    counted: Pattern = Field(title="按件数得分，封顶")
    weight_of_name: int = Field(title="名称抵几处", gt=0)
    service: ServiceWords = Field(title="服务考核")
    prose: ProseWords = Field(title="文字评分")
