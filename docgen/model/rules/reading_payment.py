"""The words of payment clauses: rules/reading/payment.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern


class BandWords(Record):
    """How a clause says which score pays which share."""

    heads: Pattern = Field(title="说的是考核")
    scores: tuple[Pattern, ...] = Field(title="一档的分数", min_length=1)
    share: Pattern = Field(title="付多少")
    each: Pattern = Field(title="每低一分")


class PaymentRule(Dated):
    """All of rules/reading/payment.yaml; words and patterns are met in half-width, tidied text."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    heads: tuple[Name, ...] = Field(title="标题字样", min_length=1)
    not_heads: tuple[Name, ...] = Field(title="不是付款的标题")
    breach: tuple[Name, ...] = Field(title="标题下面都不是付款")
    pays: Pattern = Field(title="付款的字样")
    never: Pattern = Field(title="不是付款")
    not_stages: tuple[Name, ...] = Field(title="没写数额时不是付款")
    belongs_before: Pattern = Field(title="附在上一笔之后")
    split: Pattern = Field(title="几笔分开处")
    percent: Pattern = Field(title="百分数")
    not_percent: Pattern = Field(title="不是付款比例")
    when: Pattern = Field(title="时间")
    table: dict[Literal["share", "amount", "when"], tuple[Name, ...]] = Field(title="付款表的列名")
    bands: BandWords = Field(title="分数与付款比例")
