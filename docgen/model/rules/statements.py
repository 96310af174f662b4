"""How texts state a price, a term, a figure: the words that checks of what is written go by."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment, Pattern


class PriceWords(Record):
    """What a total is called, what may stand between that and the amount, and what names something else."""

    total: Fragment = Field(title="总价的叫法")
    sum: Fragment = Field(title="其后的字样")
    link: Fragment = Field(title="与金额之间")
    not_behind: tuple[Fragment, ...] = Field(title="前面不能是")
    after: Fragment = Field(title="金额在前的叫法")
    yearly: Fragment = Field(title="年度金额的叫法")
    monthly: Fragment = Field(title="月度金额的叫法")
    unit: Fragment = Field(title="单价的叫法")
    per_unit: Fragment = Field(title="分项名称与单价之间")
    person_month: Pattern = Field(title="按人按月计价的单位")
    people: Pattern = Field(title="数量中的人数", description="组 people 是数字")
    discount: Fragment = Field(title="折扣率的叫法")
    reduction: Fragment = Field(title="下浮率的叫法")


class TermWords(Record):
    """Days, the award notice, signing and validity."""

    days: Fragment = Field(title="日历天")
    notice: Fragment = Field(title="成交通知书")
    sign: Fragment = Field(title="签订")
    signed: Fragment = Field(title="签订、签约")
    validity: Fragment = Field(title="有效期")


class BondWords(Record):
    """What bonds are called, their forms, and how a text refuses, dates or returns one."""

    bid: Fragment = Field(title="投标保证金")
    performance: Fragment = Field(title="履约保证金")
    quality: Fragment = Field(title="质量保证金")
    forms: tuple[Name, ...] = Field(title="交纳方式", min_length=1)
    refused: Fragment = Field(title="不交")
    paid: Pattern = Field(title="交纳")
    returned: Pattern = Field(title="退还、有效期")


class FigureWords(Record):
    """Units and measure words beside figures; words beside hours; words for what comes on top."""

    seats: Fragment = Field(title="座位")
    people: Fragment = Field(title="人的量词")
    things: Fragment = Field(title="物的量词")
    whole: Fragment = Field(title="整件的量词")
    opening: Pattern = Field(title="开放时间的字样")
    breaks: Pattern = Field(title="休息时间的字样")
    besides: Pattern = Field(title="另加的字样")


class StatementRule(Dated):
    """All of rules/statements.yaml."""

    id: Code = Field(title="编号")
    reason: Name = Field(title="理由")
    price: PriceWords = Field(title="报价")
    terms: TermWords = Field(title="期限")
    bonds: BondWords = Field(title="保证金")
    figures: FigureWords = Field(title="数量与时间")
