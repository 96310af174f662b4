"""The words by which what was read of a tender becomes the records of a project: rules/drafting.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Code, FileName, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.figures import Measure
from docgen.model.rules.wording import Pattern
from docgen.model.tender.forms import OwnPart


class EventWords(Record):
    """The words of an event that a payment is counted from."""

    event: Literal["signing", "opening", "acceptance", "end"] = Field(title="起算事件")
    words: tuple[Name, ...] = Field(title="字样", min_length=1)


class PayerWords(Record):
    """The words that say who pays the agency."""

    payer: Literal["bidder", "purchaser"] = Field(title="支付人")
    words: tuple[Name, ...] = Field(title="字样", min_length=1)


class VolumeWords(Record):
    """The words of a volume's title that say which built-in template it is."""

    code: Code = Field(title="卷号")
    words: tuple[Name, ...] = Field(title="字样", min_length=1)


class PartWords(Record):
    """A part that docgen makes itself: the volumes that it may go into, the likeliest first, and where.

    It is left out where a form's title matches `unless`; it stands behind the first form without a text of
    its own whose title matches `behind`, behind the last form of any kind whose title matches `after`, else
    before or after all forms. `each`: every volume has it.
    """

    part: OwnPart = Field(title="部分")
    volumes: tuple[Code, ...] = Field(title="卷号", default=())
    each: bool = Field(title="每卷都有", default=False)
    first: bool = Field(title="在各格式之前", default=False)
    unless: Pattern | None = Field(title="有这样的格式就不印", default=None)
    behind: Pattern | None = Field(title="排在这样的自拟格式之后", default=None)
    after: Pattern | None = Field(title="排在最后一份这样的格式之后", default=None)


class RateWords(Record):
    """How rates are asked for: by which words, and a rate's `name` and `value` with the words for its bound.

    The pattern without a `bound` is that of a ceiling's own words, piece by piece: a most.
    """

    discount: Pattern = Field(title="折扣率的字样")
    reduction: Pattern = Field(title="下浮率的字样")
    limit: Pattern = Field(title="一项的上下限")
    ceiling: Pattern = Field(title="限价里的一项")
    least: Pattern = Field(title="是下限的字样")
    decimals: Pattern = Field(title="几位小数")
    weight: Pattern = Field(title="一项的权重")


class DraftingRule(Dated):
    """All of rules/drafting.yaml; words and patterns are met in unspaced text."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    commercial: tuple[Name, ...] = Field(title="商务要求的标题", min_length=1)
    by_purchaser: tuple[Name, ...] = Field(title="采购人自行查询")
    optional: tuple[Name, ...] = Field(title="如有才审")
    minus_by_mark: Pattern = Field(title="按负偏离扣分")
    each: Pattern = Field(title="每项几分")
    mark_points: Pattern = Field(title="每项扣几分")
    mark_most_points: Pattern = Field(title="最多扣几分")
    mark_most: Pattern = Field(title="超过几项无效")
    events: tuple[EventWords, ...] = Field(title="起算事件")
    not_only: tuple[Name, ...] = Field(title="时点不只看事件")
    repeated: Pattern = Field(title="付几次")
    scored: tuple[Name, ...] = Field(title="按考核支付")
    rates: RateWords = Field(title="按费率报价")
    below: tuple[Name, ...] = Field(title="不含上限的说法")
    payer: tuple[PayerWords, ...] = Field(title="代理服务费支付人")
    base: Pattern = Field(title="比例的基数")
    own_visit: tuple[Name, ...] = Field(title="自行踏勘")
    volumes: tuple[VolumeWords, ...] = Field(title="各卷")
    usual_volumes: tuple[FileName, ...] = Field(title="通行的各卷", min_length=1)
    parts: tuple[PartWords, ...] = Field(title="各卷的各部分", min_length=1)
    not_proposed: tuple[Measure, ...] = Field(title="不作量化要求的计量")
    before_event: Pattern = Field(title="某事之前的期限")
    staff_verbs: tuple[Name, ...] = Field(title="派人的动词", min_length=1)
    staff_roles: Pattern = Field(title="岗位的末字")
