"""The contract that was won, and everything that its years of service are recorded with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import Field

from docgen.model.base import Code, Day, Money, Name, Record
from docgen.model.company.bidder import Bidder
from docgen.model.months import add_months
from docgen.model.project import Sourced, Sources, Waiver
from docgen.model.tender.tender import Tender


class Decision(Record):
    """A point that the tender's text leaves open, settled: which outcome, by whom, when, on what paper."""

    point: Code = Field(title="待定事项", description="事项编号，见采购文件数据中的歧义")
    outcome: Code = Field(title="采用的做法", description="做法编号")
    by: Name = Field(title="决定人")
    on: Day = Field(title="日期")
    paper: Name = Field(title="依据文件")


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

    def last_day(self, term_months: int) -> date:
        """The day it ends: as it says, or the tender's term after signing."""
        return self.ends or add_months(self.signed, term_months)


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
