"""The tender file of one lot as facts: parties, sites, clauses, price rules, payment, scorecard."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Count, Day, Figure, FileName, Money, Name, Record, Text
from docgen.model.money import FEN
from docgen.model.paper import PaperSpec
from docgen.model.sme.size_rule import TableRow
from docgen.model.tender.handin import HandIn
from docgen.model.tender.handover_regime import HandoverRegime
from docgen.model.tender.requirement import Requirement

OffDay = Literal["marked", "earlier", "later"]
"""Of a day that is no workday: it stays and is marked, or the workday before or after counts."""


def off_day() -> Any:
    """The field that says what becomes of a day that is no workday."""
    return Field(
        title="逢休息日",
        description="marked 标明（采购文件未写明的）；earlier 提前到前一工作日；later 顺延到后一工作日",
        default="marked",
    )


class Citation(Record):
    """Where something stands in the tender file, so that a reader finds it again."""

    section: Name = Field(title="章节", description="如：一、服务技术要求 三（一）1")
    item: Text = Field(title="项", description="如：（2）①", default="")

    def __str__(self) -> str:
        return f"{self.section}{self.item}"


class Mark(Record):
    """A sign that the tender puts before clauses, and what a deviation then costs."""

    symbol: Annotated[str, Field(min_length=1, max_length=2)] = Field(title="符号", description="▲、★、# …")
    effect: Literal["void", "points", "note"] = Field(
        title="效果", description="void 负偏离即无效；points 负偏离扣分；note 仅提示"
    )
    points: Figure | None = Field(title="扣分", description="effect 为 points 时，每项扣几分", default=None)
    place: Citation = Field(title="出处")


class Party(Record):
    """A body on the purchaser's side."""

    name: Name = Field(title="名称")
    role: Name = Field(title="身份", description="采购人、监督考核单位 …")
    address: Text = Field(title="地址", default="")


class SiteSpec(Record):
    """A place of service that the tender names."""

    code: Code = Field(title="站点编号")
    name: Name = Field(title="站点名称")
    kind: Name = Field(title="站点类型")
    location: Text = Field(title="选址要求", default="")


class Clause(Record):
    """One requirement that must be answered, in the project's words, with its place."""

    code: Code = Field(title="条款编号")
    part: Literal["commercial", "technical"] = Field(
        title="类别", description="commercial 商务要求；technical 服务技术要求"
    )
    title: Name = Field(title="名称")
    text: Name = Field(title="要求")
    place: Citation = Field(title="出处")
    mark: Text = Field(title="标记", description="采购文件在条款前加的符号，如 ▲；无则留空", default="")
    sites: tuple[Code, ...] = Field(title="适用站点", description="留空表示与站点无关", default=())
    requires: tuple[Requirement, ...] = Field(title="量化要求", default=())


class CostHead(Record):
    """A kind of cost that the price must contain."""

    code: Code = Field(title="费用编号")
    name: Name = Field(title="费用名称")
    place: Citation = Field(title="出处")


class PriceRules(Record):
    """What binds the offer: the ceiling in 元 and the cost heads to be covered."""

    ceiling: Money = Field(title="最高限价", description="元", gt=0)
    place: Citation = Field(title="出处")
    heads: tuple[CostHead, ...] = Field(title="须含费用", default=())


class Due(Record):
    """A moment counted from an event of the contract."""

    event: Literal["signing", "opening", "acceptance", "end"] = Field(
        title="起算事件", description="signing 合同签订；opening 投入使用；acceptance 验收合格；end 期满"
    )
    months: Count = Field(title="个月", default=0, ge=0)
    days: Count = Field(title="日", default=0, ge=0)
    workdays: Count = Field(title="工作日", default=0, ge=0)
    off: OffDay = off_day()


class SetupTerm(Record):
    """By when the place of service must be set up."""

    name: Name = Field(title="事项", description="如：完善场地")
    until: Due = Field(title="期限")
    place: Citation = Field(title="出处")


class AssessmentTerm(Record):
    """By when a period is to be assessed: so many days before it ends."""

    text: Name = Field(title="期限", description="如：周期结束前5日")
    days_before: Count = Field(title="周期结束前几日", ge=0)
    off: OffDay = off_day()
    place: Citation = Field(title="出处")


class PaymentStage(Record):
    """One payment: its share of the contract in percent, and what it hangs on."""

    code: Code = Field(title="期号")
    name: Name = Field(title="名称")
    share: Figure = Field(title="比例", description="合同总额的百分比", gt=0, le=100)
    due: Due = Field(title="付款时点")
    terms: Text = Field(
        title="时点的说法", description="起算事件和期限说不清的，照此写；留空按 due 写出", default=""
    )
    scored: bool = Field(title="按考核得分支付")
    place: Citation = Field(title="出处")


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


class PaymentBand(Record):
    """A band of scores and the share in percent that it pays; bounds as the tender prints them."""

    least: Figure | None = Field(title="不低于", default=None)
    most: Figure | None = Field(title="不高于", default=None)
    below: Figure | None = Field(title="低于", default=None)
    share: Figure = Field(title="支付比例", description="该期费用的百分比", ge=0, le=100)
    per_point: PointPrice | None = Field(
        title="按分扣款", description="落在本档时，每低于起扣线一分扣多少", default=None
    )
    name: Text = Field(title="等次", description="如：优、良、中、差", default="")
    note: Text = Field(title="说明", default="")

    def holds(self, total: Decimal) -> bool:
        """Whether the score lies in the band."""
        return (
            (self.least is None or total >= self.least)
            and (self.most is None or total <= self.most)
            and (self.below is None or total < self.below)
        )


class PaymentPlan(Record):
    """How the contract is paid: stages and score bands."""

    stages: tuple[PaymentStage, ...] = Field(title="付款期")
    bands: tuple[PaymentBand, ...] = Field(title="得分档次", default=())
    place: Citation = Field(title="出处")

    @property
    def overlaps(self) -> bool:
        """Whether some score lies in two bands: then the bound of one does."""
        bounds = {bound for band in self.bands for bound in (band.least, band.most) if bound is not None}
        return any(sum(band.holds(bound) for band in self.bands) > 1 for bound in bounds)


class Criterion(Record):
    """One line of the scorecard: what is asked, how points are lost, how many there are."""

    code: Code = Field(title="评分编号")
    points: Figure | None = Field(title="分值", description="采购文件未拆分的留空", default=None)
    title: Name = Field(title="名称")
    text: Name = Field(title="要求")
    deduction: Text = Field(title="扣分办法", default="")
    requires: tuple[Requirement, ...] = Field(title="量化要求", default=())


class ScorecardItem(Record):
    """An item of the scorecard and its criteria."""

    code: Code = Field(title="项号")
    name: Name = Field(title="服务内容")
    points: Figure = Field(title="分值", ge=0)
    text: Text = Field(title="服务要求", default="")
    criteria: tuple[Criterion, ...] = Field(title="评分标准", min_length=1)

    def points_of(self, criterion: Criterion) -> Decimal:
        """The criterion's points; where the tender did not split the item's, an equal part of the rest.

        Parts are whole hundredths, and the last takes what remains, so that they sum to the item.
        """
        if criterion.points is not None:
            return criterion.points
        rest = self.points - sum(
            (each.points for each in self.criteria if each.points is not None), Decimal(0)
        )
        unsplit = [each.code for each in self.criteria if each.points is None]
        part = (rest / len(unsplit)).quantize(FEN, ROUND_DOWN)
        return part if criterion.code != unsplit[-1] else rest - part * (len(unsplit) - 1)


class Scorecard(Record):
    """The table by which the service is scored during the contract."""

    title: Name = Field(title="名称")
    total: Figure = Field(title="总分")
    place: Citation = Field(title="出处")
    items: tuple[ScorecardItem, ...] = Field(title="考核项目")


class EvaluationItem(Record):
    """One line by which the panel scores the responses; empty where the tender file shows none."""

    code: Code = Field(title="评审编号")
    name: Name = Field(title="评审因素")
    points: Figure = Field(title="分值", ge=0)
    text: Name = Field(title="评审标准")


class Volume(PaperSpec):
    """One volume that must be handed in, and the template that makes it."""

    code: Code = Field(title="卷号", description="也是模板文件名，如 qualification")
    title: FileName = Field(title="卷名", description="如：资格证明文件；也是文件名")
    forms: tuple[Name, ...] = Field(
        title="必备表格", description="本卷必须有的标题，如：资格声明；成品回读时核对", default=()
    )


class SmeTerms(Record):
    """What the tender says of small and medium enterprises."""

    industry: Name = Field(title="所属行业", description="采购标的对应的中小企业划分标准所属行业")
    item: Name = Field(title="标的名称")
    reserved: bool = Field(title="专门面向中小企业", default=False)
    place: Citation = Field(title="出处")


class LicenceRequirement(Record):
    """A licence that the tender asks for, and what its scope must contain."""

    kind: Name = Field(title="证照种类")
    scope: tuple[Name, ...] = Field(title="须含范围", default=())
    place: Citation = Field(title="出处")


class ProofRequirement(Record):
    """A paper that must prove so many months, counted back from the opening (tax, social insurance)."""

    kind: Name = Field(title="材料种类", description="与证明材料的 kind 相同，如：纳税证明")
    months: Count = Field(title="月数", description="至少覆盖几个月", gt=0)
    within: Count = Field(title="回溯", description="开启日前几个月之内", default=12, gt=0)
    place: Citation = Field(title="出处")


class MinimumWage(Record):
    """The local monthly minimum wage in 元 that the tender binds wages to, with its source."""

    monthly: Money = Field(title="月最低工资", description="元", gt=0)
    effective: Day = Field(title="施行日期")
    source: Name = Field(title="依据")
    verify: bool = Field(title="待核对原文", default=False)


class PriceComparison(Record):
    """How prices are compared: weight of price and deductions for small and micro enterprises, in percent."""

    category: Literal["goods", "services"] = Field(title="类别", default="services")
    weight: Figure = Field(title="价格权重", description="百分比", gt=0, le=100)
    rate: Figure | None = Field(title="小微企业扣除比例", description="百分比", default=None)
    joint_rate: Figure | None = Field(title="联合体或分包扣除比例", description="百分比", default=None)
    place: Citation = Field(title="出处")


class Lot(Record):
    """The lot that is bid for: its name, sites, clauses, money and scorecard."""

    code: Name = Field(title="标项", description="如：标项一")
    title: Name = Field(title="标的名称")
    quantity: Name = Field(title="数量及单位", description="如：1项")
    subcontracting: Literal["forbidden", "allowed", "unstated"] = Field(title="转包分包")
    consortium: Literal["forbidden", "allowed", "unstated"] = Field(title="联合体", default="unstated")
    term_months: Count = Field(title="服务期", description="月", gt=0)
    setup: SetupTerm | None = Field(title="场地完善期限", default=None)
    assessment: AssessmentTerm | None = Field(
        title="考核期限", description="采购文件写明的；没有写的留空，各文件不印最迟考核日", default=None
    )
    price: PriceRules = Field(title="报价")
    licences: tuple[LicenceRequirement, ...] = Field(title="资格证照", default=())
    proofs: tuple[ProofRequirement, ...] = Field(title="资格材料", default=())
    minimum_wage: MinimumWage | None = Field(title="最低工资", default=None)
    price_review: PriceComparison | None = Field(title="价格评审", default=None)
    sme: SmeTerms | None = Field(title="中小企业", default=None)
    sme_table: tuple[TableRow, ...] = Field(
        title="采购文件自带的划型标准", description="只写与官方标准不同或需要核对的行", default=()
    )
    sites: tuple[SiteSpec, ...] = Field(title="站点", min_length=1)
    clauses: tuple[Clause, ...] = Field(title="条款", min_length=1)
    payment: PaymentPlan = Field(title="付款")
    scorecard: Scorecard | None = Field(title="服务质量标准", default=None)
    evaluation: tuple[EvaluationItem, ...] = Field(title="评审标准", default=())
    handover: HandoverRegime | None = Field(title="期满移交", default=None)

    def site_name(self, code: str) -> str:
        """The name of the site of that code; the code itself where the lot has no such site."""
        return next((site.name for site in self.sites if site.code == code), code)

    def site_names(self, codes: Iterable[str]) -> str:
        """The names of several sites, as a paper lists them."""
        return "、".join(map(self.site_name, codes))


class Tender(Record):
    """A tender file: who buys, under which number, when responses are opened, and the lot."""

    project_name: Name = Field(title="项目名称")
    project_number: Name = Field(title="项目编号")
    method: Name = Field(title="采购方式", default="竞争性磋商")
    parties: tuple[Party, ...] = Field(title="采购方", min_length=1, description="第一个是采购人")
    opening: Day = Field(title="响应文件开启日期")
    validity_days: Count = Field(title="响应有效期", description="日，自开启之日起", gt=0)
    copies: Count = Field(title="副本份数", default=1, ge=0)
    marks: tuple[Mark, ...] = Field(title="标记", default=())
    volumes: tuple[Volume, ...] = Field(title="响应文件组成", min_length=1)
    handin: HandIn = Field(title="递交方式", default=HandIn())
    lot: Lot = Field(title="标项")

    @property
    def purchaser(self) -> Party:
        """The purchaser: the first party named."""
        return self.parties[0]

    @property
    def voiding_marks(self) -> frozenset[str]:
        """The signs that make a clause substantive: a negative deviation from it voids the response."""
        return frozenset(mark.symbol for mark in self.marks if mark.effect == "void")
