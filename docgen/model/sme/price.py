"""Price deduction for small and micro enterprises, and the price score: law, a tender's terms, bids, results.

Legal basis: 财库〔2020〕46号, 财库〔2022〕19号 (deduction); 国办发〔2025〕34号 (domestic products);
财库〔2014〕214号 (weight and score).
Rates, shares and weights are in percent, prices in 元. A deduction never changes the contract price.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from docgen.model.base import Code, Figure, Money, Name, Record
from docgen.model.finding import Message
from docgen.model.rules.dated import Dated
from docgen.model.sme.size_rule import SizeClass, Source
from docgen.model.told_apart import by

Percent = Annotated[Figure, Field(ge=0, le=100)]


class Band(Record):
    """The least and the most that the law allows, in percent, both inclusive."""

    least: Percent = Field(title="下限")
    most: Percent = Field(title="上限")

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if self.least > self.most:
            raise ValueError("least above most")
        return self

    def holds(self, value: Decimal) -> bool:
        """Whether a rate lies within the band."""
        return self.least <= value <= self.most


class DeductionBand(Record):
    """The deductions for goods and services from a date on; `joint_share` is the least share for `joint`."""

    id: Code = Field(title="编号")
    effective: date = Field(title="施行日期")
    source: Source = Field(title="依据")
    small_micro: Band = Field(title="小微企业")
    joint: Band = Field(title="联合体或分包")
    joint_share: Percent = Field(title="小微企业最低份额")


class Weights(Record):
    """The share of price in the whole score that the law allows."""

    source: Source = Field(title="依据")
    goods: Band = Field(title="货物")
    services: Band = Field(title="服务")


class PriceLaw(Dated):
    """All deductions by date, and the weights of price."""

    id: Code = Field(title="规则编号")
    title: Name = Field(title="名称")
    bands: tuple[DeductionBand, ...] = Field(title="价格扣除", min_length=1)
    weights: Weights = Field(title="价格权重")


class PriceTerms(Record):
    """What one tender says of price: rates (null: none stated), weight, and whether reserved for SMEs."""

    category: Literal["goods", "services"] = Field(title="类别")
    weight: Percent = Field(title="价格权重", gt=0)
    rate: Percent | None = Field(title="小微企业扣除比例", default=None)
    joint_rate: Percent | None = Field(title="联合体或分包扣除比例", default=None)
    domestic_rate: Percent = Field(title="本国产品扣除比例", default=Decimal(0))
    reserved: bool = Field(title="专门面向中小企业", default=False)
    subcontracting: Literal["forbidden", "allowed", "unstated"] = Field(title="分包", default="unstated")


class JointShare(Record):
    """A share of the contract agreed for small and micro enterprises by consortium or subcontract."""

    form: Literal["consortium", "subcontract"] = Field(title="形式")
    share: Percent = Field(title="小微企业份额")
    related: bool = Field(title="相互间有直接控股或管理关系", default=False)


class Bid(Record):
    """One price, the bidder's size (for a consortium: of its largest member), and what it claims besides.

    `domestic` is the part of the price that the preference for domestic products is taken on; `welfare`:
    监狱企业 or 残疾人福利性单位, which count as small or micro.
    """

    told_apart = by("name")

    name: Name = Field(title="供应商")
    price: Money = Field(title="报价", gt=0)
    size: SizeClass | Literal["unknown"] = Field(title="企业规模")
    welfare: bool = Field(title="监狱企业或残疾人福利性单位", default=False)
    joint: JointShare | None = Field(title="联合体或分包", default=None)
    domestic: Money = Field(title="享受本国产品扣除的报价", description="元", default=Decimal(0), ge=0)


class EvaluatedPrice(Record):
    """A contract price as it stands, and the price that evaluation uses instead; exact, not rounded."""

    name: str
    contract_price: Decimal
    rate: Decimal
    domestic_rate: Decimal
    evaluated_price: Decimal
    working: tuple[Message, ...]


class PriceScore(Record):
    """An evaluated price among others and its points, half up to two decimals."""

    evaluated: EvaluatedPrice
    lowest: Decimal
    score: Decimal
    working: Message


class WhatIf(Record):
    """One supposed own price against rivals; `lead` is own points less the best rival's (null: no rival)."""

    own: PriceScore
    rivals: tuple[PriceScore, ...]
    lead: Decimal | None
