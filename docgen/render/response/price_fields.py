"""What a response template may use of the price: lines, groups, parts, years and ceilings."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from docgen.render.engine.values import Fields


class OfferLineFields(Fields):
    """A line of the price schedule."""

    no: int = Field(title="序号")
    head: str = Field(title="费用名称，没有则为空文字")
    group: str = Field(title="分组，没有则为空文字")
    name: str = Field(title="内容")
    quantity: Decimal | None = Field(title="数量，只报单价的为空")
    unit: str = Field(title="单位")
    unit_price: Decimal = Field(title="单价（元）")
    amount: Decimal | None = Field(title="金额（元），没有数量的为空")
    year: int | None = Field(title="只属于合同第几年，否则为空")
    note: str = Field(title="说明")


class HeadFields(Fields):
    """The sum of one cost head."""

    no: int = Field(title="序号")
    name: str = Field(title="费用名称")
    amount: Decimal = Field(title="金额（元）")
    share: Decimal | None = Field(title="占总价的比例（%），四舍五入到两位小数；总价为零的为空")


class GroupFields(Fields):
    """Lines that stand together, with their subtotal."""

    name: str = Field(title="分组，不分组的各行为空文字")
    lines: list[OfferLineFields] = Field(title="各行")
    subtotal: Decimal | None = Field(title="小计（元），没有数量的为空")


class YearFields(Fields):
    """A year of the contract and its share of the total."""

    no: int = Field(title="第几年")
    months: int = Field(title="月数，最后一年可能不足 12")
    amount: Decimal = Field(title="金额（元），除不尽的四舍五入到分")
    monthly: Decimal = Field(title="每月金额（元），除不尽的四舍五入到分")


class CeilingFields(Fields):
    """A ceiling and what it binds."""

    binds: str = Field(title="限制对象，如：总价、第2年、单价")
    item: str = Field(title="限价项目，没有则为空文字")
    unit: str = Field(title="单价的单位，没有写明则为空文字")
    amount: Decimal = Field(title="最高限价（元）")
    place: str = Field(title="出处")


class PartFields(Fields):
    """A part of the price that is offered; a price without parts is one part without a name."""

    no: int = Field(title="序号")
    name: str = Field(title="报价部分，不分部分的为空文字")
    form: str = Field(title="报价方式：总价、单价、折扣率、下浮率")
    rate: Decimal | None = Field(title="折扣率或下浮率（%），报金额的为空")
    total: Decimal | None = Field(title="合计（元），算不出的为空")
    base: Decimal | None = Field(title="计价基数（元），采购文件没有给出则为空")
    weight: Decimal | None = Field(title="评审权重（%），没有则为空")
    bounds: str = Field(title="采购文件的限制，一句话，没有则为空文字")
    unit_prices: list[OfferLineFields] = Field(title="报单价的各行，不超过三行；其他为空")
    people: int | None = Field(title="计价人数，采购文件没有写明则为空")
    months: int | None = Field(title="计价月数，没有计价人数则为空")
    groups: list[GroupFields] = Field(title="各组及其行，报费率的为空")
    years: list[YearFields] = Field(title="各年金额，算不出的为空")
    ceilings: list[CeilingFields] = Field(title="本部分的最高限价")
    has_quantities: bool = Field(title="是否有一行写了数量")
    has_heads: bool = Field(title="是否有一行属于某项费用")
    note: str = Field(title="说明")


class OfferFields(Fields):
    """The price."""

    total: Decimal | None = Field(title="总价（元），算不出的为空")
    ceiling: Decimal | None = Field(title="最高限价（元），没有写明的为空")
    budget: Decimal | None = Field(title="采购预算（元），没有写明的为空")
    ceilings: list[CeilingFields] = Field(title="总价以外的最高限价，各部分自己的除外")
    validity_days: int = Field(title="响应有效期（日）")
    by_unit: bool = Field(title="是否各部分都报单价，且评审不比较总价：合计只是按预估数量计算")
    includes: str = Field(title="报价包含的费用，没有写明则为空文字")
    settled: str = Field(title="据实结算、不含在报价中的费用，没有则为空文字")
    settled_unsaid: bool = Field(title="报单价而没有写明有无据实结算的费用")
    ceiling_settled: bool = Field(title="最高限价是否包括据实结算的费用")
    plain: bool = Field(title="是否只报一个总价：不分部分、不分组，各行都有费用和数量")
    lines: list[OfferLineFields] = Field(title="分项报价")
    groups: list[GroupFields] = Field(title="按费用分组的分项报价，依次编号，各组有小计")
    heads: list[HeadFields] = Field(title="按费用汇总，合计不是总价的为空")
    parts: list[PartFields] = Field(title="各部分报价")
    rates: bool = Field(title="是否有一部分报折扣率或下浮率")
    rate: Decimal | None = Field(title="各部分费率按权重合成的评审费率（%），没有权重的为空")
    yearly: Decimal | None = Field(title="年度金额（元），各年不同或算不出的为空")
    monthly: Decimal | None = Field(title="月度金额（元），各年不同或算不出的为空")
    years: list[YearFields] = Field(title="各年金额，算不出的为空")
    shows_year: bool = Field(title="采购文件的报价表是否另列年度金额")
    shows_month: bool = Field(title="采购文件的报价表是否另列月度金额")
