"""What the template of the internal check report may use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from docgen.render.engine.values import Fields
from docgen.render.response.fields import ProjectFields
from docgen.render.response.term_fields import TermFields


class CountFields(Fields):
    """How many findings of each severity, and how many were waived."""

    error: int = Field(title="错误")
    warning: int = Field(title="警告")
    info: int = Field(title="提示")
    waived: int = Field(title="登记的豁免")


class FindingFields(Fields):
    """One finding."""

    no: int = Field(title="序号")
    opens: bool = Field(title="是否该级别的第一条")
    severity: str = Field(title="级别：错误、警告、提示")
    code: str = Field(title="问题编号")
    name: str = Field(title="问题名称")
    place: str = Field(title="位置：文件和行、单元格")
    clause: str = Field(title="所涉条款的编号、名称和出处，无则为空文字")
    message: str = Field(title="问题")
    remedy: str = Field(title="改法")
    source: str = Field(title="依据")


class WaiverFields(Fields):
    """A finding that someone lets pass."""

    no: int = Field(title="序号")
    code: str = Field(title="问题编号")
    where: str = Field(title="位置")
    reason: str = Field(title="理由")
    name: str = Field(title="批准人")
    on: date = Field(title="日期")


class MarkedFields(Fields):
    """A marked clause with its answer, to be read aloud in the meeting."""

    no: int = Field(title="序号")
    mark: str = Field(title="标记")
    mark_note: str = Field(title="标记的来由：所属标题、所含用语；条款自己带标记的为空文字")
    title: str = Field(title="名称")
    place: str = Field(title="出处")
    requirement: str = Field(title="要求")
    answer: str = Field(title="响应内容")
    deviation: str = Field(title="偏离")


class MarkFields(Fields):
    """A mark, or words in its place, as the tender defines it."""

    sign: str = Field(title="标记或用语")
    effect: str = Field(title="效果：负偏离即无效、负偏离扣分、仅提示")
    text: str = Field(title="采购文件原句")
    place: str = Field(title="出处")


class ScoredFields(Fields):
    """An item that the panel scores, with the score that the bidder gives itself."""

    no: int = Field(title="序号")
    name: str = Field(title="评审因素")
    kind: str = Field(title="评分方式：主观、客观、报价，未写明为空文字")
    points: Decimal = Field(title="分值")
    score: Decimal | None = Field(title="自评分，没有为空")
    tier: str = Field(title="自评档次，没有为空文字")
    answer: str = Field(title="依据")


class DepthFields(Fields):
    """How much is written for an item that the panel scores."""

    no: int = Field(title="序号")
    name: str = Field(title="评审因素")
    points: Decimal = Field(title="分值")
    chapters: str = Field(title="响应章节，没有的为空文字")
    characters: int = Field(title="字数，几项共用一章的按分值分摊")
    per_point: int = Field(title="每分字数")
    figures: Decimal = Field(title="图表数")
    numbers: int = Field(title="数字个数")
    pages: Decimal | None = Field(title="页数，没有生成 PDF 的为空")
    share: int | None = Field(title="每分字数为各项中位数的百分之几，不比较的为空")
    thin: bool = Field(title="是否偏少")


class DemandFields(Fields):
    """A demand that could not be compared with the response."""

    no: int = Field(title="序号")
    clause: str = Field(title="条款编号")
    title: str = Field(title="条款名称")
    demand: str = Field(title="要求")
    why: str = Field(title="无法比较的原因")


class ComparedFields(Fields):
    """How many demands were compared with what is answered and offered."""

    compared: int = Field(title="已比较")
    not_comparable: int = Field(title="无法比较")
    without_figure: int = Field(title="没有数字的条款")


class LowPriceFields(Fields):
    """A test for an abnormally low price."""

    basis: str = Field(title="比较对象")
    share: Decimal = Field(title="比例（%）")
    limit: Decimal = Field(title="界限（元）")
    below: bool = Field(title="报价是否低于界限")
    source: str = Field(title="依据")


class DayFields(Fields):
    """A day of the contract's calendar."""

    name: str = Field(title="事项")
    day: date | None = Field(title="日期，起算事件未定的为空")
    provisional: bool = Field(title="是否暂定（当年放假安排未公布）")


class SizeFields(Fields):
    """How an enterprise's size follows from the rule; it is kept in the house."""

    name: str = Field(title="企业名称")
    size: str = Field(title="划型结果")
    rule: str = Field(title="依据")
    industry: str = Field(title="所属行业")
    working: list[str] = Field(title="过程，一条一行")


class ReviewFields(Fields):
    """Everything the template of the check report may use."""

    project: ProjectFields = Field(title="项目")
    bidder: str = Field(title="供应商名称")
    signed: date = Field(title="签署日期")
    ready: bool = Field(title="是否没有错误")
    counts: CountFields = Field(title="问题数量")
    findings: list[FindingFields] = Field(title="问题，按级别")
    waivers: list[WaiverFields] = Field(title="豁免")
    clauses: int = Field(title="条款数")
    answered: int = Field(title="已响应条款数")
    positive: int = Field(title="正偏离条款数")
    negative: int = Field(title="负偏离条款数")
    demands: ComparedFields = Field(title="要求的比较")
    uncompared: list[DemandFields] = Field(title="无法比较的要求")
    marks: list[MarkFields] = Field(title="采购文件对标记的说明，没有写原句的为空")
    self_score: Decimal | None = Field(title="自评分合计，没有自评分的为空")
    depths: list[DepthFields] = Field(title="各评分项的篇幅，没有评分项的为空")
    scored: list[ScoredFields] = Field(title="自评分，没有自评分的为空")
    marked: list[MarkedFields] = Field(title="带标记的条款，包括标题带标记的和含实质性用语的")
    total: Decimal | None = Field(title="总价（元），算不出的为空")
    ceiling: Decimal | None = Field(title="最高限价（元），没有写明的为空")
    parts: list[str] = Field(title="各部分报价，逐个一句话；不分部分的为空")
    terms: list[TermFields] = Field(title="时间、保证金、代理服务费，逐项一句话")
    sizes: list[SizeFields] = Field(title="各企业的规模划型过程")
    size: str = Field(title="企业类型，采购文件不涉及则为空文字")
    validity_days: int = Field(title="响应有效期（日）")
    required_days: int = Field(title="采购文件要求的响应有效期（日）")
    low_price: list[LowPriceFields] = Field(title="异常低价测试")
    calendar: list[DayFields] = Field(title="按最迟日期推算的合同日历")
    notice: date | None = Field(title="推算所依的成交通知日期")
