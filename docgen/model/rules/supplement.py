"""What supplements may add to a contract."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from docgen.model.base import Code, Name
from docgen.model.rules.dated import Dated
from docgen.model.sme.size_rule import Source


class SupplementRule(Dated):
    """All of rules/supplement.yaml."""

    id: Code = Field(title="规则编号")
    title: Name = Field(title="名称")
    source: Source = Field(title="依据")
    most_percent: Decimal = Field(title="最多增加", description="占原合同金额的百分比", gt=0)
