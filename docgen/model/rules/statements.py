"""How texts state a price, a term, a figure: the words that checks of what is written go by."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern


class PriceWords(Record):
    """What a total is called, what may stand between that and the amount, and what names something else."""

    total: Pattern = Field(title="总价的叫法")
    sum: Pattern = Field(title="其后的字样")
    link: Pattern = Field(title="与金额之间")
    not_behind: tuple[Pattern, ...] = Field(title="前面不能是")
    after: Pattern = Field(title="金额在前的叫法")


class TermWords(Record):
    """Days, the award notice, signing and validity."""

    days: Pattern = Field(title="日历天")
    notice: Pattern = Field(title="成交通知书")
    sign: Pattern = Field(title="签订")
    signed: Pattern = Field(title="签订、签约")
    validity: Pattern = Field(title="有效期")


class FigureWords(Record):
    """Units and measure words beside figures; words beside hours; words for what comes on top."""

    area: Pattern = Field(title="面积单位")
    seats: Pattern = Field(title="座位")
    people: Pattern = Field(title="人的量词")
    things: Pattern = Field(title="物的量词")
    whole: Pattern = Field(title="整件的量词")
    opening: Pattern = Field(title="开放时间的字样")
    breaks: Pattern = Field(title="休息时间的字样")
    besides: Pattern = Field(title="另加的字样")


class StatementRule(Dated):
    """All of rules/statements.yaml."""

    id: Code = Field(title="编号")
    reason: Name = Field(title="理由")
    price: PriceWords = Field(title="报价")
    terms: TermWords = Field(title="期限")
    figures: FigureWords = Field(title="数量与时间")
