"""The price that is offered: lines by part and group, rates, and figures stated to be checked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from docgen.model.base import Code, Count, Figure, Money, Name, Record, Text
from docgen.model.told_apart import ADDS, WHOLE, by


class OfferLine(Record):
    """One line of the price schedule; its amount is quantity × unit price, to the fen.

    A unit price may stand without a quantity where the tender pays by what is used; it then has no amount.
    """

    told_apart = WHOLE

    part: Code | None = Field(
        title="报价部分", description="采购文件“报价部分”的编号；没有分部分的留空", default=None
    )
    head: Code | None = Field(
        title="费用编号", description="采购文件“报价要求”中的费用编号；采购文件没有列费用的留空", default=None
    )
    group: Text = Field(title="分组", description="同组的行在报价表中列在一起，有小计", default="")
    name: Name = Field(title="内容")
    quantity: Figure | None = Field(
        title="数量", description="只报单价、数量据实结算的留空", default=None, gt=0, lt=1_000_000
    )
    unit: Name = Field(title="单位")
    unit_price: Money = Field(title="单价", description="元", ge=0, lt=1_000_000_000)
    amount: Money | None = Field(title="金额", description="元；写了就核对，不写就计算", default=None)
    year: Count | None = Field(
        title="第几年", description="只属于合同某一年的费用；留空为整个服务期", default=None, ge=1
    )
    note: Text = Field(title="说明", default="")
    origin: Literal["", "本国", "非本国"] = Field(
        title="货物产地", description="货物写是否本国产品；服务留空", default=""
    )


class GroupOffer(Record):
    """A group's subtotal as the writer states it."""

    told_apart = by("part", "name")

    part: Code | None = Field(title="报价部分", default=None)
    name: Name = Field(title="分组", description="与各行的 group 相同")
    subtotal: Money = Field(title="小计", description="元；与各行之和核对")


class PartOffer(Record):
    """What is offered for a part: its rate in percent, or its sum where the writer wants it checked."""

    told_apart = by("part")

    part: Code | None = Field(title="报价部分", description="只有一个部分的可留空", default=None)
    rate: Figure | None = Field(
        title="折扣率或下浮率", description="百分比：九五折的折扣率是 95，下浮百分之五是 5", default=None
    )
    total: Money | None = Field(title="合计", description="元；写了就核对，不写就计算", default=None)
    note: Text = Field(title="说明", default="")


class Offer(Record):
    """The price: lines, rates of parts, and figures that are stated to be checked."""

    sheet: str | None = Field(
        title="报价表文件",
        description="分项报价放在表格里的，写文件名；叫 prices.xlsx 的不用写。写了它，lines 就不写",
        default=None,
    )
    lines: tuple[OfferLine, ...] = Field(title="分项报价", default=())
    parts: tuple[PartOffer, ...] = Field(
        title="各部分报价", description="报折扣率、下浮率的必须写", default=()
    )
    groups: tuple[GroupOffer, ...] = Field(title="各组小计", description="写了就核对", default=())
    total: Money | None = Field(title="总价", description="元；写了就核对，不写就计算", default=None)
    yearly: Money | None = Field(
        title="年度金额", description="元，各年相同的；写了就核对，不写就按服务期计算", default=None
    )
    monthly: Money | None = Field(
        title="月度金额", description="元，各月相同的；写了就核对，不写就按服务期计算", default=None
    )
    years: Annotated[tuple[Money, ...], ADDS] = Field(
        title="各年金额", description="元，第一年起逐年写；写了就核对", default=()
    )
    explanation: Text = Field(
        title="成本说明", description="报价低于审查线时，为何能以此价履约；印在报价文件中", default=""
    )
