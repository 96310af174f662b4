"""What an acceptance report is made from: the contract's arithmetic and the record of each period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.acceptance.ledger import Chart, LedgerSpec, Metric
from docgen.model.acceptance.rule import Sample, Schedule
from docgen.model.acceptance.scoring import (
    Bonus,
    CriterionRules,
    Duty,
    Extra,
    OpenPoint,
    PaymentTerms,
    PeriodicPaper,
    PeriodRule,
    Veto,
)
from docgen.model.acceptance.signed import Altered, Signed
from docgen.model.base import Code, Count, Day, Figure, Money, Name, Record, Text
from docgen.model.service import Service
from docgen.model.sources import Sourced, Sources
from docgen.model.told_apart import WHOLE, by


class ScoringFile(Record):
    """scoring.yaml: ledgers, queries, rules of the scorecard, periods, money."""

    periods: tuple[PeriodRule, ...] = Field(title="考核周期", min_length=1)
    points: tuple[OpenPoint, ...] = Field(title="待定事项", default=())
    schedules: tuple[Schedule, ...] = Field(
        title="时序进度", description="整个服务期的目标，到各周期末应完成多少的各种做法", default=()
    )
    criteria: tuple[CriterionRules, ...] = Field(title="评分规则", min_length=1)
    bonus: Bonus | None = Field(title="加分", default=None)
    malus: tuple[Extra, ...] = Field(title="扣分项目", default=())
    vetoes: tuple[Veto, ...] = Field(title="一票否决", default=())
    payment: PaymentTerms = Field(title="付款")
    ledgers: tuple[LedgerSpec, ...] = Field(title="台账", min_length=1)
    metrics: tuple[Metric, ...] = Field(title="指标", min_length=1)
    charts: tuple[Chart, ...] = Field(title="图", default=())
    duties: tuple[Duty, ...] = Field(title="定期事项", default=())
    papers: tuple[PeriodicPaper, ...] = Field(title="定期材料", default=())

    @property
    def samples(self) -> dict[tuple[str, str], Sample]:
        """The random samples of the criteria, by criterion and metric."""
        return {
            (entry.code, rule.metric): rule
            for entry in self.criteria
            for rule in entry.rules
            if isinstance(rule, Sample)
        }

    def schedule(self, choice: Mapping[str, str]) -> Schedule:
        """The schedule under a choice of every open point."""
        return next(each for each in self.schedules if each.when.items() <= choice.items())

    @model_validator(mode="after")
    def _scheduled(self) -> ScoringFile:
        """Targets of the term need one schedule under every reading of the points that schedules name."""
        if not any(
            rule.kind == "shortfall" and rule.scheduled for each in self.criteria for rule in each.rules
        ):
            return self
        named = {point for each in self.schedules for point in each.when}
        axes = [
            [(point.code, outcome.code) for outcome in point.outcomes]
            for point in self.points
            if point.code in named
        ]
        for reading in product(*axes):
            if sum(each.when.items() <= set(reading) for each in self.schedules) != 1:
                raise PydanticCustomError(
                    "scheduled", "every reading of a term's targets needs one schedule", {}
                )
        return self


class RecordedDeduction(Record):
    """A deduction that someone made by judgement, with the reason."""

    told_apart = by("criterion")

    criterion: Code = Field(title="评分编号")
    deduction: Figure = Field(title="扣分", ge=0)
    reason: Name = Field(title="理由")


class Assessment(Record):
    """The assessor's own scoring; criteria that are not named were left as the operator scored them.

    An assessor who gave no more than a figure gave a `total`, and no deductions.
    """

    by: Name = Field(title="考核人")
    on: Day = Field(title="考核日期")
    paper: Text = Field(title="考核文件", default="")
    total: Figure | None = Field(
        title="总分", description="只给总分的填写；此时不写逐条扣分", default=None, ge=0
    )
    deductions: tuple[RecordedDeduction, ...] = Field(title="与自评不同的扣分", default=())

    @model_validator(mode="after")
    def _total_or_deductions(self) -> Assessment:
        if self.total is not None and self.deductions:
            raise PydanticCustomError("total_or_deductions", "needs a total or deductions, not both", {})
        return self


class RectificationRecord(Record):
    """How far a rectification has come."""

    state: Literal["pending", "passed", "failed"] = Field(title="状态")
    on: Day | None = Field(title="复核日期", default=None)
    paper: Text = Field(title="复核文件", default="")
    measures: tuple[Name, ...] = Field(title="整改措施", default=())


class VetoRecord(Record):
    """A case that fails the assessment, as the assessor found it."""

    told_apart = by("code")

    code: Code = Field(title="编号")
    reason: Name = Field(title="理由")


class SignedRecord(Record):
    """That a period was signed; what it rested on lies in signed/period-N."""

    on: Day = Field(title="签署日期")
    by: Name = Field(title="签署人")
    paper: Text = Field(title="签署文件", default="")
    manifest: Text = Field(
        title="manifest.json 的 SHA-256",
        description="由 docgen sign 写入，据此看出签署记录有没有改动",
        default="",
    )


class PeriodRecord(Record):
    """What was recorded about one period."""

    told_apart = by("number")

    number: Count = Field(title="周期", ge=1)
    dated: Day | None = Field(title="报告日期", description="留空为周期截止日", default=None)
    seed: Text = Field(title="抽样种子", description="由考核人给出，任意文字或数字", default="")
    judgements: tuple[RecordedDeduction, ...] = Field(title="自评的判断扣分", default=())
    vetoes: tuple[VetoRecord, ...] = Field(title="认定的一票否决", default=())
    assessment: Assessment | None = Field(title="考核人评分", default=None)
    rectification: RectificationRecord | None = Field(title="整改", default=None)
    measures: tuple[Name, ...] = Field(title="改进措施", description="列入整改计划", default=())
    signed: SignedRecord | None = Field(
        title="签署", description="由 docgen sign 写入；内容锁定在 signed/period-N", default=None
    )


class MoneyRecord(Record):
    """Money that was paid, or an invoice for it."""

    told_apart = WHOLE

    stage: Code = Field(title="付款期", description="与 tender.yaml 的付款期号一致")
    on: Day = Field(title="日期")
    amount: Money = Field(title="金额", description="元", gt=0)
    paper: Text = Field(title="凭证", description="付款凭证号或发票号", default="")


class AcceptanceFile(Record):
    """acceptance.yaml: the periods so far, and the money that was paid."""

    periods: tuple[PeriodRecord, ...] = Field(title="各周期", default=())
    payments: tuple[MoneyRecord, ...] = Field(title="已付款", default=())
    invoices: tuple[MoneyRecord, ...] = Field(title="已开发票", default=())


class SampleRow(Record):
    """samples/period-N.xlsx: one unit that was drawn and what the check of it showed."""

    told_apart = by("criterion", "code", told="SAMPLE-STRANGER", by_check=True)

    criterion: Code = Field(title="评分编号")
    code: Name = Field(title="编号", description="抽中的登记编号")
    unit: Text = Field(title="对象", description="抽中的是谁，随检查表给出，供核对，不读", default="")
    question: Text = Field(title="检查内容", description="随检查表给出，供核对，不读", default="")
    passed: Literal["合格", "不合格"] | None = Field(title="结果", default=None)
    mark: Figure | None = Field(title="评分", description="要求打分的项目填写", default=None, ge=0)
    note: Text = Field(title="说明", default="")
    draw: Text = Field(title="抽样校验", description="随检查表给出，填结果时不要改", default="")


@dataclass(frozen=True)
class Acceptance(Sourced):
    """Everything the periods of a contract are scored by; its queries' values come from the ledgers."""

    service: Service
    scoring: ScoringFile
    periods: Mapping[int, PeriodRecord]
    samples: Mapping[int, tuple[SampleRow, ...]]
    sources: Sources
    signed: Mapping[int, Signed] = field(default_factory=dict)
    altered: Mapping[int, Altered] = field(default_factory=dict)
    payments: tuple[MoneyRecord, ...] = ()
    invoices: tuple[MoneyRecord, ...] = ()
