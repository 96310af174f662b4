"""What templates may use of the tender's dates, bonds and fee."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from docgen.render.engine.values import Fields


class MomentFields(Fields):
    """A day, with its hour where the tender states one."""

    day: date = Field(title="日期")
    hour: str = Field(title="时刻，如：9时30分；没有写明则为空文字")


class SpanFields(Fields):
    """From one moment to another."""

    begins: MomentFields | None = Field(title="自，没有写明则为空")
    until: MomentFields | None = Field(title="至，没有写明则为空")
    text: str = Field(title="方式、地点")
    place: str = Field(title="出处")


class LastMomentFields(MomentFields):
    """A deadline or the opening."""

    text: str = Field(title="方式、地点")
    place: str = Field(title="出处")


class DatesFields(Fields):
    """Days and hours of the tender, each empty where it is not stated."""

    obtaining: SpanFields | None = Field(title="获取采购文件")
    questions: LastMomentFields | None = Field(title="提问截止")
    deadline: LastMomentFields | None = Field(title="递交截止")
    opening: LastMomentFields = Field(title="开启")
    site_visit: SpanFields | None = Field(title="现场踏勘；不组织的没有时间")


class BondFields(Fields):
    """A bond as the tender states it."""

    name: str = Field(title="名称：投标保证金、履约保证金、质量保证金")
    asked: bool = Field(title="是否收取")
    amount: Decimal | None = Field(title="金额（元），按比例或不收取的为空")
    percent: Decimal | None = Field(title="比例（%），按金额或不收取的为空")
    base: str = Field(title="比例的基数")
    forms: list[str] = Field(title="形式")
    until: MomentFields | None = Field(title="交纳截止，没有写明则为空")
    due: str = Field(title="交纳时间")
    text: str = Field(title="其他规定")
    place: str = Field(title="出处")


class FeeBandFields(Fields):
    """A row of the agency's rate table."""

    up_to: Decimal | None = Field(title="至（元），最高一档为空")
    percent: Decimal = Field(title="费率（%）")


class AgencyFeeFields(Fields):
    """The agency's fee."""

    payer: str = Field(title="支付人，未写明则为空文字")
    amount: Decimal | None = Field(title="金额（元），没有写明则为空")
    rates: list[FeeBandFields] = Field(title="费率表")
    text: str = Field(title="收取规定")
    place: str = Field(title="出处")


class TermFields(Fields):
    """A date, a bond or the fee in words."""

    name: str = Field(title="事项")
    text: str = Field(title="内容")
    place: str = Field(title="出处")
