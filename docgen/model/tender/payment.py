"""How a contract is paid: when each payment falls due, and the share that a score pays."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Count, Figure, Money, Name, Record, Text
from docgen.model.tender.bounds import Bounds, overlapping
from docgen.model.tender.citation import Citation
from docgen.model.tender.read_entry import ReadEntry
from docgen.model.told_apart import WHOLE, by

OffDay = Literal["marked", "earlier", "later"]
"""Of a day that is no workday: it stays and is marked, or the workday before or after counts."""


def off_day() -> Any:
    """The field that says what becomes of a day that is no workday."""
    return Field(
        title="逢休息日",
        description="marked 标明（采购文件未写明的）；earlier 提前到前一工作日；later 顺延到后一工作日",
        default="marked",
    )


class Due(Record):
    """A moment counted from an event of the contract."""

    event: Literal["signing", "opening", "acceptance", "end"] = Field(
        title="起算事件", description="signing 合同签订；opening 投入使用；acceptance 验收合格；end 期满"
    )
    months: Count = Field(title="个月", default=0, ge=0)
    days: Count = Field(title="日", default=0, ge=0)
    workdays: Count = Field(title="工作日", default=0, ge=0)
    off: OffDay = off_day()


class SetupTerm(ReadEntry):
    """By when the place of service must be set up."""

    name: Name = Field(title="事项", description="如：完善场地")
    until: Due = Field(title="期限")
    place: Citation = Field(title="出处")


class AssessmentTerm(ReadEntry):
    """By when a period is to be assessed: so many days before it ends."""

    text: Name = Field(title="期限", description="如：周期结束前5日")
    days_before: Count = Field(title="周期结束前几日", ge=0)
    off: OffDay = off_day()
    place: Citation = Field(title="出处")


class PaymentStage(ReadEntry):
    """One payment: its share of the contract in percent, and what it hangs on."""

    told_apart = by("code")

    code: Code = Field(title="期号")
    name: Name = Field(title="名称")
    share: Figure = Field(title="比例", description="合同总额的百分比", gt=0, le=100)
    due: Due | None = Field(
        title="付款时点", description="不从合同签订、投入使用、验收、期满起算的留空，写 terms", default=None
    )
    terms: Text = Field(
        title="时点的说法", description="起算事件和期限说不清的，照此写；留空按 due 写出", default=""
    )
    scored: bool = Field(title="按考核得分支付")
    place: Citation = Field(title="出处")

    @model_validator(mode="after")
    def _when(self) -> PaymentStage:
        if self.due is None and not self.terms.strip():
            raise PydanticCustomError("stage_due", "needs due or terms", {})
        return self


class PointPrice(Record):
    """Money taken in a band for each point below a bar: an amount in 元, or a percentage of the fee."""

    bar: Figure = Field(title="起扣分数线")
    amount: Money | None = Field(title="每分扣款", description="元", default=None)
    percent: Figure | None = Field(title="每分扣比例", description="当期费用的百分比", default=None)

    @model_validator(mode="after")
    def _one_price(self) -> PointPrice:
        if (self.amount is None) == (self.percent is None):
            raise PydanticCustomError("one_price", "needs amount or percent", {})
        return self


class PaymentBand(Bounds, ReadEntry):
    """A band of scores and the share in percent that it pays; bounds as the tender prints them."""

    told_apart = WHOLE

    share: Figure = Field(title="支付比例", description="该期费用的百分比", ge=0, le=100)
    per_point: PointPrice | None = Field(
        title="按分扣款", description="落在本档时，每低于起扣线一分扣多少", default=None
    )
    name: Text = Field(title="等次", description="如：优、良、中、差", default="")
    note: Text = Field(title="说明", default="")


class PaymentPlan(ReadEntry):
    """How the contract is paid: stages and score bands."""

    stages: tuple[PaymentStage, ...] = Field(title="付款期")
    bands: tuple[PaymentBand, ...] = Field(title="得分档次", default=())
    place: Citation = Field(title="出处")

    @property
    def overlaps(self) -> bool:
        """Whether some score lies in two bands."""
        return overlapping(self.bands) is not None


class PaymentDate(Record):
    """When a payment falls due; null where its event has no date yet. Provisional: some year unannounced."""

    code: str
    name: str
    day: date | None
    provisional: bool
