"""When a bound of a tender's own size table is of another unit, and no other bound."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Code, Name
from docgen.model.rules.dated import Dated
from docgen.model.sme.size_rule import MetricBounds


class PrintedTableRule(Dated):
    """All of rules/printed_tables.yaml."""

    id: Code = Field(title="编号")
    reason: Name = Field(title="理由")
    factor: int = Field(title="倍数", gt=1)

    def other_unit(self, printed: MetricBounds, official: MetricBounds) -> bool:
        """Whether some bound is so many times the official one, or less than that part of it."""
        pairs = zip(printed.lower, official.lower, strict=True)
        return any(max(one, other) >= self.factor * min(one, other) for one, other in pairs)
