"""What a tender says of the price: its form, its parts, its ceilings, and what evaluation compares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Count, Figure, Money, Name, Record, Text
from docgen.model.tender.bounds import Bounds
from docgen.model.tender.citation import Citation
from docgen.model.tender.read_entry import ReadEntry
from docgen.model.told_apart import by

PriceForm = Literal["total", "unit", "discount", "reduction"]
"""A sum; unit prices; a share of a base price that is paid; a share that is taken off it, both in percent."""


class CostHead(ReadEntry):
    """A kind of cost that the price must contain."""

    told_apart = by("code")

    code: Code = Field(title="费用编号")
    name: Name = Field(title="费用名称")
    place: Citation = Field(title="出处")


class SettledCost(ReadEntry):
    """A cost that no price contains: the purchaser pays it beside the price, by what it comes to.

    `amount`: what the tender itself puts it at, in 元 over the whole term.
    """

    told_apart = by("name")

    name: Name = Field(title="费用名称", description="如：员工工资、社会保险费")
    amount: Money | None = Field(
        title="采购文件的估算", description="元，整个服务期；没有写的留空", default=None, gt=0
    )
    place: Citation = Field(title="出处")


class LowPriceShare(ReadEntry):
    """A share in percent below which the tender says that a price is looked into."""

    told_apart = by("basis")

    basis: Literal["mean", "second", "ceiling"] = Field(
        title="比较对象", description="mean 有效报价平均值；second 次低报价；ceiling 最高限价"
    )
    share: Figure = Field(title="比例", description="百分比", gt=0, le=100)


class Ceiling(ReadEntry):
    """A ceiling in 元 and what it binds; an offer may be equal to it.

    `whole` is the lot, or the part that states it; `unit` without an item binds every unit price of it.
    """

    told_apart = by("binds", "item", "unit", "year")

    binds: Literal["whole", "year", "month", "item", "unit"] = Field(
        title="限制对象", description="whole 总价；year 年度金额；month 月度金额；item 一项的金额；unit 单价"
    )
    amount: Money = Field(title="最高限价", description="元", gt=0)
    item: Text = Field(
        title="限价项目", description="分项内容、分组或费用的名称；unit 留空为全部单价", default=""
    )
    unit: Text = Field(title="单价的单位", description="如：人·月；写了就与分项的单位核对", default="")
    year: Count | None = Field(title="第几年", description="只限某一年的", default=None, ge=1)
    parts: tuple[Code, ...] = Field(
        title="限价的报价部分",
        description="总价限价只包括其中几个部分的，写部分编号；留空为全部",
        default=(),
    )
    settled: bool = Field(title="限价含据实结算的费用", default=False)
    place: Citation = Field(title="出处")

    @model_validator(mode="after")
    def _item_named(self) -> Self:
        if self.binds == "item" and not self.item.strip():
            raise PydanticCustomError("item_ceiling", "a ceiling of an item names the item", {})
        return self


class PricePart(ReadEntry):
    """A part of the price with a form of its own.

    `allowed` bounds a rate, `base` is the sum in 元 over the whole term that a rate is taken on, `weight` the
    share in percent of a rate in the rate that evaluation compares.
    """

    told_apart = by("code")

    code: Code = Field(title="部分编号")
    name: Name = Field(title="报价部分", description="如：生鲜类")
    form: PriceForm = Field(
        title="报价方式", description="total 总价；unit 单价；discount 折扣率；reduction 下浮率"
    )
    required: bool = Field(title="是否必须报价", default=True)
    allowed: Bounds | None = Field(title="允许的折扣率或下浮率", description="百分比", default=None)
    decimals: Count | None = Field(title="小数位数", description="费率最多几位小数", default=None, ge=0)
    people: Count | None = Field(
        title="计价人数", description="按人月报价的：采购文件写的人数，与报价数量核对", default=None, gt=0
    )
    months: Count | None = Field(
        title="计价月数", description="按人月报价的：采购文件写的月数；留空为服务期", default=None, gt=0
    )
    base: Money | None = Field(
        title="计价基数", description="元，整个服务期；采购文件没有给出的留空，不计算总价", default=None, gt=0
    )
    weight: Figure | None = Field(
        title="评审权重", description="百分比；各部分费率合成评审费率用", default=None, gt=0, le=100
    )
    ceilings: tuple[Ceiling, ...] = Field(title="最高限价", default=())
    text: Text = Field(title="报价规定", description="采购文件的其他规定", default="")
    place: Citation = Field(title="出处")

    @property
    def by_rate(self) -> bool:
        """Whether a rate is bid, and no amount."""
        return self.form in ("discount", "reduction")


class PriceRules(Record):
    """What binds the offer: ceilings in 元, parts, cost heads to be covered.

    Without parts the price is one sum. `ceiling` is the whole lot's; where it is not stated the budget
    counts. `settled` null: nothing is known of costs that are paid beside the price.
    """

    ceiling: Money | None = Field(
        title="最高限价", description="元，整个标项；没有写明的留空，按预算", default=None, gt=0
    )
    budget: Money | None = Field(title="采购预算", description="元", default=None, gt=0)
    place: Citation = Field(title="出处")
    parts: tuple[PricePart, ...] = Field(
        title="报价部分", description="只报一个总价的留空；报单价、折扣率或分几部分的逐个写", default=()
    )
    ceilings: tuple[Ceiling, ...] = Field(
        title="其他限价", description="年度、月度、分项、单价的最高限价", default=()
    )
    heads: tuple[CostHead, ...] = Field(title="须含费用", default=())
    includes: tuple[Name, ...] = Field(
        title="报价包含",
        description="单价或费率已包含、不逐项报价的费用，如：招聘费、税费；印在报价表备注中",
        default=(),
    )
    settled: tuple[SettledCost, ...] | None = Field(
        title="据实结算的费用",
        description="不含在报价中、采购人按实际发生另行支付的；采购文件写明全部包含的写 []",
        default=None,
    )
    ceiling_settled: bool = Field(
        title="最高限价含据实结算的费用",
        description="最高限价（没有时为采购预算）包括据实结算的费用的，写 true",
        default=False,
    )
    review: tuple[LowPriceShare, ...] = Field(
        title="异常低价审查比例",
        description="采购文件写明的；没有写的按 docgen/rules/price_review.yaml",
        default=(),
    )
    compared: Literal["total", "unit", "rate"] | None = Field(
        title="评审比较的报价",
        description="total 总价；unit 单价；rate 折扣率或下浮率；留空时只有总价报价按总价比较",
        default=None,
    )
    shows: tuple[Literal["year", "month"], ...] = Field(
        title="报价表另列", description="year 年度金额；month 月度金额", default=()
    )
    text: Text = Field(title="报价规定", description="采购文件的其他规定，如：总价包干，两轮报价", default="")

    @property
    def unsaid(self) -> bool:
        """Whether unit prices are bid, and nothing tells if they contain everything that is paid."""
        return self.settled is None and any(part.form == "unit" for part in self.parts)

    @property
    def most(self) -> Money | None:
        """The most in 元 that the whole lot may cost: its ceiling, else the budget."""
        return self.ceiling if self.ceiling is not None else self.budget

    def part(self, code: str | None) -> PricePart | None:
        """The part of that code; without a code the only one there is."""
        if code is None:
            return self.parts[0] if len(self.parts) == 1 else None
        return next((part for part in self.parts if part.code == code), None)

    def every_ceiling(self) -> Iterator[tuple[tuple[str | int, ...], PricePart | None, Ceiling]]:
        """All ceilings with their place below the price and the part that they bind (None: the lot)."""
        if self.most is not None:
            name = "ceiling" if self.ceiling is not None else "budget"
            whole = Ceiling(binds="whole", amount=self.most, settled=self.ceiling_settled, place=self.place)
            yield (name,), None, whole
        for i, ceiling in enumerate(self.ceilings):
            yield ("ceilings", i), None, ceiling
        for i, part in enumerate(self.parts):
            for j, ceiling in enumerate(part.ceilings):
                yield ("parts", i, "ceilings", j), part, ceiling
