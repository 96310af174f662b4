"""When a panel looks into an abnormally low price, and where a line at 0 is said to be contained."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Name, Record, Text
from docgen.model.rules.dated import Dated
from docgen.model.sme.size_rule import Source


@cache
def _contained(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?<![不未])(?:{'|'.join(map(re.escape, words))})")


class ReviewTest(Record):
    """A price below `share` percent of what `basis` names is looked into."""

    basis: Literal["mean", "second", "ceiling"] = Field(title="比较对象")
    share: Decimal = Field(title="比例", description="百分之几", gt=0, le=100)
    verify: bool = Field(title="待核对原文", default=False)
    reason: Text = Field(title="说明", default="")


class PriceReviewRule(Dated):
    """All of rules/price_review.yaml."""

    id: Code = Field(title="规则编号")
    title: Name = Field(title="名称")
    source: Source = Field(title="依据")
    raised_most: Decimal = Field(title="采购人最高可提到", description="百分之几", gt=0, le=100)
    tests: tuple[ReviewTest, ...] = Field(title="启动审查的情形", min_length=1)
    tenths_most: Decimal = Field(
        title="多半是折数", description="折扣率不高于此数，多半把九五折写成了 9.5 或 0.95", gt=0
    )
    discounts_least: Decimal = Field(
        title="多半是折扣率", description="下浮率不低于此数，多半把折扣率写成了下浮率", gt=0, le=100
    )
    contained: tuple[Name, ...] = Field(title="零价的说明用语", min_length=1)

    def says_where(self, note: str) -> bool:
        """Whether the note of a line at 0 says where its cost is contained."""
        return bool(_contained(self.contained).search(note))
