"""The preference for domestic products in evaluation."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Code, Name
from docgen.model.rules.dated import Dated
from docgen.model.sme.price import Percent
from docgen.model.sme.size_rule import Source


class DomesticRule(Dated):
    """All of rules/domestic.yaml; from `whole_share` percent of domestic goods on all of them count."""

    id: Code = Field(title="规则编号")
    title: Name = Field(title="名称")
    source: Source = Field(title="依据")
    rate: Percent = Field(title="扣除比例")
    whole_share: Percent = Field(title="全部享受的比例")
