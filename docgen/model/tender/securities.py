"""What a tender asks to be paid beside the price: bonds and the agency's fee."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Figure, Money, Name, Record, Text
from docgen.model.tender.citation import Citation
from docgen.model.tender.dates import Moment
from docgen.model.tender.read_entry import ReadEntry
from docgen.model.told_apart import by


class Bond(ReadEntry):
    """A bond as the tender states it: none, an amount in 元, or a share in percent of something."""

    told_apart = by("kind")

    kind: Literal["bid", "performance", "quality"] = Field(
        title="保证金", description="bid 投标（磋商）保证金；performance 履约保证金；quality 质量保证金"
    )
    asked: bool = Field(title="是否收取", description="不收取、免收的写 false")
    amount: Money | None = Field(title="金额", description="元", default=None, gt=0)
    percent: Figure | None = Field(title="比例", description="百分比", default=None, gt=0, le=100)
    base: Text = Field(title="比例的基数", description="如：合同金额", default="")
    forms: tuple[Name, ...] = Field(title="形式", description="保函、转账 …", default=())
    until: Moment | None = Field(title="交纳截止", default=None)
    due: Text = Field(title="交纳时间", description="没有日期的，如：合同签订后10日内", default="")
    text: Text = Field(title="其他规定", description="退还、账户等", default="")
    place: Citation = Field(title="出处")

    @model_validator(mode="after")
    def _one_size(self) -> Self:
        """One of amount and percent where a bond is asked for, and neither where none is."""
        given = (self.amount is not None) + (self.percent is not None)
        if given != self.asked:
            raise PydanticCustomError("bond_size", "a bond has an amount or a share, none has neither", {})
        return self


class FeeBand(Record):
    """A row of a rate table: the share in percent of what lies above the row before, up to `up_to` in 元."""

    told_apart = by("up_to")

    up_to: Money | None = Field(title="至", description="元；最高一档留空", default=None, gt=0)
    percent: Figure = Field(title="费率", description="百分比", ge=0, le=100)


class AgencyFee(ReadEntry):
    """The procuring agency's fee: an amount in 元, a rate table, or the tender's words; and who pays."""

    payer: Literal["bidder", "purchaser", "unstated"] = Field(
        title="支付人", description="bidder 中标（成交）供应商；purchaser 采购人；unstated 未写明"
    )
    amount: Money | None = Field(title="金额", description="元", default=None, ge=0)
    rates: tuple[FeeBand, ...] = Field(title="费率表", description="差额定率累进的各档", default=())
    text: Text = Field(title="收取规定", default="")
    place: Citation = Field(title="出处")

    @model_validator(mode="after")
    def _stated(self) -> Self:
        if self.amount is None and not self.rates and not self.text.strip():
            raise PydanticCustomError("fee_size", "a fee has an amount, a rate table or words", {})
        return self
