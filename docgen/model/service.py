"""The contract that was won, and everything that its years of service are recorded with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Day, Money, Name, Record
from docgen.model.company.bidder import Bidder
from docgen.model.months import add_months
from docgen.model.project_file import Waiver
from docgen.model.sources import Sourced, Sources
from docgen.model.tender.tender import Tender
from docgen.model.told_apart import by


class Decision(Record):
    """A point that the tender's text leaves open, settled: which outcome, by whom, when, on what paper."""

    told_apart = by("point", told="DECISION-TWICE")

    point: Code = Field(title="待定事项", description="事项编号，见采购文件数据中的歧义")
    outcome: Code = Field(title="采用的做法", description="做法编号")
    by: Name = Field(title="决定人")
    on: Day = Field(title="日期")
    paper: Name = Field(title="依据文件")


class Supplement(Record):
    """A supplement to the contract: it applies from a day on, and leaves what was settled before it."""

    told_apart = by("number")

    number: Name = Field(title="编号")
    signed: Day = Field(title="签订日期")
    since: Day = Field(title="起始日期", description="自这一天起执行；此前已到期的付款、已结束的周期不变")
    amount: Money | None = Field(title="调整后合同总价", description="元；不改价的留空", default=None, gt=0)
    later: Literal["rest", "share"] | None = Field(
        title="其后各期",
        description="rest 余款按原比例分摊，合计等于新总价；share 每期按新总价的原比例；改价的必填",
        default=None,
    )
    ends: Day | None = Field(title="调整后期满日期", description="不改期限的留空", default=None)
    reason: Name = Field(title="事由")

    @model_validator(mode="after")
    def _amount_with_its_payments(self) -> Supplement:
        if (self.amount is None) != (self.later is None):
            raise PydanticCustomError("amount_and_later", "needs amount and later together", {})
        return self


class Contract(Record):
    """contract.yaml: the contract as signed; amount in 元. `opened` stays empty until service has begun."""

    number: Name = Field(title="合同编号")
    signed: Day = Field(title="签订日期")
    opened: Day | None = Field(title="投入使用日期", description="驻场服务起算；尚未启用的留空", default=None)
    ends: Day | None = Field(
        title="期满日期", description="合同写明的期满日；留空则按服务期推算", default=None
    )
    amount: Money = Field(title="合同金额", description="元", gt=0)
    decisions: tuple[Decision, ...] = Field(title="歧义的决定", default=())
    supplements: tuple[Supplement, ...] = Field(title="补充协议", default=())

    def last_day(self, term_months: int) -> date:
        """The day it ends: by the last supplement or the contract, else the tender's term after signing."""
        moved = [each.ends for each in self._in_order if each.ends]
        return moved[-1] if moved else self.ends or add_months(self.signed, term_months)

    @property
    def repriced(self) -> list[Supplement]:
        """The supplements that change the price, in the order of their days."""
        return [each for each in self._in_order if each.amount is not None]

    def amount_on(self, day: date) -> Decimal:
        """The price in 元 as agreed on that day."""
        agreed = [each.amount for each in self.repriced if each.since <= day and each.amount is not None]
        return agreed[-1] if agreed else self.amount

    def known_on(self, day: date) -> Contract:
        """The contract without the supplements that apply later."""
        known = tuple(each for each in self.supplements if each.since <= day)
        return self.model_copy(update={"supplements": known})

    def decided_by(self, day: date) -> Contract:
        """The contract without the decisions that were made later."""
        made = tuple(each for each in self.decisions if each.on <= day)
        return self.model_copy(update={"decisions": made})

    @property
    def _in_order(self) -> list[Supplement]:
        return sorted(self.supplements, key=lambda each: (each.since, each.signed))


@dataclass(frozen=True)
class Service(Sourced):
    """The service that was won: tender, contract, operator; what every package of its years needs."""

    folder: Path
    title: str
    waivers: tuple[Waiver, ...]
    tender: Tender
    operator: Bidder
    contract: Contract
    sources: Sources

    @property
    def ends(self) -> date:
        """The last day of the contract."""
        return self.contract.last_day(self.tender.lot.term_months)
