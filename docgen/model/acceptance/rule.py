"""How a criterion loses points: a small closed set of rules over the ledgers' metrics."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Literal, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Count, Figure, Name, Record
from docgen.model.told_apart import ADDS, WHOLE, by

When = Annotated[
    dict[Code, Code],
    Field(title="适用做法", description="待定事项：做法；列出的都成立才适用，留空则总适用"),
]
"""The readings of open points under which an entry counts; all that are named must hold."""

Each = Annotated[Figure, Field(gt=0)]
R = TypeVar("R", bound=Record)


class Schedule(Record):
    """One reading of how much of a whole term's target is due at a period's end."""

    told_apart = by("when")

    since: Literal["opening", "signing"] = Field(
        title="起算", description="opening 投入使用；signing 合同签订"
    )
    rounded: Literal["up", "down", "exact"] = Field(
        title="取整", description="up 进为整数；down 舍为整数；exact 不取整"
    )
    when: When = Field(default_factory=dict)


class Ruled(Record):
    """A rule that counts under the readings it names."""

    told_apart = WHOLE

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
    parts: Annotated[tuple[Figure, ...], ADDS] = Field(
        title="各周期累计目标", description="留空则按 schedules 的做法，依天数的比例", default=()
    )
    each: Each | None = Field(title="每缺一个扣分", description="留空则按缺少的比例扣分", default=None)
    most: Each | None = Field(title="最多扣分", description="留空则为本条分值", default=None)

    @property
    def scheduled(self) -> bool:
        """Whether what is due depends on how the schedule is read."""
        return self.by == "term" and not self.parts


class Cases(Ruled):
    """Points for every case: a complaint, a late report, a person absent."""

    kind: Literal["cases"] = Field(title="逐例扣分")
    metric: Code = Field(title="指标")
    each: Each = Field(title="每例扣分")
    most: Each | None = Field(title="最多扣分", default=None)


class Members(Ruled):
    """Points for every member who got fewer of some service than needed."""

    kind: Literal["members"] = Field(title="逐人核对服务次数")
    metric: Code = Field(title="指标")
    needs: dict[Code, Count] = Field(title="每人应得次数", description="服务代码：次数", min_length=1)
    each: Each = Field(title="每人扣分")
    most: Each | None = Field(title="最多扣分", default=None)


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
    most: Each | None = Field(title="最多扣分", default=None)
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
    points: Each | None = Field(title="不符扣分", description="留空则为本条分值", default=None)

    @model_validator(mode="after")
    def _one_bound(self) -> Whole:
        return bounded(self, self.least, self.most)


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
    points: Each | None = Field(title="不符扣分", description="留空则为本条分值", default=None)

    @model_validator(mode="after")
    def _one_bound(self) -> Ratio:
        if self.shared and not self.least:
            raise PydanticCustomError("shared_least", "a shared ratio needs least", {})
        return bounded(self, self.least, self.most)


class Sample(Ruled):
    """A random sample of `size` units: points for each that fails, or a share or mean mark to reach."""

    told_apart = by("metric")

    kind: Literal["sample"] = Field(title="随机抽查")
    metric: Code = Field(title="抽样总体")
    size: Count = Field(title="抽取数量", gt=0)
    question: Name = Field(title="检查内容")
    each: Each | None = Field(title="每个不合格扣分", default=None)
    least_share: Figure | None = Field(title="合格率不低于", description="百分比", default=None)
    least_mean: Figure | None = Field(title="平均评分不低于", default=None)
    points: Each | None = Field(title="不符扣分", default=None)
    anonymous: bool = Field(title="匿名", description="结果按票号填写，不与单位对应", default=False)

    def entries(self, units: Iterable[str]) -> list[str]:
        """What results are entered under: the units drawn, or, if anonymous, the numbers of slips."""
        return [str(no) if self.anonymous else unit for no, unit in enumerate(units, 1)]

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


def bounded(rule: R, least: Decimal | None, most: Decimal | None) -> R:
    """The rule itself where it has one bound, no more and no less."""
    if (least is None) == (most is None):
        raise PydanticCustomError("one_bound", "needs least or most, and one of them only", {})
    return rule
