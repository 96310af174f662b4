"""scoring.yaml: the arithmetic beside the scorecard's words: rules by criterion, periods, money.

The tender's own words and points stay in tender.yaml; a rule here says how a metric of the ledgers takes
points. Rules are of a small closed set, so that an accountant can read each and check its sum by hand.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from docgen.model.acceptance.rule import Each, Rule, When
from docgen.model.base import Code, Count, Figure, FileName, Money, Name, Record
from docgen.model.tender.citation import Citation
from docgen.model.tender.payment import Due, OffDay, off_day
from docgen.model.told_apart import by

BAND_GAP, BAND_OVERLAP, SHARE_BASE, RECTIFIED = "band-gap", "band-overlap", "share-base", "rectified"
"""Open points that every contract may have; a decision names them so."""

SUPPLEMENT_PERIOD = "supplement-period"
"""The open point of a supplement that begins while a period runs; its outcomes are `RUNNING`."""

NEW, OLD, BY_DAYS = "new", "old", "days"

RUNNING = (NEW, OLD, BY_DAYS)
"""By which amount such a period is paid: wholly by the new one, wholly by the old one, or by the days."""


class CriterionRules(Record):
    """How a criterion of the scorecard loses points: the rules that hold under a reading, together."""

    told_apart = by("code")

    code: Code = Field(title="评分编号", description="与 tender.yaml 的评分编号一致")
    rules: tuple[Rule, ...] = Field(title="扣分规则", min_length=1)
    evidence: tuple[Code, ...] = Field(title="证据表", description="列入报告的查询", default=())


class Outcome(Record):
    """One way in which an open point can be read."""

    told_apart = by("code")

    code: Code = Field(title="做法编号")
    text: Name = Field(title="做法")


class OpenPoint(Record):
    """A point that the tender's text leaves open, with every reading of it."""

    told_apart = by("code")

    code: Code = Field(title="事项编号")
    text: Name = Field(title="原文的不明之处")
    place: Citation = Field(title="出处")
    outcomes: tuple[Outcome, ...] = Field(title="可能的做法", min_length=2)


class PeriodRule(Record):
    """A period of assessment: until when it runs, and the payment that hangs on it.

    It begins the day after the one before; the first begins with the opening.
    """

    told_apart = by("name")

    name: Name = Field(title="名称")
    until: Due = Field(title="截止")
    stage: Code = Field(title="付款期号", description="tender.yaml 中的付款期")


class Extra(Record):
    """Points given (bonus) or taken (malus) per case, beside the scorecard."""

    told_apart = by("code", "when")

    code: Code = Field(title="编号")
    name: Name = Field(title="事项")
    metric: Code = Field(title="指标")
    each: Each = Field(title="每次分值")
    when: When = Field(default_factory=dict)


class Bonus(Record):
    """Points beyond the scorecard; `most` caps their sum."""

    entries: tuple[Extra, ...] = Field(title="加分项")
    most: Figure | None = Field(title="总加分上限", default=None, gt=0)


class Veto(Record):
    """A case that fails the whole assessment, whatever else was scored; the score then counts as `score`."""

    told_apart = by("code")

    code: Code = Field(title="编号")
    name: Name = Field(title="一票否决事项")
    metric: Code | None = Field(title="指标", description="留空则只由考核人认定", default=None)
    score: Figure = Field(title="视同得分", default=Decimal(0))


class ShareBase(Record):
    """What the share of a band is taken of: the stage's own amount, or the contract divided by `parts`."""

    told_apart = by("code")

    code: Code = Field(title="做法编号")
    text: Name = Field(title="说明")
    parts: Count | None = Field(
        title="合同金额的几分之一", description="留空为该期应付款", default=None, gt=0
    )


class RectifiedShare(Record):
    """What is paid in percent under one reading, once the rectification has passed or failed."""

    told_apart = by("code")

    code: Code = Field(title="做法编号")
    text: Name = Field(title="说明")
    share: Figure = Field(title="支付比例", ge=0, le=100)


class Rectification(Record):
    """What follows on a score `below` the line: a term to mend, then payment by the result."""

    below: Figure = Field(title="低于多少分须整改")
    term: Due = Field(title="整改期限", description="自考核日起")
    passed: tuple[RectifiedShare, ...] = Field(title="整改合格", min_length=1)
    failed: tuple[RectifiedShare, ...] = Field(title="整改不合格", min_length=1)
    place: Citation = Field(title="出处")


class Fine(Record):
    """Money taken for each case, up to `most`."""

    told_apart = by("code")

    code: Code = Field(title="编号")
    name: Name = Field(title="事项")
    metric: Code = Field(title="指标")
    each: Money = Field(title="每例扣款", description="元", gt=0)
    most: Money | None = Field(title="扣款上限", description="元", default=None, gt=0)


class PaymentTerms(Record):
    """How a score turns into money, beyond the bands of tender.yaml."""

    bases: tuple[ShareBase, ...] = Field(title="比例的基数", min_length=1)
    rectification: Rectification | None = Field(title="整改", default=None)
    fines: tuple[Fine, ...] = Field(title="按例扣款", default=())


class PeriodicPaper(Record):
    """A paper owed for every week, month or quarter, made of tables of the ledgers."""

    told_apart = by("title")

    title: FileName = Field(title="名称", description="也是文件名，如：月度工作总结与计划")
    every: Literal["week", "month", "quarter"] = Field(title="每")
    tables: tuple[Code, ...] = Field(title="各表", min_length=1)
    plan: bool = Field(title="附下期计划", description="由整个服务期的目标推出", default=False)
    narrative: bool = Field(
        title="附工作叙述",
        description="每期写一份，Word 或 Markdown：narratives/2026-03.docx（周 2026-W12，季 2026-Q1）；"
        "照片、签到表放 narratives/2026-03/活动名称/",
        default=False,
    )
    place: Citation = Field(title="出处")


class Duty(Record):
    """Something owed again and again during the service, for the calendar.

    It is `about` the unit in which it falls due, the one before, or both: a plan of this month with a summary
    of the last. Without a `day` it is due by the unit's end.
    """

    told_apart = by("code")

    code: Code = Field(title="事项编号", description="定下不改：日历靠它认出同一事项")
    name: Name = Field(title="事项")
    every: Literal["week", "month", "quarter", "half-year", "year"] = Field(title="每")
    about: Literal["current", "past", "both"] = Field(
        title="所报期间", description="current 当期；past 上一期；both 上期总结和当期计划"
    )
    day: Count | None = Field(
        title="日",
        description="每周的星期几（1 为周一），或每期首月的几日；留空为每期最后一日",
        default=None,
        ge=1,
        le=28,
    )
    off: OffDay = off_day()
    place: Citation = Field(title="出处")
