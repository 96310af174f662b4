"""scoring.yaml: the arithmetic beside the scorecard's words: rules by criterion, periods, money.

The tender's own words and points stay in tender.yaml; a rule here says how a metric of the ledgers takes
points. Rules are of a small closed set, so that an accountant can read each and check its sum by hand.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Count, Figure, FileName, Money, Name, Record
from docgen.model.tender.tender import Citation, Due, OffDay, off_day

When = Annotated[
    dict[Code, Code],
    Field(title="适用做法", description="待定事项：做法；列出的都成立才适用，留空则总适用"),
]
"""The readings of open points under which an entry counts; all that are named must hold."""

_Each = Annotated[Figure, Field(gt=0)]
R = TypeVar("R", bound=Record)

BAND_GAP, BAND_OVERLAP, SHARE_BASE, RECTIFIED = "band-gap", "band-overlap", "share-base", "rectified"
"""Open points that every contract may have; a decision names them so."""


class Schedule(Record):
    """One reading of how much of a whole term's target is due at a period's end."""

    since: Literal["opening", "signing"] = Field(
        title="起算", description="opening 投入使用；signing 合同签订"
    )
    rounded: Literal["up", "down", "exact"] = Field(
        title="取整", description="up 进为整数；down 舍为整数；exact 不取整"
    )
    when: When = Field(default_factory=dict)


class Ruled(Record):
    """A rule that counts under the readings it names."""

    when: When = Field(default_factory=dict)


class Shortfall(Ruled):
    """Points for every unit by which a count stays below its target.

    A target `by` the term is due in parts: linear in its days as `schedules` reads them, or as `parts` states
    it period by period. Without `each`, the criterion's points are lost in the proportion that is missing.
    """

    kind: Literal["shortfall"] = Field(title="未达目标")
    metric: Code = Field(title="指标")
    target: Figure = Field(title="目标", gt=0)
    by: Literal["period", "term"] = Field(
        title="目标期间", description="period 每个考核周期；term 整个服务期，按时序进度", default="period"
    )
    parts: tuple[Figure, ...] = Field(
        title="各周期累计目标", description="留空则按 schedules 的做法，依天数的比例", default=()
    )
    each: _Each | None = Field(title="每缺一个扣分", description="留空则按缺少的比例扣分", default=None)
    most: _Each | None = Field(title="最多扣分", description="留空则为本条分值", default=None)

    @property
    def scheduled(self) -> bool:
        """Whether what is due depends on how the schedule is read."""
        return self.by == "term" and not self.parts


class Cases(Ruled):
    """Points for every case: a complaint, a late report, a person absent."""

    kind: Literal["cases"] = Field(title="逐例扣分")
    metric: Code = Field(title="指标")
    each: _Each = Field(title="每例扣分")
    most: _Each | None = Field(title="最多扣分", default=None)


class Members(Ruled):
    """Points for every member who got fewer of some service than needed."""

    kind: Literal["members"] = Field(title="逐人核对服务次数")
    metric: Code = Field(title="指标")
    needs: dict[Code, Count] = Field(title="每人应得次数", description="服务代码：次数", min_length=1)
    each: _Each = Field(title="每人扣分")
    most: _Each | None = Field(title="最多扣分", default=None)


class Missing(Ruled):
    """Points for every month, week … that ended in the period and in which nothing is recorded.

    Without `each`, the criterion's points are lost in the proportion that is missing; an `each` of nothing
    names what is missing and takes no points.
    """

    kind: Literal["missing"] = Field(title="逐期核对")
    metric: Code = Field(title="指标")
    every: Literal["week", "month", "quarter"] = Field(title="每")
    each: Figure | None = Field(
        title="每缺一期扣分", description="留空则按缺少的比例扣分", default=None, ge=0
    )
    most: _Each | None = Field(title="最多扣分", default=None)
    first_partial: bool = Field(
        title="首个不足一期的是否考核", description="启用当周、当月、当季不足一整期的", default=True
    )


class Whole(Ruled):
    """All points or none: a count reaches `least`, or stays at or below `most`.

    With `occasion`, the rule counts only where that metric is more than nothing.
    """

    kind: Literal["whole"] = Field(title="得分或不得分")
    metric: Code = Field(title="指标")
    least: Figure | None = Field(title="不少于", default=None)
    most: Figure | None = Field(title="不多于", default=None)
    occasion: Code | None = Field(title="仅当该指标大于零", default=None)
    points: _Each | None = Field(title="不符扣分", description="留空则为本条分值", default=None)

    @model_validator(mode="after")
    def _one_bound(self) -> Whole:
        return _bounded(self, self.least, self.most)


class Ratio(Ruled):
    """All points or none: `of` as a percentage of `among` reaches `least`, or stays within `most`.

    With `shared`, points are lost in the proportion that is missing from `least`.
    """

    kind: Literal["ratio"] = Field(title="比率达标")
    of: Code = Field(title="分子指标")
    among: Code = Field(title="分母指标")
    least: Figure | None = Field(title="不低于", description="百分比", default=None)
    most: Figure | None = Field(title="不高于", description="百分比", default=None)
    shared: bool = Field(title="按缺少的比例扣分", default=False)
    points: _Each | None = Field(title="不符扣分", description="留空则为本条分值", default=None)

    @model_validator(mode="after")
    def _one_bound(self) -> Ratio:
        if self.shared and not self.least:
            raise PydanticCustomError("shared_least", "a shared ratio needs least", {})
        return _bounded(self, self.least, self.most)


class Sample(Ruled):
    """A random sample of `size` units: points for each that fails, or a share or mean mark to reach."""

    kind: Literal["sample"] = Field(title="随机抽查")
    metric: Code = Field(title="抽样总体")
    size: Count = Field(title="抽取数量", gt=0)
    question: Name = Field(title="检查内容")
    each: _Each | None = Field(title="每个不合格扣分", default=None)
    least_share: Figure | None = Field(title="合格率不低于", description="百分比", default=None)
    least_mean: Figure | None = Field(title="平均评分不低于", default=None)
    points: _Each | None = Field(title="不符扣分", default=None)

    @model_validator(mode="after")
    def _one_measure(self) -> Sample:
        if sum(value is not None for value in (self.each, self.least_share, self.least_mean)) != 1:
            raise PydanticCustomError("one_measure", "needs one of each, least_share, least_mean", {})
        return self


class Judgement(Ruled):
    """What only the assessor can judge; nothing is taken until a deduction is recorded."""

    kind: Literal["judgement"] = Field(title="考核人判断")
    question: Name = Field(title="判断内容")


Rule = Annotated[
    Shortfall | Cases | Members | Missing | Whole | Ratio | Sample | Judgement,
    Field(discriminator="kind"),
]


class CriterionRules(Record):
    """How a criterion of the scorecard loses points: the rules that hold under a reading, together."""

    code: Code = Field(title="评分编号", description="与 tender.yaml 的评分编号一致")
    rules: tuple[Rule, ...] = Field(title="扣分规则", min_length=1)
    evidence: tuple[Code, ...] = Field(title="证据表", description="列入报告的查询", default=())


class Outcome(Record):
    """One way in which an open point can be read."""

    code: Code = Field(title="做法编号")
    text: Name = Field(title="做法")


class OpenPoint(Record):
    """A point that the tender's text leaves open, with every reading of it."""

    code: Code = Field(title="事项编号")
    text: Name = Field(title="原文的不明之处")
    place: Citation = Field(title="出处")
    outcomes: tuple[Outcome, ...] = Field(title="可能的做法", min_length=2)


class PeriodRule(Record):
    """A period of assessment: until when it runs, and the payment that hangs on it.

    It begins the day after the one before; the first begins with the opening.
    """

    name: Name = Field(title="名称")
    until: Due = Field(title="截止")
    stage: Code = Field(title="付款期号", description="tender.yaml 中的付款期")


class Extra(Record):
    """Points given (bonus) or taken (malus) per case, beside the scorecard."""

    code: Code = Field(title="编号")
    name: Name = Field(title="事项")
    metric: Code = Field(title="指标")
    each: _Each = Field(title="每次分值")
    when: When = Field(default_factory=dict)


class Bonus(Record):
    """Points beyond the scorecard; `most` caps their sum."""

    entries: tuple[Extra, ...] = Field(title="加分项")
    most: Figure | None = Field(title="总加分上限", default=None, gt=0)


class Veto(Record):
    """A case that fails the whole assessment, whatever else was scored; the score then counts as `score`."""

    code: Code = Field(title="编号")
    name: Name = Field(title="一票否决事项")
    metric: Code | None = Field(title="指标", description="留空则只由考核人认定", default=None)
    score: Figure = Field(title="视同得分", default=Decimal(0))


class ShareBase(Record):
    """What the share of a band is taken of: the stage's own amount, or the contract divided by `parts`."""

    code: Code = Field(title="做法编号")
    text: Name = Field(title="说明")
    parts: Count | None = Field(
        title="合同金额的几分之一", description="留空为该期应付款", default=None, gt=0
    )


class RectifiedShare(Record):
    """What is paid in percent under one reading, once the rectification has passed or failed."""

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

    title: FileName = Field(title="名称", description="也是文件名，如：月度工作总结与计划")
    every: Literal["week", "month", "quarter"] = Field(title="每")
    tables: tuple[Code, ...] = Field(title="各表", min_length=1)
    plan: bool = Field(title="附下期计划", description="由整个服务期的目标推出", default=False)
    place: Citation = Field(title="出处")


class Duty(Record):
    """Something owed again and again during the service, for the calendar.

    It is `about` the unit in which it falls due, the one before, or both: a plan of this month with a summary
    of the last. Without a `day` it is due by the unit's end.
    """

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


def _bounded(rule: R, least: Decimal | None, most: Decimal | None) -> R:
    if (least is None) == (most is None):
        raise PydanticCustomError("one_bound", "needs least or most, and one of them only", {})
    return rule
